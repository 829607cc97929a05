"""The host's card to print is made from the page that is read, and says what the hall is shown."""

import re
from pathlib import Path

import pytest

from docs.card import CARDS, FOLDER, cards
from yishi_tui.phrases import Lang, phrases


@pytest.mark.parametrize(("path", "text"), list(cards()), ids=CARDS)
def test_the_printed_card_is_the_one_that_is_read(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "run `python -m docs.card`"


@pytest.mark.parametrize(("name", "lang"), [("host-card.md", "zh"), ("host-card.en.md", "en")])
def test_the_twelve_rules_are_those_the_hall_is_shown(name: str, lang: Lang) -> None:
    listed = re.findall(r"^\d+\. (.+)$", (FOLDER / name).read_text("utf-8"), re.MULTILINE)
    assert listed == [rule for page in phrases(lang).twelve() for rule in page]
