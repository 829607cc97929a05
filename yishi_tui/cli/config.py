"""`yishi config`: the settings, where they are kept, and what is wrong with them."""

import os
from typing import Annotated, Any

import tomli_w
import typer

from yishi_tui import configuring
from yishi_tui.cli.line import AsJson, command_line
from yishi_tui.cli.output import out, out_json, say, visible
from yishi_tui.i18n import tr
from yishi_tui.options import Setting, Settings, table
from yishi_tui.settings import config_file, config_problems, read_settings
from yishi_tui.tables import InputError

app = command_line()


@app.callback(invoke_without_command=True)
def config(ctx: typer.Context) -> None:
    """设置：看、改、在哪里、对不对。"""
    if ctx.invoked_subcommand is None:
        _show(as_json=False)


@app.command()
def show(as_json: AsJson = False) -> None:
    """每一项设置现在是什么。"""
    _show(as_json=as_json)


@app.command("set")
def set_value(
    key: Annotated[str, typer.Argument(metavar="KEY", help="哪一项，例如 lang", show_default=False)],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="改成什么，例如 en", show_default=False)],
) -> None:
    """改一项设置；文件里别的内容不动。"""
    setting, found = configuring.meant(key, value)
    path = configuring.put(key, found)
    title = f"{setting.title} {key.partition('.')[2]}".rstrip()
    say(tr("已改：{title} {value}。存在 {path}", title=title, value=setting.in_words(found) or tr("默认"), path=path))
    _warn_of_env(setting)


@app.command()
def path() -> None:
    """设置文件在哪里。"""
    out(str(config_file()))


@app.command()
def check() -> None:
    """检查设置文件，指出每一处问题。"""
    if problems := configuring.check():
        raise InputError(*problems)
    file = config_file()
    out(visible(tr("没有发现问题：{title}", title=file)) if file.exists() else tr("还没有设置文件，用的都是默认值。"))


def _show(*, as_json: bool) -> None:
    settings = read_settings()
    for problem in config_problems():
        say(tr("设置没有读进来：{problem}", problem=problem))
    if as_json:
        out_json({"path": str(config_file()), "settings": {each.name: _row(each, settings) for each in table()}})
        return
    out(visible(f"# {config_file()}"))
    for each in table():
        out(visible(_lines(each, settings)))
        _warn_of_env(each)


def _row(setting: Setting, settings: Settings) -> dict[str, Any]:
    options = list(setting.spec.options)
    return {"value": setting.of(settings), "default": setting.default, **({"options": options} if options else {})}


def _lines(setting: Setting, settings: Settings) -> str:
    """The setting as the file would have it, under a comment on what it is."""
    value = setting.of(settings)
    title = tr("{title}：{what}", title=setting.title, what=setting.about)
    width = max(map(len, setting.spec.options), default=0)
    choices = (f"#   {key:<{width}}  {tr(words)}" for key, words in setting.spec.options.items())
    note = f"  # {tr('默认')}" if value == setting.default else ""
    written = tomli_w.dumps({setting.name: value}).rstrip()
    return "\n".join(("", f"# {title}", *choices, f"{written}{note}"))


def _warn_of_env(setting: Setting) -> None:
    """What outranks the file, where it does."""
    if setting.spec.env and (found := os.environ.get(setting.spec.env)):
        say(
            tr(
                "这次不看设置里的 {name}：环境变量 {env} 是“{found}”。",
                name=setting.name,
                env=setting.spec.env,
                found=found,
            )
        )
