"""`yishi play`: a script of acts, through the same door as the screen."""

import sys
from codecs import BOM_UTF8
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from yishi_tui import rulesets, sessions
from yishi_tui.cli.line import Command, command_line
from yishi_tui.cli.output import out, out_json
from yishi_tui.cli.shared import AsJson, session, tell, warn
from yishi_tui.clock import ScriptClock
from yishi_tui.i18n import lang, tr
from yishi_tui.phrases import Phrases, phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.reasons import reason
from yishi_tui.report import InForce, full_state, refusal_of
from yishi_tui.scripts import BadScript, Player, Step, read_script
from yishi_tui.scripts.player import DEFAULT_START
from yishi_tui.tables import InputError, Problem

app = command_line()
REFUSED = 1


@app.command(cls=Command)
def play(
    ctx: typer.Context,
    script: Annotated[str, typer.Argument(metavar="SCRIPT", help="脚本文件，每行一个操作；- 是标准输入")],
    rules: Annotated[str, typer.Option(metavar="ID|FILE", help="议事规则")] = "simplified",
    session_name: Annotated[
        str | None, typer.Option("--session", metavar="DIR", help="接着这场会议，写进它的记录")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="遇到不合程序的操作就停下")] = False,
    as_json: AsJson = False,
) -> None:
    """照脚本走一遍会议：练习、试规则、自动测试。"""
    try:
        lines = read_script(_script(script), session=session_name is not None)
        player = _player(ctx, rules, session_name)
        words, texts = phrases(lang()), InForce()
        for step in player.play(lines):
            _show(step, player.proceedings, words, texts if as_json else None)
            if strict and step.refusal:
                raise typer.Exit(REFUSED)
    except BadScript as bad:
        raise InputError(Problem(bad.problem, file=script, line=bad.number)) from None


def _script(name: str) -> Iterable[bytes]:
    """The lines of the script."""
    if name == "-":
        return _split(sys.stdin.buffer.read())
    try:
        return _split(Path(name).read_bytes())
    except OSError as error:
        raise InputError(Problem(tr("读不了脚本：{detail}", detail=reason(error)), file=name)) from None


def _split(script: bytes) -> list[bytes]:
    """Lines end at a line feed alone: other separators may stand inside a text."""
    return script.removeprefix(BOM_UTF8).split(b"\n")


def _player(ctx: typer.Context, rules: str, session_name: str | None) -> Player:
    if session_name is None:
        procedure = rulesets.load(rules)
        warn(procedure)
        return Player(procedure)
    folder = session(ctx, session_name)
    proceedings = sessions.open_proceedings(folder, ScriptClock(_beginning(folder)), everybody=True)
    tell(proceedings)
    return Player(proceedings.meeting.procedure, proceedings)


def _beginning(folder: Path) -> datetime:
    """The later of the planned start and the last record."""
    starts, last = sessions.times(folder)
    return max(moment for moment in (starts or datetime.fromisoformat(DEFAULT_START), last) if moment is not None)


def _show(step: Step, proceedings: Proceedings, words: Phrases, texts: InForce | None) -> None:
    """One line about a step: for people, or with `texts` the whole state as JSON."""
    refusal = refusal_of(step.refusal, words)
    if texts is not None:
        meeting = proceedings.meeting
        state = full_state(meeting, proceedings.now(), words, texts.of(meeting))
        line = {
            "step": step.step,
            "do": step.do,
            "ok": refusal is None,
            "refusal": refusal,
            "cut_off": step.cut_off,
            "state": state,
        }
        out_json(line)
    elif refusal is None:
        out(f"{step.step:>4} ✓ {step.do}")
    else:
        out(f"{step.step:>4} ✗ {step.do}  {refusal['why']}{refusal['remedy']}")
    sys.stdout.flush()
