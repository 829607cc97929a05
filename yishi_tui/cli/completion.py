"""`yishi completion`: what a shell needs to complete command lines; and the answer when it asks for the rest of one.

Typer has all of it but its place: its own options would stand in the help of every command line.
"""

import os
from contextlib import suppress
from typing import Annotated, Any, Literal

import typer
from typer.completion import get_completion_inspect_parameters, shell_complete
from typer.main import get_command

from yishi_tui.cli.app import COMPLETING
from yishi_tui.cli.at_work import Line
from yishi_tui.cli.line import command_line
from yishi_tui.tables import InputError

app = command_line()
Shell = Literal["bash", "zsh", "fish", "powershell", "pwsh"]


@app.command()
def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="哪一种 shell", show_default=False)],
) -> None:
    """输出一段脚本，放进 shell 的设置里，按 Tab 就能补全命令、选项和会议的名字。"""
    raise typer.Exit(_tell(get_command(app), f"source_{shell}"))


def answer(command: Any) -> int:
    """Print how the line may go on; nothing where it makes no sense. The exit code."""
    with suppress(InputError):
        return _tell(command, os.environ[COMPLETING])
    return 0


def _tell(command: Any, instruction: str) -> int:
    get_completion_inspect_parameters()  # makes the shells known
    return shell_complete(command, {"obj": Line()}, "yishi", COMPLETING, instruction)
