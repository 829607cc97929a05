"""What the words of a motion may not be."""

import re
from typing import TypeVar

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain import paragraphs
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.queries import find, main_question, rule_of, to_amend
from yishi_tui.domain.question import Question

Asked = TypeVar("Asked", do.Move, do.UnanimousConsent)

NEGATIONS = (
    "不",
    "不同意",
    "不要",
    "不得",
    "不许",
    "不准",
    "反对",
    "拒绝",
    "禁止",
    "not ",
    "don't ",
    "do not ",
    "never ",
)
"""What turns a proposal into its mere opposite. 暂不 or 不再 do not: they propose something else."""


def completed(meeting: Meeting, command: Asked) -> Asked | OutOfOrder:
    """The motion with the words that its mover left to be understood, or why they cannot stand."""
    main, question = main_question(meeting), to_amend(meeting)
    if command.kind == "divide_question" and main is not None and not command.parts:
        return replace(command, parts=paragraphs.split(main.text))
    if command.kind != "amend" or question is None:
        return command
    if command.new_text is None and command.text and not any(substance(command)):
        command = replace(command, new_text=command.text)
    if command.new_text is None:
        return command
    whole = in_full(meeting, question, command.new_text)
    return whole if isinstance(whole, OutOfOrder) else replace(command, new_text=whole)


def in_full(meeting: Meeting, target: Question, new_text: str) -> str | OutOfOrder:
    """The wording an amendment leads to, in full where only the paragraph in hand was given."""
    main = paragraphs.in_hand(meeting)
    aim: Question | None = target
    while aim is not None and aim.kind == "amend":
        aim = find(meeting, aim.target)
    return paragraphs.in_full(main, new_text) if main is not None and aim is main else new_text


def substance(motion: Question | do.Move | do.UnanimousConsent) -> tuple[str, ...]:
    """What an amendment would change: the wording it leads to, or the detail."""
    seconds = str(motion.seconds) if motion.seconds else ""
    return (motion.new_text or "", seconds, motion.until, motion.to, *motion.parts)


def wordless(motion: Question | do.Move | do.UnanimousConsent) -> bool:
    """An amendment that does not say yet what it would change."""
    return motion.kind == "amend" and not any(substance(motion))


def refused_wording(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> OutOfOrder | None:
    """What the words themselves may not be."""
    if command.kind == "main":
        return _main_wording(meeting, command)
    if command.kind == "divide_question" and len(command.parts) < 2:
        return refuse("parts_needed")
    if refusal := _not_now(meeting, command):
        return refusal
    question = to_amend(meeting)
    if command.kind != "amend" or question is None:
        return None
    return refused_amendment(meeting, question, command)


def refused_amendment(
    meeting: Meeting, target: Question, amendment: Question | do.Move | do.UnanimousConsent
) -> OutOfOrder | None:
    """One that changes nothing, says the mere opposite, or was lost before."""
    words = amendment.new_text
    if words is not None and words in (target.text, target.new_text) and not amendment.parts:
        return refuse("amend_changes_nothing")
    if words is not None and negates(target.text, words):
        return refuse("amend_negates")
    changes = substance(amendment)
    again = any(changes) and meeting.business.lost.has(("amend", target.id, changes))
    if not again or meeting.procedure.renewal.lost_same_session:
        return None
    return refuse("lost_amendment", text=words or amendment.text)


def _not_now(meeting: Meeting, command: do.Move | do.UnanimousConsent) -> OutOfOrder | None:
    """A privileged motion with a condition is a main motion; some rules cannot be suspended."""
    rule, main = rule_of(meeting, command.kind), main_question(meeting)
    if main is not None and rule is not None and rule.main_when_qualified and command.until:
        return refuse("main_pending", text=main.text)
    told = command.text.lower()
    if rule is not None and any(_says(told, word) for word in rule.never_about):
        return refuse("not_suspendable", text=command.text)
    return None


def _says(text: str, word: str) -> bool:
    """Whether the word stands in the text; one in Latin letters as a whole word, or its plural."""
    return bool(re.search(rf"(?<![a-z]){re.escape(word)}s?(?![a-z])", text)) if word.isascii() else word in text


def negates(text: str, other: str) -> bool:
    """Whether one wording is the other with a bare 不 or not: a vote of no says the same."""
    return text != other and any(_without(text, word) == _without(other, word) for word in NEGATIONS)


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
    if business.lost.has(("main", text)) and not meeting.procedure.renewal.lost_same_session:
        return refuse("lost_before", text=text)
    if business.adopted.has(text):
        return refuse("adopted_before", text=text)
    waiting = (*business.on_table, *business.in_committee, *business.postponed)
    return refuse("waiting_elsewhere", text=text) if any(stack[0].text == text for stack in waiting) else None
