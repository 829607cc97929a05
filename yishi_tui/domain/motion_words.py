"""What the words of a motion may not be."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.queries import immediately_pending, main_question, rule_of


def refused_wording(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> OutOfOrder | None:
    """What the words themselves may not be."""
    if command.kind == "main":
        return _main_wording(meeting, command)
    if command.kind == "divide_question" and len(command.parts) < 2:
        return refuse("parts_needed")
    if refusal := _not_now(meeting, command):
        return refusal
    question = immediately_pending(meeting)
    if command.kind != "amend" or command.new_text is None or question is None:
        return None
    if command.new_text in (question.text, question.new_text):
        return refuse("amend_changes_nothing")
    return refuse("amend_negates") if negates(question.text, command.new_text) else None


def _not_now(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> OutOfOrder | None:
    """A privileged motion with a condition is a main motion; some rules cannot be suspended."""
    rule, main = rule_of(meeting, command.kind), main_question(meeting)
    if main is not None and rule is not None and rule.main_when_qualified and command.until:
        return refuse("main_pending", text=main.text)
    told = command.text.lower()
    if rule is not None and any(word in told for word in rule.never_about):
        return refuse("not_suspendable", text=command.text)
    return None


def negates(text: str, other: str) -> bool:
    """Whether one wording is the other with a bare 不 or not: a vote of no says the same."""
    return text != other and any(_without(text, word) == _without(other, word) for word in ("不", "not "))


def _without(text: str, word: str) -> str:
    return text.replace(word, "")


def _main_wording(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> OutOfOrder | None:
    if meeting.procedure.motion.text_required and not command.text:
        return refuse("text_required")
    if command.matter and command.matter not in meeting.procedure.matters:
        return refuse("unknown_matter", matter=command.matter, known=tuple(meeting.procedure.matters))
    return said_before(meeting, command.text)


def said_before(meeting: Meeting, text: str) -> OutOfOrder | None:
    """What was lost may not come again in the session; what stands need not be moved again (T15 p. 201)."""
    business = meeting.business
    if not text:
        return None
    if not meeting.procedure.renewal.lost_same_session and any(
        lost.text == text and lost.kind == "main" for lost in business.lost
    ):
        return refuse("lost_before", text=text)
    if any(adopted.text == text for adopted in business.adopted):
        return refuse("adopted_before", text=text)
    waiting = (*business.on_table, *business.in_committee, *business.postponed)
    return refuse("waiting_elsewhere", text=text) if any(stack[0].text == text for stack in waiting) else None
