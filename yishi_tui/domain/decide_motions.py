"""Motions: making, seconding, changing, withdrawing and stating them."""

from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.decide_floor import end_of_speech
from yishi_tui.domain.meeting import Meeting, Question
from yishi_tui.domain.methods import method_named
from yishi_tui.domain.motion_targets import target_of
from yishi_tui.domain.motion_words import refused_wording
from yishi_tui.domain.motions import no_quorum_for, ruling_on
from yishi_tui.domain.motions_ladder import closing_time_set
from yishi_tui.domain.order import Decision, OutOfOrder, refuse
from yishi_tui.domain.persons import first_refusal, here, may_move, not_presiding, on_roll, taking_part, voting_member
from yishi_tui.domain.procedure import KindRule
from yishi_tui.domain.queries import debatable, immediately_pending, rule_of, speaking, top
from yishi_tui.domain.vocabulary import Kind, Method

DEFAULT_RECESS_S = 600


def move(meeting: Meeting, command: do.Move, now: datetime) -> Decision:
    """A motion. One who has the floor ends the speech with it; another must be of a kind that may interrupt."""
    if refusal := may_move(meeting, command.by):
        return refusal
    floor = meeting.floor
    if floor is None or floor.by != command.by or not speaking(meeting):
        return _moved(meeting, command)
    ended = replace(meeting, floor=None)
    made = _moved(ended, command)
    return made if isinstance(made, OutOfOrder) else (end_of_speech(floor, now), *made)


def _moved(meeting: Meeting, command: do.Move) -> Decision:
    if refusal := ruling_on(meeting, command.kind):
        return refusal
    if command.kind == "withdraw_request":
        return _leave_asked_for(meeting, command.by)
    rule = meeting.procedure.kinds[command.kind]
    if rule.decided_by == "demand":
        return _demanded(meeting, command)
    if rule.decided_by == "answer":
        return (_asked(meeting, command.by, command.kind, command.text, None),)
    return _made(meeting, command, rule)


def _demanded(meeting: Meeting, command: do.Move) -> Decision:
    """What one member may demand needs no vote."""
    if command.kind == "division_assembly":
        return (ev.DivisionDemanded(by=command.by),)
    return (_asked(meeting, command.by, command.kind, command.text, None),)


def _asked(meeting: Meeting, by: str, kind: Kind, text: str, consents: bool | None) -> ev.Event:
    """A question to the speaker runs on the speaker's time if the speaker consents (T15 p. 100)."""
    if not speaking(meeting):
        return ev.InformationGiven(by=by, kind=kind, text=text)
    runs = consents is True and kind == "request_info"
    declined = consents is False and kind == "request_info"
    return ev.SpeechInterrupted(by=by, kind=kind, text=text, runs=runs, declined=declined)


def _made(meeting: Meeting, command: do.Move, rule: KindRule) -> Decision:
    target = target_of(meeting, command)
    if isinstance(target, OutOfOrder):
        return target
    if refusal := refused_wording(meeting, command):
        return refusal
    return (motion(meeting, command, rule, target),)


def motion(meeting: Meeting, command: do.Move | do.UnanimousConsent, rule: KindRule, target: int) -> ev.MotionMade:
    """The motion in full, its missing details filled in."""
    on_top = top(meeting)
    degree = (on_top.degree + 1 if on_top and on_top.kind == "amend" else 1) if command.kind == "amend" else 0
    return ev.MotionMade(
        kind=command.kind,
        by=command.by,
        text=command.text,
        target=target,
        new_text=command.new_text,
        seconds=command.seconds or _default_seconds(meeting, rule),
        until=command.until or ("next_meeting" if rule.effect == "postpone" else ""),
        to=command.to,
        scope=command.scope,
        notice=command.notice,
        voted=command.voted,
        parts=command.parts,
        matter=command.matter or _matter_of_item(meeting, command.kind),
        degree=degree,
        as_main=on_top is None and _as_main(meeting, command, rule),
        needs_second=rule.second > 0,
        interrupts=rule.interrupts and speaking(meeting),
        undebatable=rule.effect == "appeal" and not appeal_debatable(meeting, rule),
        method=_method(meeting, command, rule),
    )


