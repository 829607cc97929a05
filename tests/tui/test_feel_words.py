"""No English in the Chinese program and no Chinese in the English one: every seat, every phase, every dialog, every step."""

import re

import pytest
from dialog_room import CALLS, LIFT, NAMES, Hands, Room, at
from test_dialogs_every import STAGES
from test_host_acts import STATES
from tour import SEATS, at_seat, in_reach

from yishi_tui.domain.amounts import amount_in_words
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.phrases import Lang, phrases
from yishi_tui.rulesets import known
from yishi_tui.tui.dialogs import FLOWS
from yishi_tui.tui.sitting import Sitting

pytestmark = pytest.mark.slow  # a window for each of many cases

LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_.+-]*")
HASH = re.compile(r"[0-9a-f]{8,}")
"""At the end of the minutes; it may be wrapped."""
HAN = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff00-\uff3e\uff40-\uffef]")
"""But for the line to sign on, which Markdown would take for emphasis if it were a plain one."""

KEYS = {"Enter", "Space", "Esc", "Tab", "PgUp", "PgDn", "Ctrl"} | {f"F{digit}" for digit in range(1, 13)}
KEYS |= {f"Ctrl+{letter}" for letter in "QZYP"}
OWN_NAMES = {"yishi", "minutes", "minutes.md", "sessions", "YISHI_LANG"}
SETTINGS = re.compile(r"~?/\S+/\S+|English|Chinese 中文|" + "|".join(sorted(known(), key=len, reverse=True)))
"""In the settings: where they are kept, languages by their own names, and rulesets by those that a file calls them."""

SIZE = (120, 40)
PHASES = {"planned", "debate", "voting", "adjourned"}
"""Those in which nearly everything can be opened; the others take long and say little more."""

TYPED = "南"
STAGED = ("西", "跑题", "超过时间了", "钱工", "工程师", "（）")
"""What people type here, and what they have typed before; an amount of money is repeated in characters, in brackets."""

NO_KEY_LEADS_THERE = {"suggest"}
"""An act is named as scripts name it where the ruleset does not have it at all."""


def stray(text: str, room: Room, lang: Lang) -> set[str]:
    """Words of the wrong language."""
    text = SETTINGS.sub("", text)
    if lang == "zh":
        return set(LATIN.findall(HASH.sub("", text))) - KEYS - OWN_NAMES - NO_KEY_LEADS_THERE
    meeting = room.proceedings.meeting
    own = [*NAMES, *CALLS.values(), meeting.plan.title, LIFT, *amount_in_words(LIFT), TYPED, *STAGED]
    own += [item.title for item in meeting.plan.items]
    own += [matter.sentence for matter in meeting.procedure.matters.values()]
    return set(HAN.findall(text)) - set("".join(own))


@pytest.fixture(params=["zh", pytest.param("en", marks=pytest.mark.slow)])
def lang(request: pytest.FixtureRequest) -> Lang:
    """The language of the program."""
    if request.param == "en":
        request.getfixturevalue("english")
    found: Lang = request.param
    return found


SLOW = [pytest.param(state, marks=() if state in PHASES else pytest.mark.slow) for state in STATES]


@pytest.mark.parametrize("state", SLOW)
@pytest.mark.parametrize("seat", SEATS)
async def test_at_every_seat_in_every_phase_whatever_is_open(room: Room, seat: Seat, state: str, lang: Lang) -> None:
    STATES[state](room)
    async with at_seat(room, seat, SIZE, lang) as there:
        assert stray(there.text, room, lang) == set()
        for dialog, known in in_reach(there.screen):
            there.screen.open(dialog, **known)
            await there.pilot.pause()
            assert stray(there.text, room, lang) == set(), dialog
            await there.press("escape")
        for keys in (("f1",), ("ctrl+p",), ("8",), ("9",)):
            await there.press(*keys)
            assert stray(there.text, room, lang) == set(), keys
            if len(there.app.screen_stack) > 1:
                await there.press("escape")


WALK = ("enter", "enter", "4", "enter", "1", TYPED, "enter", "enter", "7", "enter", "2", "enter", "f1")
"""Keys that lead into most dialogs, with mistakes on the way."""


@pytest.mark.parametrize("dialog", STAGES)
async def test_on_the_way_through_every_dialog(
    room: Room, dialog: str, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YISHI_LANG", lang)  # the settings may be asked to go by the system
    monkeypatch.delenv("YISHI_SESSIONS", raising=False)  # they name it where it is set
    STAGES[dialog](room)
    room.desk = Sitting(room.proceedings, phrases(lang))
    async with at(room, dialog, size=SIZE) as hands:
        await walk(hands, room, lang)


async def walk(hands: Hands, room: Room, lang: Lang) -> None:
    """Press on until the dialog closes, looking at everything it says."""
    for number, key in enumerate(WALK):
        assert stray(hands.text, room, lang) == set(), WALK[:number]
        if hands.closed:
            return
        room.after(1)
        await hands.press(key)


def test_no_dialog_is_left_out() -> None:
    assert STAGES.keys() == FLOWS.keys()
