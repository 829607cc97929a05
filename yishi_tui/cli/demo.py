"""`yishi demo`: the sample meeting, to try or to watch."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from msgspec import structs

from yishi_tui import demo, plans, sessions
from yishi_tui.cli.at_work import Line
from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, say
from yishi_tui.cli.screen import has_terminal, sit_down
from yishi_tui.cli.shared import sessions_root, tell
from yishi_tui.clock import SystemClock
from yishi_tui.domain.plan import Plan
from yishi_tui.i18n import lang, tr

app = command_line()


@app.command("demo")
def demonstrate(
    ctx: typer.Context,
    auto: Annotated[bool, typer.Option("--auto", help="不用界面，自动演一遍")] = False,
    speed: Annotated[float, typer.Option(metavar="N", min=0, help="比实际快几倍；0 是一下子演完")] = 0,
) -> None:
    """用示例会议试一试：复制到一个新文件夹，打开主持人的界面。"""
    if not auto and not has_terminal():
        say(tr("这里没有可以显示界面的终端，自动演一遍。"))
        auto = True
    plan = plans.read_plan(demo.sample_folder() / plans.FILE)
    now = SystemClock().now()
    folder = sessions.create(
        sessions_root(ctx), now.date(), plan.title, plans.dump_plan(plan if auto else _from_now_on(plan, now))
    )
    ctx.ensure_object(Line).opened = folder
    if auto:
        _watch(folder, speed)
    else:
        _try(folder)


def _watch(folder: Path, speed: float) -> None:
    for line in demo.play_demo(folder, speed, lang()):
        out(line)


def _try(folder: Path) -> None:
    proceedings = sessions.open_proceedings(folder, SystemClock())
    tell(proceedings)
    sit_down(proceedings, folder, "host")


def _from_now_on(plan: Plan, now: datetime) -> Plan:
    """The sample as a meeting of this evening, so that the time left on the screen is what it would be."""
    starts = now.replace(second=0, microsecond=0)
    length = datetime.fromisoformat(plan.ends) - datetime.fromisoformat(plan.starts) if plan.ends else timedelta(0)
    ends = (starts + length).isoformat() if length else ""
    return structs.replace(plan, starts=starts.isoformat(), ends=ends)
