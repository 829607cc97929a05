"""Other seats at the same journal, a full disk, a broken chain."""

import os
from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path

import pytest
from dialog_room import NAMES, START, WANG, ZHANG, Room, plan, simplified
from host_room import Painted, in_the_chair

from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.journal import Disk, FileJournal
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.sitting import Sitting, Stale, Unwritten


class FullDisk(Disk):
    """A disk that can be filled and emptied."""

    full = False

    def write(self, fd: int, data: bytes) -> int:
        if self.full:
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        return super().write(fd, data)


@pytest.fixture
def disk() -> FullDisk:
    return FullDisk()


@pytest.fixture
def kept(tmp_path: Path, disk: FullDisk) -> Iterator[Room]:
    """The meeting in a file, with everybody here and the motion under debate."""
    room = Room()
    journal = FileJournal.open(tmp_path / "journal.jsonl", disk=disk)
    room.proceedings = Proceedings(journal, room.clock, ev.MeetingPlanned(plan=plan(), rules=simplified()))
    room.desk = Sitting(room.proceedings, phrases("zh"), folder=tmp_path)
    yield room.debating()
    journal.close()


def other_host(room: Room) -> Proceedings:
    """Somebody else at the host's seat of the same session."""
    return Proceedings(room.proceedings.journal, ScriptClock(START))


async def test_what_another_seat_did_appears_by_itself(room: Room) -> None:
    async with in_the_chair(room.debating()) as chair:
        other_host(room).submit(do.RequestFloor(by=ZHANG, stance="con"))
        await chair.later(1)
        assert "张建国 反对 首次" in chair.text
        assert "Enter ▶ 请老张师傅发言" in chair.text


async def test_a_suggestion_that_another_seat_changed_is_shown_before_it_counts(room: Room) -> None:
    async with in_the_chair(room.debating()) as chair:
        other_host(room).submit(do.RequestFloor(by=ZHANG, stance="con"))
        await chair.later(1)
        await chair.press("enter")
        assert "刚变了，现在 Enter 是：请老张师傅发言" in chair.text
        assert isinstance(room.last, ev.FloorRequested)
        await chair.enter()
        assert isinstance(room.last, ev.SpeechBegan)


