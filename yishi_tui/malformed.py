"""What the decoder says of a line that is no act, in words a person can use: the field, what was found, what was expected."""

import re
from collections.abc import Callable, Mapping

from yishi_tui.i18n import tr

TYPES: Mapping[str, Callable[[], str]] = {
    "int": lambda: tr("整数"),
    "str": lambda: tr("文字"),
    "bool": lambda: tr("true 或 false"),
    "array": lambda: tr("列表 […]"),
    "object": lambda: tr("对象 {…}"),
    "float": lambda: tr("小数"),
    "null": lambda: tr("null"),
}


def in_words(message: str) -> str:
    """The decoder's message in the language in force; one it does not know comes through as it is."""
    said, _, path = message.partition(" - at `")
    where = path.rstrip("`").removeprefix("$").removeprefix(".")
    for pattern, words in PATTERNS:
        if found := re.fullmatch(pattern, said):
            return tr("{where}：{what}", where=where, what=words(found)) if where else words(found)
    return tr("不是一个 JSON 对象：{message}", message=message)


def _type(name: str) -> str:
    """A type, or several parted by a bar."""
    return tr("或").join(TYPES[part]() if part in TYPES else part for part in name.split(" | "))


PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"Object missing required field `(.+)`", lambda m: tr("缺少字段 {name}", name=m[1])),
    (r"Object contains unknown field `(.+)`", lambda m: tr("没有 {name} 这个字段", name=m[1])),
    (
        r"Expected `(.+)`, got `(.+)`",
        lambda m: tr("应为{wanted}，现在是{found}", wanted=_type(m[1]), found=_type(m[2])),
    ),
    (r"Invalid value '(.*)'", lambda m: tr("没有“{value}”这个操作", value=m[1])),
    (r"Invalid enum value '(.*)'", lambda m: tr("不能写“{value}”", value=m[1])),
    (r"Expected `int` >= (\d+)", lambda m: tr("至少是 {least}", least=m[1])),
    (r"Expected `int` <= (\d+)", lambda m: tr("最多是 {most}", most=m[1])),
    (r"Expected `str` matching regex .*", lambda m: tr("要写成带引号的小数，如“88.50”")),
)
