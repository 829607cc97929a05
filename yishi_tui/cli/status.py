"""`yishi status`: where a meeting stands."""

from collections.abc import Iterator
from datetime import date

import typer

from yishi_tui import sessions
from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, out_json, visible
from yishi_tui.cli.shared import AsJson, SessionName, session, tell
from yishi_tui.clock import SystemClock
from yishi_tui.domain.floor import speaking_order
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.queries import pending, quorum_needed, quorum_present, top
from yishi_tui.i18n import lang, tr
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.words import words
from yishi_tui.phrases import SEPARATOR, Phrases, phrases
from yishi_tui.report import full_state, suggested
from yishi_tui.rulesets.terms import SEATS

app = command_line()


@app.command()
def status(ctx: typer.Context, session_name: SessionName, as_json: AsJson = False) -> None:
    """会议进行到哪里：待决的、发言的、排队的，下一步做什么。"""
    proceedings = sessions.open_proceedings(session(ctx, session_name), SystemClock(), write=False)
    tell(proceedings)
    if as_json:
        out_json(full_state(proceedings.meeting, proceedings.now(), phrases(lang())))
    else:
        lines = (
            *_lines(proceedings.meeting, phrases(lang())),
            *_publicity(proceedings.meeting, proceedings.now().date()),
        )
        out(visible("\n".join(lines)))


def _lines(meeting: Meeting, words: Phrases) -> Iterator[str]:
    yield meeting.plan.title
    yield tr("会议{phase}", phase=words.word("phase", meeting.phase))
    present, needed = quorum_present(meeting), quorum_needed(meeting)
    enough = tr("够了") if present >= needed else tr("不够")
    yield tr("出席 {present} 人，要 {needed} 人，{enough}", present=present, needed=needed, enough=enough)
    if empty := [tr(SEATS[seat]) for seat in _empty_seats(meeting)]:
        yield tr("规则要有{seats}，还没有安排", seats=SEPARATOR[words.lang].join(empty))
    if meeting.item:
        yield tr("第 {item} 项：{title}", item=meeting.item, title=meeting.plan.items[meeting.item - 1].title)
    for question in pending(meeting):
        yield tr("待决：{kind} {text}", kind=words.word("kind", question.kind), text=question.text)
    handled = top(meeting)
    if handled and not handled.stated:
        yield tr("还没有陈述：{kind} {text}", kind=words.word("kind", handled.kind), text=handled.text)
    if meeting.floor:
        yield tr("正在发言：{name}", name=meeting.floor.by)
    if waiting := [request.by for request in speaking_order(meeting)]:
        yield tr("接下来：{names}", names=SEPARATOR[words.lang].join(waiting))
    if step := suggested(meeting, words):
        yield tr("下一步请说：{say}", say=step["say"])


def _empty_seats(meeting: Meeting) -> Iterator[str]:
    """The seats that the rules ask for and the plan gives to nobody."""
    return (seat for seat in meeting.procedure.roles.required if not getattr(meeting.plan.seats, seat))


def _publicity(meeting: Meeting, today: date) -> Iterator[str]:
    """Whether the time for objections to what was decided has run out: the day it was posted is taken to be that of the meeting."""
    notice = entries(meeting.history).notice
    if notice is None:
        return
    facts = {"day": words(lang()).day(notice.period.last), "share": notice.rule.threshold}
    if notice.period.over(today):
        yield tr("公示期已满（{day}24:00），请核对异议有没有超过 {share}", **facts)
    else:
        yield tr("公示期到 {day}24:00，还没有期满", **facts)
