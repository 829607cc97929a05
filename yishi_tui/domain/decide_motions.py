"""Motions: making, seconding, changing, withdrawing and stating them."""

from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.decide_floor import end_of_speech
from yishi_tui.domain.decide_orders import orders_followed
from yishi_tui.domain.due import too_late
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motion_details import motion
from yishi_tui.domain.motion_targets import target_of
from yishi_tui.domain.motion_words import completed, in_full, refused_amendment, refused_wording, wordless
from yishi_tui.domain.motions import no_quorum_for, ruling_on
from yishi_tui.domain.order import Decision, OutOfOrder, refuse
from yishi_tui.domain.persons import first_refusal, here, may_move, not_presiding, on_roll, taking_part, voting_member
from yishi_tui.domain.procedure import KindRule
from yishi_tui.domain.queries import find, rule_of, speaking, top
from yishi_tui.domain.question import Question
from yishi_tui.domain.vocabulary import Kind


def move(meeting: Meeting, command: do.Move, now: datetime) -> Decision:
    """A motion. One who has the floor ends the speech with it; another must be of a kind that may interrupt."""
    if refusal := may_move(meeting, command.by):
        return refusal
    floor = meeting.floor
    if floor is None or floor.by != command.by or not speaking(meeting):
        return _moved(meeting, command, now)
    ended = replace(meeting, floor=None)
    made = _moved(ended, command, now)
    return made if isinstance(made, OutOfOrder) else (end_of_speech(floor, now), *made)


def _moved(meeting: Meeting, command: do.Move, now: datetime) -> Decision:
    if command.kind == "divide_question" and command.unrelated:
        return _divided(meeting, command, now)
    if refusal := ruling_on(meeting, command.kind):
        return refusal
    if command.kind == "withdraw_request":
        return _leave_asked_for(meeting, command.by)
    rule = meeting.procedure.kinds[command.kind]
    if rule.decided_by == "demand":
        return _demanded(meeting, command, rule)
    if rule.decided_by == "answer":
        return (_asked(meeting, command.by, command.kind, command.text, None),)
    return _made(meeting, command, rule, now)


def _divided(meeting: Meeting, command: do.Move, now: datetime) -> Decision:
    """Unrelated parts are divided because one member demands it, interrupting a speech if need be (T15 n. 10)."""
    rule = rule_of(meeting, command.kind)
    if rule is None:
        return refuse("kind_not_used", kind=command.kind)
    row = replace(rule, interrupts=True, decided_by="demand", second=0)
    made = ruling_on(meeting, command.kind, row) or _in_full(meeting, command, row, now)
    if isinstance(made, OutOfOrder):
        return made
    return (ev.ConsentGiven(motion=made, effect=row.effect, demanded=True),)


def _demanded(meeting: Meeting, command: do.Move, rule: KindRule) -> Decision:
    """What one member may demand needs no vote; the orders of the day wait for the host to go to them."""
    if command.kind == "division_assembly":
        return (ev.DivisionDemanded(by=command.by),)
    if command.kind == "orders_of_day":
        return (motion(meeting, command, rule, 0),)
    return (_asked(meeting, command.by, command.kind, command.text, None),)


def _asked(meeting: Meeting, by: str, kind: Kind, text: str, consents: bool | None) -> ev.Event:
    """A question to the speaker runs on the speaker's time if the speaker consents (T15 p. 100)."""
    if not speaking(meeting):
        return ev.InformationGiven(by=by, kind=kind, text=text)
    runs = consents is True and kind == "request_info"
    declined = consents is False and kind == "request_info"
    return ev.SpeechInterrupted(by=by, kind=kind, text=text, runs=runs, declined=declined)


def _made(meeting: Meeting, command: do.Move, rule: KindRule, now: datetime) -> Decision:
    made = _in_full(meeting, command, rule, now)
    return made if isinstance(made, OutOfOrder) else (made,)


def _in_full(meeting: Meeting, command: do.Move, rule: KindRule, now: datetime) -> ev.MotionMade | OutOfOrder:
    target = target_of(meeting, command)
    if isinstance(target, OutOfOrder):
        return target
    if rule.effect == "postpone" and (refusal := too_late(meeting, command.until, now)):
        return refusal
    full = completed(meeting, command)
    if isinstance(full, OutOfOrder):
        return full
    return refused_wording(meeting, full) or motion(meeting, full, rule, target)


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
    if question.stated and rule_of(meeting, "withdraw_request") is None:
        return refuse("no_leave", name=command.by)
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
    text = _reworded(meeting, question, command.text)
    if isinstance(text, OutOfOrder):
        return text
    rule = rule_of(meeting, question.kind)
    again = bool(rule and rule.second) and not wordless(question)
    return (ev.MotionModified(by=command.by, text=text, needs_second=again),)


def _reworded(meeting: Meeting, question: Question, text: str) -> str | OutOfOrder:
    """The words as given; those of an amendment in full, and checked like those of a new one."""
    target = find(meeting, question.target) if question.kind == "amend" else None
    if target is None:
        return text
    whole = in_full(meeting, target, text)
    if isinstance(whole, OutOfOrder):
        return whole
    return refused_amendment(meeting, target, replace(question, text=whole, new_text=whole)) or whole


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
    if wordless(question):
        return refuse("words_needed", name=question.mover)
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
    text = _reworded(meeting, question, command.text)
    return text if isinstance(text, OutOfOrder) else (ev.WordingReadBack(text=text),)


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
    return _moved(meeting, do.Move(by=command.by, kind=command.kind, text=command.text), now)


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
    question = top(meeting)
    if not _leave_asked(meeting) or question is None:
        return refuse("nothing_asked")
    return orders_followed(meeting, now) if question.kind == "orders_of_day" else (ev.LeaveGiven(),)


def objection(meeting: Meeting, command: do.Objection, now: datetime) -> Decision:
    if not _leave_asked(meeting):
        return refuse("nothing_asked")
    if refusal := taking_part(meeting, command.by):
        return refusal
    question = top(meeting)
    orders = question is not None and question.kind == "orders_of_day"
    if meeting.procedure.withdraw.after_stated == "unanimous" and not orders:
        return (ev.LeaveRefused(by=command.by),)
    return (ev.LeaveObjected(by=command.by),)


def _leave_asked(meeting: Meeting) -> bool:
    question = top(meeting)
    return question is not None and question.asks_leave and not question.stated