async def test_an_act_of_another_seat_that_changes_nothing_for_enter_holds_nobody_back(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        other_host(room).submit(do.Note(by=NAMES[1], text="采光"))
        await chair.later(1)
        await chair.press("enter")
        assert isinstance(room.last, ev.SpeechEnded)


def test_a_step_is_done_only_as_it_was_painted(room: Room) -> None:
    """Even when the other seat is quicker than any look at the journal."""
    room.debating()
    painted = Painted(room)
    painted.page()
    suggestion = painted.face.suggestion
    assert suggestion is not None
    other_host(room).submit(do.RequestFloor(by=ZHANG, stance="con"))
    with pytest.raises(Stale):
        room.desk.submit_step(suggestion, do.CallVote())
    assert isinstance(room.last, ev.FloorRequested)


async def test_nothing_is_shown_as_done_while_the_disk_is_full(kept: Room, disk: FullDisk) -> None:
    async with in_the_chair(kept) as chair:
        saved, happened = kept.proceedings.saved, chair.happened
        disk.full = True
        await chair.enter()
        assert chair.happened == happened
        assert "没有存上：磁盘已满" in chair.text
        assert f"#{saved}" not in chair.text
        assert "Enter ▶ 再存一次" in chair.text
        assert "[辩论]" in chair.text
        disk.full = False
        await chair.enter()
        assert isinstance(kept.last, ev.VoteCalled)
        assert "没有存上" not in chair.text
        assert f"记录已存 #{saved + 1}" in chair.text


async def test_what_a_dialog_asked_is_not_lost_when_the_disk_is_full(kept: Room, disk: FullDisk) -> None:
    async with in_the_chair(kept) as chair:
        await chair.press("8")
        await chair.press(*"ab")
        disk.full = True
        await chair.enter()
        assert not isinstance(kept.last, ev.NoteTaken)
        assert "没有存上" in chair.text
        disk.full = False
        await chair.enter()
        await chair.later(1)
        await chair.press("enter")
        assert any(isinstance(event, ev.NoteTaken) and event.text == "ab" for event in kept.events)


async def test_a_damaged_journal_is_said_from_the_first_moment_on(kept: Room, tmp_path: Path) -> None:
    lines = (tmp_path / "journal.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "journal.jsonl").write_bytes(b"".join(lines[:3]) + b'{"no":"record"}\n' + b"".join(lines[3:]))
    journal = FileJournal.open(tmp_path / "journal.jsonl")
    damaged = Room()
    damaged.proceedings = Proceedings(journal, damaged.clock)
    damaged.desk = Sitting(damaged.proceedings, phrases("zh"), folder=tmp_path)
    async with in_the_chair(damaged) as chair:
        assert "没有存上：会议记录第 4 行损坏" in chair.text
        assert "记录已存" not in chair.text
        await chair.enter()
        assert journal.count == 3
    journal.close()


def test_trouble_reaches_whoever_submits(kept: Room, disk: FullDisk) -> None:
    disk.full = True
    with pytest.raises(Unwritten, match="磁盘已满"):
        kept.desk.submit(do.Note(by=WANG, text="采光"))
    disk.full = False
    assert kept.desk.submit(do.Note(by=WANG, text="采光")) is None
    assert kept.desk.trouble == ""


def test_people_are_indexed_again_only_when_somebody_is_entered(room: Room) -> None:
    first = room.desk.people
    room.act(do.Arrive(who=(WANG,)))
    assert room.desk.people is first
    room.act(do.Admit(who="新来的", as_="guest"))
    assert room.desk.people is not first
    assert room.desk.people.find("新来的") == (29,)


async def test_a_folder_that_vanishes_is_said_and_forgotten_when_it_is_back(kept: Room, tmp_path: Path) -> None:
    async with in_the_chair(kept) as chair:
        (tmp_path / "journal.jsonl").rename(tmp_path / "moved.jsonl")
        await chair.later(1)
        assert "没有存上：记录文件已被删除、移走或替换" in chair.text
        assert "记录已存" not in chair.text
        (tmp_path / "moved.jsonl").rename(tmp_path / "journal.jsonl")
        await chair.later(1)
        assert "没有存上" not in chair.text
        assert "记录已存" in chair.text


async def test_an_act_on_a_file_that_was_replaced_is_not_claimed(kept: Room, tmp_path: Path) -> None:
    async with in_the_chair(kept) as chair:
        saved = kept.proceedings.saved
        (tmp_path / "journal.jsonl").rename(tmp_path / "moved.jsonl")
        (tmp_path / "journal.jsonl").write_bytes((tmp_path / "moved.jsonl").read_bytes())
        await chair.later(1)
        await chair.press("space")
        assert kept.proceedings.saved == saved
        assert "没有存上" in chair.text


async def test_both_hosts_are_told(kept: Room, tmp_path: Path) -> None:
    (tmp_path / ".seats").mkdir()
    for other in ("host-1", "recorder-2"):
        (tmp_path / ".seats" / other).write_text(START.isoformat(), encoding="ascii")
    async with in_the_chair(kept) as chair:
        await chair.later(1)
        assert "主持人×2 另有 记录员" in chair.text


class Watchman:
    """Remembers what was asked of the machine."""

    def __init__(self) -> None:
        self.awake = False

    def hold(self) -> None:
        self.awake = True

    def release(self) -> None:
        self.awake = False


async def test_the_machine_stays_awake_while_in_session(room: Room) -> None:
    watchman = Watchman()
    room.desk = Sitting(room.proceedings, phrases("zh"), awake=watchman)
    async with in_the_chair(room) as chair:
        await chair.later(1)
        assert not watchman.awake
        room.debating()
        await chair.later(1)
        assert watchman.awake
        room.proceedings.submit(do.Recess(minutes=5))
        await chair.later(1)
        assert watchman.awake
        room.proceedings.submit(do.Adjourn())
        await chair.later(1)
        assert not watchman.awake
        room.proceedings.submit(do.NextMeeting())
        await chair.later(1)
        assert watchman.awake
    assert not watchman.awake


async def test_the_minutes_are_written_when_the_meeting_is_over(kept: Room, tmp_path: Path) -> None:
    async with in_the_chair(kept) as chair:
        kept.proceedings.submit(do.Adjourn())
        await chair.later(1)
        assert "纪要已经写好。" in chair.text
        written = (tmp_path / "minutes.md").read_text("utf-8")
        assert kept.proceedings.journal.head in written


@pytest.mark.parametrize(
    ("template", "said", "written"),
    [("我们的纪要：{{ minutes.heading.title }}", "纪要已经写好。", True), ("{{ nothing }}", "纪要没有写成", False)],
)
async def test_a_template_of_ones_own_is_used_at_adjournment(
    kept: Room, tmp_path: Path, template: str, said: str, written: bool
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/minutes.zh.md.j2").write_text(template, "utf-8")
    async with in_the_chair(kept) as chair:
        kept.proceedings.submit(do.Adjourn())
        await chair.later(1)
        assert said in chair.text
    assert (tmp_path / "minutes.md").exists() == written
    assert not written or (tmp_path / "minutes.md").read_text("utf-8").startswith("我们的纪要：")


async def test_minutes_changed_by_hand_stay_and_the_new_ones_lie_beside(kept: Room, tmp_path: Path) -> None:
    (tmp_path / "minutes.md").write_text("我写的", "utf-8")
    async with in_the_chair(kept) as chair:
        kept.proceedings.submit(do.Adjourn())
        await chair.later(1)
        assert "minutes.md 有人改过，没有动它" in chair.text
    assert (tmp_path / "minutes.md").read_text("utf-8") == "我写的"
    assert kept.proceedings.journal.head in (tmp_path / "minutes.1.md").read_text("utf-8")


async def test_what_is_noted_after_the_meeting_makes_another_issue(kept: Room, tmp_path: Path) -> None:
    async with in_the_chair(kept) as chair:
        kept.proceedings.submit(do.Adjourn())
        await chair.later(1)
        kept.proceedings.submit(do.Note(by="", text="补记一条"))
        await chair.later(1)
        assert "纪要第 2 次印发；原来那份改名为 minutes.1.md。" in chair.text
    assert "补记一条" in (tmp_path / "minutes.md").read_text("utf-8")
    assert "补记一条" not in (tmp_path / "minutes.1.md").read_text("utf-8")


async def test_minutes_that_cannot_be_written_are_said_once(kept: Room, tmp_path: Path) -> None:
    (tmp_path / "minutes.md").mkdir()
    async with in_the_chair(kept) as chair:
        kept.proceedings.submit(do.Adjourn())
        await chair.later(1)
        assert "纪要没有写成" in chair.text


async def test_a_meeting_found_adjourned_is_left_as_it_is(kept: Room, tmp_path: Path) -> None:
    kept.proceedings.submit(do.Adjourn())
    kept.desk = Sitting(kept.proceedings, phrases("zh"), folder=tmp_path)
    async with in_the_chair(kept) as chair:
        await chair.later(2)
        assert not (tmp_path / "minutes.md").exists()


@pytest.mark.parametrize(("other", "bells"), [("recorder-7", 1), ("timekeeper-7", 0)])
async def test_one_bell_at_zero_in_the_room(kept: Room, tmp_path: Path, other: str, bells: int) -> None:
    (tmp_path / ".seats").mkdir()
    kept.act(do.Recognize(by=WANG, stance="pro"))
    async with in_the_chair(kept) as chair:
        for _ in range(182):
            (tmp_path / ".seats" / other).write_text(kept.clock.now().isoformat(), encoding="ascii")
            await chair.later(1)
        assert chair.app.bells == bells
