"""Acts that only some rulesets or occasions have: phases, rounds, values for a blank, candidates, the last minutes."""

from datetime import datetime

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain import phases
from yishi_tui.domain.blanks import has_blank
from yishi_tui.domain.decide_floor import leave_for, open_debate
from yishi_tui.domain.decide_motions import second
from yishi_tui.domain.floor import next_speaker, speaking_order
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import Decision, OutOfOrder, refuse
from yishi_tui.domain.paragraphs import NEXT_PART, following, in_hand
from yishi_tui.domain.persons import here, on_roll, taking_part
from yishi_tui.domain.procedure import PhaseRule
from yishi_tui.domain.queries import amendable, immediately_pending, main_question, rule_of, top
from yishi_tui.domain.question import Question


def phase(meeting: Meeting, command: do.PhaseAct, now: datetime) -> Decision:
    """What belongs to a phase is done in it: none is skipped, none comes back."""
    if command.act == NEXT_PART and (main := in_hand(meeting)):
        return _next_part(meeting, main)
    if not meeting.procedure.phases:
        return refuse("act_not_used", act="phase")
    wanted = phases.named(meeting, command.act)
    if wanted is None:
        return refuse("unknown_phase", text=command.act, names=tuple(each.title for each in meeting.procedure.phases))
    if refusal := _out_of_sequence(meeting, wanted) or _not_theirs(meeting, wanted, command.by):
        return refusal
    entered = ev.PhaseEntered(act=wanted.id, by=command.by, last=command.last)
    question = top(meeting)
    if wanted.begins != "seconded" or question is None or question.stage != "moved":
        return (entered,)
    seconded = second(meeting, do.Second(by=command.by), now)
    return seconded if isinstance(seconded, OutOfOrder) else (*seconded, entered)


def _next_part(meeting: Meeting, main: Question) -> Decision:
    """On to the next paragraph, once nobody has more to say on the one in hand."""
    if meeting.floor is not None:
        return refuse("floor_taken", do.EndSpeech(), name=meeting.floor.by, kind="")
    on_top = top(meeting)
    if on_top is not None and on_top.id != main.id:
        return refuse("settle_question_first", text=on_top.text, kind=on_top.kind)
    if next_speaker(meeting) is not None and not main.closed:
        return refuse("still_waiting", do.Recognize(), names=tuple(w.by for w in speaking_order(meeting)))
    return (ev.PartTaken(part=following(main)),)


def _out_of_sequence(meeting: Meeting, wanted: PhaseRule) -> OutOfOrder | None:
    place = [each.id for each in meeting.procedure.phases].index(wanted.id)
    here_now = phases.place_of(meeting)
    if place < here_now:
        return refuse("phase_passed", title=wanted.title)
    first = phases.following(meeting)
    if place > here_now + 1 and first is not None:
        return refuse("phase_first", do.PhaseAct(act=first.id), title=wanted.title, first=first.title)
    return None


def _not_theirs(meeting: Meeting, wanted: PhaseRule, name: str) -> OutOfOrder | None:
    """Whoever is named must be there, and be one that the phase is kept for."""
    if not name:
        return None
    if refusal := on_roll(meeting, name) or here(meeting, name):
        return refusal
    if wanted.groups and not phases.has_part_in(meeting, wanted, name):
        return refuse("phase_person", name=name, title=wanted.title)
    main = main_question(meeting)
    if wanted.stances == ("con",) and main is not None and main.mover == name:
        return refuse("against_own_motion", leave_for(meeting, name), name=name)
    return None


def new_round(meeting: Meeting, command: do.NewRound, now: datetime) -> Decision:
    """Another round on the pending question, once nobody speaks."""
    if meeting.procedure.speech.counter != "round":
        return refuse("act_not_used", act="new_round")
    question = open_debate(meeting)
    if isinstance(question, OutOfOrder):
        return question
    if meeting.floor is not None:
        return refuse("floor_taken", do.EndSpeech(), name=meeting.floor.by, kind="")
    return (ev.RoundOpened(),)


def suggest(meeting: Meeting, command: do.Suggest, now: datetime) -> Decision:
    """A value for the blank; it needs no second (E76 §25)."""
    if refusal := taking_part(meeting, command.by) or no_values(meeting):
        return refusal
    question = immediately_pending(meeting)
    if not command.value:
        return refuse("empty_text")
    if question is not None and command.value in question.suggestions:
        return refuse("value_suggested", text=command.value)
    return (ev.ValueSuggested(by=command.by, value=command.value),)


def no_values(meeting: Meeting) -> OutOfOrder | None:
    """Why nobody may suggest a value now."""
    if meeting.procedure.vote.blanks == "none":
        return refuse("act_not_used", act="suggest")
    question = immediately_pending(meeting)
    if question is None or not has_blank(question.text) or not amendable(meeting, question):
        return refuse("no_blank")
    return refuse("vote_under_way") if question.stage == "voting" else None


def nominate(meeting: Meeting, command: do.Nominate, now: datetime) -> Decision:
    """A candidate; a nomination needs no second."""
    if refusal := taking_part(meeting, command.by) or no_nominations(meeting) or on_roll(meeting, command.who):
        return refusal
    if command.who in meeting.candidates:
        return refuse("already_nominated", name=command.who)
    return (ev.Nominated(by=command.by, who=command.who),)


def no_nominations(meeting: Meeting) -> OutOfOrder | None:
    """Why nobody may nominate now."""
    if rule_of(meeting, "nominations") is None:
        return refuse("act_not_used", act="nominate")
    return refuse("nominations_closed") if meeting.nominating == "closed" else _busy(meeting)


def _busy(meeting: Meeting) -> OutOfOrder | None:
    """Somebody speaks, or a vote is under way."""
    if meeting.floor is not None:
        return refuse("floor_taken", do.EndSpeech(), name=meeting.floor.by, kind="")
    question = top(meeting)
    return refuse("vote_under_way") if question is not None and question.stage == "voting" else None


def read_minutes(meeting: Meeting, command: do.ReadMinutes, now: datetime) -> Decision:
    return no_minutes(meeting) or (ev.MinutesRead(),)


def amend_minutes(meeting: Meeting, command: do.AmendMinutes, now: datetime) -> Decision:
    """A correction before the approval; afterwards it takes what amending a decision takes."""
    if refusal := no_minutes(meeting):
        return refusal
    return (ev.MinutesAmended(text=command.text),) if command.text else refuse("empty_text")


def approve_minutes(meeting: Meeting, command: do.ApproveMinutes, now: datetime) -> Decision:
    return no_minutes(meeting) or (ev.MinutesApproved(),)


def no_minutes(meeting: Meeting) -> OutOfOrder | None:
    """Why there are no minutes to be read or corrected now."""
    if meeting.number == 1 and not meeting.plan.continues:
        return refuse("no_earlier_minutes")
    return refuse("minutes_approved") if meeting.minutes == "approved" else _busy(meeting)
