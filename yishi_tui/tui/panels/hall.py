"""What the hall sees from eight metres away: at most eight lines of meaning, and nothing that could shame anybody."""

from itertools import zip_longest

from yishi_tui.domain import events as ev
from yishi_tui.domain.floor import speaking_order
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.prompts import call_of
from yishi_tui.domain.queries import rule_of, top
from yishi_tui.domain.question import Question
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, clipped, cut, fit, joined, line, spread, width_of
from yishi_tui.tui.panels.bigtext import Letters, figure_lines, large
from yishi_tui.tui.panels.clock import BARS, SIGNS, Face, bar, face
from yishi_tui.tui.panels.hall_notice import notice, settling
from yishi_tui.tui.panels.hall_pages import (
    agenda_page,
    between_page,
    farewell_page,
    recess_page,
    rules_lines,
    untouched,
)
from yishi_tui.tui.panels.hall_result import result_scene
from yishi_tui.tui.panels.hall_vote import call_lines, vote_lines
from yishi_tui.tui.panels.outcome import fresh_result
from yishi_tui.tui.panels.phases import course_lines
from yishi_tui.tui.panels.small import TOO_SMALL, too_small
from yishi_tui.tui.panels.stack import chain, change_line, detail
from yishi_tui.tui.panels.view import View
from yishi_tui.tui.theme import Role

MARGIN = 3
AROUND = 5
"""Lines above and below what is shown: the title, the notice, and what keeps them apart."""
QUESTION_LINES = 4
NEXT = 3


def hall_page(view: View, letters: Letters | None, width: int, height: int) -> list[Line]:
    """Every line of the projector."""
    if width < TOO_SMALL[0] or height < TOO_SMALL[1]:
        return too_small(width, height)
    inside, rows = width - 2 * MARGIN, height - AROUND
    head = spread(line(view.meeting.plan.title, "dim"), line(f"{view.now:%H:%M}", "dim"), inside)
    body = scene(view, letters, inside, rows)[:rows]
    foot = cut(line(notice(view), "now"), inside)
    lines = [BLANK, head, BLANK, *body, *[BLANK] * (rows - len(body)), BLANK, foot]
    return [((" " * MARGIN, "text"), *row) for row in lines]


def scene(view: View, letters: Letters | None, width: int, rows: int) -> list[Line]:
    """What is going on, in so many lines or fewer."""
    meeting = view.meeting
    if settling(view):
        return _middle([line(tr("请稍候，正在更正。"), "strong")], rows)
    if meeting.phase == "planned":
        return _middle(agenda_page(view, width), rows)
    if meeting.phase == "adjourned":
        return _middle(farewell_page(view, width), rows)
    if meeting.phase == "recess":
        return _middle(recess_page(view, width, rows), rows)
    if untouched(meeting):
        return _middle(rules_lines(view, width), rows)
    return _business(view, letters, width, rows)


def _business(view: View, letters: Letters | None, width: int, rows: int) -> list[Line]:
    meeting, question = view.meeting, shown_question(view.meeting)
    if question is not None and question.stage == "voting" and question.vote is not None:
        return _around(view, question, vote_lines(view, question, question.vote, letters, width, rows), width, rows)
    if meeting.floor is not None:
        upper = question_lines(view, question, width) if question else []
        below = [BLANK, *_next_line(meeting, width)]
        room = rows - len(upper) - len(below) - bool(upper)
        return [*upper, *([BLANK] if upper else []), *speech_lines(view, meeting.floor, letters, width, room), *below]
    if result := fresh_result(meeting):
        return _middle(result_scene(view, result, letters, width, rows), rows)
    if question is None:
        return _middle([*between_page(view, width), BLANK, *_next_line(meeting, width)], rows)
    return _around(view, question, call_lines(_asked(view, question), letters, width), width, rows)


def shown_question(meeting: Meeting) -> Question | None:
    """What is being handled; a point of order lying over it is between its maker and the host."""
    for question in reversed(meeting.business.stack):
        rule = rule_of(meeting, question.kind)
        if rule is None or rule.decided_by != "chair":
            return question
    return None


