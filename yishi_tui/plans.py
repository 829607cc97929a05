"""The plan of a meeting on disk: `meeting.toml` read with every mistake named, and written."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import tomli_w
from msgspec import Struct, structs, to_builtins

from yishi_tui import rulesets
from yishi_tui.domain.plan import Plan
from yishi_tui.domain.tally_shares import parse_decimal
from yishi_tui.domain.text import TooLong, clean_line, clean_text
from yishi_tui.i18n import tr
from yishi_tui.tables import (
    InputError,
    Problem,
    Source,
    decode,
    faults,
    joined,
    near,
    parse_toml,
    read_toml,
    salvaged,
    shown,
)

FILE = "meeting.toml"
TIMES = ("starts", "ends")
LISTS = ("items", "members", "guests")
LONGEST = 1000
"""Characters of a line, as for everything that is said in the meeting itself."""

T = TypeVar("T")


def read_plan(path: Path) -> Plan:
    """The plan in the file. Raises InputError with every problem."""
    return _plan(read_toml(path))


def parse_plan(text: str, name: str = FILE) -> Plan:
    """The plan that this text holds. Raises InputError with every problem.

    A meeting knows people by their names, so people of one name are told apart here, by unit or (guests) by role:
    two 王芳 become 王芳（3-101） and 王芳（3-102）, still addressed as 王芳.
    """
    return _plan(parse_toml(text, name))


def dump_plan(plan: Plan) -> str:
    """The plan as a file that people go on writing in."""
    data: dict[str, Any] = {"title": plan.title, **to_builtins(plan), "rules": plan.rules}
    times = {name: datetime.fromisoformat(data[name]) for name in TIMES if data.get(name)}
    lists = {name: data.pop(name) for name in LISTS if name in data}
    head = tomli_w.dumps({**data, **times, "seats": structs.asdict(plan.seats)})
    rows = (f"[[{name}]]\n{tomli_w.dumps(row)}" for name, listed in lists.items() for row in listed)
    return "\n".join((head, *rows))


def _plan(source: Source) -> Plan:
    try:
        return _sound(source.data)
    except InputError as error:
        raise InputError(*source.placed(error.problems)) from None


def _sound(data: dict[str, Any]) -> Plan:
    """The plan; raises InputError without file and line."""
    rest = {key: value for key, value in data.items() if key not in TIMES}
    wrong = (*_untimely(data), *faults(rest, Plan))
    left = salvaged({**rest, **_times(data)}, wrong)
    if any(faults(left, Plan)):
        raise InputError(*wrong)
    raw = cleaned(decode(left, Plan))
    namesakes = tuple(unmarked(raw))
    plan = raw if namesakes else told_apart(raw)
    _refuse(*wrong, *namesakes, *_wrong(plan))
    return plan


def cleaned(plan: Plan) -> Plan:
    """The plan with every text cleaned. Raises InputError where one is too long."""
    _refuse(*_too_long(plan, ""))
    return _cleaned(plan, "")


def _refuse(*problems: Problem) -> None:
    if problems:
        raise InputError(*dict.fromkeys(problems))


def _untimely(data: dict[str, Any]) -> Iterator[Problem]:
    """Times that are not written as TOML writes a moment; without an offset nobody knows which moment is meant."""
    for name in TIMES:
        value = data.get(name)
        if value is not None and not (isinstance(value, datetime) and value.utcoffset() is not None):
            expected = tr("带时区、不加引号的日期时间，如 2026-11-22T19:00:00+08:00")
            yield Problem(tr("应为{expected}，现在是{found}", expected=expected, found=shown(value)), name)


def _times(data: dict[str, Any]) -> dict[str, str]:
    return {name: data[name].isoformat() for name in TIMES if isinstance(data.get(name), datetime)}


def _clean(where: str, text: str) -> str:
    return clean_text(text) if where.endswith(".brief") else clean_line(text, LONGEST)


def _too_long(value: object, where: str) -> Iterator[Problem]:
    for place, text in _texts(value, where):
        try:
            _clean(place, text)
        except TooLong as error:
            yield Problem(tr("有 {length} 个字符，最多 {limit} 个", length=error.length, limit=error.limit), place)


def _texts(value: object, where: str) -> Iterator[tuple[str, str]]:
    """Every text of the plan and its path."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Struct):
        for name, inner in structs.asdict(value).items():
            yield from _texts(inner, joined(where, name))
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from _texts(inner, f"{where}[{place}]")


