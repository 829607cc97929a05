"""Why the journal could not do what was asked."""

import errno
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yishi_tui.journal.copying import Parted
    from yishi_tui.journal.envelope import Line
    from yishi_tui.journal.problems import Problem


class Trouble(Enum):
    """What kept a record from the disk; the value is the sentence to show."""

    FULL = "磁盘已满，这次操作没有记下。"
    READ_ONLY = "记录文件或它所在的磁盘不能写入，这次操作没有记下。"
    VANISHED = "记录文件已被删除、移走或替换，这次操作没有记下。"
    BUSY = "另一个窗口一直占用着记录文件，这次操作没有记下。"
    READING = "会议记录是以只读方式打开的，这次操作没有记下。"
    OTHER = "记录文件写入失败，这次操作没有记下。"


TROUBLES: Mapping[int, Trouble] = MappingProxyType(
    {
        errno.ENOSPC: Trouble.FULL,
        errno.EDQUOT: Trouble.FULL,
        errno.EFBIG: Trouble.FULL,
        errno.EROFS: Trouble.READ_ONLY,
        errno.EACCES: Trouble.READ_ONLY,
        errno.EPERM: Trouble.READ_ONLY,
        errno.ENOENT: Trouble.VANISHED,
        errno.ESTALE: Trouble.VANISHED,
        errno.EDEADLK: Trouble.BUSY,
    }
)


class JournalError(Exception):
    """Anything the journal refuses or fails to do; `str` is a sentence for people."""


class Conflict(JournalError):
    """Others have written since: `tail` is what they wrote. Decide again with it."""

    def __init__(self, tail: "tuple[Line, ...]") -> None:
        super().__init__(f"其他窗口刚刚写入了 {len(tail)} 条记录。")
        self.tail = tail


class BrokenChain(JournalError):
    """The file does not chain at `problem`, so nothing more is written to it."""

    def __init__(self, problem: "Problem") -> None:
        super().__init__(f"会议记录已损坏，只能查看：{problem.what}")
        self.problem = problem


class CannotRead(JournalError):
    """The file is there and the system will not let it be read; `detail` is what the system said."""

    def __init__(self, detail: str) -> None:
        super().__init__(f"会议记录文件读不出来（{detail}）。")
        self.detail = detail


class CannotWrite(JournalError):
    """Nothing of this act is on disk; `detail` is what the system said, if it said anything."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.detail = detail


class CopyStays(JournalError):
    """The copy that is there has something from `line` on that the journal has not; `how` they part."""

    def __init__(self, how: "Parted", line: int) -> None:
        super().__init__(f"原有的备份从第 {line} 行起和这份记录不同，没有动它。")
        self.how = how
        self.line = line


class CopyUnlike(JournalError):
    """What was read back is not what was written."""

    def __init__(self) -> None:
        super().__init__("备份写进去以后读出来不一样。")


class _Reading:
    """Within it, what the system says becomes CannotRead."""

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, OSError):
            raise CannotRead(error.strerror or str(error)) from error


# A class, for every look passes through: a generator takes five times as long.
READING = _Reading()


def cannot_write(error: OSError) -> CannotWrite:
    """What the system says, as the journal says it."""
    return CannotWrite(TROUBLES.get(error.errno or 0, Trouble.OTHER), error.strerror or str(error))
