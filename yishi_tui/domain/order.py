"""Out of order is an answer, not a fault: a value with the rule, the facts for the sentence, and the remedy."""

from msgspec import Struct

from yishi_tui.domain.commands import Command
from yishi_tui.domain.events import Event

Fact = str | int | tuple[str, ...]


class OutOfOrder(Struct, frozen=True):
    """A refused act. The words for `rule` stand in `rules/script.*.toml`; `offer` is the remedy as an act, if there is one."""

    rule: str
    facts: dict[str, Fact] = {}
    offer: Command | None = None


Decision = tuple[Event, ...] | OutOfOrder


def refuse(rule: str, offer: Command | None = None, **facts: Fact) -> OutOfOrder:
    """Shorthand for a refusal."""
    return OutOfOrder(rule=rule, facts=facts, offer=offer)
