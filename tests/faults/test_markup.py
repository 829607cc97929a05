"""No text of anybody's is handed to a widget that reads markup: the toolkit's own are not used, or get `Content`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import yishi_tui

PACKAGE = Path(yishi_tui.__file__).parent
PLAIN_WIDGETS = {"Input", "TextArea"}
"""Those of the toolkit's widgets that show what they are given as it stands."""
TITLES = {"border_title", "border_subtitle", "tooltip"}
READS_MARKUP = {"from_markup", "render_markup", "render_str", "to_content"}
SAFE = {"Content", "Text"}
ASKS_FOR_MARKUP = {"add_row", "add_column", "print"}
"""Of Rich's tables and consoles."""


def told_off(source: str) -> list[str]:
    """What in the source would read markup."""
    tree = ast.parse(source)
    rich = any(name.startswith("rich.") and name != "rich.cells" for name in imported(tree))
    return [found for node in ast.walk(tree) for found in faults(node, rich)]


def imported(tree: ast.Module) -> set[str]:
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def faults(node: ast.AST, rich: bool) -> Iterator[str]:
    match node:
        case ast.ImportFrom(module="textual.widgets", names=names):
            yield from (f"widget {each.name}" for each in names if each.name not in PLAIN_WIDGETS)
        case ast.ImportFrom(module="textual.markup"):
            yield "textual.markup"
        case ast.Assign(targets=[ast.Attribute(attr=title)], value=value) if title in TITLES and not is_safe(value):
            yield title
        case ast.Call(func=ast.Attribute(attr="notify"), keywords=keywords) if not unmarked(keywords):
            yield "notify"
        case ast.Call(func=ast.Attribute(attr=name)) if name in READS_MARKUP:
            yield name
        case ast.Call(func=ast.Attribute(attr=name), args=args) if rich and name in ASKS_FOR_MARKUP:
            yield from (name for each in args if may_hold_markup(each))


def is_safe(value: ast.expr) -> bool:
    """A constant, or text that is marked as such."""
    match value:
        case ast.Constant():
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in SAFE
    return False


def may_hold_markup(value: ast.expr) -> bool:
    """A text put together, not one wrapped in `Text` nor something that is no text at all."""
    return isinstance(value, ast.JoinedStr | ast.BinOp) or (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "str"
    )


def unmarked(keywords: list[ast.keyword]) -> bool:
    return any(
        each.arg == "markup" and isinstance(each.value, ast.Constant) and not each.value.value for each in keywords
    )


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=str(path.relative_to(PACKAGE))) for path in PACKAGE.rglob("*.py")]
)
def test_nothing_reads_markup(path: Path) -> None:
    assert told_off(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from textual.widgets import Static",
        "from textual.widgets import Input, OptionList",
        "box.border_title = name",
        "box.border_title = f'{name}'",
        "self.tooltip = tr('x', name=name)",
        "app.notify(text)",
        "app.notify(text, markup=True)",
        "Content.from_markup(text)",
        "from rich.table import Table\ntable.add_row(f'{name}')",
    ],
)
def test_what_would_is_found(source: str) -> None:
    assert told_off(source)


@pytest.mark.parametrize(
    "source",
    [
        "box.border_title = Content(name)",
        "box.border_title = 'fixed'",
        "app.notify(text, markup=False)",
        "from rich.table import Table\ntable.add_row(Text(name), bar)",
        "from textual.widgets import Input",
    ],
)
def test_what_would_not_is_left_alone(source: str) -> None:
    assert told_off(source) == []
