"""Whether the journal is signed, and by whom: the part of `yishi verify` that looks at signatures."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Literal

from msgspec import Struct

from yishi_tui.cli.output import out, say
from yishi_tui.extras import how_to_install
from yishi_tui.i18n import tr
from yishi_tui.reasons import reason
from yishi_tui.signing import FILE, Signature, can_sign, fingerprint, read
from yishi_tui.signing.sealing import covers
from yishi_tui.tables import InputError, Problem

State = Literal["signed", "unchecked", "missing", "unreadable", "unfit", "other_key", "foreign"]


class Signed(Struct, frozen=True):
    """How a signature stands to a journal: made by the key of that fingerprint over so many records; `later` came after."""

    state: State
    fingerprint: str = ""
    records: int = 0
    later: int = 0
    expected: bool = False
    """Whether it was said whose key to expect, and this is the one."""

    @property
    def good(self) -> bool:
        """Whether nothing speaks against the journal."""
        return self.state in ("signed", "unchecked")


SAID: dict[State, str] = {
    "unchecked": "有签名（钥匙指纹 {name}），但没有装 cryptography，没有核对；要核对请用：{how}",
    "missing": "没有签名：文件夹里没有 journal.sig",
    "unreadable": "journal.sig 不是一份签名",
    "unfit": "签名不对：journal.sig 里的签名不是它写的那把钥匙签出来的，或者改动过",
    "other_key": "签名是另一把钥匙的：指纹 {name}",
    "foreign": "签名对不上这份记录：签的 {n} 条记录和现在的不一样，或者末尾被删去",
}
"""What is said of everything but a good signature."""


def look(folder: Path, hashes: Sequence[str], key: Path | None) -> Signed | None:
    """How the signature beside the journal with these hashes stands; None where there is none, and none is expected.

    `key` is a file with the public key to expect. Raises InputError where that cannot be read, and OSError.
    """
    expected = _expected(key) if key else ""
    try:
        signature = read(folder / FILE)
    except ValueError:
        return Signed("unreadable")
    if signature is None:
        return Signed("missing") if key else None
    state = _state(signature, list(hashes), expected)
    later = len(hashes) - signature.records if state == "signed" else 0
    return Signed(state, fingerprint(signature.key), signature.records, later, bool(expected) and state == "signed")


def tell(signed: Signed) -> None:
    """Say it."""
    if signed.state != "signed":
        how = how_to_install("cryptography")
        say(tr(SAID[signed.state], name=signed.fingerprint, n=signed.records, how=how))
        return
    out(tr("有签名：前 {n} 条记录，钥匙指纹 {name}", n=signed.records, name=signed.fingerprint))
    if signed.later:
        out(tr("签名之后又记了 {n} 条，那些没有签名", n=signed.later))
    out(tr("是 --key 给的那把钥匙") if signed.expected else tr("是谁的钥匙，这里看不出：请拿指纹和主持人给的比一比"))


def _state(signature: Signature, hashes: list[str], expected: str) -> State:
    if not can_sign():
        return "unchecked"
    if not import_module("yishi_tui.signing.ed25519").fits(signature):
        return "unfit"
    if expected and signature.key != expected:
        return "other_key"
    return "signed" if covers(signature, hashes) else "foreign"


def _expected(path: Path) -> str:
    """The key in the file that somebody handed out. Raises InputError."""
    if not can_sign():
        how = how_to_install("cryptography")
        raise InputError(Problem(tr("没有装 cryptography，核对不了签名；请用：{how}", how=how)))
    ed25519 = import_module("yishi_tui.signing.ed25519")
    try:
        key: str = ed25519.read_public(path.read_bytes())
    except OSError as error:
        what = tr("读不了文件：{detail}", detail=reason(error))
        raise InputError(Problem(what, file=str(path))) from None
    except ed25519.NoKey:
        what = tr("这里没有 Ed25519 公钥；要的是 yishi key show 给出的那几行")
        raise InputError(Problem(what, file=str(path))) from None
    return key
