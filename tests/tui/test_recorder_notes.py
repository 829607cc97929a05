"""The note editor: nothing typed is lost, and each note is tied to what it was begun under."""

import os
from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path

import pytest
from dialog_room import LI, NAMES, WANG, ZHANG, Room, plan, simplified
from recorder_room import at_the_desk
from textual import events

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.drafts import Draft, DraftFile, read_draft
from yishi_tui.journal import Disk, FileJournal
from yishi_tui.minutes.entries import entries
from yishi_tui.proceedings import Proceedings

RECORDER = NAMES[1]


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
    """The meeting in a file, with a speech under way."""
    room = Room()
    journal = FileJournal.open(tmp_path / "journal.jsonl", disk=disk)
    room.proceedings = Proceedings(journal, room.clock, ev.MeetingPlanned(plan=plan(), rules=simplified()))
    yield room.speaking()
    journal.close()


def question(room: Room) -> int:
    """The number of the question that is pending."""
    return room.proceedings.meeting.business.stack[-1].id


def last(room: Room) -> ev.Event:
    """What was recorded last, whoever did it."""
    room.proceedings.catch_up()
    return room.last


def note(room: Room, text: str, speaker: str = "", tags: tuple[str, ...] = ()) -> ev.NoteTaken:
    return ev.NoteTaken(by=RECORDER, text=text, tags=tags, question=question(room), speaker=speaker)


async def test_what_is_typed_is_a_note(room: Room) -> None:
    """Digits at its beginning are keys, and from its first other character on text."""
    async with at_the_desk(room.speaking()) as desk:
        await desk.type("低层担心采光，窗前只剩3米。", "enter")
        assert last(room) == note(room, "低层担心采光，窗前只剩3米。", WANG)
        await desk.type("第2条", "enter")
        assert last(room) == note(room, "第2条", WANG)
        assert "记录 第2条" in desk.text


async def test_a_burst_of_keys_keeps_its_order(room: Room) -> None:
    """An input method sends a whole sentence at once; what follows `Enter` is the next note, not this one's end."""
    async with at_the_desk(room.debating()) as desk:
        await desk.type("甲说一句", "enter", "乙说2句", "escape", "4", "enter", "完", "enter")
        room.proceedings.catch_up()
        notes = [event.text for event in room.events if isinstance(event, ev.NoteTaken)]
        assert notes == ["甲说一句", "乙说2句完"]


async def test_a_note_belongs_to_what_it_was_begun_under(room: Room) -> None:
    async with at_the_desk(room.speaking()) as desk:
        begun = question(room)
        await desk.type("怕挡住")
        room.act(do.EndSpeech())
        room.act(do.Move(by=LI, kind="amend", target="main", new_text="在3号楼西侧加装电梯"))
        await desk.later()
        assert "王秀兰发言" in desk.text
        await desk.type("采光", "enter")
        taken = last(room)
        assert isinstance(taken, ev.NoteTaken)
        assert (taken.question, taken.speaker) == (begun, WANG)
        in_minutes = entries(room.proceedings.meeting.history).notes[-1]
        assert (in_minutes.label, in_minutes.speaker) == ("1", WANG)
        await desk.type("再一条", "enter")
        after = last(room)
        assert isinstance(after, ev.NoteTaken)
        assert (after.question, after.speaker) == (question(room), "")


async def test_words_taken_out_again_tie_a_note_to_nothing(room: Room) -> None:
    async with at_the_desk(room.speaking()) as desk:
        await desk.press("a", "backspace")
        room.act(do.EndSpeech(), do.Recognize(by=ZHANG, stance="con"))
        await desk.later()
        await desk.type("b", "enter")
        assert last(room) == note(room, "b", ZHANG)


