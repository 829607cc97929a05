"""What a motion applies to: the question on top, or something decided or put away earlier."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import reconsiderable
from yishi_tui.domain.motions_ladder import PREVAILING
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.queries import immediately_pending, main_question, pending, to_amend
from yishi_tui.domain.question import Question


def target_of(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> int | OutOfOrder:
    """The record number of what the motion applies to; 0 for a motion that stands alone."""
    finder = _NAMED.get(command.kind)
    if finder:
        return finder(meeting, command)
    question = immediately_pending(meeting)
    if question is None or command.kind == "main":
        return 0
    if command.kind == "amend":
        return _to_amend(meeting, command, question)
    main = main_question(meeting)
    return main.id if main and command.kind == "divide_question" else question.id


def _to_amend(meeting: Meeting, command: do.Move | do.UnanimousConsent, on_top: Question) -> int | OutOfOrder:
    question = to_amend(meeting) or on_top
    if _names(meeting, command.target, question):
        return question.id
    if command.target == on_top.kind:
        return refuse("not_amendable", pending=on_top.kind)
    return refuse("amend_top_only", target=command.target, pending=on_top.kind)


def _names(meeting: Meeting, target: str, question: Question) -> bool:
    """Whether a script's `target` means this question."""
    if target == "amend":
        return question.kind == "amend" and question.degree == 1
    if target in ("last", question.kind):
        return True
    return target == "main" and question is main_question(meeting)


def _adopted(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> int | OutOfOrder:
    texts = [text for text in reversed(meeting.business.adopted) if command.text in ("", text.text)]
    if not texts and command.new_text is not None:
        texts = list(reversed(meeting.business.adopted))
    return texts[0].id if texts else refuse("not_adopted", text=command.text)


def _to_reconsider(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> int | OutOfOrder:
    """Only one who voted on the prevailing side; after a tie or a failed two thirds that is the no side (E76 §27)."""
    found = [done for done in reconsiderable(meeting) if command.text in ("", done.question.text)]
    if not found:
        return refuse("nothing_to_reconsider")
    voted = found[0].votes.get(command.by) if found[0].votes else command.voted
    side = PREVAILING[found[0].verdict]
    way = meeting.procedure.renewal.reconsider
    if voted != side and (way is None or way.side == "prevailing"):
        return refuse("prevailing_side", side=side, name=command.by)
    return found[0].question.id


def _on_table(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> int | OutOfOrder:
    return _latest(meeting.business.on_table, command.text, "nothing_on_table")


def _in_committee(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> int | OutOfOrder:
    return _latest(meeting.business.in_committee, command.text, "nothing_in_committee")


def _latest(stacks: tuple[tuple[Question, ...], ...], text: str, rule: str) -> int | OutOfOrder:
    found = [stack[0].id for stack in reversed(stacks) if text in ("", stack[0].text)]
    return found[0] if found else refuse(rule)


def _own(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> int | OutOfOrder:
    """Leave to withdraw concerns the topmost stated question that the person moved."""
    own = [question.id for question in pending(meeting) if question.mover == command.by]
    return own[-1] if own else refuse("not_your_motion", name=command.by)


_NAMED = {
    "rescind_amend": _adopted,
    "reconsider": _to_reconsider,
    "take_from_table": _on_table,
    "discharge_committee": _in_committee,
    "withdraw_request": _own,
}
