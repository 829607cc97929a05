"""The recorder's acts: what the digits do at this seat, and what is left to the host."""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain.decide_ladder import no_minutes
from yishi_tui.domain.events import Corrected
from yishi_tui.domain.evolve import holding
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.queries import top
from yishi_tui.domain.record import History, Record
from yishi_tui.i18n import tr
from yishi_tui.tui.acts import ACTS, BY_ID, COUNTING, Act, awaits_ruling, during, no_sooner_than_open, tried
from yishi_tui.tui.dialogs.marks import _
from yishi_tui.tui.panels.footer import Key


def reading_back(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """Before a motion is stated its wording is read back."""
    question = top(meeting)
    open_to_it = question is not None and not question.stated and not awaits_ruling(meeting)
    return None if open_to_it else refuse("nothing_to_read_back")


def counting(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """A vote that the host has called is counted."""
    question = top(meeting)
    return None if question is not None and question.stage == "voting" else refuse("no_vote_called")


def count_dialog(meeting: Meeting) -> str:
    """By the method of the vote."""
    question = top(meeting)
    return COUNTING.get(question.vote.method, "tally") if question and question.vote else "tally"


def mending(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """The last meeting's minutes, once they have been read."""
    return during(meeting) or no_minutes(meeting)


def undoing(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """Something that was done at this seat and still holds."""
    return None if own_last(meeting) else refuse("nothing_to_undo")


def redoing(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    command = redo_of(meeting)
    return tried(command)(meeting, now) if command else refuse("nothing_to_undo")


class OwnLast:
    """Finds the last record that this seat made and that still holds. It is asked for after every act, and reads on."""

    def __init__(self) -> None:
        self._read = History()
        self._found = 0

    def __call__(self, meeting: Meeting) -> int:
        """Its number; 0 for none."""
        history = meeting.history
        if not history.continues(self._read):
            self._read, self._found = History(), 0
        fresh = history.since(len(self._read))
        anew = any(isinstance(record.event, Corrected) for record in fresh)
        past: Iterator[Record] = holding(history) if anew else reversed(fresh)
        own = (record.seq for record in past if record.by == "recorder")
        self._read, self._found = history, next(own, 0 if anew else self._found)
        return self._found


own_last = OwnLast()


def redo_of(meeting: Meeting) -> do.Correct | None:
    """Takes back this seat's last correction, if nothing that was done here has followed it."""
    last = own_last(meeting)
    return do.Correct(seq=(last,)) if last and isinstance(meeting.history[last - 1].event, Corrected) else None


OWN: tuple[Act, ...] = (
    BY_ID["help"],
    Act("read_back", _("复述"), reading_back, opens="read_back", key="2"),
    replace(BY_ID["assign"], label=_("落实"), key="3"),
    Act("minutes_view", _("纪要"), key="4"),
    replace(BY_ID["sign_in"], check=no_sooner_than_open, alias=""),
    Act("count", _("计票"), counting, opens=count_dialog, key="7"),
    replace(BY_ID["note"], alias=""),
    Act("amend_minutes", _("更正上次纪要"), mending, opens="amend_minutes"),
    replace(BY_ID["undo"], check=undoing),
    replace(BY_ID["redo"], check=redoing),
    BY_ID["palette"],
    BY_ID["colours"],
    BY_ID["settings"],
    BY_ID["leave"],
)
"""What the recorder does. Letters are no aliases here: whatever is typed begins a note."""

OWN_BY_ID = {act.id: act for act in OWN}
OWN_BY_KEY = {act.key: act for act in OWN if act.key}


def not_here(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """The host does it."""
    return refuse("not_this_seat", seat="recorder")


OTHERS = tuple(replace(act, check=not_here, key="", alias="") for act in ACTS if act.id not in OWN_BY_ID)
"""What is the host's alone; the palette lists it with the reason."""


def act_of(key: str, char: str) -> Act | None:
    """The act of a digit, or of the F-key of that number."""
    digit = key[1:] if key.startswith("f") and key[1:].isdecimal() else char
    return OWN_BY_KEY.get(digit)


def entries(meeting: Meeting, now: datetime, *, writing: bool) -> Iterator[Key]:
    """The footer: while a note is written digits are text, and the F-keys act."""
    if writing:
        yield from (("Enter", tr("记下"), True), ("Esc", tr("放一放"), True))
    else:
        yield ("Enter", tr("写记录"), True)
    for act in OWN:
        if act.key and act.id not in ("help", "note"):
            yield (_printed(act, writing), act.name, act.check(meeting, now) is None)
    undone = OWN_BY_ID["undo"]
    yield from () if writing else (("Ctrl+Z", tr("撤销"), undone.check(meeting, now) is None),)
    yield (_printed(OWN_BY_ID["help"], writing), OWN_BY_ID["help"].name, True)


def _printed(act: Act, writing: bool) -> str:
    return f"F{act.key}" if writing else act.key
