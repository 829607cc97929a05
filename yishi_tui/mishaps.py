"""What becomes of a second copy, in few words: told by those who make one and by those who only show it."""

from enum import Enum
from pathlib import Path

from msgspec import Struct

from yishi_tui.i18n import tr


class Mishap(Enum):
    """Why there is no copy, or no new one; the value is the sentence to show."""

    GONE = "备份的文件夹不在：{folder}。插上 U 盘，或者另指一个文件夹。"
    INSIDE = "备份不能放在会议自己的文件夹里：{folder}。请另指一个，最好在 U 盘上。"
    FULL = "备份盘满了，没有备份：{folder}。请腾出地方，或者换一个。"
    READ_ONLY = "备份盘不让写，没有备份：{folder}。请看看 U 盘的写保护开关，或者换一个。"
    OTHER = "备份没有写成：{folder}（{detail}）。请换一个 U 盘试试。"
    UNLIKE = "备份写进去以后读出来不一样，不能用：{folder}。请换一个 U 盘。"
    LONGER = "备份里的记录比这份多，从第 {line} 条起；没有动它：{folder}。少了记录的是这一份，请先查清楚。"
    DIFFERENT = "备份里从第 {line} 条起是另一份记录，没有动它：{folder}。请把它改名，或者另指一个文件夹。"
    DAMAGED = "原有的备份第 {line} 行坏了，没有动它：{folder}。请把它改名，再备份一次。"
    BROKEN = "会议记录第 {line} 行损坏，没有备份，免得盖掉好的；请用 yishi verify 看。"
    UNREADABLE = "读不了会议记录，没有备份：{detail}"

    @property
    def no(self) -> bool:
        """Whether all could be read, and the answer is no."""
        return self in (Mishap.LONGER, Mishap.DIFFERENT, Mishap.DAMAGED, Mishap.BROKEN)


class NotBackedUp(Exception):
    """There is no new copy, and whatever copy there was is as it was; `str` says why, and what to do."""

    def __init__(self, mishap: Mishap, folder: Path, line: int = 0, detail: str = "") -> None:
        super().__init__(tr(mishap.value, folder=folder, line=line, detail=detail))
        self.mishap = mishap


class Backup(Struct, frozen=True):
    """A copy that was read back: where, of how many records, the last one's hash, the files that had to be written."""

    folder: Path
    records: int
    head: str
    written: tuple[str, ...]
    same_disk: bool
    """Whether it lies on the disk that the session lies on, and is lost with it."""
