"""A signature under a journal: the host's key vouches for so many records and the hash of the last one.

What is here needs no library, so that anybody can read a signature and say whose key it names.
"""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

FILE = "journal.sig"
"""What the signature is called beside its journal."""
Form = Literal["yishi journal signature, ed25519, form 1"]
FORM: Form = "yishi journal signature, ed25519, form 1"
_GROUP, _GROUPS = 4, 8

Key = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
"""A public key, as hexadecimal digits."""


class Signature(Struct, frozen=True, forbid_unknown_fields=True):
    """What `journal.sig` holds."""

    form: Form
    key: Key
    records: Annotated[int, Meta(ge=1)]
    head: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    signature: Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]


def message(records: int, head: str) -> bytes:
    """What is signed; no other program signs anything that begins like this."""
    return f"{FORM}\n{records}\n{head}\n".encode("ascii")


def read(path: Path) -> Signature | None:
    """The signature in the file, None where there is no file. Raises ValueError, and OSError."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Signature)
    except FileNotFoundError:
        return None
    except RecursionError:
        raise ValueError(path.name) from None


def fingerprint(key: str) -> str:
    """A public key as people compare it: half of its SHA-256, in groups of four digits."""
    digits = sha256(bytes.fromhex(key)).hexdigest()
    return " ".join(digits[place : place + _GROUP] for place in range(0, _GROUP * _GROUPS, _GROUP))


def can_sign() -> bool:
    """Whether the library is there: the extra `sign`."""
    return find_spec("cryptography") is not None
