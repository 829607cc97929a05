"""Keys and signatures. Needs cryptography, the extra `sign`; nobody loads this without a key or a signature to look at."""

import re
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from yishi_tui.files import FOLDER_MODE, write_bytes
from yishi_tui.signing import FORM, Signature, message

_PUBLIC = re.compile(rb"-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]{1,1000}-----END PUBLIC KEY-----")


class NoKey(Exception):
    """The file holds no such key; `str` is what the library said, if anything."""


def make_key(path: Path) -> None:
    """Put a new key in the file, for this person's eyes only. Raises OSError: FileExistsError, rather than lose a key."""
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    write_bytes(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def load_key(path: Path) -> Ed25519PrivateKey:
    """Raises NoKey, and OSError."""
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise NoKey(str(error)) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise NoKey
    return key


def public(key: Ed25519PrivateKey) -> str:
    """The public half, as signatures name it."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def public_pem(key: Ed25519PrivateKey) -> str:
    """The public half, to be handed out."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def read_public(text: bytes) -> str:
    """The public key in what somebody handed out, whatever stands around it. Raises NoKey."""
    found = _PUBLIC.search(text)
    try:
        key = load_pem_public_key(found[0]) if found else None
    except (ValueError, UnsupportedAlgorithm) as error:
        raise NoKey(str(error)) from None
    if not isinstance(key, Ed25519PublicKey):
        raise NoKey
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def sign(key: Ed25519PrivateKey, records: int, head: str) -> Signature:
    """Vouch for so many records that end with this hash."""
    return Signature(FORM, public(key), records, head, key.sign(message(records, head)).hex())


def fits(signature: Signature) -> bool:
    """Whether the key it names made it, for just these records."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.key))
        key.verify(bytes.fromhex(signature.signature), message(signature.records, signature.head))
    except (InvalidSignature, ValueError):
        return False
    return True
