"""What can be wrong with a line of the journal."""

from enum import Enum

from msgspec import Struct


class Fault(Enum):
    """One way for a journal to be wrong; the value is the sentence to show."""

    TORN_LINE = "第 {line} 行没有写完，可能是当时突然断电。"
    UNFINISHED_ACT = "最后一次操作没有写全：第 {line} 行之后还缺 {expected} 条记录，可能是当时突然断电。"
    NOT_JSON = "第 {line} 行不是 JSON。"
    NOT_RECORD = "第 {line} 行不是一条记录：缺少字段，或字段的类型不对。"
    UNKNOWN_FIELD = "第 {line} 行有不认识的字段：{found}。"
    NOT_CANONICAL = "第 {line} 行不是规范写法：键的次序、空格、转义或数字与规定不符。"
    REMOVED = "第 {line} 行之前少了记录：应接着第 {expected} 号，却是第 {found} 号。"
    ADDED = "第 {line} 行是多出来的：第 {found} 号记录前面已经有了，是重复的或者后来插入的。"
    MOVED = "第 {line} 行换了位置：这里应是第 {expected} 号，却是第 {found} 号，而第 {expected} 号在别处。"
    WRONG_SEQ = "第 {line} 行的序号应是 {expected}，却是 {found}：有记录被删去、插入或调换了次序。"
    WRONG_MORE = "第 {line} 行的 more 应是 {expected}，却是 {found}：同一次操作的记录对不上。"
    WRONG_HASH = "第 {line} 行接不上前一行：这一行被改动过，或者前面的记录改过之后又重新算了哈希。"
    CUT_SHORT = "记录文件在打开之后变短了：原有 {line} 行，末尾的记录不见了。"

    @property
    def torn(self) -> bool:
        """Whether this is what a power cut leaves: set aside when the journal is next opened for writing."""
        return self in (Fault.TORN_LINE, Fault.UNFINISHED_ACT)


class Problem(Struct, frozen=True):
    """A fault, the line of the file it is on (from 1), and the facts its sentence needs."""

    line: int
    code: Fault
    expected: str = ""
    found: str = ""

    @property
    def what(self) -> str:
        return self.code.value.format(line=self.line, expected=self.expected, found=self.found)
