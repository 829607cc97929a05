"""TOML read into frozen values; every mistake is named: where it is, what was found, what was expected."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, inspect, structs

from yishi_tui.i18n import tr
from yishi_tui.reasons import reason

T = TypeVar("T", bound=Struct)
CANCEL = "none"
SHOWN = 40
_STEP = r'"([^"]*)"|\[(\d+)\]|([^.\[\]"]+)'
"""One step of a path: a quoted key, a place in a list, or a key."""


class Problem(Struct, frozen=True):
    """One mistake, in words: `where` is the TOML path, `line` counts from 1 and is 0 where it is not known."""

    what: str
    where: str = ""
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        said = tr("{where}：{what}", where=self.where, what=self.what) if self.where else self.what
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {said}" if place else said


class InputError(Exception):
    """Something given to the program cannot be used; `str` has a line for every problem."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class Source(Struct, frozen=True):
    """A TOML file as read: its name for messages, its text, and what it says."""

    name: str
    text: str
    data: dict[str, Any]

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems with this file's name and their lines."""
        lines = _lines_of(self.text)
        return tuple(
            problem if problem.file else structs.replace(problem, file=self.name, line=_line(lines, problem.where))
            for problem in problems
        )


def read_toml(path: Path) -> Source:
    """The file, as UTF-8 with or without a byte order mark. Raises InputError."""
    name = str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(Problem(tr("文件不是 UTF-8 编码，请用 UTF-8 另存"), file=name)) from None
    except OSError as error:
        raise InputError(Problem(tr("读不了文件：{detail}", detail=reason(error)), file=name)) from None
    return parse_toml(text, name)


def parse_toml(text: str, name: str) -> Source:
    """The text as TOML; figures with a decimal point stay exact. Raises InputError with the line."""
    try:
        return Source(name, text, import_module("tomllib").loads(text, parse_float=Decimal))
    except (ValueError, RecursionError) as error:  # a figure of thousands of digits, tables nested without end
        detail = tr("括号套得太深") if isinstance(error, RecursionError) else str(error)
        found = re.search(r"\(at line (\d+)", detail)
        line = int(found[1]) if found else 1 + text.count("\n")
        raise InputError(Problem(tr("TOML 写法不对：{detail}", detail=detail), file=name, line=line)) from None


def decode(data: dict[str, Any], into: type[T], *, cancels: bool = False) -> T:
    """The table as a value; with `cancels` a value "none" takes away what it stands for. Raises InputError."""
    problems = tuple(faults(data, into, cancels=cancels))
    if problems:
        raise InputError(*problems)
    return msgspec.convert(_pruned(data, _kind(into)) if cancels else data, into)


def faults(
    data: dict[str, Any], into: type[Struct], *, partial: bool = False, cancels: bool = False
) -> Iterator[Problem]:
    """Everything that keeps the table from being such a value; a `partial` table may lack what is required."""
    kind = _kind(into)
    return _faults(_pruned(data, kind) if cancels else data, kind, "", partial)


@cache
def _kind(into: type[Struct]) -> inspect.Type:
    """What such a value looks like; looked up once, for that takes longer than reading a file."""
    return inspect.type_info(into)


def salvaged(data: dict[str, Any], problems: Iterable[Problem]) -> dict[str, Any]:
    """The table without the entries that are wrong, to see what else is."""
    left: Any = data
    for problem in reversed(tuple(problems)):  # the last of a list first: those before keep their places
        left = _without(
            left,
            [int(digits) if digits else name or quoted for quoted, digits, name in re.findall(_STEP, problem.where)],
        )
    result: dict[str, Any] = left
    return result


def _without(value: Any, path: list[str | int]) -> Any:
    step, *rest = path
    if isinstance(value, dict) and step in value:
        if rest and (left := _without(value[step], rest)) != []:  # a list of nothing but mistakes says nothing
            return {**value, step: left}
        return {key: inner for key, inner in value.items() if key != step}
    if isinstance(value, list) and isinstance(step, int):
        if rest:
            return [_without(inner, rest) if place == step else inner for place, inner in enumerate(value)]
        return [inner for place, inner in enumerate(value) if place != step]
    return value


def near(word: str, known: Iterable[str]) -> str:
    """A question after the word that was probably meant, or nothing."""
    close = get_close_matches(word, list(known), n=1)
    return tr("，是不是“{near}”？", near=close[0]) if close else ""


def shown(value: object) -> str:
    """A value from a file, for a message."""
    if isinstance(value, str):
        return tr("“{text}”", text=value if len(value) <= SHOWN else f"{value[:SHOWN]}…")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return tr("一张表") if isinstance(value, dict) else tr("一个列表")
    return str(value)


def _faults(value: object, kind: inspect.Type, where: str, partial: bool) -> Iterator[Problem]:
    kind = _member(kind, value)
    match kind, value:
        case inspect.StructType(), dict():
            yield from _table_faults(value, kind, where, partial)
        case inspect.DictType(), dict():
            yield from _entry_faults(value, kind, where, partial)
        case inspect.VarTupleType(), list():
            for place, each in enumerate(value):
                yield from _faults(each, kind.item_type, f"{where}[{place}]", partial)
        case _ if not _fits(value, kind):
            yield Problem(tr("应为{expected}，现在是{found}", expected=_expected(kind), found=shown(value)), where)


