"""The `state` object of the contract: the meeting as plain values for `play --json` and `status --json`."""

from datetime import datetime
from typing import Any

from yishi_tui.domain.floor import next_speaker, speaking_order
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds
from yishi_tui.domain.openings import open_acts
from yishi_tui.domain.paragraphs import in_hand, paragraph_of
from yishi_tui.domain.queries import (
    discussed,
    find,
    immediately_pending,
    pending,
    quorum_met,
    quorum_needed,
    quorum_present,
    remaining_ms,
    speech_limit,
    top,
)
from yishi_tui.domain.question import Question, Stack


def state_of(meeting: Meeting, now: datetime, adopted: object = None) -> dict[str, Any]:
    """Everything the contract lists but `suggested`, whose words need a language.

    `adopted` stands for the texts in force where somebody has them ready.
    """
    question, talk = top(meeting), discussed(meeting)
    speaker = next_speaker(meeting)
    business = meeting.business
    legal = legal_kinds(meeting)
    return {
        "phase": meeting.phase,
        "procedure_phase": _step(meeting),
        "part": _part(meeting),
        "item": meeting.item,
        "pending": [each.kind for each in pending(meeting)],
        "questions": [_question(meeting, each) for each in pending(meeting)],
        "question": _handled(question),
        "floor": _floor(meeting, now),
        "speeches": {name: used for name, used in talk.speeches.items() if used} if talk else {},
        "limit_s": _limit(meeting),
        "queue": [{"by": w.by, "stance": w.stance, "why": ", ".join(w.why)} for w in speaking_order(meeting)],
        "next_speaker": speaker.by if speaker else None,
        "voting": _voting(question),
        "quorum": {"present": quorum_present(meeting), "needed": quorum_needed(meeting), "met": quorum_met(meeting)},
        "legal": list(legal),
        "acts": list(open_acts(meeting, now, legal)),
        "last_result": _result(meeting),
        "candidates": list(meeting.candidates),
        "adopted": [text.text for text in business.adopted] if adopted is None else adopted,
        "on_table": _stacks(business.on_table),
        "in_committee": _stacks(business.in_committee),
        "postponed": _stacks(business.postponed),
        "unfinished": _stacks((*business.unfinished, *business.following)),
    }


def _step(meeting: Meeting) -> str | None:
    """The phase of a phased ruleset, or the paragraph in hand."""
    main = in_hand(meeting)
    return f"part {main.paragraph}" if main else meeting.procedure_phase or None


def _part(meeting: Meeting) -> dict[str, Any] | None:
    main = in_hand(meeting)
    return {"number": main.paragraph, "of": len(main.parts), "text": paragraph_of(main)} if main else None


def _question(meeting: Meeting, question: Question) -> dict[str, Any]:
    target = find(meeting, question.target)
    return {
        "kind": question.kind,
        "text": question.text,
        "mover": question.mover,
        "seconder": question.seconder,
        "target": target.kind if target else None,
    }


def _handled(question: Question | None) -> dict[str, Any] | None:
    if question is None:
        return None
    return {
        "kind": question.kind,
        "text": question.text,
        "stage": question.stage,
        "mover": question.mover,
        "seconder": question.seconder,
    }


def _floor(meeting: Meeting, now: datetime) -> dict[str, Any] | None:
    floor = meeting.floor
    if floor is None:
        return None
    left = remaining_ms(floor, now)
    return {
        "by": floor.by,
        "stance": floor.stance,
        "remaining_s": None if left is None else whole_seconds(left),
        "running": floor.since is not None,
        "limit_s": None if floor.limit_ms is None else floor.limit_ms // 1000,
        "speech_no": floor.speech_no,
    }


def whole_seconds(milliseconds: int) -> int:
    """Seconds as a clock shows them: 180.0 to 179.001 is 180, and overtime counts up from 0."""
    return -(-milliseconds // 1000)


def _limit(meeting: Meeting) -> int | None:
    question = immediately_pending(meeting)
    return speech_limit(meeting, question) if question else meeting.procedure.speech.seconds


def _voting(question: Question | None) -> dict[str, Any] | None:
    if question is None or question.stage != "voting" or question.vote is None:
        return None
    return {"method": question.vote.method, "begun": question.vote.begun}


def _result(meeting: Meeting) -> dict[str, Any] | None:
    result = meeting.last_result
    if result is None:
        return None
    return {
        "kind": result.kind,
        "verdict": result.verdict,
        "tests": list(result.tests),
        "text": result.text,
        "arithmetic": list(result.arithmetic),
        "sentence": result.sentence,
        "without_silent": result.without_silent or None,
        "caution": meeting.procedure.meta.caution,
    }


def _stacks(stacks: tuple[Stack, ...]) -> list[list[str]]:
    return [[question.kind for question in stack] for stack in stacks]
