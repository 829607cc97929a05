"""The notice for a chat group, made to fit the screen of a telephone."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from yishi_tui.domain.meeting import Action
from yishi_tui.minutes.tables import width
from yishi_tui.papers.posted import Posted, Resolution

CELLS = 36
"""Eighteen Chinese characters: a line of a message on a small telephone."""
LINES = 28
CUTS = ((None, None), (60, None), (40, None), (40, 5), (30, 3), (24, 2), (16, 1))
"""From everything on, ever shorter: characters kept of a text, and how many resolutions and actions are told."""

ELLIPSIS = "……"


def screenful(posted: Posted, write: Callable[[Posted], str]) -> str:
    """The fullest notice that fits, or else the shortest; what must be said with a resolution is never cut."""
    texts = map(write, _ever_shorter(posted))
    text = next(texts)
    for shorter in texts:
        if lines_on_screen(text) <= LINES:
            break
        text = shorter
    return text


def lines_on_screen(text: str) -> int:
    """Lines that the text takes on a telephone."""
    return sum(max(1, -(-width(line) // CELLS)) for line in text.splitlines())


def _ever_shorter(posted: Posted) -> Iterator[Posted]:
    for letters, entries in CUTS:
        resolutions = tuple(_shorter(each, letters) for each in posted.resolutions[:entries])
        actions = tuple(_shorter_action(each, letters) for each in posted.actions[:entries])
        told = len(resolutions) + len(actions)
        yield replace(
            posted,
            title=_cut(posted.title, letters),
            place=_cut(posted.place, letters),
            resolutions=resolutions,
            actions=actions,
            more=len(posted.resolutions) + len(posted.actions) - told,
        )


def _shorter(resolution: Resolution, letters: int | None) -> Resolution:
    return replace(resolution, text=_cut(resolution.text, letters), was=_cut(resolution.was, letters))


def _shorter_action(action: Action, letters: int | None) -> Action:
    return Action(task=_cut(action.task, letters), owner=_cut(action.owner, letters), due=_cut(action.due, letters))


def _cut(text: str, letters: int | None) -> str:
    return text if letters is None or len(text) <= letters else text[:letters] + ELLIPSIS
