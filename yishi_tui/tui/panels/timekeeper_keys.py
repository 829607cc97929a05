"""The timekeeper's acts, as the palette lists them: each is a key of the screen."""

from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.tui.acts import ACTS, BY_ID, Act, tried
from yishi_tui.tui.dialogs.marks import _

STEP_S = 30
ADJUSTING = tried(do.AdjustClock(seconds=STEP_S, reason="…"))

OWN: tuple[Act, ...] = (
    BY_ID["help"],
    replace(BY_ID["clock"], key="2"),
    replace(BY_ID["end_speech"], key="3"),
    Act("longer", _("加30秒"), ADJUSTING, key="4"),
    Act("shorter", _("减30秒"), ADJUSTING, key="5"),
    Act("early_bells", _("提前铃"), key="6"),
    Act("try_bell", _("试铃"), key="7"),
    Act("mute", _("静音"), key="9"),
    BY_ID["undo"],
    BY_ID["redo"],
    BY_ID["palette"],
    BY_ID["colours"],
    BY_ID["settings"],
    BY_ID["leave"],
)
CHORDS = {"undo": "ctrl+z", "redo": "ctrl+y", "palette": "ctrl+p"}


def not_here(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """Another seat does it."""
    return refuse("not_this_seat", seat="timekeeper")


OTHERS = tuple(replace(act, check=not_here, key="", alias="") for act in ACTS if act.id not in {own.id for own in OWN})
"""What is not the timekeeper's."""
