"""Owners are counted by heads as well as by area: one flat is one head, and so is one owner of several flats."""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from yishi_tui.domain.plan import Member


class Together(Struct, frozen=True):
    """Voters on the roll who may be only one head: of one name, or in one flat."""

    by: Literal["owner", "unit"]
    what: str
    names: tuple[str, ...]


def maybe_one_head(members: Iterable[Member]) -> Iterator[Together]:
    """Who may have been listed more than once. A roll cannot tell namesakes from one owner, so it is only asked."""
    voters = [member for member in members if member.votes]
    yield from _together("owner", [(_owner(member), member.name) for member in voters])
    yield from _together("unit", [(member.unit, member.name) for member in voters])


def _owner(member: Member) -> str:
    """The bare name of one whom the plan tells apart from others of that name by the flat."""
    return member.name.removesuffix(f"（{member.unit}）") if member.unit else member.name


def _together(by: Literal["owner", "unit"], listed: list[tuple[str, str]]) -> Iterator[Together]:
    for what in dict.fromkeys(each for each, _ in listed if each):
        names = tuple(name for each, name in listed if each == what)
        if len(names) > 1:
            yield Together(by=by, what=what, names=names)
