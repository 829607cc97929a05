"""A shell that asks how a command line may go on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typed import Yishi

Complete = Callable[[str], list[str]]


@pytest.fixture
def complete(yishi: Yishi, monkeypatch: pytest.MonkeyPatch) -> Complete:
    """What bash is offered for the last word of a line."""

    def offered(line: str) -> list[str]:
        words = line.split(" ")
        monkeypatch.setenv("_YISHI_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", "\n".join(words))
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        ran = yishi()
        assert (ran.code, ran.err) == (0, "")
        return ran.out.split()

    return offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("yishi mi", ["minutes"]),
        ("yishi --lang en mi", ["minutes"]),
        ("yishi open x --se", ["--seat"]),
        ("yishi open x --seat t", ["timekeeper"]),
        ("yishi rules ", ["show", "check"]),
        ("yishi rules show ronr", ["ronr", "ronr-small-board"]),
        ("yishi completion p", ["powershell", "pwsh"]),
        ("yishi open 2", ["2026-11-22-装自行车棚"]),
        ("yishi verify --head abc 2", ["2026-11-22-装自行车棚"]),
        ("yishi --sessions elsewhere open 2", []),
        ("yishi open 3", []),
        ("yishi nothing --such", []),
    ],
)
def test_what_is_offered(planned: Path, complete: Complete, line: str, offered: list[str]) -> None:
    assert complete(line) == offered


def test_sessions_elsewhere_are_offered(planned: Path, complete: Complete) -> None:
    planned.parent.rename(planned.parent.with_name("elsewhere"))
    assert complete("yishi --sessions elsewhere open 2") == [planned.name]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_every_shell_has_its_script(yishi: Yishi, shell: str) -> None:
    ran = yishi("completion", shell)
    assert ran.code == 0
    assert "_YISHI_COMPLETE" in ran.out


def test_another_shell_is_a_wrong_line(yishi: Yishi) -> None:
    ran = yishi("completion", "tcsh")
    assert ran.code == 2
    assert "bash" in ran.err


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
def test_bash_itself_completes(tmp_path: Path) -> None:
    """The script that is printed, in the shell it is for."""
    program = Path(sys.executable).with_name("yishi")
    typed = (
        'eval "$(yishi completion bash)"; COMP_WORDS=(yishi verif); COMP_CWORD=1;'
        '_yishi_completion yishi; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", typed],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)},
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["verify"], "")


def test_a_shell_that_leaves_its_variable_empty_asks_for_nothing(yishi: Yishi, monkeypatch: pytest.MonkeyPatch) -> None:
    """As PowerShell does once it has been answered."""
    monkeypatch.setenv("_YISHI_COMPLETE", "")
    assert "yishi" in yishi("--version").out
