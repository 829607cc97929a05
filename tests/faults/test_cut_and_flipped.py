"""A journal cut at any byte and with any byte changed, through every way in: set aside or named, never repaired unsaid."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.conftest import Figure
from yishi_tui.clock import SystemClock
from yishi_tui.domain import commands as do
from yishi_tui.journal import FileJournal, verify
from yishi_tui.proceedings import Proceedings
from yishi_tui.sessions import notices, open_proceedings

Yishi = Callable[..., tuple[int, str, str]]
LAST_RECORDS = 3
FLIPS = (0x01, 0x20, 0x80)
STEP = 97
"""The first record holds the whole ruleset: of its bytes the commands are asked about one in so many."""


@pytest.fixture
def debating(session: Path) -> Path:
    """A session with a few acts behind it, the last of two records."""
    proceedings = open_proceedings(session, SystemClock(), everybody=True)
    for act in (
        (do.CallToOrder(),),
        (do.Move(by="王秀兰", kind="main", text="装路灯"),),
        (do.Second(by="李桂芳"), do.State()),
    ):
        assert proceedings.submit(*act) is None
    closed(proceedings)
    (session / "rules.toml").unlink()
    return session


def closed(proceedings: Proceedings) -> None:
    assert isinstance(proceedings.journal, FileJournal)
    proceedings.journal.close()


def ends_of_acts(blob: bytes) -> list[int]:
    """Where the file may end without anything being torn."""
    ends, size = [0], 0
    for line in blob.splitlines(keepends=True):
        size += len(line)
        if not json.loads(line).get("more"):
            ends.append(size)
    return ends


def read_only(yishi: Yishi, session: Path, *, sound: bool) -> None:
    """What only reads leaves every byte where it is, and `verify` says whether all is well."""
    before = (session / "journal.jsonl").read_bytes()
    code, out, _ = yishi("verify", str(session), "--json")
    answer = json.loads(out)
    assert (code == 0) == answer["ok"] == sound
    assert all(problem["line"] and problem["what"] for problem in answer["problems"])
    code, out, err = yishi("status", str(session))
    assert (out if code == 0 else err).strip()
    assert (session / "journal.jsonl").read_bytes() == before
    assert {path.name for path in session.iterdir()} == {"journal.jsonl", "meeting.toml"}


@pytest.mark.slow
def test_a_cut_at_every_byte_of_the_last_records(debating: Path, yishi: Yishi, figure: Figure) -> None:
    whole = (debating / "journal.jsonl").read_bytes()
    ends = ends_of_acts(whole)
    lines = whole.splitlines(keepends=True)
    first = len(whole) - sum(map(len, lines[-LAST_RECORDS:]))
    assert ends[-1] == len(whole)
    for cut in range(first, len(whole)):
        work = debating.with_name("cut")
        shutil.copytree(debating, work)
        journal = work / "journal.jsonl"
        journal.write_bytes(whole[:cut])
        read_only(yishi, work, sound=cut in ends)
        goes_on(work, whole[:cut], max(end for end in ends if end <= cut))
        shutil.rmtree(work)
    figure("journal cut, places without a traceback, a silent repair or an act lost before the cut", len(whole) - first)


def goes_on(session: Path, cut: bytes, kept: int) -> None:
    """Opened to write: the tail lies beside the journal, somebody is told, and the next act chains."""
    proceedings = open_proceedings(session, SystemClock())
    journal = session / "journal.jsonl"
    assert journal.read_bytes() == cut[:kept]
    torn = list(session.glob("journal.torn-*"))
    assert b"".join(path.read_bytes() for path in torn) == cut[kept:]
    assert len(notices(proceedings)) == len(torn) == (kept < len(cut))
    assert proceedings.submit(do.Note(by="许慧", text="接着开")) is None
    closed(proceedings)
    assert verify(journal).ok


@pytest.mark.slow
def test_every_byte_flipped(debating: Path, yishi: Yishi, figure: Figure) -> None:
    """Every byte through the chain and the door of the seats; the commands for every byte but those of the ruleset."""
    path = debating / "journal.jsonl"
    whole = path.read_bytes()
    plan, noticed = whole.index(b"\n"), 0
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= FLIPS[place % len(FLIPS)]
        path.write_bytes(changed)
        named(path)
        noticed += not verify(path).ok
        if place > plan or place % STEP == 0:
            read_only(yishi, debating, sound=False)
            stays_shut(debating, bytes(changed))
    assert noticed == len(whole)
    figure("journal with one byte flipped, places noticed, without a traceback or a silent repair", noticed)


def named(path: Path) -> None:
    report = verify(path)
    assert not report.ok
    assert all(problem.line and problem.what for problem in report.problems)
    with closing(FileJournal.open(path, write=False)) as journal:
        assert journal.count == report.records


def stays_shut(session: Path, changed: bytes) -> None:
    """Opened to write: either the tail was set aside, which is said, or nothing is written any more, which is said."""
    proceedings = open_proceedings(session, SystemClock())
    assert notices(proceedings)
    closed(proceedings)
    kept = (session / "journal.jsonl").read_bytes()
    aside = sorted(session.glob("journal.torn-*"))
    assert kept + b"".join(part.read_bytes() for part in aside) == changed
    for part in (*aside, session / "rules.toml"):
        part.unlink(missing_ok=True)