def _as_main(meeting: Meeting, command: do.Move | do.UnanimousConsent, rule: KindRule) -> bool:
    """Whether with nothing pending this is a main motion: always, or where it has a condition (T15 pp. 58-60)."""
    qualified = bool(command.until) or (command.kind == "adjourn" and closing_time_set(meeting))
    return rule.main_when_nothing_pending or (rule.main_when_qualified and qualified)


def appeal_debatable(meeting: Meeting, rule: KindRule) -> bool:
    """Not on manners or the order of business, nor while the pending question is itself undebatable (T15 n. 7)."""
    question, ruling = immediately_pending(meeting), meeting.last_ruling
    if question is not None and (question.closed or not debatable(meeting, question)):
        return False
    told = f"{ruling.text} {ruling.reason}".lower() if ruling else ""
    return not any(word in told for word in rule.undebatable_about)


def _method(meeting: Meeting, command: do.Move | do.UnanimousConsent, rule: KindRule) -> Method | None:
    """The way of voting that a motion about it, or an amendment of such a motion, asks for."""
    question = immediately_pending(meeting)
    amends = command.kind == "amend" and question is not None and question.method is not None
    if rule.effect != "set_method" and not (amends and question and question.kind == "voting_method"):
        return None
    return method_named(f"{command.new_text or ''} {command.text}", meeting.procedure.vote.methods)


