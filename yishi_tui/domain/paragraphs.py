"""Considering by paragraph (逐段审议): how a text is parted, which part is in hand, what may be reworded in it."""

import re
from itertools import pairwise

from msgspec.structs import replace

from yishi_tui.domain.commands import PhaseAct
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.queries import main_question
from yishi_tui.domain.question import Question

NEXT_PART = "next_part"
"""The `act` of a script line that goes on to the next paragraph."""

_NUMBERED = (
    r"(?:(?<=^)|(?<=[\s。；;：:！!？?，,]))"
    r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[条款项段]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}(?:、|．|[.)）](?!\d)))"
)


def split(text: str) -> tuple[str, ...]:
    """The parts numbered 一、二、 or 1. 2. in the text; what stands before the first is none. () for fewer than two."""
    starts = [found.start() for found in re.finditer(_NUMBERED, text)]
    if len(starts) < 2:
        return ()
    return tuple(text[start:end].rstrip() for start, end in pairwise((*starts, len(text))))


def in_hand(meeting: Meeting) -> Question | None:
    """The main question while one of its paragraphs is in hand."""
    main = main_question(meeting)
    return main if main is not None and main.paragraph else None


def paragraph_of(question: Question) -> str:
    """The wording of the paragraph in hand."""
    return question.parts[question.paragraph - 1]


def around(question: Question) -> tuple[str, str] | None:
    """The text before and after the paragraph in hand; None where the parts are not found in the text, one after another."""
    start = end = 0
    for part in question.parts[: question.paragraph]:
        start = question.text.find(part, end)
        if start < 0:
            return None
        end = start + len(part)
    return question.text[:start], question.text[end:]


def in_full(main: Question, new_text: str) -> str | OutOfOrder:
    """The whole wording that an amendment of the paragraph in hand leads to; only that paragraph may change."""
    frame = around(main)
    if frame is None:
        return new_text
    before, after = frame
    if new_text.startswith(before) and new_text.endswith(after) and len(new_text) >= len(before) + len(after):
        return new_text
    if any(part and part in new_text for part in _others(main)):
        return refuse("paragraph_in_hand", item=main.paragraph)
    return f"{before}{new_text}{after}"


def _others(main: Question) -> tuple[str, ...]:
    return tuple(part for place, part in enumerate(main.parts, 1) if place != main.paragraph)


def amended(main: Question, text: str) -> Question:
    """The main question in other words, its list of paragraphs kept in step."""
    frame = around(main) if main.paragraph else None
    if frame is None:
        return replace(main, text=text)
    before, after = frame
    paragraph = text[len(before) : len(text) - len(after)]
    place = main.paragraph
    return replace(main, text=text, parts=(*main.parts[: place - 1], paragraph, *main.parts[place:]))


def opened(main: Question, paragraph: int) -> Question:
    """The question with another paragraph in hand, or with 0 the whole; everybody may speak on it afresh."""
    return replace(
        main,
        paragraph=paragraph,
        parts=main.parts if paragraph else (),
        speeches={},
        spoken_ms={},
        queue=(),
        last_side=None,
        closed=False,
    )


def following(main: Question) -> int:
    """The paragraph after the one in hand; 0 after the last."""
    return main.paragraph + 1 if main.paragraph < len(main.parts) else 0


def paragraphs_left(meeting: Meeting) -> OutOfOrder | None:
    """The whole is not put to the vote before every paragraph was gone through."""
    main = in_hand(meeting)
    if main is None or len(meeting.business.stack) > 1:
        return None
    return refuse("paragraphs_left", PhaseAct(act=NEXT_PART), item=main.paragraph, items=len(main.parts))
