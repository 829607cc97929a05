"""What the minutes of the meetings in `8-上次纪要更正后通过` say of the minutes before them, in both languages."""

from pathlib import Path

import pytest

from tests.rules.dsl import simplified
from yishi_tui.minutes.pages import page
from yishi_tui.phrases import Lang
from yishi_tui.scripts import Player, read_script

SCRIPT = Path(__file__).parent / "valid" / "8-上次纪要更正后通过.jsonl"
LABEL = {"zh": "上次会议纪要", "en": "Minutes of the last meeting"}


def told(lang: Lang, number: int) -> list[str]:
    """The lines about the last minutes in those of one meeting."""
    player = Player(simplified())
    for _ in player.play(read_script(SCRIPT.read_text("utf-8").splitlines(), session=False)):
        pass
    text = page(player.proceedings.meeting.history, "", lang, number)
    return [line for line in text.splitlines() if LABEL[lang] in line]


@pytest.mark.parametrize(
    ("lang", "number", "line"),
    [
        ("zh", 2, "- **上次会议纪要**：已宣读；更正：附议的是赵强，不是李桂芳；14:00通过"),
        ("en", 2, "- **Minutes of the last meeting**: read; corrected: 附议的是赵强，不是李桂芳; approved 14:00"),
        ("zh", 3, "- **上次会议纪要**：未宣读；14:00通过"),
        ("en", 3, "- **Minutes of the last meeting**: not read; approved 14:00"),
    ],
)
def test_the_minutes_tell_what_was_done_about_those_before(lang: Lang, number: int, line: str) -> None:
    assert told(lang, number) == [line]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_first_meeting_has_none_before_it(lang: Lang) -> None:
    assert told(lang, 1) == []
