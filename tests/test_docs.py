"""What the documentation says is so: its commands run, its files can be read, its links lead somewhere.

In a fenced block that names a file (```toml ours.toml) stands that file. In a `console` block each line after `$ ` is run,
in a folder of its own for each page; the lines below it stand in what it prints, in this order, `…` for anything. A command
that ends with another code than 0 has it in a comment: `# 2`. In an `sh` block are commands that need a terminal or the
network; those of ours are read as far as their options.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.main import get_command

from yishi_tui import i18n
from yishi_tui.cli.app import COMMANDS, app
from yishi_tui.cli.at_work import Line
from yishi_tui.cli.run import run

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "README.en.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
ENGLISH = ".en.md"
ALONE = {"trust.md", "licences.md"}
"""Pages that speak both languages themselves."""
LINK = re.compile(r"(?:\]\(|(?:src|href)=\")([^)\"\s]+)")


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """Every fenced block: what stands beside its fence, and its text."""
    for token in MarkdownIt().parse(page.read_text("utf-8")):
        if token.type == "fence":
            yield token.info.strip(), token.content


def has(page: Path, kind: str) -> bool:
    return any(info == kind for info, _ in blocks(page))


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to stand in; what a user has elsewhere is not there."""
    for kind in ("config", "data", "state"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_dir", lambda *_, kind=kind, **__: str(tmp_path / kind))
    for name in ("YISHI_SESSIONS", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sessions").mkdir()
    yield tmp_path
    i18n.use("zh")


def run_block(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the commands of a console block, each with what stands below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        typed, *shown = part.rstrip("\n").split("\n")
        command, _, code = typed.partition("  #")
        said = output(command, int(code.strip() or 0), capsys)
        pattern = ".*".join(line_pattern(line) for line in shown if line.strip())
        assert re.search(pattern, said, re.DOTALL), f"$ {command}\n{said}"


def line_pattern(line: str) -> str:
    return "[^\n]*".join(map(re.escape, line.strip().split("…")))


def output(command: str, code: int, capsys: pytest.CaptureFixture[str]) -> str:
    program, *args = shlex.split(command)
    assert program in {"yishi", "python"}, command
    capsys.readouterr()
    ended, printed = (run(args), "") if program == "yishi" else python(args)
    said = printed + "".join(capsys.readouterr())
    assert ended == code, f"$ {command}\n{said}"
    return said


def python(args: list[str]) -> tuple[int, str]:
    """A program of the page's own; how it ended, and what it printed."""
    command = [sys.executable, "-X", "utf8", *args]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("page", [page for page in PAGES if has(page, "console")], ids=named)
def test_what_a_page_shows_happens(
    page: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YISHI_LANG", "en" if page.name.endswith(ENGLISH) else "zh")
    for info, text in blocks(page):
        kind, _, name = info.partition(" ")
        if name:
            path = home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        elif kind == "console":
            run_block(text, capsys)


def commands(page: Path) -> Iterator[list[str]]:
    """Our own commands in the blocks that are not run, and those within a sentence."""
    for info, text in blocks(page):
        for line in text.splitlines() if info == "sh" else ():
            for part in line.partition("  #")[0].split("&&"):
                yield shlex.split(part)
    prose = "".join(re.split(r"^```.*?^```", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL))
    for found in re.findall(r"`(yishi [^`]*)`", prose):
        yield shlex.split(found)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_named_is_one(page: Path, home: Path) -> None:
    """A command is known, and so is every option beside it."""
    group = get_command(app)
    for program, *args in commands(page):
        if program != "yishi" or not args or args[0].startswith("-"):
            continue
        if args[0] in COMMANDS:
            known = options(
                group.get_command(group.make_context("yishi", ["--help"], resilient_parsing=True, obj=Line()), args[0])
            )
            assert {arg for arg in args[1:] if re.match(r"--?[a-z]", arg)} <= known, args
        else:
            assert args[0] in {"NAME", "命令"}, args


def options(command: object) -> set[str]:
    """Every option of a command and of the commands within it."""
    own = {name for param in getattr(command, "params", ()) for name in param.opts}
    inner = getattr(command, "commands", {}).values()
    return {"--help", "--lang", "--sessions", *own, *(name for each in inner for name in options(each))}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if not re.match(r"https?:|mailto:", target):
            file, _, anchor = target.partition("#")
            path = (page.parent / file).resolve() if file else page
            assert path.exists(), target
            assert path.is_relative_to(ROOT), target
            assert not anchor or anchor in anchors(path), target


def anchors(page: Path) -> set[str]:
    """What a link may name of a page: its headings, as they are spelt in addresses."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_has_a_twin_and_is_linked_to() -> None:
    names = {page.name for page in DOCS.glob("*.md")} - ALONE
    assert {name for name in names if name.endswith(ENGLISH)} == {
        name.removesuffix(".md") + ENGLISH for name in names if not name.endswith(ENGLISH)
    }
    for readme, theirs in ((PAGES[0], False), (PAGES[1], True)):
        linked = set(LINK.findall(readme.read_text("utf-8")))
        wanted = {f"docs/{name}" for name in names if name.endswith(ENGLISH) == theirs} | {
            f"docs/{name}" for name in ALONE
        }
        assert wanted <= linked, wanted - linked