def _cleaned(value: T, where: str) -> T:
    """The same with every text cleaned."""
    cleaned: Any = value
    if isinstance(value, str):
        cleaned = _clean(where, value)
    elif isinstance(value, Struct):
        fields = structs.asdict(value).items()
        cleaned = structs.replace(value, **{name: _cleaned(inner, joined(where, name)) for name, inner in fields})
    elif isinstance(value, tuple):
        cleaned = tuple(_cleaned(inner, where) for inner in value)
    result: T = cleaned
    return result


def told_apart(plan: Plan) -> Plan:
    """The plan with people of one name told apart by what stands beside the name, where that tells them apart."""
    counts = Counter(everybody(plan))
    members = tuple(
        structs.replace(one, name=_distinct(one.name, one.unit), call=one.call or one.name)
        if counts[one.name] > 1
        else one
        for one in plan.members
    )
    guests = tuple(
        structs.replace(one, name=_distinct(one.name, one.role)) if counts[one.name] > 1 else one for one in plan.guests
    )
    return structs.replace(plan, members=members, guests=guests)


def everybody(plan: Plan) -> list[str]:
    """The names of the members and then of the guests."""
    return [*(member.name for member in plan.members), *(guest.name for guest in plan.guests)]


def _distinct(name: str, mark: str) -> str:
    return f"{name}（{mark}）" if name and mark else name


def _wrong(plan: Plan) -> Iterator[Problem]:
    """What no type can say."""
    if not plan.title:
        yield Problem(tr("标题是空的"), "title")
    if not rulesets.is_id(plan.rules):
        yield Problem(tr("要写一套议事规则的 id"), "rules")
    if plan.starts and plan.ends and datetime.fromisoformat(plan.ends) <= datetime.fromisoformat(plan.starts):
        yield Problem(tr("散会时间不在开会时间之后"), "ends")
    for place, item in enumerate(plan.items):
        if not item.title:
            yield Problem(tr("标题是空的"), f"items[{place}].title")
        if item.minutes < 0:
            yield Problem(tr("至少是 {least}，现在是 {found}", least=0, found=item.minutes), f"items[{place}].minutes")
    yield from _wrong_people(plan)
    yield from _wrong_host(plan)


def unmarked(raw: Plan) -> Iterator[Problem]:
    """People who share their name with others, and have nothing beside it that nobody else of that name has."""
    counts = Counter(everybody(raw))
    marks = [*(member.unit for member in raw.members), *(guest.role for guest in raw.guests)]
    people = list(zip(everybody(raw), marks, strict=True))
    for where, (name, mark) in zip(_places(raw), people, strict=True):
        if name and counts[name] > 1 and (not mark or people.count((name, mark)) > 1):
            yield _namesake(name, where)


def _namesake(name: str, where: str) -> Problem:
    return Problem(tr("不止一位“{name}”，请用 unit（列席的用 role）区分开", name=name), where)


def _places(plan: Plan) -> list[str]:
    """Where the name of each stands in the file."""
    members = [f"members[{place}].name" for place in range(len(plan.members))]
    return [*members, *(f"guests[{place}].name" for place in range(len(plan.guests)))]


def _wrong_people(plan: Plan) -> Iterator[Problem]:
    seen: set[str] = set()
    for where, name in zip(_places(plan), everybody(plan), strict=True):
        if not name:
            yield Problem(tr("姓名是空的"), where)
        elif name in seen:
            yield _namesake(name, where)
        seen.add(name)
    yield from wrong_areas(plan)


def wrong_areas(plan: Plan) -> Iterator[Problem]:
    """What is written as somebody's area and is no amount."""
    for place, member in enumerate(plan.members):
        area = parse_decimal(member.area) if member.area else None
        if member.area and (area is None or area < 0):
            yield Problem(
                tr("面积要写成带引号的数，如“88.50”：{found}", found=shown(member.area)), f"members[{place}].area"
            )


def _wrong_host(plan: Plan) -> Iterator[Problem]:
    host = plan.seats.host
    people = everybody(plan)
    if not host or host in people:
        return
    alike = [name for name in people if name.startswith(f"{host}（")]
    if alike:
        yield Problem(tr("不止一位“{name}”，请写明是哪一位：{known}", name=host, known=" ".join(alike)), "seats.host")
    else:
        yield Problem(tr("名册上没有“{name}”", name=host) + near(host, people), "seats.host")
