"""Text from people that no terminal should be given: through the plan, a script, the roll, notes and drafts to the screens."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from by_hand import AMENDED, DECIDED, HOSTILE, SPEAKING, forged
from dialog_room import HOST, WANG, Room, at, simplified
from recorder_room import Recorder, at_the_desk
from rich.segment import Segment
from textual import events
from tour import SEATS, at_seat

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.text import showable
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.drafts import Draft, DraftFile
from yishi_tui.plans import dump_plan, parse_plan
from yishi_tui.scripts.lines import BadScript, read_script
from yishi_tui.scripts.player import play
from yishi_tui.tables import InputError
from yishi_tui.tui.ink import Line, to_strip, width_of
from yishi_tui.tui.panels.bigtext import large
from yishi_tui.tui.theme import DARK, INKS

pytestmark = pytest.mark.slow  # a window for each of many cases

EVIL = {
    "line breaks": "王\n秀\r\n兰\x0b\x85\u2028\u2029",
    "colours": "\x1b[31m王秀兰\x1b[0m\x9b7m",
    "a title for the window": "王\x1b]0;pwned\x07秀兰\x1b]8;;http://x\x1b\\",
    "bidi": "王\u202e秀\u2066兰\u200f\u061c",
    "nothing to see": "\u200b王\u200d秀\ufeff兰\u2060\u00ad\u180e",
    "markup": "[/][@click=app.quit]王秀兰[/] [bold",
    "braces": "{王秀兰} {0} %s $name",
    "a family": "王👨‍👩‍👧‍👦秀❤️兰",
    "marks upon marks": "王" + "\u0301" * 40,
    "half a character": "王\ud83d秀",
    "null": "王\x00秀\x7f兰\x08",
}
LONG = "长" * 10_000
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""What a terminal would obey or hide."""


@pytest.fixture(params=EVIL)
def evil(request: pytest.FixtureRequest) -> str:
    """Something that somebody may paste."""
    return EVIL[request.param]


# What is let in


def test_a_plan_comes_in_clean(evil: str) -> None:
    quoted = json.dumps(evil.replace("\ud83d", ""), ensure_ascii=False)
    quoted = re.sub("[\x7f-\x9f]", lambda char: f"\\u{ord(char[0]):04x}", quoted)
    plan = parse_plan(f"title = {quoted}\n[[members]]\nname = {quoted}\nunit = {quoted}\n[[items]]\ntitle = {quoted}")
    for text in (plan.title, plan.members[0].name, plan.members[0].unit, plan.items[0].title):
        assert text
        assert not OBEYED.search(text)
        assert "\n" not in text
    assert parse_plan(dump_plan(plan)) == plan


def test_a_plan_that_is_too_long_is_refused_with_both_figures() -> None:
    with pytest.raises(InputError, match=r"10000 .* 1000"):
        parse_plan(f'title = "{LONG}"')


def script(**plan: object) -> bytes:
    return json.dumps({"do": "plan", "host": HOST, "title": "会", "members": [HOST, WANG], **plan}).encode()


def test_so_does_a_script(evil: str) -> None:
    text = evil.replace("\ud83d", "")
    line = script(title=text, members=[HOST, text, {"name": "乙" + text, "unit": text}], items=[text, {"title": text}])
    note = json.dumps({"do": "note", "by": HOST, "text": text}).encode()
    proceedings, steps = play(simplified(), read_script([line, note], session=False))
    assert [step.refusal for step in steps] == [None, None]
    plan = proceedings.meeting.plan
    noted = proceedings.meeting.history[-1].event
    assert isinstance(noted, ev.NoteTaken)
    texts = (plan.title, plan.members[1].name, plan.members[2].name, plan.members[2].unit, plan.items[1].title)
    for clean in (*texts, noted.text):
        assert not OBEYED.search(clean), clean


@pytest.mark.parametrize("place", ["title", "members", "items"])
def test_a_script_that_is_too_long_is_refused_with_both_figures(place: str) -> None:
    long = LONG if place == "title" else [HOST, LONG]
    with pytest.raises(BadScript, match=r"10000 .* 1000"):
        play(simplified(), read_script([script(**{place: long})], session=False))


async def paste(hands_or_desk: Recorder, text: str) -> None:
    hands_or_desk.app.screen.post_message(events.Paste(text))
    await hands_or_desk.pilot.pause()
    await hands_or_desk.pilot.pause()


async def test_somebody_is_entered_by_a_pasted_name(room: Room, evil: str) -> None:
    async with at(room, "sign_in") as hands:
        hands.stage.post_message(events.Paste(evil + "新"))
        await hands.pilot.pause()
        assert not OBEYED.search(hands.text.replace("\n", ""))
        await hands.press("end", "enter")
    admitted = [event for event in room.events if isinstance(event, ev.Admitted)]
    for event in admitted:
        assert not OBEYED.search(event.who)
    assert not OBEYED.search("".join(room.proceedings.meeting.present))


async def test_a_name_of_ten_thousand_is_refused_in_the_dialog(room: Room) -> None:
    async with at(room, "sign_in") as hands:
        hands.stage.post_message(events.Paste(LONG))
        await hands.pilot.pause()
        await hands.press("down", "enter")
        assert "最多1000个" in hands.text
        assert hands.dialog.picker.typed == LONG
    assert room.events == []


