"""A question from its motion to its result, on the host's screen: how many keys it takes."""

from dialog_room import LI, WANG, ZHAO, Room
from host_room import NARROW, Chair, in_the_chair

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev

MOST_KEYS = 30


class Counted:
    """Keys pressed with time to think before each."""

    def __init__(self, chair: Chair) -> None:
        self.chair = chair
        self.keys = 0

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.chair.later(1)
            await self.chair.press(key)
        self.keys += len(keys)


async def test_a_whole_question_in_thirty_keys_besides_its_words(room: Room) -> None:
    room.opened().act(do.OpenItem(item=2))
    async with in_the_chair(room, NARROW) as chair:
        hands = Counted(chair)
        await hands.press("enter", "5", "enter")
        await chair.press(*"收入平分给各户")
        await hands.press("enter", "enter")  # the words; the mover nods
        await hands.press("enter", "4", "enter")  # seconded
        await hands.press("enter")  # stated
        await hands.press("4", "7", "enter", "1", "2", "enter", "escape")  # two hands
        await hands.press("enter", "1", "enter")  # the first speaks for it
        await hands.press("enter", "2", "enter")  # the second against it
        await hands.press("enter")  # put to the vote
        await hands.press("enter", "1", "5", "enter", "6", "enter")
        await hands.press("enter")  # announced
        assert hands.keys <= MOST_KEYS
    told = [type(event) for event in room.events[-12:]]
    assert told == [
        ev.MotionMade,
        ev.MotionSeconded,
        ev.QuestionStated,
        ev.FloorRequested,
        ev.FloorRequested,
        ev.SpeechBegan,
        ev.SpeechEnded,
        ev.SpeechBegan,
        ev.SpeechEnded,
        ev.VoteCalled,
        ev.VotesCounted,
        ev.ResultAnnounced,
    ]
    made, seconded, first = room.events[-12], room.events[-11], room.events[-7]
    assert isinstance(made, ev.MotionMade)
    assert (made.by, made.text) == (LI, "收入平分给各户")
    assert seconded == ev.MotionSeconded(by=WANG)
    assert isinstance(first, ev.SpeechBegan)
    assert (first.by, first.stance) == (ZHAO, "pro")
