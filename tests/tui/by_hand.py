"""Journals that nobody could have written with the program: text in them that no gate has cleaned."""

from datetime import datetime

import msgspec
from dialog_room import HOST, NAMES, START, Room

from yishi_tui.domain import commands as do
from yishi_tui.domain.plan import Item, Member, Plan, Seats
from yishi_tui.journal import Draft, Journal, Line, MemoryJournal

STAND_IN = "替身"
HOSTILE = "王\x1b]0;pwned\x07秀\x9b7m\u202e兰\n\x85[/][@click=app.quit]{0}\u200d\x00\u2028e\u0301"


def agenda() -> Plan:
    """A plan with the stand-in wherever a text may stand."""
    members = (*(Member(name=name) for name in NAMES[:6]), Member(name=STAND_IN, call=STAND_IN, unit=STAND_IN))
    return Plan(
        title=STAND_IN,
        starts=START.isoformat(),
        seats=Seats(host=HOST, recorder=STAND_IN, timekeeper=STAND_IN),
        members=members,
        items=(Item(title=STAND_IN, proposer=STAND_IN, motion=STAND_IN, brief=STAND_IN),),
    )


def meeting(*acts: do.Command) -> Room:
    """The stand-in makes a motion, waits, speaks, and stands in the notes."""
    room = Room(agenda=agenda())
    room.act(do.Arrive(who=(*NAMES[:6], STAND_IN)))
    room.act(do.CallToOrder())
    room.act(do.OpenItem(item=1))
    room.act(do.Move(by=STAND_IN, kind="main", text=STAND_IN))
    room.act(do.Second(by=NAMES[1]))
    room.act(do.State())
    room.act(do.Note(by=HOST, text=STAND_IN))
    room.act(do.Recognize(by=NAMES[2], stance="con"))
    room.act(do.RequestFloor(by=STAND_IN, stance="pro"))
    for act in acts:
        room.act(act)
    return room


SPEAKING = (do.EndSpeech(), do.Recognize(by=STAND_IN, stance="pro"))
AMENDED = (do.EndSpeech(), do.Move(by=STAND_IN, kind="amend", new_text=f"{STAND_IN}和{STAND_IN}"))
DECIDED = (*SPEAKING, do.EndSpeech(), do.CallVote(), do.Tally(yes=5, no=1), do.Announce())


def forge(source: Journal, target: Journal, text: str) -> None:
    """The same records with the text in the stand-in's place."""
    quoted = msgspec.json.encode(text)[1:-1]
    act: list[Draft] = []
    for line in source.new_lines(0):
        act.append(_draft(line, quoted))
        if line.more == 0:
            target.append(act, target.count)
            act = []


def forged(text: str, *acts: do.Command) -> Room:
    """The meeting from such a journal."""
    room, journal = Room(agenda=agenda()), MemoryJournal()
    forge(meeting(*acts).proceedings.journal, journal, text)
    room.proceedings.journal = journal
    room.proceedings.catch_up()
    return room


def _draft(line: Line, quoted: bytes) -> Draft:
    data = bytes(line.data).replace(STAND_IN.encode(), quoted)
    return Draft(at=datetime.fromisoformat(line.at), by=line.by, event=line.event, data=msgspec.json.decode(data))
