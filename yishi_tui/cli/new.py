"""`yishi new`: the folder and the plan of a meeting to come."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct, structs

from yishi_tui import plans, rulesets, sessions
from yishi_tui.carryover import continued
from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, say
from yishi_tui.cli.shared import session, sessions_root, warn
from yishi_tui.clock import SystemClock
from yishi_tui.domain.plan import Item, Member, Plan, Seats
from yishi_tui.domain.procedure import Procedure
from yishi_tui.i18n import tr
from yishi_tui.rolls import read_roll
from yishi_tui.tables import InputError, Problem

app = command_line()
RULES = "simplified"
HEAD = "# 会议计划。宣布开会以前可以随意修改；成员在这里的次序就是座号。"
EXAMPLE = """
# 名册：一位成员一段，只有 name 必填；没有表决权的写 votes = false。
# [[members]]
# name = "王秀兰"
# call = "王阿姨"
# unit = "3-601"
"""


class Basis(Struct, frozen=True):
    """What a new plan starts from: nothing, or the meeting before. `own_rules` go into the new folder."""

    plan: Plan
    rules: Procedure
    own_rules: bool = False


@app.command()
def new(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="会议的标题", show_default=False)],
    rules: Annotated[str | None, typer.Option(metavar="ID", help="议事规则，不写就用 simplified")] = None,
    roll: Annotated[Path | None, typer.Option(metavar="FILE.csv", help="名册，第一行是表头")] = None,
    item: Annotated[list[str] | None, typer.Option(metavar="TEXT", help="一个议题，可以写几次")] = None,
    at: Annotated[str | None, typer.Option(metavar="ISO", help="开会时间，如 2026-11-22T19:00")] = None,
    host: Annotated[str, typer.Option(metavar="NAME", help="主持人", show_default=False)] = "",
    recorder: Annotated[str, typer.Option(metavar="NAME", help="记录员", show_default=False)] = "",
    timekeeper: Annotated[str, typer.Option(metavar="NAME", help="计时员", show_default=False)] = "",
    after: Annotated[str | None, typer.Option(metavar="SESSION", help="接着哪一场会议")] = None,
) -> None:
    """新建一场会议：写好会议计划，输出会议文件夹。"""
    basis = _basis(rules, None if after is None else session(ctx, after))
    warn(basis.rules)
    starts = _moment(at)
    plan = structs.replace(
        basis.plan,
        title=title,
        starts=starts.isoformat() if starts else "",
        items=(*basis.plan.items, *(Item(title=text) for text in item or ())),
        members=_members(roll) if roll else basis.plan.members,
        seats=_seats(basis.plan.seats, host, recorder, timekeeper),
    )
    plan = _listed(plans.cleaned(plan))
    text = f"{tr(HEAD)}\n\n{plans.dump_plan(plan)}{'' if plan.members else tr(EXAMPLE)}"
    plans.parse_plan(text)
    folder = sessions.create(sessions_root(ctx), (starts or SystemClock().now()).date(), plan.title, text)
    if basis.own_rules:
        sessions.freeze_rules(folder, basis.rules)
    out(str(folder))


def _basis(rules: str | None, before: Path | None) -> Basis:
    """The rules asked for and, after another session, what that one leaves. Raises InputError."""
    if before is None:
        chosen = rulesets.load(rules or RULES)
        return Basis(Plan(title="", rules=chosen.meta.id), chosen, not rulesets.is_id(rules or RULES))
    proceedings = sessions.open_proceedings(before, SystemClock(), write=False)
    meeting, journal = proceedings.meeting, proceedings.journal
    plan = continued(meeting, journal.head if journal.count else "")
    if rules is None:
        return Basis(plan, meeting.procedure, not _can_be_found(meeting.procedure))
    chosen = rulesets.load(rules)
    return Basis(structs.replace(plan, rules=chosen.meta.id), chosen, not rulesets.is_id(rules))


def _can_be_found(rules: Procedure) -> bool:
    """Whether the id alone leads to these rules."""
    with suppress(InputError):
        return rulesets.load(rules.meta.id) == rules
    return False


def _moment(text: str | None) -> datetime | None:
    """The moment meant, in this machine's offset where none is given. Raises InputError."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.utcoffset() is not None else moment.astimezone()
    except (ValueError, OverflowError, OSError):
        expected = tr("一个时间，如 2026-11-22T19:00")
        what = tr("应为{expected}，现在是{found}", expected=expected, found=text)
        raise InputError(Problem(what, "--at")) from None


def _members(roll: Path) -> tuple[Member, ...]:
    read = read_roll(roll)
    if read.ignored:
        say(tr("名册里没有用到的列：{names}", names=" ".join(read.ignored)))
    return read.members


def _seats(old: Seats, host: str, recorder: str, timekeeper: str) -> Seats:
    return Seats(host=host or old.host, recorder=recorder or old.recorder, timekeeper=timekeeper or old.timekeeper)


def _listed(plan: Plan) -> Plan:
    """The plan with everybody at the table on its roll; who comes from outside the body has no vote."""
    outside = bool(plan.members)
    names = plans.everybody(plans.told_apart(plan)) + plans.everybody(plan)
    missing = [name for name in dict.fromkeys(structs.astuple(plan.seats)) if name and name not in names]
    if missing and outside:
        say(tr("名册上没有，已加为没有表决权的成员：{names}", names=" ".join(missing)))
    added = tuple(Member(name=name, votes=not outside) for name in missing)
    return structs.replace(plan, members=(*plan.members, *added))
