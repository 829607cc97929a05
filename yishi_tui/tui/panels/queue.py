"""Who speaks next and why, how the speeches stand, and the agenda."""

from collections import Counter

from rich.cells import cell_len

from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.floor import Waiting, speaking_order
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.queries import top
from yishi_tui.domain.question import Question
from yishi_tui.domain.record import Record
from yishi_tui.domain.vocabulary import Stance
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, Span, clipped, cut, line, width_of, wrap
from yishi_tui.tui.panels.heard import unheard_words
from yishi_tui.tui.panels.view import View

WIDE = 34
"""From this width on the reason stands beside every name, else under the first."""

UNHEARD_LINES = 2

DISPOSED = (ev.ResultAnnounced, ev.FellForWantOfSecond, ev.MotionWithdrawn, ev.LeaveGiven, ev.PointRuled)


def queue_lines(view: View, width: int, height: int) -> list[Line]:
    """The queue, the count of speeches and then the agenda, in exactly that many lines or fewer."""
    question = top(view.meeting)
    agenda = agenda_lines(view, width)
    if question is None or not question.stated:
        return agenda_window(agenda, view.meeting, height)
    spoken = _spoken(view, question, width)
    room = height - len(spoken) - min(len(agenda), max(3, height // 3)) - 3
    waiting = [line(tr("举手（按规则排序）"), "dim"), *_waiting(view, width, max(2, room)), BLANK, *spoken, BLANK]
    return waiting + agenda_window(agenda, view.meeting, height - len(waiting))


def _waiting(view: View, width: int, room: int) -> list[Line]:
    order = speaking_order(view.meeting)
    if not order:
        return [line(tr("还没有人举手"), "off")]
    name_width = max(cell_len(each.by) for each in order[:room])
    entries = [_one(view, place, each, name_width, width) for place, each in enumerate(order, 1)]
    if sum(map(len, entries)) <= room:
        return [cut(row, width) for entry in entries for row in entry]
    shown: list[Line] = []
    for done, entry in enumerate(entries):
        if len(shown) + len(entry) >= room:
            return [*shown, line(tr("还有 {n} 位", n=len(order) - done), "dim")]
        shown += [cut(row, width) for row in entry]
    return shown


def _one(view: View, place: int, each: Waiting, name_width: int, width: int) -> list[Line]:
    word = view.phrases.word
    first = place == 1
    unasked = tr("立场待问") if width >= WIDE else tr("立场？")
    stance = word("stance", each.stance) if each.stance else unasked
    number = tr("首次") if each.speech_no == 1 else tr("第{n}次", n=each.speech_no)
    name = each.by + " " * (name_width - cell_len(each.by))
    row: list[Span] = [("▶ " if first else "  ", "now"), (f"{place:<2}", "dim"), (name, "strong" if first else "text")]
    row += [(f" {stance}", "text"), (f" {number}", "dim")]
    why = tr("，").join(word("why", reason) for reason in each.why if reason != "unspoken")  # 首次 says so already
    beside: Line = (*row, (f" {why}", "dim"))
    if not why or WIDE <= width >= width_of(beside):
        return [beside]
    return [tuple(row), (("    ", "off"), (why, "dim"))] if first else [tuple(row)]


def _spoken(view: View, question: Question, width: int) -> list[Line]:
    counts = sides(view.meeting, question)
    parts = [f"{view.phrases.word('stance', stance)} {counts[stance]}" for stance in ("pro", "con")]
    if counts["question"]:
        parts.append(f"{view.phrases.word('stance', 'question')} {counts['question']}")
    label, figures = line(tr("本题发言"), "dim"), line("  ".join(parts), "strong")
    counted = [(*label, ("  ", "text"), *figures)] if width >= WIDE else [label, *wrap(figures, width)]
    unheard = unheard_words(view)
    return [*counted, *(clipped(line(unheard, "dim"), width, UNHEARD_LINES) if unheard else [])]


def sides(meeting: Meeting, question: Question) -> Counter[Stance]:
    """How many speeches each side has had on the question, the one under way included."""
    records = meeting.history.since(max(0, question.id))  # a part of a divided question has no record of its own
    gone = voided(records)
    counts: Counter[Stance] = Counter()
    above = 0
    for record in records:
        if record.seq not in gone:
            above = max(0, above + _rise(record))
            if above == 0 and isinstance(record.event, ev.SpeechBegan) and record.event.stance:
                counts[record.event.stance] += 1
    return counts


def _rise(record: Record) -> int:
    """Whether a question is laid on top of the stack, or one is taken off."""
    if isinstance(record.event, ev.MotionMade):
        return 1
    return -1 if isinstance(record.event, DISPOSED) else 0


def agenda_lines(view: View, width: int) -> list[Line]:
    """The items, what is done ticked off."""
    items = view.meeting.plan.items
    if not items:
        return []
    lines: list[Line] = []
    for number, item in enumerate(items, 1):
        current = number == view.meeting.item
        mark = "✓" if number in view.meeting.items_done else "▶" if current else " "
        head: list[Span] = [(mark, "good" if mark == "✓" else "now"), (f" {number} ", "dim")]
        lines.append(cut((*head, (item.title, "strong" if current else "text")), width))
    return [line(tr("议程"), "dim"), *lines]


def agenda_window(lines: list[Line], meeting: Meeting, room: int) -> list[Line]:
    """As much of the agenda as there is room for, the current item among it."""
    if len(lines) <= room or not lines:
        return lines[: max(0, room)]
    if room < 2:
        return []
    current = meeting.item or min(len(meeting.items_done) + 1, len(lines) - 1)
    start = max(1, min(current - (room - 1) // 2, len(lines) - room + 1))
    return [lines[0], *lines[start : start + room - 1]]
