"""Keeping order without shaming anyone: the clock stands, and a digit gives the host the sentence."""

from yishi_tui.domain.prompts import call_of
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import Line, Span, wrap
from yishi_tui.tui.panels.view import View

SENTENCES = ("1", "2", "3", "4")
"""Those of the script's table `order`."""
BREAK, OTHER_CHAIR = "4", "5"
BREAK_MINUTES = 5
CALMING = (*SENTENCES, OTHER_CHAIR)
OFFERED = "offered"


def calming_lines(view: View, width: int) -> list[Line]:
    """The choice of sentences, in one line where they fit."""
    spans: list[Span] = []
    labels = [view.phrases.choice("order", key, {"name": ""})["label"] for key in SENTENCES]
    for key, label in zip(CALMING, (*labels, tr("交接主持")), strict=True):
        spans += [(f"{key} ", "key"), (f"{label}   ", "text")]
    return wrap(tuple(spans), width)


def calming_sentence(view: View) -> str:
    """The sentence chosen; '' while none is."""
    floor = view.meeting.floor
    if view.calming not in SENTENCES or floor is None:
        return ""
    return view.phrases.choice("order", view.calming, {"name": call_of(view.meeting, floor.by)})["say"]