def _middle(lines: list[Line], rows: int) -> list[Line]:
    return [*[BLANK] * max(0, (rows - len(lines)) // 2), *lines]


def _around(view: View, question: Question, lines: list[Line], width: int, rows: int) -> list[Line]:
    """The question above, those who speak next below, and this in the middle of what is left."""
    upper = question_lines(view, question, width)
    below = _next_line(view.meeting, width) if question.stage == "debate" else []
    room = rows - len(upper) - len(below)
    middle = _middle(lines, room)
    return [*upper, *middle, *[BLANK] * (room - len(middle)), *below]


def question_lines(view: View, question: Question, width: int) -> list[Line]:
    """Its wording, or what an amendment strikes and inserts; the phase or paragraph in hand; and how far it has come."""
    kind = view.phrases.word("kind", question.kind)
    text = change_line(view, question)[1:] or line(question.text or detail(view, question), "strong")
    more = line(f"　{detail(view, question)}") if question.text and detail(view, question) else BLANK
    rows = clipped(((f"{kind}　", "now"), *text, *more), width, QUESTION_LINES)
    return [*rows, *course_lines(view, width)[:1], BLANK, chain(view, question, width)]


def _asked(view: View, question: Question) -> str:
    """What the hall is asked to do now."""
    if question is not top(view.meeting):
        return tr("请稍候，先办一件小事。")
    if question.asks_leave:
        return tr("提议的人想收回，不同意的请举手。")
    if not question.stated and not question.confirmed and _read_back(view.meeting, question):
        return tr("请提议的人看一看：是不是这个意思？")
    if question.stage == "moved":
        return tr("愿意一起讨论的请举手。只是同意讨论，不算赞成。")
    if question.stage == "seconded":
        return tr("请听主持人念一遍。")
    return tr("马上表决，请听主持人说。") if question.closed else tr("想说的请举手。")


def _read_back(meeting: Meeting, question: Question) -> bool:
    return any(isinstance(record.event, ev.WordingReadBack) for record in meeting.history.since(max(0, question.id)))


def _next_line(meeting: Meeting, width: int) -> list[Line]:
    """The next to speak: their names, and nothing else of them."""
    names = [call_of(meeting, each.by) for each in speaking_order(meeting)[:NEXT]]
    if not names:
        return [BLANK]
    parts: list[Line] = [line(name, "strong") for name in names]
    return [cut(((tr("接着请") + "　", "dim"), *joined(parts, ("　→　", "dim"))), width)]


# The one who speaks


def speech_lines(view: View, floor: Floor, letters: Letters | None, width: int, rows: int) -> list[Line]:
    """The name and the clock side by side, as large as they fit, and the bar under them."""
    shown = face(floor, view.now)
    limited = floor.limit_ms is not None
    room = rows - 2 * limited
    clock = _clock(view, floor, shown, width * 2 // 5, room)
    usual = _figures("00:00", width * 2 // 5, room, "text")  # so that the name keeps its size when the time is up
    beside = max(map(width_of, (*usual, *clock)))
    name = call_of(view.meeting, floor.by)
    drawn = [line(row, "strong") for row in large(name, width - beside - 4, room, letters)]
    left = drawn or [line(name, "strong")]
    lines = _beside(_middle(left, len(clock)) if len(left) < len(clock) else left, clock, width - beside)
    return [*_middle(lines, room), BLANK, *([bar(shown, width)] if limited else [])]


def _beside(left: list[Line], right: list[Line], width: int) -> list[Line]:
    right = _middle(right, len(left))
    return [(*fit(one, width), *other) for one, other in zip_longest(left, right, fillvalue=BLANK)]


def _figures(time: str, width: int, rows: int, role: Role) -> list[Line]:
    return figure_lines(time, width, max(3, rows - 2), role)


def _clock(view: View, floor: Floor, shown: Face, width: int, rows: int) -> list[Line]:
    """What is left, and in words what that means. Once the time is up the hall reads that, and no more."""
    if shown.level == "over":
        return [line(f" {SIGNS['over']} {tr('时间到，谢谢')} ", "over")]
    role = BARS[shown.level]
    words = tr("暂停中") if floor.since is None else shown.words
    return [
        *_figures(shown.time, width, rows, role),
        BLANK,
        line(f" {SIGNS[shown.level]} {words} ", shown.level),
    ]
