"""The pictures in the README are of this program, at a moment of the sample meeting."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from docs.drawing import draw
from docs.pictures import picture, pictures
from yishi_tui import i18n
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.phrases import Lang
from yishi_tui.tui.theme import THEMES

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    yield
    i18n.use("zh")


@pytest.mark.parametrize(("path", "seat", "lang"), list(pictures()), ids=lambda value: getattr(value, "name", None))
async def test_a_picture_shows_the_screen_as_it_is(path: Path, seat: Seat, lang: Lang) -> None:
    assert path.read_text("utf-8") == await picture(seat, lang), "the screen has changed: run `make pictures` and look"


def test_every_character_stands_in_its_own_cell() -> None:
    line = Strip([Segment("a议b", Style(color="#ff0000")), Segment(" <&", Style(bold=True))])
    texts = list(Xml.fromstring(draw([line], THEMES[0], "t")).iter(f"{SVG}text"))
    assert [(text.text, text.get("x")) for text in texts] == [("a议b", "0 10 30"), ("<&", "50 60")]
    assert [text.get("fill") for text in texts] == ["#ff0000", "#ffffff"]


def test_frames_and_areas_are_drawn_not_written() -> None:
    svg = draw([Strip([Segment("┌─█", Style(color="#00ff00"))])], THEMES[0], "t")
    assert "<text" not in svg
    assert re.findall(r'stroke="#00ff00" d="([^"]*)"', svg) == ["M5 10h5M5 10v10M15 10h-5M15 10h5"]
    assert re.findall(r'fill="#00ff00" d="([^"]*)"', svg) == ["M20 0h10v20h-10z"]
