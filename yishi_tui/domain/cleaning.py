"""The gate for whatever people type: every text of a command is cleaned once, before anything is decided."""

from typing import Any

from msgspec import structs

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.plan import Guest, Item, Member, Plan, Seats
from yishi_tui.domain.text import TooLong, clean_line, clean_text

FIELD_LIMIT = 1000


def cleaned(command: Command) -> Command | OutOfOrder:
    """The command with clean texts, or a refusal where one is too long."""
    lines = clean_text if isinstance(command, do.Note) else _line
    try:
        changes = {name: _cleaned(value, lines) for name, value in structs.asdict(command).items()}
    except TooLong as problem:
        return refuse("too_long", limit=problem.limit, length=problem.length)
    return structs.replace(command, **changes)


def cleaned_plan(plan: Plan) -> Plan:
    """The plan with clean texts. Raises TooLong."""
    return structs.replace(plan, **{name: _cleaned(value, _line) for name, value in structs.asdict(plan).items()})


def _line(text: str) -> str:
    return clean_line(text, FIELD_LIMIT)


def _cleaned(value: Any, clean: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(each, clean) for each in value)
    if isinstance(value, Item | Member | Guest | Seats):
        fields = structs.asdict(value).items()
        return structs.replace(
            value, **{name: _cleaned(each, clean_text if name == "brief" else clean) for name, each in fields}
        )
    if isinstance(value, dict):
        return {_cleaned(key, clean): _cleaned(each, clean) for key, each in value.items()}
    return value
