"""Hands, speeches and the clock."""

from datetime import datetime

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.floor import Waiting, next_speaker
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.order import Decision, OutOfOrder, refuse
from yishi_tui.domain.persons import explains, here, may_debate, taking_part
from yishi_tui.domain.phases import out_of_phase
from yishi_tui.domain.queries import (
    counted_present,
    debatable,
    discussed,
    quorum_met,
    rule_of,
    speech_limit,
    speeches_allowed,
    speeches_left,
    top,
    used_ms,
    voters_present,
)
from yishi_tui.domain.question import Count, Question, Request
from yishi_tui.domain.verdicts import judged_extension
from yishi_tui.domain.vocabulary import Stance


def end_of_speech(
    floor: Floor, now: datetime, cut_off: bool = False, stopped: str = "", counts: bool = True
) -> ev.SpeechEnded:
    """The end of the speech under way, with the time it took."""
    spent = used_ms(floor, now)
    taken = min(spent, floor.limit_ms) if cut_off and floor.limit_ms is not None else spent
    return ev.SpeechEnded(by=floor.by, used_ms=taken, cut_off=cut_off, stopped=stopped, counts=counts)


def open_debate(meeting: Meeting) -> Question | OutOfOrder:
    """The question under debate, or why there is none."""
    question = discussed(meeting)
    if meeting.phase != "in_session":
        return refuse("not_in_session", phase=meeting.phase)
    if question is None:
        return refuse("nothing_to_debate")
    if not question.stated:
        return refuse("not_stated_yet", do.State() if question.stage == "seconded" else None)
    if question.stage == "voting":
        return refuse("vote_under_way", do.Announce() if question.vote and question.vote.count else None)
    if not debatable(meeting, question):
        return refuse("undebatable", do.CallVote(), kind=question.kind)
    if question.closed:
        return refuse("debate_is_closed", do.CallVote())
    if meeting.quorum_challenged and not quorum_met(meeting):
        return refuse("quorum_challenged")
    return question


def request_floor(meeting: Meeting, command: do.RequestFloor, now: datetime) -> Decision:
    question = open_debate(meeting)
    if isinstance(question, OutOfOrder):
        return question
    if refusal := may_debate(meeting, command.by) or _may_speak(meeting, question, command.by, command.stance):
        return refusal
    if meeting.floor is not None and meeting.floor.by == command.by and meeting.floor.question == question.id:
        return refuse("has_the_floor", name=command.by)
    if any(request.by == command.by for request in question.queue):
        return refuse("already_waiting", name=command.by)
    return (ev.FloorRequested(by=command.by, stance=command.stance),)


def _may_speak(meeting: Meeting, question: Question, name: str, stance: Stance | None) -> OutOfOrder | None:
    """Speeches left, a stance the ruleset knows, and a mover who does not speak against their own motion (R12 43:25).

    Who appeals speaks against the question put, that the ruling stand.
    """
    if not speeches_left(meeting, question, name):
        allowed = speeches_allowed(meeting, question, name) or 0
        offer = do.NewRound() if meeting.procedure.speech.counter == "round" else None
        return refuse("speeches_used_up", offer, name=name, allowed=allowed)
    known = meeting.procedure.floor.stances
    if stance is not None and known and stance not in known:
        return refuse("stance_unknown", stance=stance, known=known)
    if stance == "con" and name == question.mover and question.kind != "appeal":
        return refuse("against_own_motion", leave_for(meeting, name), name=name)
    return out_of_phase(meeting, name, stance)


def leave_for(meeting: Meeting, name: str) -> do.AskLeaveToWithdraw | None:
    """The way out for a mover who thinks better of it, where the ruleset has one."""
    return do.AskLeaveToWithdraw(by=name) if rule_of(meeting, "withdraw_request") else None


def cancel_request(meeting: Meeting, command: do.CancelRequest, now: datetime) -> Decision:
    question = discussed(meeting)
    if question is None or all(request.by != command.by for request in question.queue):
        return refuse("not_waiting", name=command.by)
    return (ev.RequestCancelled(by=command.by),)


def recognize(meeting: Meeting, command: do.Recognize, now: datetime) -> Decision:
    """Gives the floor to the next by the rules, or to another with a reason where the ruleset allows it."""
    question = open_debate(meeting)
    if isinstance(question, OutOfOrder):
        return question
    if refusal := _floor_free(meeting, question):
        return refusal
    name = command.by or _next_name(meeting)
    if name is None:
        return refuse("nobody_waiting")
    return _recognized(meeting, question, command, name)


def _floor_free(meeting: Meeting, question: Question) -> OutOfOrder | None:
    floor = meeting.floor
    if floor is None or (floor.interrupted and floor.question != question.id):
        return None
    offer = do.Resume() if floor.interrupted else do.EndSpeech()
    return refuse("floor_taken", offer, name=floor.by, kind="")


def _next_name(meeting: Meeting) -> str | None:
    waiting = next_speaker(meeting)
    return waiting.by if waiting else None


def _recognized(meeting: Meeting, question: Question, command: do.Recognize, name: str) -> Decision:
    if explains(meeting, name):
        return here(meeting, name) or (_explanation(meeting, question, name),)
    waiting = next((request for request in question.queue if request.by == name), None)
    stance = command.stance or (waiting.stance if waiting else None)
    if refusal := may_debate(meeting, name) or _may_speak(meeting, question, name, stance):
        return refusal
    if stance is None and meeting.procedure.floor.stance_required:
        return refuse("stance_required", name=name)
    hand = None if waiting else Request(by=name, stance=stance, moment=meeting.seq + 1)
    first = next_speaker(meeting, hand)
    if not command.override and (refusal := _out_of_turn(meeting, question, name, first)):
        return refusal
    raised = (ev.FloorRequested(by=name, stance=stance),) if hand else ()
    why = first.why if first and first.by == name else ()
    return (*raised, _speech(meeting, question, name, stance, why, command.override))


