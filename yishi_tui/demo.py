"""The sample meeting, played by itself from its script: the demo without a screen, and one end-to-end test."""

from datetime import datetime
from pathlib import Path
from threading import Event

from yishi_tui import sessions
from yishi_tui.clock import ScriptClock
from yishi_tui.i18n import tr
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.keeping import keep
from yishi_tui.phrases import Lang, phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.resources import shipped
from yishi_tui.scripts import Player, read_script

SAMPLE = "sample"
SCRIPT = "script.jsonl"


def sample_folder() -> Path:
    """Where the sample session lies."""
    return shipped("sessions") / SAMPLE


def play_demo(folder: Path, speed: float, lang: Lang) -> tuple[str, ...]:
    """Play the sample in `folder`, a copy of its session, and keep its minutes; the summary, ten lines.

    `speed` is how many times faster than life; 0 means at once.
    """
    starts, _ = sessions.times(folder)
    if starts is None:
        raise ValueError(f"the sample has no planned start: {folder}")
    proceedings = sessions.open_proceedings(folder, ScriptClock(starts))
    _play(proceedings, speed)
    kept = keep(folder, proceedings.journal, proceedings.meeting.history, lang)
    return _summary(proceedings, kept.path, lang)


def _play(proceedings: Proceedings, speed: float) -> None:
    """Play the script step by step; other seats at the same session can watch."""
    script = read_script((sample_folder() / SCRIPT).read_bytes().splitlines(), session=True)
    before = proceedings.now()
    for _ in Player(proceedings.meeting.procedure, proceedings).play(script):
        _wait(proceedings.now(), before, speed)
        before = proceedings.now()


def _wait(now: datetime, before: datetime, speed: float) -> None:
    """Let the time of the script pass, so many times faster."""
    if speed > 0:
        Event().wait((now - before).total_seconds() / speed)


def _summary(proceedings: Proceedings, minutes: Path, lang: Lang) -> tuple[str, ...]:
    """Ten lines: what was held, what came of it, and where it is written."""
    meeting, words = proceedings.meeting, phrases(lang)
    decided = [done for done in meeting.business.decided if done.question.kind == "main"]
    outcomes = [f"{words.word('verdict', done.verdict)}：{done.question.text}" for done in decided]
    lines = [
        meeting.plan.title,
        tr("开会 {start}，散会 {end}", start=f"{meeting.opened_at:%H:%M}", end=f"{meeting.at:%H:%M}"),
        tr("出席 {present} 人", present=len(entries(meeting.history).attendance.present)),
        *outcomes[:3],
        tr("落实事项 {count} 件", count=len(meeting.actions)),
        tr("记录 {count} 条，都存在 {file}", count=proceedings.saved, file=minutes.with_name("journal.jsonl")),
        tr("最后一个校验值 {head}", head=proceedings.journal.head),
        tr("会议纪要：{file}", file=minutes),
    ]
    return tuple(lines)
