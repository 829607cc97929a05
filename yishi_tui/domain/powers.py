"""Who may do what at which seat (席位): one table, asked at the one door."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.record import Record, acts
from yishi_tui.domain.vocabulary import Seat

POWERS: dict[Seat, frozenset[type[Command]]] = {
    "recorder": frozenset(
        {
            do.Arrive,
            do.Leave,
            do.Admit,
            do.ReadBack,
            do.ConfirmWording,
            do.Cast,
            do.Tally,
            do.Ballot,
            do.Note,
            do.Assign,
            do.AmendMinutes,
            do.Correct,
        }
    ),
    "timekeeper": frozenset({do.PauseClock, do.ResumeClock, do.EndSpeech, do.AdjustClock, do.Correct}),
    "hall": frozenset(),
}
"""The host may do everything; every other seat only what stands here, and correct only what was done there."""


def beyond_seat(meeting: Meeting, command: Command, seat: Seat) -> OutOfOrder | None:
    """Refuses what is not this seat's to do."""
    if seat == "host":
        return None
    if type(command) not in POWERS[seat]:
        return refuse("not_this_seat", seat=seat)
    if isinstance(command, do.Correct) and not all(record.by == seat for record in _corrected(meeting, command)):
        return refuse("not_this_seats_act", seat=seat)
    return None


def _corrected(meeting: Meeting, command: do.Correct) -> list[Record]:
    """The records that the correction names, or those of the last acts."""
    if command.seq:
        return [record for record in meeting.history if record.seq in command.seq]
    last = list(acts(meeting.history))[-(command.steps or 1) :]
    return [record for act in last for record in act.records]


def may(seat: Seat, command: type[Command]) -> bool:
    """Whether the seat may ever do such a thing."""
    return seat == "host" or command in POWERS[seat]
