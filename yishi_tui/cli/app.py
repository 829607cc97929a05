"""The `yishi` command: which commands there are, and what is settled before any of them runs."""

import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

from yishi_tui import i18n
from yishi_tui.cli.at_work import Line
from yishi_tui.cli.line import GLOBAL, Group, command_line, in_language
from yishi_tui.cli.output import out
from yishi_tui.cli.settled import tell_of_config
from yishi_tui.i18n import tr
from yishi_tui.settings import LANGUAGES, language
from yishi_tui.tables import InputError, Problem, near

COMMANDS: dict[str, str] = {
    "demo": "用示例会议试一试",
    "new": "新建一场会议",
    "open": "打开会议的界面",
    "play": "照脚本走一遍会议",
    "status": "会议进行到哪里",
    "minutes": "会议纪要",
    "papers": "会议的全部文书",
    "template": "文书的模板",
    "stats": "会议统计",
    "log": "会议记录，一句一句",
    "verify": "核对会议记录有没有被改动",
    "sign": "用自己的钥匙给会议记录签名",
    "key": "签名用的钥匙：做一把，给别人看",
    "backup": "把会议再存一份到 U 盘或别的文件夹",
    "rules": "议事规则：列出、查看、检查",
    "config": "设置：看、改、在哪里、对不对",
    "doctor": "看看这台电脑和终端合不合适",
    "count": "算一次表决",
    "completion": "让 shell 按 Tab 补全命令",
}
"""What each command does. Its name is also that of its module."""


class Commands(Group):
    """All commands; the module of one is loaded when it is called, and none for the list of them."""

    def list_commands(self, _ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        module = import_module(f"yishi_tui.cli.{cmd_name}")
        return in_language(get_command(module.app))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS:
            raise InputError(Problem(tr("没有“{name}”这个命令", name=args[0]) + near(args[0], COMMANDS)))
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Settle the language first of all: for the help, and for what is wrong with the rest."""
        hoisted = hoist(args)
        i18n.use(language(next((value for name, value in pairwise(hoisted) if name == "--lang"), None)))
        in_language(self)
        return super().parse_args(ctx, hoisted)

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, tr(does)) for name, does in COMMANDS.items()])


app = command_line(Commands)
COMPLETING = "_YISHI_COMPLETE"
"""Set by a shell that wants a line completed."""


def _version(wanted: bool) -> None:
    if wanted:
        out(f"yishi {import_module('yishi_tui.cli.version').version()}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def yishi(
    ctx: typer.Context,
    lang: Annotated[str | None, typer.Option(metavar="zh|en", help="界面和消息的语言，可以写在任何位置")] = None,
    sessions: Annotated[Path | None, typer.Option(metavar="DIR", help="存放会议的文件夹，可以写在任何位置")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")] = False,
) -> None:
    """议事：在终端里按规则开好一次社区会议。"""
    if lang is not None and lang not in LANGUAGES.values():
        raise InputError(Problem(tr("--lang 只能写 zh 或 en，现在是“{found}”", found=lang)))
    if ctx.invoked_subcommand != "config":
        tell_of_config()
    ctx.ensure_object(Line).sessions = sessions
    if ctx.invoked_subcommand is None:
        out(ctx.get_help())


def hoist(args: Sequence[str]) -> list[str]:
    """The same line with what belongs to `yishi` itself in front, wherever it stood."""
    ours: list[str] = []
    rest: list[str] = []
    left = iter(args)
    for arg in left:
        name, equals, value = arg.partition("=")
        if name in GLOBAL:
            ours += [name, value] if equals else [name, *_next(left)]
        else:
            rest += [arg, *left] if arg == "--" else [arg]
    return ours + rest


def _next(args: Iterator[str]) -> list[str]:
    value = next(args, None)
    return [] if value is None else [value]


def main(args: Sequence[str], line: Line) -> int:
    """Run a command line; the exit code."""
    if os.environ.get(COMPLETING):
        return int(import_module("yishi_tui.cli.completion").answer(get_command(app)))
    return get_command(app).main(args=list(args), prog_name="yishi", standalone_mode=False, obj=line) or 0