def _explanation(meeting: Meeting, question: Question, name: str) -> ev.SpeechBegan:
    """A guest answers a question: own clock, no stance, no turn."""
    return ev.SpeechBegan(by=name, speech_no=0, limit_s=speech_limit(meeting, question), explains=True)


def _out_of_turn(meeting: Meeting, question: Question, name: str, first: Waiting | None) -> OutOfOrder | None:
    """Another than the next by the rules: refused where the order is enforced, or before one who has not spoken yet."""
    if first is None or first.by == name:
        return None
    rule = meeting.procedure.floor
    again = "unspoken" in rule.order and question.speeches.get(name, 0) > 0 and not question.speeches.get(first.by)
    if not (rule.enforce or again) or meeting.business.suspended_rules:
        return None
    return refuse(
        "out_of_turn", do.Recognize(by=first.by, stance=first.stance), name=name, first=first.by, why=first.why
    )


def _speech(
    meeting: Meeting, question: Question, name: str, stance: Stance | None, why: tuple[str, ...], override: str
) -> ev.SpeechBegan:
    return ev.SpeechBegan(
        by=name,
        stance=stance,
        speech_no=question.speeches.get(name, 0) + 1,
        limit_s=speech_limit(meeting, question),
        why=why,
        override=override,
    )


def end_speech(meeting: Meeting, command: do.EndSpeech, now: datetime) -> Decision:
    floor = meeting.floor
    if floor is None:
        return refuse("nobody_speaking")
    if floor.interrupted:
        return refuse("speech_interrupted", do.Resume(), name=floor.by)
    return (end_of_speech(floor, now),)


def cut_off(meeting: Meeting, now: datetime) -> ev.SpeechEnded | None:
    """The end of a speech whose time has run out, where the ruleset ends it by itself."""
    floor = meeting.floor
    if floor is None or floor.since is None or floor.limit_ms is None or meeting.procedure.speech.at_limit != "end":
        return None
    return end_of_speech(floor, now, cut_off=True) if used_ms(floor, now) >= floor.limit_ms else None


def stop_speech(meeting: Meeting, command: do.StopSpeech, now: datetime) -> Decision:
    floor = meeting.floor
    if floor is None:
        return refuse("nobody_speaking")
    if not command.reason:
        return refuse("reason_needed")
    counts = meeting.procedure.speech.stop_counts_as_turn
    return (end_of_speech(floor, now, stopped=command.reason, counts=counts),)


def pause_clock(meeting: Meeting, command: do.PauseClock, now: datetime) -> Decision:
    if meeting.floor is None:
        return refuse("nobody_speaking")
    return (ev.ClockPaused(),) if meeting.floor.since else refuse("clock_stands", do.ResumeClock())


def resume_clock(meeting: Meeting, command: do.ResumeClock, now: datetime) -> Decision:
    floor = meeting.floor
    if floor is None:
        return refuse("nobody_speaking")
    if floor.since is not None:
        return refuse("clock_runs", do.PauseClock())
    if floor.interrupted:
        return refuse("speech_interrupted", do.Resume(), name=floor.by)
    return refuse("not_in_session", phase=meeting.phase) if meeting.phase != "in_session" else (ev.ClockResumed(),)


def resume(meeting: Meeting, command: do.Resume, now: datetime) -> Decision:
    """The interrupted speaker goes on, once what interrupted is settled."""
    floor = meeting.floor
    if floor is None or floor.interrupted is None:
        return refuse("nothing_to_resume")
    question = top(meeting)
    if (question.id if question else 0) != floor.question:
        return refuse("settle_first", kind=question.kind if question else "")
    return (ev.SpeechResumed(),)


def extend_time(meeting: Meeting, command: do.ExtendTime, now: datetime) -> Decision:
    """More time by consent; where somebody objects, by the vote the ruleset names."""
    floor = meeting.floor
    if floor is None or floor.limit_ms is None:
        return refuse("nobody_speaking")
    if command.objection_by and (refusal := taking_part(meeting, command.objection_by)):
        return refusal
    if command.yes is None or command.no is None:
        if not command.objection_by:
            return (ev.TimeExtended(seconds=command.seconds),)
        return (ev.ExtensionRefused(seconds=command.seconds, objection_by=command.objection_by, verdict="objection"),)
    return _extension_vote(meeting, command, command.yes, command.no)


def _extension_vote(meeting: Meeting, command: do.ExtendTime, yes: int, no: int) -> Decision:
    present, others = voters_present(meeting), counted_present(meeting)
    if yes + no > others:
        return refuse("more_votes_than_present", votes=yes + no, present=others)
    verdict = judged_extension(meeting, Count(yes=yes, no=no, present=present))
    if verdict.adopted:
        return (
            ev.TimeExtended(
                seconds=command.seconds,
                objection_by=command.objection_by,
                yes=yes,
                no=no,
                tests=verdict.tests,
                arithmetic=verdict.arithmetic,
            ),
        )
    return (
        ev.ExtensionRefused(
            seconds=command.seconds,
            objection_by=command.objection_by,
            verdict="lost",
            yes=yes,
            no=no,
            tests=verdict.tests,
            arithmetic=verdict.arithmetic,
        ),
    )
