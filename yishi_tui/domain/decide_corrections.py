"""Undo and redo: which acts a correction takes back, and whether what followed can stand without them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.commands import Command
from yishi_tui.domain.events import Event
from yishi_tui.domain.evolve import evolve, replay, voided
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import Decision, OutOfOrder, refuse
from yishi_tui.domain.record import Act, Record, acts
from yishi_tui.domain.retrace import command_of

Door = Callable[[Meeting, Command, datetime], Decision]

NEVER_UNDONE = (ev.MeetingPlanned,)


def correct(meeting: Meeting, command: do.Correct, door: Door) -> Decision:
    """Takes back the last acts, or those that hold the given records; a correction is taken back likewise."""
    chosen = _chosen(meeting, command)
    if isinstance(chosen, OutOfOrder):
        return chosen
    voids = tuple(seq for act in chosen for seq in act.seqs)
    return _stands(meeting, frozenset(voids), door) or (ev.Corrected(voids=voids, reason=command.reason),)


def _chosen(meeting: Meeting, command: do.Correct) -> list[Act] | OutOfOrder:
    gone = voided(meeting.history)
    open_to = [act for act in acts(meeting.history) if not set(act.seqs) & gone and not _fixed(act)]
    if command.seq is not None:
        return _with_records(open_to, command.seq) if command.seq else refuse("nothing_to_undo")
    steps = command.steps or 1
    return open_to[-steps:] if len(open_to) >= steps else refuse("nothing_to_undo")


def _with_records(open_to: list[Act], seqs: tuple[int, ...]) -> list[Act] | OutOfOrder:
    known = {seq for act in open_to for seq in act.seqs}
    missing = next((seq for seq in seqs if seq not in known), None)
    if missing is not None:
        return refuse("no_such_record", seq=missing)
    return [act for act in open_to if set(act.seqs) & set(seqs)]


def _fixed(act: Act) -> bool:
    return any(isinstance(record.event, NEVER_UNDONE) for record in act.records)


def _stands(meeting: Meeting, voids: frozenset[int], door: Door) -> OutOfOrder | None:
    """Decide again everything that followed the first record taken back; the first that no longer holds is named."""
    gone = voided((*meeting.history, _supposed(meeting, voids)))
    holding = [r for r in meeting.history if r.seq not in gone and not isinstance(r.event, ev.Corrected)]
    before = voided(meeting.history)
    changed = gone ^ before
    first = min((seq for seq in changed if not _is_correction(meeting, seq)), default=meeting.seq + 1)
    state = replay(r for r in holding if r.seq < first)
    return _follows(state, [record for record in holding if record.seq >= first], door)


def _follows(state: Meeting, records: list[Record], door: Door) -> OutOfOrder | None:
    """Whether the records could be made one after another, none with something else first.

    What comes along with the one before is not asked for itself.
    """
    along: Sequence[Event] = ()
    for record in records:
        if along and type(along[0]) is type(record.event):
            along = along[1:]
        elif command := command_of(record.event):
            decision = door(state, command, record.at)
            if isinstance(decision, OutOfOrder) or type(decision[0]) is not type(record.event):
                return refuse("needed_by_later", seq=record.seq)
            along = decision[1:]
        state = evolve(state, record)
    return None


def _supposed(meeting: Meeting, voids: frozenset[int]) -> Record:
    last = meeting.history[-1]
    return Record(seq=meeting.seq + 1, at=last.at, by="host", event=ev.Corrected(voids=tuple(sorted(voids))))


def _is_correction(meeting: Meeting, seq: int) -> bool:
    return isinstance(meeting.history[seq - 1].event, ev.Corrected)
