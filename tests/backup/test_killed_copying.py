"""A program that is killed while it copies leaves the old copy or the new one, and every copy it told of is there."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from yishi_tui.backup import back_up
from yishi_tui.journal import verify
from yishi_tui.proceedings import Proceedings

pytestmark = pytest.mark.slow

ROUNDS = 30
ROOT = Path(__file__).parents[2]


def test_killed_while_copying(
    session: Path, meeting: Proceedings, stick: Path, record_property: Callable[[str, object], None]
) -> None:
    meeting.journal.close()
    chance, told = random.Random(20261122), 0
    for _ in range(ROUNDS):
        told += killed(session, stick, chance.randint(1, 12))
        report = verify(stick / session.name / "journal.jsonl")
        assert report.ok
        assert (
            (session / "journal.jsonl").read_bytes().startswith((stick / session.name / "journal.jsonl").read_bytes())
        )
        assert back_up(session, stick).records == verify(session / "journal.jsonl").records
    record_property("figure", f"killed while copying, rounds and copies told of: {ROUNDS}, {told}")
    record_property("figure", "killed while copying, copies half made or told of and not there: 0")


def killed(session: Path, stick: Path, after: int) -> int:
    """Let it copy for a while, and kill it in the middle of the next copy; how many copies it told of."""
    command = [sys.executable, "-m", "tests.backup.copier", str(session), str(stick)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as copier:
        assert copier.stdout is not None
        told = [int(copier.stdout.readline()) for _ in range(after)]
        copier.kill()
        told += [int(line) for line in copier.stdout if line.endswith("\n")]
    assert verify(stick / session.name / "journal.jsonl").records >= told[-1]
    return len(told)
