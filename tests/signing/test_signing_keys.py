"""`yishi key`, and what a signature says."""

import json
import os
import stat
from pathlib import Path

import pytest

pytest.importorskip("cryptography", reason="the extra `sign` is not installed")

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.signing.conftest import Run
from yishi_tui.signing import fingerprint, message
from yishi_tui.signing.ed25519 import NoKey, fits, load_key, public, read_public, sign

HEAD = "ab" * 32


def test_a_key_is_for_its_owner_alone(key: Path) -> None:
    assert isinstance(load_key(key), Ed25519PrivateKey)
    if os.name == "posix":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_a_key_is_never_replaced(yishi: Run, key: Path) -> None:
    before = key.read_bytes()
    code, out, err = yishi("key", "new")
    assert (code, out, str(key) in err) == (1, "", True)
    assert key.read_bytes() == before


def test_what_is_shown_is_the_public_half(yishi: Run, key: Path, home: Path) -> None:
    own = public(load_key(key))
    code, out, _ = yishi("key", "show")
    assert (code, f"指纹 {fingerprint(own)}" in out, "PRIVATE" in out) == (0, True, False)
    assert read_public(out.encode()) == own
    told = json.loads(yishi("key", "show", "--json")[1])
    assert (told["fingerprint"], read_public(told["public"].encode())) == (fingerprint(own), own)
    assert yishi("key", "show", "-o", home / "host.pub")[0] == 0
    assert read_public((home / "host.pub").read_bytes()) == own


def test_without_a_key_the_way_to_one_is_shown(yishi: Run) -> None:
    code, _, err = yishi("key", "show")
    assert (code, "yishi key new" in err) == (2, True)


@pytest.mark.parametrize("text", [b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", b"\xff\x00"])
def test_a_file_that_is_no_key(yishi: Run, key: Path, text: bytes) -> None:
    key.write_bytes(text)
    code, out, err = yishi("key", "show")
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_key_of_another_kind(key: Path) -> None:
    other = X25519PrivateKey.generate()
    key.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(NoKey):
        load_key(key)


@pytest.mark.usefixtures("without_library")
def test_without_the_library(yishi: Run, home: Path) -> None:
    code, out, err = yishi("key", "new")
    assert (code, out, "pip install cryptography" in err) == (2, "", True)
    assert not (home / "config" / "key.pem").exists()


def test_a_signature_stands_for_the_count_the_hash_and_nothing_else(key: Path) -> None:
    made = sign(load_key(key), 7, HEAD)
    assert fits(made)
    changed = {"records": 8, "head": "cd" * 32, "key": "00" * 32, "signature": "00" * 64}
    for name, value in changed.items():
        assert not fits(type(made)(**{field: getattr(made, field) for field in made.__struct_fields__} | {name: value}))


def test_what_is_signed_names_its_purpose(key: Path) -> None:
    """Whoever checks with another tool signs for, and over, these bytes."""
    made = sign(load_key(key), 7, HEAD)
    said = b"yishi journal signature, ed25519, form 1\n7\n" + HEAD.encode() + b"\n"
    assert message(7, HEAD) == said
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(made.key)).verify(bytes.fromhex(made.signature), said)


def test_a_known_signature() -> None:
    """Ed25519 signs the same always: RFC 8032's first secret key over a message of ours."""
    secret = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    made = sign(Ed25519PrivateKey.from_private_bytes(secret), 7, HEAD)
    assert made.key == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert fits(made)
