"""What is loaded, and what is not: nobody waits for a toolkit that is not needed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOADED = (
    "import sys, runpy\nsys.argv = ['yishi', *{args!r}]\ntry:\n    runpy.run_module('yishi_tui', run_name='__main__')\n"
)
LOADED += "except SystemExit as end:\n    assert not end.code, end.code\nprint('\\n' + ' '.join(sys.modules))"


def modules(code: str, folder: Path) -> set[str]:
    """The top-level packages, and our own modules, that a program has loaded when it ends."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "YISHI_SESSIONS": str(folder), "HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=env, cwd=folder, check=False
    )
    assert done.returncode == 0, done.stderr
    names = done.stdout.splitlines()[-1].split()
    return {name if name.startswith("yishi_tui") else name.partition(".")[0] for name in names}


def loaded_by(folder: Path, *args: str) -> set[str]:
    return modules(LOADED.format(args=list(args)), folder)


@pytest.fixture
def session(tmp_path: Path) -> str:
    """A planned session."""
    made = tmp_path / "2026-11-22-x"
    made.mkdir()
    (made / "meeting.toml").write_text('title = "x"\n[seats]\nhost = "甲"\n[[members]]\nname = "甲"\n', "utf-8")
    return str(made)


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["new", "y"],
        ["open", "--help"],
        ["demo", "--help"],
        ["status", "{session}", "--json"],
        ["log", "{session}"],
        ["verify", "{session}"],
        ["minutes", "{session}", "-o", "-"],
        ["rules", "show", "simplified"],
        ["count", "--threshold", "majority", "--yes", "2", "--no", "1"],
    ],
)
def test_no_command_that_needs_no_screen_loads_textual(tmp_path: Path, session: str, args: list[str]) -> None:
    loaded = loaded_by(tmp_path, *(arg.format(session=session) for arg in args))
    assert loaded.isdisjoint({"textual", "rich", "asyncio", "pypinyin", "babel", "cryptography"})
    assert not any(name.startswith("yishi_tui.tui") for name in loaded)


def test_a_command_loads_no_other(tmp_path: Path) -> None:
    loaded = loaded_by(tmp_path, "--help")
    assert {name for name in loaded if name.startswith("yishi_tui.cli.")} == {
        f"yishi_tui.cli.{name}" for name in ("app", "at_work", "door", "line", "output", "run", "settled", "usage")
    }
    assert loaded.isdisjoint({"jinja2", "tomli_w", "yishi_tui.proceedings", "yishi_tui.journal"})


@pytest.mark.parametrize("seat", ["host", "recorder"])
def test_a_seat_is_opened_without_the_reader_of_command_lines(tmp_path: Path, session: str, seat: str) -> None:
    """Everybody waits for that one."""
    code = (
        "import sys, types\n"
        "sys.modules['yishi_tui.tui.app'] = types.SimpleNamespace(run=lambda *_, **given: print(given['seat']))\n"
        "import yishi_tui.cli.screen as screen\nscreen.has_terminal = lambda: True\n"
        "from yishi_tui.cli.run import run\n"
        f"assert run(['open', {session!r}, '--seat', {seat!r}, '--lang=en']) == 0\nprint(' '.join(sys.modules))"
    )
    loaded = modules(code, tmp_path)
    assert "yishi_tui.sessions" in loaded
    assert (
        loaded & {"typer", "jinja2", "tomlkit", "yishi_tui.cli.app", "yishi_tui.backup", "yishi_tui.signing"} == set()
    )


def test_the_calculator_loads_no_meeting(tmp_path: Path) -> None:
    loaded = loaded_by(tmp_path, "count", "--threshold", "majority", "--yes", "2", "--no", "1")
    assert loaded.isdisjoint({"jinja2", "yishi_tui.proceedings", "yishi_tui.journal", "yishi_tui.sessions"})


def test_the_domain_does_nothing_but_compute(tmp_path: Path) -> None:
    loaded = modules("import sys, yishi_tui.domain.decide\nprint(' '.join(sys.modules))", tmp_path)
    assert "yishi_tui.domain.motions" in loaded
    assert loaded.isdisjoint({"textual", "rich", "typer", "jinja2", "json", "tomllib", "asyncio", "subprocess"})
    assert all(
        name in ("yishi_tui", "yishi_tui.domain") or name.startswith("yishi_tui.domain.")
        for name in loaded
        if name.startswith("yishi_tui")
    )
