"""Another motion as the remedy of a refusal: what the same person can still move towards the same end."""

from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain.commands import Cast, Command, Move
from yishi_tui.domain.decide_motions import move
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.vocabulary import Kind

INSTEAD: dict[str, Kind] = {
    "nothing_to_reconsider": "rescind_amend",
    "debate_began": "postpone_indefinitely",
    "polls_closed": "reopen_polls",
}
"""By the rule that refuses."""


def with_way_out(meeting: Meeting, command: Command, refusal: OutOfOrder, now: datetime) -> OutOfOrder:
    """The refusal with the motion that is in order instead, where it offers nothing yet and there is one."""
    kind = INSTEAD.get(refusal.rule)
    if kind is None or refusal.offer is not None or not isinstance(command, Move | Cast):
        return refusal
    offer = Move(by=command.by, kind=kind, text=command.text if isinstance(command, Move) else "")
    return refusal if isinstance(move(meeting, offer, now), OutOfOrder) else replace(refusal, offer=offer)