async def test_a_tag_by_tab(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.type("下周给报告", "tab", "tab")
        assert "[待办]" in desk.text
        await desk.press("shift+tab", "tab", "enter")
        assert last(room) == note(room, "下周给报告", tags=("待办",))
        assert "[待办]" not in desk.text
        await desk.type("没有标签", "enter")
        assert last(room) == note(room, "没有标签")


async def test_an_empty_note_is_none(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press("enter", "enter")
        assert "还没有写字" in desk.text
        await desk.press("space", "enter")
        assert not isinstance(last(room), ev.NoteTaken)


async def test_esc_keeps_the_words_and_gives_the_digits_back(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.type("半句", "escape")
        await desk.press("5")
        assert desk.dialog == "sign_in"
        await desk.press("escape")
        assert "半句" in desk.text
        await desk.type("话", "enter")
        assert last(room) == note(room, "半句话")


@pytest.mark.parametrize("key", ["8", "８", "f8", "enter"])
async def test_into_the_editor(room: Room, key: str) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.type("一", "escape")
        await desk.press(key)
        await desk.type("8", "enter")
        assert last(room) == note(room, "一8")


async def test_f_keys_act_in_the_middle_of_a_note(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.type("写到一半")
        await desk.press("f3")
        assert desk.dialog == "assign"
        await desk.press("escape", "left", "left", "新")
        assert desk.screen.editor.text == "写到新一半"


async def test_undo_and_redo_belong_to_the_text(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press("a", "ctrl+z")
        assert (desk.screen.editor.text, desk.dialog) == ("", "")
        await desk.press("ctrl+y")
        assert desk.screen.editor.text == "a"


async def test_a_pasted_list_keeps_its_lines(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        desk.app.post_message(events.Paste("一、采光\n二、噪音\x1b[31m\u202e"))
        await desk.pilot.pause()
        await desk.press("enter")
        assert last(room) == note(room, "一、采光\n二、噪音[31m")
        assert "一、采光 / 二、噪音" in desk.text


async def test_every_key_is_on_disk(room: Room, tmp_path: Path) -> None:
    """What a killed program leaves is what was on its screen."""
    file = tmp_path / ".drafts" / "recorder.json"
    async with at_the_desk(room.speaking(), folder=tmp_path) as desk:
        for place, char in enumerate("采光和噪音", 1):
            await desk.type(char)
            assert read_draft(file) == Draft("采光和噪音"[:place], "", question(room), WANG)
        await desk.press("tab")
        assert read_draft(file).tag == "要点"
    room.act(do.EndSpeech())
    async with at_the_desk(room, folder=tmp_path) as desk:
        assert "上次没写完的还在" in desk.text
        assert "王秀兰发言" in desk.text
        await desk.type("都要测", "enter")
        assert last(room) == note(room, "采光和噪音都要测", WANG, ("要点",))
        assert read_draft(file) == Draft()


def test_an_illegible_draft_is_none(tmp_path: Path) -> None:
    (tmp_path / ".drafts").mkdir()
    (tmp_path / ".drafts" / "recorder.json").write_bytes(b'{"text": "\xff')
    assert DraftFile(tmp_path, "recorder").read() == Draft()


def test_two_windows_of_a_seat_keep_their_words_apart(tmp_path: Path) -> None:
    first, second = DraftFile(tmp_path, "recorder"), DraftFile(tmp_path, "recorder")
    assert first.keep(Draft("甲"))
    assert second.keep(Draft("乙"))
    assert (first.read(), second.read()) == (Draft("甲"), Draft("乙"))
    assert DraftFile(tmp_path, "recorder").read() == Draft()
    second.close()
    assert DraftFile(tmp_path, "recorder").read() == Draft("乙")


async def test_a_draft_that_the_disk_refuses_is_said(room: Room, tmp_path: Path) -> None:
    (tmp_path / ".drafts").write_text("a file where the folder should be", encoding="utf-8")
    async with at_the_desk(room.debating(), folder=tmp_path) as desk:
        await desk.type("一句")
        assert "草稿没有存上" in desk.text
        (tmp_path / ".drafts").unlink()
        await desk.type("话")
        assert "草稿没有存上" not in desk.text


async def test_a_note_that_cannot_be_written_stays(kept: Room, tmp_path: Path, disk: FullDisk) -> None:
    async with at_the_desk(kept, folder=tmp_path) as desk:
        disk.full = True
        await desk.type("采光", "enter")
        assert "没有存上：磁盘已满" in desk.text
        assert desk.screen.editor.text == "采光"
        disk.full = False
        await desk.press("enter")
        assert last(kept) == note(kept, "采光", WANG)
        assert desk.screen.editor.text == ""


async def test_a_note_taken_back_lies_in_the_editor_again(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.type("采广", "enter", "escape")
        await desk.press("ctrl+z")
        assert desk.dialog == "undo"
        await desk.later()
        await desk.press("enter")
        assert isinstance(last(room), ev.Corrected)
        assert "（已更正）" in desk.text
        await desk.press("backspace", "光", "enter")
        assert last(room) == note(room, "采光")


async def test_after_adjournment_notes_go_on(room: Room) -> None:
    room.opened().act(do.CloseItem(), do.Adjourn())
    async with at_the_desk(room) as desk:
        await desk.type("散会后补记", "enter")
        taken = last(room)
        assert isinstance(taken, ev.NoteTaken)
        assert (taken.text, taken.question, taken.speaker) == ("散会后补记", 0, "")


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        (do.Note(by=WANG, text="好", question=99), "no_such_question"),
        (do.Note(by=WANG, text="好", speaker="没有这个人"), "not_on_roll"),
    ],
)
def test_a_note_about_nothing_known_is_refused(room: Room, command: do.Note, rule: str) -> None:
    refusal = room.debating().proceedings.submit(command)
    assert refusal is not None
    assert refusal.rule == rule
