"""Every command of the union, made from its own definition and from small pools of names and texts."""

from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from yishi_tui import rulesets
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command, name_of
from yishi_tui.domain.plan import Guest, Item, Member, Plan, Seats
from yishi_tui.domain.vocabulary import KINDS

RULESETS = tuple(rulesets.known())
"""Every shipped ruleset."""
HOST, MEMBERS, CLERK, GUEST, ADVISER, STRANGER = "周", ("王", "李", "赵", "张"), "孙", "客", "律", "路"
SKILLED = "议事能手"
PLAN = Plan(
    title="会",
    starts="2026-11-22T19:00:00+08:00",
    seats=Seats(host=HOST),
    members=(
        *(Member(name=name, area="100", groups=(SKILLED,) if name == MEMBERS[0] else ()) for name in (HOST, *MEMBERS)),
        Member(name=CLERK, votes=False),
    ),
    guests=(Guest(name=GUEST, role=SKILLED), Guest(name=ADVISER, role="律师")),
    items=(Item(title="一"), Item(title="二", motion="种月季")),
)
NAMES = st.sampled_from((*MEMBERS, *MEMBERS, HOST, HOST, CLERK, GUEST, ADVISER, STRANGER))
"""Mostly those who may do what they ask for."""
TEXTS = st.sampled_from(("", "修路灯", "不修路灯", "修两盏路灯", "种月季", "二\n行", "\u202e"))
NUMBERS = st.integers(0, 7)
AREAS = st.sampled_from(("0", "12.5", "90", "一"))
RARE = {"reason": st.sampled_from(("", "离题")), "override": st.sampled_from(("", "", "急"))}
"""Fields that are texts, yet decide whether the act is in order."""
PEOPLE = {"by", "who", "owner", "objection_by"}
KIND = st.sampled_from((*KINDS, *("main", "amend", "point_of_order", "request_info", "previous_question") * 6))


def field_of(owner: type[Command], name: str, hint: Any) -> SearchStrategy[Any]:
    """What may stand in a field, by its name where that says more than its type."""
    if name in PEOPLE or (name == "to" and owner is do.HandOver):
        return _names(hint)
    if name in RARE and hint is str:
        return RARE[name]
    if name == "kind":
        return KIND
    if name == "target":
        return st.sampled_from(("last", "last", "main", "amend", "recess"))
    if name in ("seconds", "minutes", "days", "item", "steps"):
        return _optional(hint, st.integers(0 if name == "days" else 1, 3 if name in ("item", "steps") else 200))
    return _by_type(hint)


def _names(hint: Any) -> SearchStrategy[Any]:
    return NAMES if hint is str else st.lists(NAMES, max_size=3).map(tuple)


def _optional(hint: Any, values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | values if type(None) in get_args(hint) else values


def _by_type(hint: Any) -> SearchStrategy[Any]:
    if hint is str or hint == str | None:
        return TEXTS if hint is str else st.none() | TEXTS
    if hint == dict[str, str]:
        return st.just({}) | st.dictionaries(NAMES, NAMES, max_size=1)
    if hint == tuple[str, ...]:
        return st.lists(TEXTS, max_size=2).map(tuple)
    if hint == tuple[do.Positive, ...]:
        return st.just(()) | st.lists(st.integers(1, 40), min_size=1, max_size=2).map(tuple)
    if hint in (do.Count, do.Count | None):
        return _optional(hint, NUMBERS)
    if hint == do.AreaCounts | None:
        return st.none() | st.builds(do.AreaCounts, yes=AREAS, no=AREAS, abstain=AREAS)
    return st.from_type(hint)


def command_of(kind: type[Command]) -> SearchStrategy[Command]:
    """One command of the union, every field drawn."""
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{name: field_of(kind, name, hint) for name, hint in hints.items() if name in _own(kind)})


def _own(kind: type[Command]) -> tuple[str, ...]:
    fields: tuple[str, ...] = kind.__struct_fields__
    return fields


COMMANDS: Mapping[str, SearchStrategy[Command]] = {name_of(kind): command_of(kind) for kind in get_args(Command)}
"""By the `do` of a script line."""
FREE: tuple[Command, ...] = tuple(
    kind()
    for kind in get_args(Command)
    if not any(field.required for field in msgspec.structs.fields(kind)) and kind is not do.Recognize
)
"""Commands that need no details: each is in order exactly when its `do` is among the acts.

Whether `recognize` needs a stance depends on the hand that is up, so it is not one of them.
"""
