"""The power button: writers killed at any moment. What was acknowledged is there, and the meeting goes on."""

import random
import shutil
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from msgspec import Struct

from tests.faults.conftest import Figure
from tests.faults.writer import write
from yishi_tui.clock import SystemClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.events import NoteTaken
from yishi_tui.journal import FileJournal, verify
from yishi_tui.sessions import open_proceedings

ROUNDS = 200
ROUNDS_A_SESSION = 20
LONGEST_LIFE_MS = 60
PROCESSES = get_context("forkserver") if sys.platform != "win32" else get_context("spawn")
"""A server that has loaded the program already makes a writer in milliseconds."""


class Round(Struct, frozen=True):
    """What one round left: notes acknowledged, notes on disk, acknowledged notes that are not, and a torn end or none."""

    acknowledged: int
    on_disk: int
    lost: int
    torn: bool


def killed(session: Path, receipts: Path, names: list[str], after_ms: int) -> None:
    """Writers that live so long at the same time; where nothing has been acknowledged yet, until something is."""
    writers = [PROCESSES.Process(target=write, args=(session, receipts / name, name), daemon=True) for name in names]
    for writer in writers:
        writer.start()
    while not any((receipts / name).exists() for name in names):
        writers[0].join(0.001)
    writers[0].join(after_ms / 1000)
    for writer in writers:
        assert writer.exitcode is None, "a writer ended by itself"
        writer.kill()
    for writer in writers:
        writer.join()


def rounds(folder: Path, plan: Path, writers: int) -> Iterator[Round]:
    chance = random.Random(writers)
    for number in range(ROUNDS):
        session = folder / f"{number // ROUNDS_A_SESSION}"
        if not session.exists():
            shutil.copytree(plan, session)
        receipts = folder / f"receipts-{number}"
        receipts.mkdir()
        names = [f"{number}-{seat}" for seat in range(writers)]
        killed(session, receipts, names, chance.randrange(LONGEST_LIFE_MS))
        yield judged(session, receipts, names)


def judged(session: Path, receipts: Path, names: list[str]) -> Round:
    """Reopen what they left, look for every note, and go on."""
    proceedings = open_proceedings(session, SystemClock())
    journal = proceedings.journal
    assert isinstance(journal, FileJournal)
    assert journal.broken is None
    notes = [record.event.text for record in proceedings.meeting.history if isinstance(record.event, NoteTaken)]
    assert len(set(notes)) == len(notes), "a note is there twice"
    acknowledged = [told for name in names for told in receipt(receipts / name)]
    for name in names:
        own = [int(note.removeprefix(f"{name}-")) for note in notes if note.startswith(f"{name}-")]
        assert own == list(range(len(own))), "a note is missing in between"
        assert len(own) % 2 == 0, "half an act"
        assert len(own) <= len(receipt(receipts / name)) + 2, "more than the one act under way"
    assert proceedings.submit(do.Note(by="许慧", text=f"接着开，{names[0]}")) is None
    report = verify(session / "journal.jsonl")
    assert report.ok, report.problems
    assert report.records == journal.count
    journal.close()
    torn = journal.set_aside is not None
    return Round(len(acknowledged), len(notes), len(set(acknowledged) - set(notes)), torn)


def receipt(path: Path) -> list[str]:
    """What was acknowledged: whole lines only."""
    return path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []


@pytest.mark.slow
@pytest.mark.parametrize("writers", [1, 4])
def test_nothing_acknowledged_is_lost(tmp_path: Path, session: Path, figure: Figure, writers: int) -> None:
    PROCESSES.set_forkserver_preload(["tests.faults.writer"])
    played = list(rounds(tmp_path, session, writers))
    acknowledged = sum(each.acknowledged for each in played)
    assert acknowledged > ROUNDS
    figure(f"SIGKILL, {len(played)} rounds, writers", writers)
    figure(f"SIGKILL, {writers} writers, acts acknowledged", acknowledged)
    figure(f"SIGKILL, {writers} writers, acknowledged acts lost", sum(each.lost for each in played))
    figure(f"SIGKILL, {writers} writers, torn ends set aside", sum(each.torn for each in played))
    assert [each for each in played if each.lost] == []
