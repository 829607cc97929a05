"""What the left side shows of the meeting's own course: before, between, in recess and after; and the phases of a debate."""

from datetime import datetime, timedelta

from msgspec.structs import replace
from rich.cells import cell_len

from yishi_tui.domain import events as ev
from yishi_tui.domain.blanks import has_blank, next_value
from yishi_tui.domain.ledger import Adopted
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.paragraphs import in_hand, paragraph_of
from yishi_tui.domain.phases import current, place_of, title_of_phase
from yishi_tui.domain.plan import Item
from yishi_tui.domain.procedure import PhaseRule
from yishi_tui.domain.queries import immediately_pending, quorum_needed, quorum_present
from yishi_tui.domain.question import Question
from yishi_tui.i18n import tr
from yishi_tui.phrases import Phrases
from yishi_tui.tui.desk import everybody
from yishi_tui.tui.ink import BLANK, NAME_WIDTH, Line, fit, joined, line, width_of, wrap
from yishi_tui.tui.panels.view import View


def planned_lines(view: View, width: int) -> list[Line]:
    """Who is here, and how many are still missing."""
    meeting = view.meeting
    present, needed = quorum_present(meeting), quorum_needed(meeting)
    missing = len(meeting.roll.voters) - present
    here = tr("签到：到了 {present} 位，还有 {missing} 位没到", present=present, missing=missing)
    guests = len(meeting.present - meeting.roll.voters)
    lines = [line(here + (tr("，列席 {n} 位", n=guests) if guests else ""), "strong")]
    if present < needed:
        plea = tr("还差 {n} 位才够开会的人数（{needed} 位）", n=needed - present, needed=needed)
        lines += wrap(line(plea, "bad"), width)
    if meeting.plan.starts:
        lines.append(line(tr("预定 {time} 开始", time=meeting.plan.starts[11:16]), "dim"))
    return [*lines, BLANK, *_here(view, width)]


def _here(view: View, width: int) -> list[Line]:
    """Those who signed in, with their numbers."""
    meeting = view.meeting
    here = [(seat, one.name) for seat, one in enumerate(everybody(meeting), 1) if one.name in meeting.present]
    if not here:
        return wrap(line(tr("还没有人签到。按 {key} 签到。", key=view.sign_in_key), "dim"), width)
    seats, names = len(str(here[-1][0])), min(NAME_WIDTH, max(cell_len(name) for _, name in here))
    pairs: list[Line] = [
        ((f"{seat:>{seats}} ", "dim"), *fit(line(name), names), ("   ", "text")) for seat, name in here
    ]
    return _flowed(pairs, width)


def _flowed(pairs: list[Line], width: int) -> list[Line]:
    """Pairs of number and name, or whatever is never to be parted by the end of a line."""
    lines: list[Line] = [BLANK]
    for pair in pairs:
        if width_of(lines[-1]) + width_of(pair) > width:
            lines.append(BLANK)
        lines[-1] = (*lines[-1], *pair)
    return lines


def between_lines(view: View, width: int) -> list[Line]:
    """Nothing is pending: the item that is open, with what was prepared for it."""
    meeting = view.meeting
    if meeting.item is None:
        return [line(tr("现在没有待决的动议"), "dim")]
    item = meeting.plan.items[meeting.item - 1]
    head = tr("第 {n} 项　{title}", n=meeting.item, title=item.title)
    waits = view.suggestion is not None and view.suggestion.act["do"] == "move"
    about = [row for part in _about(item, with_motion=waits) for row in wrap(part, width, 2)]
    return [*wrap(line(head, "strong"), width, 2), *about]


def _about(item: Item, *, with_motion: bool) -> list[Line]:
    """What the plan says of an item; its prepared wording only as long as nobody has moved it."""
    parts: tuple[tuple[str, str], ...] = (
        (tr("类别"), item.kind),
        (tr("提出"), item.proposer),
        (tr("说明"), item.brief),
        (tr("写好的动议"), item.motion if with_motion else ""),
    )
    rows: list[Line] = [((f"{label}  ", "dim"), (text, "text")) for label, text in parts if text]
    return rows


def recess_until(meeting: Meeting) -> datetime | None:
    """When everybody should be back; None outside a recess."""
    since = meeting.recess_since
    return None if since is None else since + timedelta(minutes=meeting.recess_minutes)


def recess_lines(view: View, width: int) -> list[Line]:
    """Until when the meeting is in recess."""
    until = recess_until(view.meeting)
    if until is None:
        return [line(tr("休会中"), "strong")]
    badge: Line = ((f" {tr('休会中')} ", "calm"), (f"  {tr('到 {time} 继续', time=until.strftime('%H:%M'))}", "strong"))
    return [badge] if view.now < until else [badge, line(tr("时间到了，可以继续开会。"), "now")]


