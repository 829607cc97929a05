"""Phases of a deliberation (环节), for rulesets that have them: which one it is, what brings the next, who speaks in it."""

from typing import Literal

from msgspec.structs import replace

from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.procedure import PhaseRule, Procedure
from yishi_tui.domain.queries import is_guest, main_question, member
from yishi_tui.domain.vocabulary import Stance

MOVER = "mover"
"""The group that whoever moved the main question is in."""


def current(meeting: Meeting) -> PhaseRule | None:
    """The phase under way."""
    return named(meeting, meeting.procedure_phase)


def named(meeting: Meeting, name: str) -> PhaseRule | None:
    """The phase of that id or title."""
    return next((phase for phase in meeting.procedure.phases if name in (phase.id, phase.title, phase.title_en)), None)


def following(meeting: Meeting) -> PhaseRule | None:
    """The phase after the one under way; the first while there is none."""
    rules = meeting.procedure.phases
    place = place_of(meeting)
    return rules[place + 1] if place + 1 < len(rules) else None


def place_of(meeting: Meeting) -> int:
    """The place of the phase under way, from 0; -1 while there is none."""
    ids = [phase.id for phase in meeting.procedure.phases]
    return ids.index(meeting.procedure_phase) if meeting.procedure_phase in ids else -1


def title_of_phase(procedure: Procedure, identity: str, english: bool) -> str:
    """What the phase is called; its id where the ruleset does not have it."""
    found = next((phase for phase in procedure.phases if phase.id == identity), None)
    if found is None:
        return identity
    return found.title_en if english and found.title_en else found.title


def begun(meeting: Meeting, by: Literal["moved", "seconded", "stated"]) -> Meeting:
    """The meeting in the phase that this step of a main question brings, if the ruleset has one for it."""
    phase = next((phase for phase in meeting.procedure.phases if phase.begins == by), None)
    main = len(meeting.business.stack) == 1
    return replace(meeting, procedure_phase=phase.id) if phase and main else meeting


def has_part_in(meeting: Meeting, phase: PhaseRule, name: str) -> bool:
    """Whether the phase is kept for somebody like this: a member of one of its groups, or a guest in such a role."""
    person = member(meeting, name)
    roles = {guest.role for guest in meeting.guests if guest.name == name}
    main = main_question(meeting)
    moved = {MOVER} if main is not None and main.mover == name else set()
    return bool(set(phase.groups) & (roles | moved | set(person.groups if person else ())))


def invited(meeting: Meeting, name: str) -> bool:
    """Whether a guest may speak now because the phase is theirs."""
    phase = current(meeting)
    return phase is not None and is_guest(meeting, name) and has_part_in(meeting, phase, name)


def out_of_phase(meeting: Meeting, name: str, stance: Stance | None) -> OutOfOrder | None:
    """Who, or which side, has to wait for another phase."""
    phase = current(meeting)
    return None if phase is None else _shut_out(meeting, phase, name, stance)


def turn_may_come(meeting: Meeting, name: str, stance: Stance | None) -> bool:
    """Whether somebody like this speaks in the phase under way, or in one after it; everybody while there is none."""
    place = place_of(meeting)
    left = meeting.procedure.phases[place:] if place >= 0 else ()
    return not left or any(_shut_out(meeting, phase, name, stance) is None for phase in left)


def _shut_out(meeting: Meeting, phase: PhaseRule, name: str, stance: Stance | None) -> OutOfOrder | None:
    if phase.groups and not has_part_in(meeting, phase, name):
        return refuse("phase_person", name=name, title=phase.title)
    if stance is not None and phase.stances and stance not in phase.stances:
        return refuse("phase_stance", title=phase.title, known=phase.stances)
    return None
