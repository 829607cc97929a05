"""What the hall sees while nothing is before the meeting: agenda, rules of debate, the item, the recess, the farewell."""

from datetime import timedelta

from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.view import whole_seconds
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, clipped, cut, line, wrap
from yishi_tui.tui.panels.bigtext import figures
from yishi_tui.tui.panels.phases import decided_here, recess_until
from yishi_tui.tui.panels.view import View, round_ms

TURN = timedelta(seconds=20)
"""How long a page of the rules stays."""
ENTRIES = 6
"""More lines of a list than this cannot be taken in from the last row."""
BRIEF_LINES = 3
OPENED = (ev.CalledToOrder, ev.NextMeetingOpened)
BUSINESS = (ev.ItemOpened, ev.MotionMade, ev.ConsentGiven, ev.SpeechBegan, ev.MinutesRead)
CROWDED = 110
"""From this width on the characters are too small for a hall."""


def agenda_page(view: View, width: int) -> list[Line]:
    """Before the call to order: when it begins, and what for."""
    plan = view.meeting.plan
    time = plan.starts[11:16]
    head = tr("{time} 开始，请先签到、入座", time=time) if time else tr("请先签到、入座")
    titles = [item.title for item in plan.items]
    small = [BLANK, line(tr("字太小看不清：在这个窗口按 Ctrl 和 +"), "dim")] if width > CROWDED else []
    return [line(head, "strong"), BLANK, line(tr("今天议的事"), "now"), *_numbered(titles, width), *small]


def _numbered(entries: list[str], width: int) -> list[Line]:
    """The entries with their numbers, a line each; how many more there are."""
    shown = entries if len(entries) <= ENTRIES else entries[: ENTRIES - 1]
    rows = [cut(((f"{number}  ", "now"), (entry, "strong")), width) for number, entry in enumerate(shown, 1)]
    more = len(entries) - len(shown)
    return [*rows, *([line(tr("还有 {n} 项", n=more), "dim")] if more else [])]


def untouched(meeting: Meeting) -> bool:
    """Whether the meeting is open and no business has begun."""
    if meeting.phase != "in_session" or meeting.business.stack:
        return False
    events = (record.event for record in reversed(meeting.history))
    return isinstance(next((event for event in events if isinstance(event, OPENED + BUSINESS)), None), OPENED)


def rules_page(view: View) -> int:
    """Which page of the rules of debate is shown; they turn by themselves."""
    opened = view.meeting.opened_at
    return 0 if opened is None else (view.now - opened) // TURN % len(view.phrases.twelve())


def rules_lines(view: View, width: int) -> list[Line]:
    """One page of the rules of debate."""
    pages = view.phrases.twelve()
    place = rules_page(view)
    before = sum(map(len, pages[:place]))
    head: Line = ((tr("我们这样议事"), "now"), (f"　{place + 1}/{len(pages)}", "dim"))
    lines: list[Line] = [head, BLANK]
    for number, rule in enumerate(pages[place], before + 1):
        lines += [*wrap(((f"{number:>2}  ", "now"), (rule, "strong")), width, 4), BLANK]
    return lines[:-1]


def between_page(view: View, width: int) -> list[Line]:
    """The item that is open, and that it is the hall's turn to propose."""
    meeting = view.meeting
    if meeting.item is None:
        return [line(tr("请听主持人往下进行。"), "strong")]
    item = meeting.plan.items[meeting.item - 1]
    of = tr("第 {n} 项，共 {all} 项", n=meeting.item, all=len(meeting.plan.items))
    brief = clipped(line(item.brief), width, BRIEF_LINES) if item.brief else []
    title = clipped(line(item.title, "strong"), width, BRIEF_LINES)
    return [line(of, "now"), *title, *([BLANK, *brief] if brief else []), BLANK, line(tr("想提议的请举手。"), "strong")]


def recess_page(view: View, width: int, rows: int) -> list[Line]:
    """When to be back, as large as it fits."""
    until = recess_until(view.meeting)
    if until is None:
        return [line(tr("休息一会儿"), "strong")]
    back = [line(row, "calm_bar") for row in figures(f"{until:%H:%M}", width * 3 // 4, max(3, rows - 6))]
    tail = tr("请大家回座。") if view.now >= until else tr("还有 {n} 分钟", n=minutes_to(view))
    return [line(tr("休息，这个时间回来："), "strong"), BLANK, *back, BLANK, line(tail, "strong")]


def minutes_to(view: View) -> int:
    """Whole minutes until the end of the recess, rounded up; 0 when it is over, or outside a recess."""
    until = recess_until(view.meeting)
    if view.meeting.phase != "recess" or until is None:
        return 0
    left = round_ms(until, view.now)
    return max(0, whole_seconds(whole_seconds(left) * 1000 // 60))


def farewell_page(view: View, width: int) -> list[Line]:
    """Thanks, and what was decided."""
    texts = decided_here(view.meeting)
    lines: list[Line] = [line(tr("散会了，谢谢大家，路上慢走。"), "strong"), BLANK]
    if texts:
        lines.append(line(tr("今天定下的"), "now"))
        for number, text in enumerate(texts[: ENTRIES // 2], 1):
            lines += clipped(((f"{number}  ", "now"), (text, "strong")), width, BRIEF_LINES)
    more = len(texts) - ENTRIES // 2
    return [*lines, *([line(tr("还有 {n} 项", n=more), "dim")] if more > 0 else [])]
