"""What every journal does, in memory or in a file."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from yishi_tui.journal import GENESIS, Conflict, Draft, FileJournal, Journal, MemoryJournal

Act = Callable[..., list[Draft]]


@pytest.fixture(params=["memory", "file"])
def journal(request: pytest.FixtureRequest, path: Path) -> Journal:
    return MemoryJournal() if request.param == "memory" else FileJournal.open(path)


def test_a_new_journal_is_empty(journal: Journal) -> None:
    assert (journal.count, journal.head, journal.read(), journal.new_lines(0)) == (0, GENESIS, (), ())


def test_what_is_appended_can_be_read(journal: Journal, act: Act) -> None:
    first = journal.append(act("开会"), 0)
    second = journal.append(act("一", "二"), 1)
    assert journal.read() == first + second
    assert journal.new_lines(1) == second
    assert journal.new_lines(2) == second[1:]
    assert journal.new_lines(3) == ()
    assert (journal.count, journal.head) == (3, second[-1].hash)


def test_a_record_is_what_was_drafted(journal: Journal, act: Act) -> None:
    (line,) = journal.append(act("开会"), 0)
    assert (line.seq, line.at, line.by, line.event, line.more) == (
        1,
        "2026-11-22T19:00:03.412+08:00",
        "host",
        "Noted",
        0,
    )
    assert msgspec.json.decode(line.data) == {"text": "开会", "count": 2}


def test_an_act_counts_down(journal: Journal, act: Act) -> None:
    assert [line.more for line in journal.append(act("一", "二", "三"), 0)] == [2, 1, 0]


def test_who_has_not_seen_everything_is_shown_the_rest(journal: Journal, act: Act) -> None:
    journal.append(act("开会"), 0)
    tail = journal.append(act("一", "二"), 1)
    with pytest.raises(Conflict) as conflict:
        journal.append(act("三"), 1)
    assert conflict.value.tail == tail
    assert journal.count == 3
    assert [line.seq for line in journal.append(act("三"), 3)] == [4]


def test_nobody_knows_records_that_are_not_there(journal: Journal, act: Act) -> None:
    with pytest.raises(ValueError, match="1 records expected of 0"):
        journal.append(act("开会"), 1)


def test_an_act_of_nothing_is_nothing(journal: Journal) -> None:
    assert journal.append([], 0) == ()
    assert journal.count == 0


def test_what_cannot_be_written_leaves_no_trace(journal: Journal, act: Act) -> None:
    good = journal.append(act("开会"), 0)
    at = act("x")[0].at
    for bad in (
        Draft(at, "host", "Noted", {"share": 0.5}),
        Draft(at, "host", "Noted", "\ud800"),
        Draft(at, "\ud800", "Noted", {}),
        Draft(at.replace(tzinfo=None), "host", "Noted", {}),
    ):
        with pytest.raises((TypeError, ValueError)):
            journal.append([*act("一"), bad], 1)
    assert journal.read() == good
    assert [line.seq for line in journal.append(act("二"), 1)] == [2]


def test_both_kinds_come_to_the_same_hash(path: Path, act: Act) -> None:
    memory, file = MemoryJournal(), FileJournal.open(path)
    for drafts in (act("开会"), act("一", "二", "三")):
        assert memory.append(drafts, memory.count) == file.append(drafts, file.count)
    assert memory.head == file.head