def adjourned_lines(view: View, width: int) -> list[Line]:
    """The page to read aloud: what was decided, who does what by when, what is left, what comes next."""
    business = view.meeting.business
    here = decided_here(view.meeting)
    left = [stack[0].text for stack in (*business.unfinished, *business.postponed, *business.in_committee)]
    tasks = [tr("{task}：{owner}，{due}", task=a.task, owner=a.owner, due=a.due) for a in view.meeting.actions]
    sections = (
        (tr("今天定下的"), here),
        (tr("谁来办，什么时候办完"), tasks),
        (tr("没有议完的，下次接着议"), left),
        (tr("下次会议"), [view.meeting.continued_meeting or tr("时间另行通知")]),
    )
    lines = [line(tr("散会了。请念给大家听："), "strong"), BLANK]
    for title, entries in sections:
        lines += _section(title, entries, width)
    if view.minutes_file:
        lines += wrap(line(tr("会议纪要：{file}", file=view.minutes_file), "dim"), width)
    return lines


def decided_here(meeting: Meeting) -> list[str]:
    """What this meeting of the session decided."""
    return [_decision(meeting, text) for text in meeting.business.adopted if text.id > _opened_at(meeting)]


def _decision(meeting: Meeting, text: Adopted) -> str:
    """The wording; an opinion that another body must turn into a decision is called one."""
    matter = meeting.procedure.matters.get(text.matter)
    if matter is None or matter.body == meeting.procedure.meta.body:
        return text.text
    return tr("（协商意见）{text}", text=text.text)


def _section(title: str, entries: list[str], width: int) -> list[Line]:
    """A heading with its entries; 没有 where there are none, for that is said aloud too."""
    rows: list[Line] = [line(title, "now")]
    for number, entry in enumerate(entries, 1):
        mark = f"  {number}. " if len(entries) > 1 else "  "
        rows += wrap(((mark, "dim"), (entry, "text")), width, len(mark))
    return [*rows, *([] if entries else [line(f"  {tr('没有')}", "dim")]), BLANK]


def course_lines(view: View, width: int) -> list[Line]:
    """What belongs to a question beside its wording: its phase, the values for its blank, the candidates."""
    meeting = view.meeting
    rows = (_paragraph_line(meeting), _values_line(meeting), _candidates_line(meeting))
    return [*_phase_lines(view, width), *(part for row in rows if row for part in wrap(row, width, 6))]


def _phase_lines(view: View, width: int) -> list[Line]:
    """动议陈述✓ 附议✓ [反对方陈述] 双方辩论, and who speaks in the one under way."""
    meeting = view.meeting
    here = place_of(meeting)
    if not meeting.procedure.phases:
        return []
    english = view.phrases.lang == "en"
    titles = (title_of_phase(meeting.procedure, each.id, english) for each in meeting.procedure.phases)
    marks = [_mark(title, place - here) for place, title in enumerate(titles)]
    phase = current(meeting)
    who = speakers_of(phase, view.phrases) if phase else ""
    parts = [line(tr("环节"), "dim"), *marks, *([line(who, "text")] if who else [])]
    return [row for row in _flowed([(*part, ("  ", "text")) for part in parts], width) if row]


def _mark(title: str, distance: int) -> Line:
    if distance < 0:
        return ((title, "dim"), ("✓", "good"))
    return line(f"[{title}]", "now") if distance == 0 else line(title, "off")


def speakers_of(phase: PhaseRule, phrases: Phrases) -> str:
    """Whom a phase is kept for; '' for everybody."""
    if phase.groups:
        return tr("请{who}说", who=tr("、").join(phase.groups))
    sides = [phrases.word("stance", stance) for stance in phase.stances]
    return tr("请{who}方的邻居说", who=tr("、").join(sides)) if sides else ""


def _paragraph_line(meeting: Meeting) -> Line:
    """The paragraph in hand, where a question is considered part by part."""
    main = in_hand(meeting)
    if main is None:
        return BLANK
    place = tr("第 {n} 段，共 {all} 段", n=main.paragraph, all=len(main.parts))
    return joined([line(place, "now"), line(paragraph_of(main), "strong")], ("  ", "text"))


def _values_line(meeting: Meeting) -> Line:
    question = immediately_pending(meeting)
    if question is None or not has_blank(question.text):
        return BLANK
    values = values_in_order(meeting, question)
    if not values and meeting.procedure.vote.blanks == "none":
        return BLANK
    now = question.vote.value if question.vote else ""
    said = line(tr("还没有人提出填什么"), "dim") if not values else line(" → ".join(values), "text")
    putting = line(tr("正在定“{value}”", value=now), "now") if now else BLANK
    return joined([line(tr("填空"), "dim"), putting or said], ("  ", "text"))


def values_in_order(meeting: Meeting, question: Question) -> list[str]:
    """The values for a blank in the order in which they are put to the vote."""
    order: list[str] = []
    while value := next_value(meeting, question):
        order.append(value)
        left = tuple(each for each in question.suggestions if each != value)
        question = replace(question, suggestions=left, tried=(*question.tried, value))
    return order


def _candidates_line(meeting: Meeting) -> Line:
    if not meeting.nominating:
        return BLANK
    names = tr("、").join(meeting.candidates) or tr("还没有人被提名。")
    stopped = line(tr("（提名已经停止）") if meeting.nominating == "closed" else "", "dim")
    return (*joined([line(tr("已被提名"), "dim"), line(names, "text")], ("  ", "text")), *stopped)


def _opened_at(meeting: Meeting) -> int:
    """The record with which this meeting of the session began."""
    opened = (r.seq for r in reversed(meeting.history) if isinstance(r.event, (ev.CalledToOrder, ev.NextMeetingOpened)))
    return next(opened, 0)
