"""What can be wrong with the figures of a vote, and the error that says where."""

from enum import Enum, unique


@unique
class Problem(Enum):
    """Each problem with its plain Chinese sentence; braces name the facts it is told with."""

    NEGATIVE = "不能是负数：{found}"
    NOT_A_NUMBER = "不是数字：{found}"
    NOT_WHOLE = "人数要写成整数，不加引号：{found}"
    FLOAT = "人数写整数，面积写带引号的小数（如“88.50”），不收浮点数：{found}"
    OUT_OF_RANGE = "数字太大，或者小数位太多"
    MISSING = "缺少这一项"
    EMPTY = "至少要有一条"
    UNKNOWN_FIELD = "没有这个字段"
    NOT_A_CHOICE = "不能写“{found}”，只能写：{expected}"
    WRONG_TYPE = "类型不对：应为 {expected}，实为 {found}"
    NOT_JSON = "第 {line} 行不是合法的 JSON：{detail}"
    MALFORMED = "格式不对：{detail}"
    VOTES_OVER_PRESENT = "票数 {found} 多于出席 {limit}"
    VOTES_OVER_ALL = "票数 {found} 多于总数 {limit}"
    PRESENT_OVER_ALL = "出席 {found} 多于总数 {limit}"
    SILENT_OVER_ALL = "已投与未投合计 {found}，多于总数 {limit}"
    HAVE_OVER_OF = "实到 {found} 多于应到 {limit}"
    SHARE_MALFORMED = "“{found}”不是比例，请写成分数，如“2/3”"
    SHARE_RANGE = "比例要大于 0、不大于 1：{found}"
    SHARE_INEXACT = "“{found}”不精确，请写成分数“{suggest}”"
    SHARE_THIRD = "“{found}”不精确，请写成分数“{suggest}”（恰好{found}是“{exactly}”）"
    SHARE_MAJORITY = (
        "“{found}”不等于过半数；过半数请写 {suggest}（op 用“>”，threshold 用“1/2”；恰好{found}是“{exactly}”）"
    )


class BadCount(ValueError):
    """Figures that make no sense: `where` is the field's path; `code` and `facts` let it be worded in any language."""

    def __init__(self, where: str, problem: Problem, **facts: str) -> None:
        super().__init__(where, problem)
        self.where = where
        self.problem = problem
        self.facts = facts

    @property
    def code(self) -> str:
        """The problem's stable English name."""
        return self.problem.name.lower()

    def __str__(self) -> str:
        return f"{self.where}：{self.problem.value.format(**self.facts)}"
