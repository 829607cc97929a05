"""The journal in a file: how it comes to be, is followed, and is shared."""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yishi_tui.journal import BrokenChain, CannotRead, CannotWrite, Conflict, Draft, Fault, FileJournal, Trouble, verify
from yishi_tui.journal.lock import Locked

Act = Callable[..., list[Draft]]


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_opening_makes_nothing(path: Path) -> None:
    for write in (True, False):
        FileJournal.open(path, write).close()
    assert not path.parent.exists()


def test_the_first_record_makes_file_and_folder_for_the_owner_alone(path: Path, act: Act) -> None:
    FileJournal.open(path).append(act("开会"), 0)
    assert names(path.parent) == ["journal.jsonl"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_reopened_journal_goes_on(short: Path, act: Act) -> None:
    journal = FileJournal.open(short)
    lines = journal.read()
    assert (journal.count, journal.head, len(lines)) == (7, lines[-1].hash, 7)
    journal.append(act("接着"), 7)
    assert journal.read()[:7] == lines
    assert verify(short).records == 8


def test_a_closed_journal_opens_by_itself(short: Path, act: Act) -> None:
    journal = FileJournal.open(short)
    journal.close()
    journal.close()
    assert len(journal.read()) == 7
    journal.close()
    assert [line.seq for line in journal.append(act("接着"), 7)] == [8]


def test_each_line_is_on_disk_when_append_returns(path: Path, act: Act) -> None:
    journal = FileJournal.open(path)
    for count, text in enumerate("一二三"):
        journal.append(act(text), count)
        assert verify(path).records == count + 1


def test_a_follower_sees_what_others_write(path: Path, act: Act) -> None:
    host, hall = FileJournal.open(path), FileJournal.open(path, write=False)
    assert hall.new_lines(0) == ()
    first = host.append(act("开会"), 0)
    assert hall.new_lines(0) == first
    assert hall.new_lines(1) == ()
    second = host.append(act("一", "二"), 1)
    assert hall.new_lines(1) == second
    assert hall.new_lines(1) == second
    assert hall.read() == first + second
    assert (hall.count, hall.head) == (host.count, host.head)


def test_two_writers_never_write_over_each_other(path: Path, act: Act) -> None:
    host, recorder = FileJournal.open(path), FileJournal.open(path)
    first = host.append(act("开会"), 0)
    with pytest.raises(Conflict) as conflict:
        recorder.append(act("记录"), 0)
    assert conflict.value.tail == first
    second = recorder.append(act("记录", "又一条"), 1)
    with pytest.raises(Conflict) as conflict:
        host.append(act("一"), 1)
    assert conflict.value.tail == second
    host.append(act("一"), 3)
    assert verify(path).records == 4


def test_a_writer_held_up_elsewhere_can_ask_again_for_what_it_missed(short: Path, act: Act) -> None:
    host, recorder = FileJournal.open(short), FileJournal.open(short)
    host.append(act("一"), 7)
    assert [line.seq for line in recorder.new_lines(7)] == [8]
    with pytest.raises(Conflict) as conflict:
        recorder.append(act("二"), 5)
    assert [line.seq for line in conflict.value.tail] == [6, 7, 8]


def test_who_appends_before_reading_can_still_read_all(short: Path, act: Act) -> None:
    journal = FileJournal.open(short)
    journal.append(act("一"), 7)
    assert [line.seq for line in journal.new_lines(1)] == [2, 3, 4, 5, 6, 7, 8]
    assert len(journal.read()) == 8


def test_a_file_that_cannot_be_read_is_let_go(tmp_path: Path) -> None:
    gc.collect()  # journals that other tests dropped let go of their files now, not in between
    free = os.open(os.devnull, os.O_RDONLY)
    os.close(free)
    with pytest.raises(CannotRead):
        FileJournal.open(tmp_path)
    again = os.open(os.devnull, os.O_RDONLY)
    os.close(again)
    assert again == free


def test_a_journal_opened_to_read_refuses_to_write(short: Path, act: Act) -> None:
    before = short.read_bytes()
    with pytest.raises(CannotWrite) as refusal:
        FileJournal.open(short, write=False).append(act("一"), 7)
    assert refusal.value.trouble is Trouble.READING
    assert short.read_bytes() == before


def test_a_torn_end_is_set_aside_under_the_first_free_name(short: Path) -> None:
    (short.parent / "journal.torn-1").write_text("of another day")
    whole = short.read_bytes()
    short.write_bytes(whole + b'{"at":')
    journal = FileJournal.open(short)
    assert journal.set_aside == short.parent / "journal.torn-2"
    assert journal.set_aside.read_bytes() == b'{"at":'
    assert short.read_bytes() == whole
    assert (short.parent / "journal.torn-1").read_text() == "of another day"


def test_a_sound_end_is_left_alone(short: Path) -> None:
    journal = FileJournal.open(short)
    assert (journal.set_aside, journal.broken) == (None, None)
    assert names(short.parent) == ["journal.jsonl"]


def test_what_another_writer_left_half_written_is_set_aside_by_the_next_append(short: Path, act: Act) -> None:
    host, hall = FileJournal.open(short), FileJournal.open(short, write=False)
    hall.read()
    unfinished = FileJournal.open(short).append(act("甲", "乙"), 7)
    *rest, first, _ = short.read_bytes().splitlines(keepends=True)
    short.write_bytes(b"".join([*rest, first, b'{"a']))
    assert hall.new_lines(7) == host.new_lines(7) == ()
    (line,) = host.append(act("一"), 7)
    assert host.set_aside
    assert host.set_aside.read_bytes() == first + b'{"a'
    assert hall.new_lines(7) == (line,)
    assert line.hash != unfinished[0].hash
    assert verify(short).ok


def test_a_broken_chain_can_be_read_up_to_the_break_and_is_not_written_to(short: Path, act: Act) -> None:
    damaged = short.read_bytes().replace("二".encode(), "两".encode())
    short.write_bytes(damaged)
    journal = FileJournal.open(short)
    assert journal.broken
    assert (journal.broken.line, journal.broken.code) == (3, Fault.WRONG_HASH)
    assert len(journal.read()) == journal.count == 1
    with pytest.raises(BrokenChain) as refusal:
        journal.append(act("一"), 1)
    assert refusal.value.problem == journal.broken
    assert short.read_bytes() == damaged
    assert names(short.parent) == ["journal.jsonl"]


def test_a_broken_chain_with_a_torn_end_is_left_as_it_is(short: Path) -> None:
    damaged = short.read_bytes().replace("二".encode(), "两".encode())[:-5]
    short.write_bytes(damaged)
    assert FileJournal.open(short).broken
    assert short.read_bytes() == damaged
    assert names(short.parent) == ["journal.jsonl"]


def test_a_file_that_got_shorter_is_broken(short: Path, act: Act) -> None:
    journal = FileJournal.open(short)
    lines = short.read_bytes().splitlines(keepends=True)
    with short.open("r+b") as file:
        file.truncate(sum(map(len, lines[:5])))
    assert journal.new_lines(7) == ()
    assert journal.broken
    assert journal.broken.code is Fault.CUT_SHORT
    with pytest.raises(BrokenChain):
        journal.append(act("一"), 7)


def test_a_stranger_in_the_file_breaks_it_for_those_who_follow(short: Path, act: Act) -> None:
    journal = FileJournal.open(short)
    journal.read()
    with short.open("ab") as file:
        file.write(b"hello\n")
    assert journal.new_lines(7) == ()
    with pytest.raises(BrokenChain) as refusal:
        journal.append(act("一"), 7)
    assert (refusal.value.problem.line, refusal.value.problem.code) == (8, Fault.NOT_JSON)


def count_by_reading(path: Path) -> int:
    hall = FileJournal.open(path, write=False)
    lines = hall.read()
    hall.close()
    return len(lines)


def count_by_verifying(path: Path) -> int:
    return verify(path).records


@pytest.mark.parametrize("count", [count_by_reading, count_by_verifying])
def test_what_looks_broken_is_looked_at_again_when_nobody_writes(short: Path, count: Callable[[Path], int]) -> None:
    whole, seen = short.read_bytes(), list[int]()
    follower = Thread(target=lambda: seen.append(count(short)))
    with short.open("r+b", buffering=0) as writer:
        with Locked(writer.fileno()):
            writer.seek(0)
            writer.write(b"\n")
            follower.start()
            follower.join(0.1)
            assert follower.is_alive()
            writer.seek(0)
            writer.write(whole)
        follower.join()
    assert seen == [7]


def test_an_append_waits_for_the_one_before_it(short: Path, act: Act) -> None:
    seqs: list[int] = []
    recorder = Thread(target=lambda: seqs.extend(line.seq for line in FileJournal.open(short).append(act("一"), 7)))
    with short.open("r+b") as host, Locked(host.fileno()):
        recorder.start()
        recorder.join(0.1)
        assert recorder.is_alive()
        assert seqs == []
    recorder.join(60)
    assert seqs == [8]


def test_a_failed_append_lets_go_of_the_lock(short: Path, act: Act) -> None:
    host, recorder = FileJournal.open(short), FileJournal.open(short)
    with pytest.raises(Conflict):
        host.append(act("一"), 3)
    with pytest.raises(TypeError):
        host.append([Draft(act("x")[0].at, "host", "Noted", 0.5)], 7)
    other = Thread(target=recorder.append, args=(act("二"), 7), daemon=True)
    other.start()
    other.join(60)
    assert not other.is_alive()
    assert recorder.count == 8


@settings(deadline=None, max_examples=40)
@given(pieces=st.lists(st.integers(1, 400), max_size=12))
def test_a_follower_sees_whole_acts_however_the_bytes_arrive(
    tmp_path_factory: pytest.TempPathFactory, act: Act, pieces: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("follow")
    writer = FileJournal.open(folder / "whole")
    for drafts in (act("开会"), act("一", "二", "三"), act("四"), act("甲", "乙")):
        writer.append(drafts, writer.count)
    whole, lines = (folder / "whole").read_bytes(), writer.read()
    copy = folder / "copy"
    copy.touch()
    hall, seen = FileJournal.open(copy, write=False), 0
    for piece in [*pieces, len(whole)]:
        with copy.open("ab") as file:
            file.write(whole[copy.stat().st_size :][:piece])
        new = hall.new_lines(seen)
        assert new == lines[seen : seen + len(new)]
        assert not new or new[-1].more == 0
        seen += len(new)
    assert seen == len(lines)
    writer.close()
    hall.close()


def test_a_journal_nobody_holds_lets_go_of_its_file(path: Path, act: Act) -> None:
    journal = FileJournal.open(path)
    journal.append(act("开会"), 0)
    file = journal._file
    assert file is not None
    del journal
    gc.collect()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(file.fd)


def test_closing_twice_closes_once(path: Path, act: Act) -> None:
    journal = FileJournal.open(path)
    journal.append(act("开会"), 0)
    journal.close()
    other = os.open(path, os.O_RDONLY)
    journal.close()
    assert os.fstat(other).st_size == path.stat().st_size, "another file got the number, and was closed"
    os.close(other)
