"""A motion in full: the details that its mover left out, filled in."""

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.methods import method_named
from yishi_tui.domain.motions_ladder import closing_time_set
from yishi_tui.domain.procedure import KindRule
from yishi_tui.domain.queries import debatable, immediately_pending, speaking, top
from yishi_tui.domain.vocabulary import Kind, Method

DEFAULT_RECESS_S = 600


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
        special=command.special and rule.effect == "postpone",
    )


def _as_main(meeting: Meeting, command: do.Move | do.UnanimousConsent, rule: KindRule) -> bool:
    """Whether with nothing pending this is a main motion: always, or where it has a condition (T15 pp. 58-60)."""
    qualified = bool(command.until) or (command.kind == "adjourn" and closing_time_set(meeting))
    return rule.main_when_nothing_pending or (rule.main_when_qualified and qualified)


def appeal_debatable(meeting: Meeting, rule: KindRule) -> bool:
    """Not on manners or the order of business, nor while the pending question is itself undebatable (T15 n. 7)."""
    question, ruling = immediately_pending(meeting), meeting.last_ruling
    if question is not None and (question.closed or question.stage == "voting" or not debatable(meeting, question)):
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