def _default_seconds(meeting: Meeting, rule: KindRule) -> int | None:
    if rule.effect == "recess":
        return DEFAULT_RECESS_S
    if rule.effect == "set_limit" and meeting.procedure.speech.seconds:
        return max(1, meeting.procedure.speech.seconds // 2)
    seconds = meeting.procedure.speech.seconds
    return seconds * 2 if rule.effect == "extend_limit" and seconds else None


def _matter_of_item(meeting: Meeting, kind: Kind) -> str:
    """A main motion under an item of the agenda concerns what the item concerns."""
    if kind != "main" or meeting.item is None:
        return ""
    return meeting.plan.items[meeting.item - 1].matter


def second(meeting: Meeting, command: do.Second, now: datetime) -> Decision:
    question = top(meeting)
    if question is None or question.stage != "moved":
        return refuse("nothing_to_second")
    if refusal := first_refusal(meeting, command.by, (on_roll, voting_member)):
        return refusal
    if command.by == question.mover:
        return refuse("own_second", name=command.by)
    if refusal := first_refusal(meeting, command.by, (here, not_presiding)):
        return refusal
    return (ev.MotionSeconded(by=command.by),)


def withdraw_second(meeting: Meeting, command: do.WithdrawSecond, now: datetime) -> Decision:
    question = top(meeting)
    if question is None or question.stage != "seconded" or question.seconder != command.by:
        return refuse("not_the_seconder", name=command.by)
    return (ev.SecondWithdrawn(by=command.by),)


def withdraw(meeting: Meeting, command: do.Withdraw, now: datetime) -> Decision:
    """Before it is stated a motion is its mover's own."""
    question = top(meeting)
    if question is None:
        return refuse("nothing_to_withdraw")
    if question.stated:
        return refuse("belongs_to_meeting", do.AskLeaveToWithdraw(by=command.by), name=command.by)
    if question.mover != command.by:
        return refuse("not_the_mover", name=command.by, mover=question.mover)
    return (ev.MotionWithdrawn(by=command.by),)


def modify(meeting: Meeting, command: do.Modify, now: datetime) -> Decision:
    """The mover may change the words before they are stated; then the seconder is asked again (E76 p. 20)."""
    question = top(meeting)
    if question is None:
        return refuse("nothing_to_modify")
    if question.stated:
        return refuse("reword_by_amendment", name=command.by)
    if question.mover != command.by:
        return refuse("not_the_mover", name=command.by, mover=question.mover)
    rule = rule_of(meeting, question.kind)
    return (ev.MotionModified(by=command.by, text=command.text, needs_second=bool(rule and rule.second)),)


def state(meeting: Meeting, command: do.State, now: datetime) -> Decision:
    question = top(meeting)
    if question is None or question.stated:
        return refuse("nothing_to_state")
    if question.stage == "moved":
        return refuse("needs_second", text=question.text, kind=question.kind)
    if _chair_decides(meeting, question):
        return refuse("ruling_first")
    if refusal := no_quorum_for(meeting, question.kind):
        return refusal
    if meeting.procedure.motion.read_back and question.kind == "main" and not question.confirmed:
        return refuse("wording_unconfirmed", do.ConfirmWording(by=question.mover), name=question.mover)
    return (ev.QuestionStated(),)


def _chair_decides(meeting: Meeting, question: Question) -> bool:
    rule = rule_of(meeting, question.kind)
    return rule is not None and rule.decided_by == "chair"


def no_second(meeting: Meeting, command: do.NoSecond, now: datetime) -> Decision:
    question = top(meeting)
    if question is None or question.stage != "moved":
        return refuse("nothing_to_second")
    return (ev.FellForWantOfSecond(),)


def read_back(meeting: Meeting, command: do.ReadBack, now: datetime) -> Decision:
    question = top(meeting)
    if question is None or question.stated:
        return refuse("nothing_to_read_back")
    return (ev.WordingReadBack(text=command.text),)


def confirm_wording(meeting: Meeting, command: do.ConfirmWording, now: datetime) -> Decision:
    question = top(meeting)
    if question is None or question.stated:
        return refuse("nothing_to_read_back")
    if question.mover != command.by:
        return refuse("not_the_mover", name=command.by, mover=question.mover)
    return (ev.WordingConfirmed(by=command.by),)


def rule(meeting: Meeting, command: do.Rule, now: datetime) -> Decision:
    """The host rules on what waits for a ruling."""
    question = top(meeting)
    if question is None or question.stated or not _chair_decides(meeting, question):
        return refuse("nothing_to_rule")
    ruling = ev.PointRuled(
        kind=question.kind,
        raised_by=question.mover,
        text=question.text,
        well_taken=command.well_taken,
        reason=command.reason,
    )
    return (ruling,)


def interrupt(meeting: Meeting, command: do.Interrupt, now: datetime) -> Decision:
    """A motion of a kind that may interrupt; a question to the speaker asks the speaker's consent."""
    if refusal := may_move(meeting, command.by) or ruling_on(meeting, command.kind):
        return refusal
    kind_rule = meeting.procedure.kinds[command.kind]
    if not kind_rule.interrupts:
        return refuse("may_not_interrupt", kind=command.kind)
    if meeting.floor is not None and meeting.floor.by == command.by:
        return refuse("interrupts_self", name=command.by)
    if kind_rule.decided_by == "answer":
        return (_asked(meeting, command.by, command.kind, command.text, command.consents),)
    return _moved(meeting, do.Move(by=command.by, kind=command.kind, text=command.text))


def ask_leave(meeting: Meeting, command: do.AskLeaveToWithdraw, now: datetime) -> Decision:
    """After it was stated, a motion is withdrawn only by leave of the meeting."""
    if refusal := may_move(meeting, command.by) or ruling_on(meeting, "withdraw_request"):
        return refusal
    return _leave_asked_for(meeting, command.by)


def _leave_asked_for(meeting: Meeting, by: str) -> Decision:
    """Leave concerns the topmost stated question that the person moved."""
    own = [question for question in meeting.business.stack if question.stated and question.mover == by]
    if not own:
        return refuse("not_your_motion", name=by)
    asked = ev.MotionMade(kind="withdraw_request", by=by, text=own[-1].text, target=own[-1].id, needs_second=False)
    return (asked,)


def no_objection(meeting: Meeting, command: do.NoObjection, now: datetime) -> Decision:
    return (ev.LeaveGiven(),) if _leave_asked(meeting) else refuse("nothing_asked")


def objection(meeting: Meeting, command: do.Objection, now: datetime) -> Decision:
    if not _leave_asked(meeting):
        return refuse("nothing_asked")
    if refusal := taking_part(meeting, command.by):
        return refusal
    if meeting.procedure.withdraw.after_stated == "unanimous":
        return (ev.LeaveRefused(by=command.by),)
    return (ev.LeaveObjected(by=command.by),)


def _leave_asked(meeting: Meeting) -> bool:
    question = top(meeting)
    return question is not None and question.asks_leave and not question.stated
