"""The top of the recorder's page: the question and who speaks, how far the wording is, the count, and who is here."""

from collections.abc import Sequence

from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.queries import top
from yishi_tui.domain.question import Question
from yishi_tui.domain.representation import group_share
from yishi_tui.i18n import tr
from yishi_tui.minutes.words import words
from yishi_tui.phrases import Lang
from yishi_tui.tui.acts import awaits_ruling
from yishi_tui.tui.ink import BLANK, Line, Span, cut, flowed, joined, line, wrap
from yishi_tui.tui.panels.clock import clock_lines
from yishi_tui.tui.panels.outcome import fresh_result, result_lines, vote_lines
from yishi_tui.tui.panels.read_back import heard
from yishi_tui.tui.panels.stack import chain
from yishi_tui.tui.panels.standing import standing_lines
from yishi_tui.tui.panels.view import View

INDENT = 2
APART: Span = ("  ", "text")
LEAST = 4
"""Lines below which the top of the page does not shrink, so that the rest does not jump with every step."""


def now_lines(view: View, width: int, room: int) -> list[Line]:
    """What is being handled, in `room` lines at most; what is going on with it is never cut for its wording."""
    going_on = _going_on(view, width)[: room - 1]
    text = standing_lines(view, width)
    left = room - len(going_on)
    for_text = max(1, left - bool(view.meeting.roll.groups))
    if len(text) > for_text:
        text = [*text[: for_text - 1], cut((*text[for_text - 1], ("…", "text")), width)]
    groups = _groups(view, width, left - len(text))
    lines = [*text, *going_on, *groups]
    return [*lines, *[BLANK] * (LEAST - len(lines))]


def _groups(view: View, width: int, room: int) -> list[Line]:
    """Who is here of each group, in so many lines at most."""
    counts = group_counts(view.meeting)
    lines: list[Line] = []
    for left_out in range(len(counts) + 1):
        lines = flowed(group_parts(view.meeting, view.phrases.lang, counts, left_out), APART, width, INDENT)
        if len(lines) <= room:
            break
    return [cut(row, width) for row in lines if row][: max(0, room)]


def _going_on(view: View, width: int) -> list[Line]:
    """The chain with the wording's state, then the vote, the speaker with the clock, or the result."""
    question = top(view.meeting)
    lines: list[Line] = []
    if question is not None:
        lines += wrap(
            joined([chain(view, question, width), read_state(view.meeting, question)], ("   ", "text")), width
        )
    if question is not None and question.stage == "voting" and question.vote is not None:
        return [*lines, *vote_lines(view, question, question.vote, width)]
    if view.meeting.floor is not None:
        return [*lines, *clock_lines(view, view.meeting.floor, width)[:1]]
    result = fresh_result(view.meeting)
    if result is not None and view.meeting.phase == "in_session":
        return [*lines, *result_lines(view, result, width)[:2]]
    return lines


def read_state(meeting: Meeting, question: Question) -> Line:
    """How far the wording of a motion just made is; nothing once it has been stated, or where the host rules alone."""
    if question.stated or awaits_ruling(meeting):
        return BLANK
    return heard(meeting, question) or line(tr("草稿，按 2 复述"), "dim")


def groups_line(meeting: Meeting, lang: Lang) -> Line:
    """The parts in one line; nothing without groups."""
    return joined(group_parts(meeting, lang, group_counts(meeting)), APART)


def group_parts(meeting: Meeting, lang: Lang, counts: Sequence[tuple[str, int, int]], left_out: int = 0) -> list[Line]:
    """How much of each group is here, the last ones only counted, and the share that the rules ask for; only numbers."""
    name = words(lang).word
    share = group_share(meeting.procedure.pipeline.representation, meeting.roll.members)
    parts = [line(f"{name(group, 'group')} {here}/{of}") for group, here, of in counts[: len(counts) - left_out]]
    parts = [line(tr("各方到场"), "dim"), *parts] if counts else []
    parts += [line(tr("…还有 {n} 组", n=left_out), "dim")] if left_out else []
    if share is None:
        return parts
    said = tr("名册里{group} {percent}%", group=name(share.group, "group"), percent=share.percent)
    short = tr("，还差 {n} 位", n=share.short) if share.short else ""
    return [*parts, line(said + short, "strong")]


def group_counts(meeting: Meeting) -> list[tuple[str, int, int]]:
    """For each group on the roll: its name, how many of it are here, how many there are."""
    return [(group, len(names & meeting.present), len(names)) for group, names in meeting.roll.groups.items()]