def _table_faults(value: dict[str, Any], kind: inspect.StructType, where: str, partial: bool) -> Iterator[Problem]:
    fields = {field.encode_name: field for field in kind.fields}
    for key, inner in value.items():
        if key in fields:
            yield from _faults(inner, fields[key].type, joined(where, key), partial)
        else:
            yield Problem(tr("没有这一项") + near(key, fields), joined(where, key))
    for key, field in fields.items():
        if field.required and not partial and key not in value:
            yield Problem(tr("缺少这一项"), joined(where, key))


def _entry_faults(value: dict[str, Any], kind: inspect.DictType, where: str, partial: bool) -> Iterator[Problem]:
    names = kind.key_type.values if isinstance(kind.key_type, inspect.LiteralType) else None
    for key, inner in value.items():
        if names is not None and key not in names:
            yield Problem(tr("没有这一种") + near(key, map(str, names)), joined(where, key))
        else:
            yield from _faults(inner, kind.value_type, joined(where, key), partial)


def _member(kind: inspect.Type, value: object) -> inspect.Type:
    """Of a union, the table for a table; of anything else, itself."""
    if isinstance(kind, inspect.UnionType) and isinstance(value, dict):
        return next((each for each in kind.types if isinstance(each, inspect.StructType)), kind)
    return kind


def _fits(value: object, kind: inspect.Type) -> bool:
    match kind:
        case inspect.UnionType():
            return any(_fits(value, each) for each in kind.types)
        case inspect.LiteralType():
            return isinstance(value, str) and value in kind.values
    return type(value) is SCALARS.get(type(kind))


SCALARS: dict[type[inspect.Type], type] = {
    inspect.StrType: str,
    inspect.IntType: int,
    inspect.BoolType: bool,
    inspect.DateType: date,
}
WORDS: dict[type[inspect.Type], str] = {
    inspect.StrType: "带引号的文字",
    inspect.IntType: "整数",
    inspect.BoolType: "true 或 false",
    inspect.DateType: "日期（年-月-日，不加引号）",
    inspect.StructType: "一张表",
    inspect.DictType: "一张表",
    inspect.VarTupleType: "一个列表",
}


def _expected(kind: inspect.Type) -> str:
    match kind:
        case inspect.UnionType():
            told = (_expected(each) for each in kind.types if not isinstance(each, inspect.NoneType))
            return tr(" 或 ").join(filter(None, told))
        case inspect.LiteralType():
            return " ".join(str(value) for value in kind.values if value)
    return tr(WORDS[type(kind)])


def _pruned(value: Any, kind: inspect.Type) -> Any:
    """The value without what is cancelled: where "none" is itself one of the choices, it is that choice."""
    kind = _member(kind, value)
    if isinstance(value, list) and isinstance(kind, inspect.VarTupleType):
        return [_pruned(each, kind.item_type) for each in value]
    if not isinstance(value, dict):
        return value
    kinds = _kinds(value, kind)
    kept = {key: inner for key, inner in value.items() if inner != CANCEL or _may_be_none(kinds[key])}
    return {key: _pruned(inner, kinds[key]) for key, inner in kept.items()}


def _may_be_none(kind: inspect.Type) -> bool:
    """Whether "none" is a choice of its own here, or the key is unknown and stays to be named."""
    match kind:
        case inspect.UnionType():
            return any(map(_may_be_none, kind.types))
        case inspect.LiteralType():
            return CANCEL in kind.values
    return isinstance(kind, inspect.AnyType)


def _kinds(value: dict[str, Any], kind: inspect.Type) -> dict[str, inspect.Type]:
    """What each entry of a table should be."""
    if isinstance(kind, inspect.DictType):
        return dict.fromkeys(value, kind.value_type)
    fields = {field.encode_name: field.type for field in kind.fields} if isinstance(kind, inspect.StructType) else {}
    return {key: fields.get(key, inspect.AnyType()) for key in value}


def joined(where: str, key: str) -> str:
    """The path of an entry of the table at `where`."""
    bare = key if re.fullmatch(r"[\w-]+", key) else f'"{key}"'
    return f"{where}.{bare}" if where else bare


_HEADER = r"\s*(\[\[?)\s*([^\]]+?)\s*\]"
_KEY = r"\s*([\w.\"-]+)\s*="


def _lines_of(text: str) -> dict[str, int]:
    """On which line each path is written, as far as a glance at the beginnings of the lines tells."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(_HEADER, line):
            table = header[2]
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = f"{table}[{counts[table]}]"
            lines.setdefault(table, number)
        elif key := re.match(_KEY, line):
            lines.setdefault(f"{table}.{key[1]}" if table else key[1], number)
    return lines


def _line(lines: dict[str, int], where: str) -> int:
    """The line of the path, or of the table it belongs in."""
    while where and where not in lines:
        where = re.sub(r"(\[\d+\]|(^|\.)(\"[^\"]*\"|[^.\[]+))$", "", where)
    return lines.get(where, 0)
