"""Every sentence of the command line has its English, with the same facts in it."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.pofile import read_po
from typer.main import get_command

import yishi_tui
from yishi_tui import i18n, options, reasons, tables
from yishi_tui.cli import against, planning, signed
from yishi_tui.cli.app import COMMANDS, app
from yishi_tui.domain.calculator import LABELS
from yishi_tui.domain.tally_problems import Problem
from yishi_tui.journal import Fault, Trouble
from yishi_tui.mishaps import Mishap
from yishi_tui.rulesets import terms, wording
from yishi_tui.signing.sealing import Hitch

WORDING = [
    table
    for name, table in (vars(terms) | vars(wording)).items()
    if name.isupper() and isinstance(table, dict) and name != "SEPARATOR"
]
PACKAGE = Path(yishi_tui.__file__).parent


def english() -> dict[str, str]:
    with (i18n.LOCALE / "en" / "LC_MESSAGES" / "cli.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def written_out() -> Iterator[str]:
    """What is handed to `tr` as it stands, outside the screens."""
    for path in PACKAGE.rglob("*.py"):
        if "tui" in path.relative_to(PACKAGE).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                yield from (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))


def help_texts(command: Any) -> Iterator[str]:
    yield command.help
    yield from (param.help for param in command.params if getattr(param, "help", None))
    for inner in getattr(command, "commands", {}).values():
        yield from help_texts(inner)


def looked_up() -> Iterator[str]:
    """What stands in tables, and is handed to `tr` from there."""
    yield from COMMANDS.values()
    yield from help_texts(get_command(app))
    for name in COMMANDS:
        yield from help_texts(get_command(importlib.import_module(f"yishi_tui.cli.{name}").app))
    yield from LABELS.values()
    yield from tables.WORDS.values()
    for setting in options.table():
        yield from (setting.spec.title, setting.spec.about, *setting.spec.options.values())
    yield from (planning.HEAD, planning.EXAMPLE)
    yield from (*against.NOT_OURS.values(), *reasons.WORDS.values())
    yield from signed.SAID.values()
    for words in (Problem, Fault, Trouble, Mishap, Hitch):
        yield from (word.value for word in words)
    for table in WORDING:
        yield from (value if isinstance(value, str) else key for key, value in table.items())


def facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_sentence_has_its_english_with_the_same_facts() -> None:
    known = english()
    said = set(written_out()) | set(looked_up())
    assert [sentence for sentence in sorted(said) if facts(known.get(sentence, "{?}")) != facts(sentence)] == []


def test_nothing_is_translated_that_nobody_says() -> None:
    assert english().keys() - set(written_out()) - set(looked_up()) == set()