@pytest.mark.parametrize(
    ("dialog", "stage", "keys"),
    [("note", Room.opened, ()), ("move", Room.opened, ("5", "enter")), ("amend", Room.debating, ("5", "enter"))],
    ids=["note", "move", "amend"],
)
async def test_a_text_of_ten_thousand_is_refused_and_kept(
    room: Room, dialog: str, stage: Callable[[Room], Room], keys: tuple[str, ...]
) -> None:
    async with at(stage(room), dialog) as hands:
        await hands.press(*keys)
        before = list(room.events)
        hands.dialog.words.clear()
        hands.stage.post_message(events.Paste(LONG))
        await hands.pilot.pause()
        await hands.press("enter")
        assert re.search("10000 ?个字.*最多 ?[15]000 ?个", hands.text)
        assert "Esc " in hands.text.splitlines()[-2]
        assert hands.dialog.words.line == LONG
        assert room.events == before


async def test_a_sentence_about_it_leaves_the_keys_on_the_screen(room: Room) -> None:
    async with at(room.opened(), "assign") as hands:
        await hands.press("扫楼道", "enter")
        hands.stage.post_message(events.Paste(LONG))
        await hands.pilot.pause()
        await hands.press("enter")
        assert "名册上找不到" in hands.text
        assert "Esc " in hands.text.splitlines()[-2]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20)], ids=str)
@pytest.mark.parametrize("seat", SEATS)
async def test_the_longest_name_there_may_be_breaks_no_page(room: Room, seat: Seat, size: tuple[int, int]) -> None:
    name, wording = "长" * 1000, "提" * 1000
    room.opened().act(do.Admit(who=name, as_="member"))
    room.act(do.Move(by=name, kind="main", text=wording))
    async with at_seat(room, seat, size) as there:
        for act in (do.Second(by=WANG), do.State(), do.Recognize(by=name, stance="pro"), do.EndSpeech(), do.CallVote()):
            rows = [there.screen.canvas.row(y) for y in range(size[1] + 1)]
            assert rows[-1] == ()
            assert max(map(width_of, rows)) <= size[0]
            room.act(act)
            await there.later(1)


async def test_what_is_pasted_into_a_note_is_clean_and_keeps_its_lines(room: Room, evil: str) -> None:
    async with at_the_desk(room.speaking()) as desk:
        await paste(desk, f"一{evil}\n二")
        shown = desk.screen.editor.text
        assert not OBEYED.search(shown)
        assert shown.splitlines()[-1] == "二"
        assert shown.startswith("一")
        assert not OBEYED.search(desk.text.replace("\n", ""))
        await desk.press("enter")
        room.proceedings.catch_up()
        noted = room.last
        assert isinstance(noted, ev.NoteTaken)
        assert not OBEYED.search(noted.text)


async def test_it_takes_the_place_of_what_was_selected_and_can_be_taken_back(room: Room) -> None:
    async with at_the_desk(room.speaking()) as desk:
        await desk.type("旧的")
        desk.screen.editor.select_all()
        await paste(desk, "新\x1b[31m的")
        assert desk.screen.editor.text == "新[31m的"
        await desk.press("ctrl+z")
        assert desk.screen.editor.text == "旧的"


async def test_a_note_of_ten_thousand_is_refused_and_kept(room: Room) -> None:
    async with at_the_desk(room.speaking()) as desk:
        await paste(desk, LONG)
        await desk.press("enter")
        assert "文字有10000个字符，最多5000个。" in desk.text
        assert desk.screen.editor.text == LONG


async def test_a_draft_that_somebody_else_wrote_is_clean(room: Room, tmp_path: Path, evil: str) -> None:
    file = DraftFile(tmp_path, "recorder")
    assert file.keep(Draft(text=evil.replace("\ud83d", "")))
    file.close()
    async with at_the_desk(room.speaking(), folder=tmp_path) as desk:
        assert not OBEYED.search(desk.text.replace("\n", ""))
        assert not OBEYED.search(desk.screen.editor.text)


# What is shown, whatever was let in


def test_a_line_shows_nothing_that_a_terminal_would_obey(evil: str) -> None:
    row: Line = ((evil, "text"), ("完", "key"))
    strip = to_strip(row, INKS[DARK])
    assert not OBEYED.search(strip.text)
    assert "\n" not in strip.text
    assert strip.cell_length == sum(segment.cell_length for segment in strip)
    assert all(isinstance(segment, Segment) for segment in strip)


@pytest.mark.parametrize("text", ["在3号楼", "全角　空格", "𠮷", "e\u0301", "\ue000", "窄\u2002空"])
def test_what_people_write_is_shown_as_it_is(text: str) -> None:
    assert showable(text) == text


@pytest.mark.parametrize("acts", [(), SPEAKING, AMENDED, DECIDED], ids=["queue", "speech", "amended", "decided"])
@pytest.mark.parametrize("seat", SEATS)
async def test_no_seat_shows_it_even_from_a_journal_that_was_made_by_hand(
    seat: Seat, acts: tuple[do.Command, ...]
) -> None:
    async with at_seat(forged(HOSTILE, *acts), seat, (120, 36)) as there:
        assert "[/]" in there.text
        assert not OBEYED.search(there.text.replace("\n", ""))
        assert len(there.text.splitlines()) <= 36
        for keys in (("f5",), ("escape", "ctrl+p"), ("escape", "f1")) if seat in ("host", "recorder") else ():
            await there.press(*keys)
            assert not OBEYED.search(there.text.replace("\n", ""))


class Scribe:
    """Keeps what it is asked to draw."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def dots(self, words: str, size: int) -> tuple[str, ...]:
        self.asked.append(words)
        return ()


def test_what_is_drawn_is_clean_and_never_hopelessly_long(evil: str) -> None:
    scribe = Scribe()
    large(evil, 80, 12, scribe)
    assert not OBEYED.search("".join(scribe.asked))
    assert "\n" not in "".join(scribe.asked)
    assert large("长" * 1000, 80, 12, scribe) == []
    assert "长" * 1000 not in scribe.asked
