"""One journal record, locked, hashed, encoded and synced, against a bare write and fsync of as many bytes."""

import os
from collections.abc import Iterator
from functools import partial

from benchmarks.report import Bench, Bounds, Figure, figure
from benchmarks.stats import interleave, timed
from yishi_tui.clock import SystemClock
from yishi_tui.domain.events import NoteTaken
from yishi_tui.journal import Draft, FileJournal

US = 1_000
WARM_UP = 20
TEXT = "低层担心采光，想先看图纸，物业答应下周三以前把图纸贴在门厅。"


def run(bench: Bench) -> Iterator[Figure]:
    journal = FileJournal.open(bench.folder / "journal.jsonl")
    said = NoteTaken(by="李桂芳", text=TEXT)
    note = Draft(at=SystemClock().now(), by="recorder", event="NoteTaken", data=said)
    for _ in range(WARM_UP):
        append(journal, note)
    line = journal.path.read_bytes().splitlines(keepends=True)[-1]
    raw = os.open(bench.folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sides = timed(partial(append, journal, note), US), timed(partial(write, raw, line), US)
    series = interleave(*sides, bench.rounds(1000, 200))
    os.close(raw)
    journal.close()
    yield figure(f"append, {len(line)} bytes", "µs", "write + fsync", series, Bounds(ratio=1.1))


def append(journal: FileJournal, note: Draft) -> None:
    journal.append((note,), journal.count)


def write(raw: int, line: bytes) -> None:
    os.write(raw, line)
    os.fsync(raw)
