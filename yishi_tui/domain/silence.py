"""从多: owners who handed in nothing, where the owners agreed beforehand what their silence means."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from yishi_tui.domain.calculator import with_silent
from yishi_tui.domain.procedure import FollowRule
from yishi_tui.domain.tally import Counts, PerMeasure
from yishi_tui.domain.tally_request import FollowMajority

SPECIAL_ITEMS = (6, 7, 8)
"""The items of article 278 of the Civil Code in which nobody follows anybody."""


class Silent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How many were silent in one vote, and what is on record about it: papers delivered, topics and effect told."""

    heads: int = 0
    area: str = ""
    delivered: bool = False
    topics_notified: bool = False
    effect_warned: bool = False


def joined(counts: PerMeasure[Counts], silent: Silent, rule: FollowRule, *, special: bool) -> PerMeasure[Counts]:
    """The counts with the silent where the agreement and the record put them. Raises BadCount for impossible figures."""
    asked = FollowMajority(
        silent=PerMeasure(heads=silent.heads, area=Decimal(silent.area or "0")),
        clause_delivery_is_participation=rule.clause_delivery_is_participation,
        clause_silence_follows=rule.clause_silence_follows,
        delivered=silent.delivered,
        topics_notified=silent.topics_notified,
        effect_warned=silent.effect_warned,
        special_items=special,
    )
    return with_silent(counts, asked)


def outcome(adopted: bool | None) -> Literal["", "adopted", "lost"]:
    """How a vote comes out without the silent; '' where none were counted."""
    if adopted is None:
        return ""
    return "adopted" if adopted else "lost"
