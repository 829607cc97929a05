"""Putting a signature beside a journal, never over one that says something else."""

from enum import Enum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from yishi_tui.extras import how_to_install
from yishi_tui.files import write_bytes
from yishi_tui.i18n import tr
from yishi_tui.journal import BrokenChain, CannotRead, Sound, sound_part
from yishi_tui.sessions import JOURNAL
from yishi_tui.signing import FILE, Signature, can_sign, read


class Hitch(Enum):
    """Why nothing was signed; the value is the sentence to show."""

    NO_LIBRARY = "没有装 cryptography，不能签名。要的话请用：{how}"
    NO_KEY = "还没有签名用的钥匙。请先用 yishi key new 做一把。"
    BAD_KEY = "{file} 里不是一把能用的钥匙。请把它移走，再用 yishi key new 做一把。"
    EMPTY = "没有签名：这场会议还没有记录。"
    BROKEN = "没有签名：会议记录第 {line} 行损坏，请用 yishi verify 看。"
    UNREADABLE = "读写不了 {file}（{detail}），没有签名。"
    OTHER_KEY = "没有签名：已经有另一把钥匙的签名，没有动它：{file}。"
    MISFIT = "没有签名：原来的签名对不上这份记录，没有动它：{file}。请先用 yishi verify 看。"

    @property
    def no(self) -> bool:
        """Whether all could be read, and the answer is no."""
        return self in (Hitch.EMPTY, Hitch.BROKEN, Hitch.OTHER_KEY, Hitch.MISFIT)


class NotSigned(Exception):
    """The signature, if there was one, is as it was; `str` says why, and what to do."""

    def __init__(self, hitch: Hitch, file: Path | None = None, line: int = 0, detail: str = "") -> None:
        how = how_to_install("cryptography")
        super().__init__(tr(hitch.value, file=file or "", line=line, detail=detail, how=how))
        self.hitch = hitch


def sign_session(folder: Path, key_file: Path) -> Signature:
    """Sign all that the journal holds. Raises NotSigned."""
    ed25519, key = load_key(key_file)
    path = folder / FILE
    try:
        journal = sound_part(folder / JOURNAL)
        if not journal.lines:
            raise NotSigned(Hitch.EMPTY)
        known = _known(path, ed25519, ed25519.public(key), journal)
        if known and known.records == journal.tip.count:
            return known
        made: Signature = ed25519.sign(key, journal.tip.count, journal.tip.head)
        write_bytes(path, msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n")
    except BrokenChain as error:
        raise NotSigned(Hitch.BROKEN, line=error.problem.line) from None
    except CannotRead as error:
        raise NotSigned(Hitch.UNREADABLE, folder / JOURNAL, detail=error.detail) from None
    except OSError as error:
        raise NotSigned(Hitch.UNREADABLE, path, detail=error.strerror or str(error)) from None
    return made


def load_key(path: Path) -> tuple[ModuleType, Any]:
    """The library's side of this package, and the key. Raises NotSigned."""
    if not can_sign():
        raise NotSigned(Hitch.NO_LIBRARY)
    ed25519 = import_module("yishi_tui.signing.ed25519")
    try:
        return ed25519, ed25519.load_key(path)
    except FileNotFoundError:
        raise NotSigned(Hitch.NO_KEY) from None
    except OSError as error:
        raise NotSigned(Hitch.UNREADABLE, path, detail=error.strerror or str(error)) from None
    except ed25519.NoKey:
        raise NotSigned(Hitch.BAD_KEY, path) from None


def _known(path: Path, ed25519: ModuleType, own: str, journal: Sound) -> Signature | None:
    """The signature that is there, if a new one may take its place. Raises NotSigned where it may not, and OSError."""
    try:
        known = read(path)
    except ValueError:
        raise NotSigned(Hitch.MISFIT, path) from None
    if known is None:
        return None
    if known.key != own:
        raise NotSigned(Hitch.OTHER_KEY, path)
    if not ed25519.fits(known) or not covers(known, [line.hash for line in journal.lines]):
        raise NotSigned(Hitch.MISFIT, path)
    return known


def covers(signature: Signature, hashes: list[str]) -> bool:
    """Whether the journal with these hashes has the records that were signed."""
    return hashes[signature.records - 1 : signature.records] == [signature.head]
