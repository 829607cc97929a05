"""The Typer side of the command line: applications whose help speaks the language in force."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from yishi_tui.cli.usage import in_words
from yishi_tui.i18n import tr

F = TypeVar("F", bound=Callable[..., Any])
AsJson = Annotated[bool, typer.Option("--json", help="只输出 JSON")]
GLOBAL = ("--lang", "--sessions")
"""Options of `yishi` itself, each with a value."""


class Command(TyperCommand):
    """One command."""

    def get_help(self, ctx: Any) -> str:
        return in_words(super().get_help(ctx))


class Group(TyperGroup):
    """A command with commands of its own."""

    def get_help(self, ctx: Any) -> str:
        return in_words(super().get_help(ctx))


class Application(typer.Typer):
    """One whose commands are of our own class."""

    def command(self, name: str | None = None, **options: Any) -> Callable[[F], F]:
        return super().command(name, **{"cls": Command, **options})


def command_line(group: type[Group] = Group) -> Application:
    """An application that leaves failures and colours alone."""
    return Application(cls=group, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def in_language(command: Any) -> Any:
    """The command, its help texts looked up in the language in force."""
    command.help = tr(command.help) if command.help else None
    for param in command.params:
        if getattr(param, "help", None):
            param.help = tr(param.help)
    for inner in getattr(command, "commands", {}).values():
        in_language(inner)
    return command
