"""`yishi rules`: the rulesets there are, one of them in plain words, and what is wrong with one."""

from typing import Annotated

import typer

from yishi_tui import rulesets
from yishi_tui.cli.cautions import warn
from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, visible
from yishi_tui.domain.procedure import Meta
from yishi_tui.i18n import lang, tr
from yishi_tui.phrases import phrases
from yishi_tui.tables import InputError

app = command_line()


def known(incomplete: str) -> list[str]:
    """The rulesets that a shell may offer."""
    return [name for name in rulesets.known() if name.startswith(incomplete)]


Name = Annotated[
    str,
    typer.Argument(metavar="ID|FILE", help="议事规则的 id，或者规则文件", show_default=False, autocompletion=known),
]


@app.callback(invoke_without_command=True)
def rules(ctx: typer.Context) -> None:
    """议事规则：列出、查看、检查。"""
    if ctx.invoked_subcommand is None:
        for name in rulesets.known():
            out(visible(f"{name:<20} {_title(name)}"))


@app.command()
def show(name: Name) -> None:
    """用平常话说明一套议事规则，连同它继承的。"""
    found = rulesets.look_up(name)
    warn(found.procedure)
    text = rulesets.show(found.procedure, phrases(lang()))
    if found.parents:
        text = tr("继承自：{parents}", parents=" → ".join(found.parents)) + f"\n\n{text}"
    out(visible(text))


@app.command()
def check(name: Name) -> None:
    """检查一套议事规则，指出每一处问题。"""
    procedure = rulesets.load(name)
    warn(procedure)
    out(visible(tr("没有发现问题：{title}", title=_called(procedure.meta))))


def _title(name: str) -> str:
    try:
        meta = rulesets.load(name).meta
    except InputError as error:
        return tr("（有 {number} 处问题，请看 yishi rules check {name}）", number=len(error.problems), name=name)
    return _called(meta)


def _called(meta: Meta) -> str:
    return meta.name(lang() == "en")
