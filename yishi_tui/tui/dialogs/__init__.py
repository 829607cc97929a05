"""The dialogs: each asks the room's answer for one act. Nothing of them is imported before the first one opens."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from yishi_tui.tui.desk import Desk

if TYPE_CHECKING:
    from yishi_tui.tui.dialogs.base import Dialog

FLOWS: dict[str, tuple[str, str]] = {
    "sign_in": ("attendance", "SigningIn"),
    "hands": ("floor", "RaisingHands"),
    "stance": ("floor", "AskingStance"),
    "override": ("floor", "Overriding"),
    "stop_speech": ("floor", "Stopping"),
    "extend": ("order", "Extending"),
    "adjust": ("adjust", "Adjusting"),
    "more_time": ("order", "Extending"),
    "ladder": ("order", "AtZero"),
    "move": ("motions", "Moving"),
    "second": ("motions", "Seconding"),
    "amend": ("motions", "Amending"),
    "wording": ("withdrawals", "Rewording"),
    "withdraw": ("withdrawals", "Withdrawing"),
    "leave_to_withdraw": ("withdrawals", "AskingLeave"),
    "procedural": ("kinds", "ChoosingKind"),
    "point_of_order": ("points", "RaisingPoint"),
    "rule": ("points", "Ruling"),
    "appeal": ("points", "Appealing"),
    "division": ("points", "Doubting"),
    "vote": ("votes", "CallingVote"),
    "consent": ("votes", "AskingConsent"),
    "tally": ("counts", "Counting"),
    "recount": ("counts", "Recounting"),
    "ballot": ("ballots", "CountingPapers"),
    "roll_call": ("ballots", "CallingRoll"),
    "note": ("records", "TakingNote"),
    "assign": ("records", "Assigning"),
    "item": ("chair", "ChoosingItem"),
    "hand_over": ("chair", "HandingOver"),
    "confirm_quit": ("chair", "Quitting"),
    "help": ("help", "Helping"),
    "settings": ("settings", "Choosing"),
    "undo": ("undo", "Undoing"),
    "phase": ("phases", "Advancing"),
    "suggest": ("blanks", "Suggesting"),
    "nominate": ("nominations", "Nominating"),
    "minutes": ("minutes", "ReadingMinutes"),
    "read_back": ("wordings", "ReadingBack"),
    "amend_minutes": ("wordings", "MendingMinutes"),
    "objection": ("demands", "Objecting"),
    "explain": ("guests", "AskingGuest"),
}
"""Where each dialog is found: its id, the module beside this one, the class."""


def open_dialog(dialog_id: str, desk: Desk, /, **fields: Any) -> "Dialog":
    """The dialog of this id, ready to be pushed; `fields` are what is known already. Raises KeyError."""
    module, name = FLOWS[dialog_id]
    flow = getattr(import_module(f"{__name__}.{module}"), name)
    dialog: Dialog = import_module(f"{__name__}.base").Dialog(desk, dialog_id, flow, fields)
    return dialog
