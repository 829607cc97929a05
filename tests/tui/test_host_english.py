"""The screen in English: every word of it but the people's own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from dialog_room import CALLS, LIFT, NAMES, Room
from host_room import NARROW, WIDE, Painted
from test_host_acts import STATES

from yishi_tui import i18n
from yishi_tui.domain import commands as do
from yishi_tui.domain.amounts import amount_in_words
from yishi_tui.phrases import phrases
from yishi_tui.tui import acts, steps
from yishi_tui.tui.ink import width_of
from yishi_tui.tui.sitting import Sitting

HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
PO = i18n.LOCALE / "en" / "LC_MESSAGES" / "host.po"
CALL = re.compile(r'(?:\btr|\b_)\(\s*"((?:[^"\\]|\\.)*)"')


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalogue, compiled as the build does it."""
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with PO.open("rb") as source, (folder / "host.mo").open("wb") as target:
        write_mo(target, read_po(source))
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    i18n.use("en")
    yield
    i18n.use("zh")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.usefixtures("english")
def test_no_chinese_is_left(room: Room, state: str, size: tuple[int, int]) -> None:
    STATES[state](room)
    room.desk = Sitting(room.proceedings, phrases("en"))
    page = Painted(room).page(size)
    assert {width_of(line) for line in page.lines} == {size[0]}
    plan = room.proceedings.meeting.plan
    matters = [matter.sentence for matter in room.proceedings.meeting.procedure.matters.values()]
    own = [
        *NAMES,
        *CALLS.values(),
        plan.title,
        LIFT,
        *amount_in_words(LIFT),
        "西",
        "跑题",
        *(item.title for item in plan.items),
        *matters,
    ]
    kept = set("".join(own))
    text = "".join(part for line in page.lines for part, _ in line)
    assert [word for word in HAN.findall(text) if not set(word) <= kept] == []


def messages() -> set[str]:
    """Every message of the host's own files."""
    root = Path(acts.__file__).parent
    files = [*root.glob("*.py"), *root.glob("panels/*.py"), *root.glob("screens/*.py")]
    return {found for file in files for found in CALL.findall(file.read_text(encoding="utf-8"))}


def test_every_message_is_translated_with_its_facts() -> None:
    with PO.open("rb") as source:
        catalogue = {message.id: message.string for message in read_po(source) if message.id}
    for message in messages():
        assert catalogue.get(message), message
        assert set(re.findall(r"\{\w+\}", message)) == set(re.findall(r"\{\w+\}", str(catalogue[message]))), message


def test_the_words_of_every_step_are_messages() -> None:
    assert set(steps.STEPS.values()) <= messages()


@pytest.mark.usefixtures("english")
def test_trouble_is_told_in_english_too(room: Room) -> None:
    room.opened()
    room.desk = Sitting(room.proceedings, phrases("en"))
    room.desk.trouble = i18n.tr("磁盘已满，这次操作没有记下。")
    assert "NOT SAVED: The disk is full" in Painted(room).text(NARROW)
    assert room.desk.submit(do.Recess(minutes=5)) is None
    assert "NOT SAVED" not in Painted(room).text(NARROW)
