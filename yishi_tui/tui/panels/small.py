"""Windows too small for the whole screen: the question, the speaker, the clock and `Enter`; or a plea for a larger one."""

from yishi_tui.domain.queries import top
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, cut, joined, line, width_of, wrap
from yishi_tui.tui.panels.clock import clock_lines
from yishi_tui.tui.panels.header import saved, uncopied
from yishi_tui.tui.panels.outcome import fresh_result, result_lines, vote_lines
from yishi_tui.tui.panels.say import say_lines
from yishi_tui.tui.panels.standing import standing_lines
from yishi_tui.tui.panels.view import View

SMALL, TOO_SMALL = (80, 24), (60, 20)
"""Below the first size the screen is reduced, below the second it cannot be used."""


def too_small(width: int, height: int) -> list[Line]:
    """The plea, and how large the window would have to be."""
    plea = tr("窗口太小了，请放大到 {width}×{height} 以上。", width=TOO_SMALL[0], height=TOO_SMALL[1])
    lines = wrap(line(plea, "strong"), max(2, width))
    above = max(0, (height - len(lines)) // 2)
    return [*[BLANK] * above, *lines][:height]


def box_title(title: str, width: int, height: int) -> str:
    """The title of a box over the screen; in a window that is too small the plea takes its place."""
    return tr("请放大窗口") if width < TOO_SMALL[0] or height < TOO_SMALL[1] else title


def held(said: list[Line], most: int, width: int) -> list[Line]:
    """What is to be said, in so many lines at most: a wording as long as a book stands above. `Enter` stays the last."""
    if len(said) <= most:
        return said
    return [*said[: most - 2], cut((*said[most - 2], *said[most - 1]), width), said[-1]]


def small_page(view: View, width: int, height: int) -> list[Line]:
    """Question, speaker, clock and `Enter`."""
    said = held(say_lines(view, width), height // 2, width)
    block = _block(view, width)
    room = height - len(said) - len(block) - 3
    text = standing_lines(view, width)
    if len(text) > room:
        text = [*text[: room - 1], line(tr("▼ 后面还有"), "now")]
    return [cut(_top_line(view, width), width), BLANK, *text, *[BLANK] * (room - len(text)), *block, BLANK, *said]


def _top_line(view: View, width: int) -> Line:
    """The title, and whether everything is on disk and in the second copy."""
    title = line(view.meeting.plan.title, "title")
    kept = joined([part for part in (uncopied(view), saved(view)) if part], ("  ", "text"))
    return (*cut(title, max(0, width - 2 - max(16, width_of(kept)))), ("  ", "text"), *kept)


def _block(view: View, width: int) -> list[Line]:
    question = top(view.meeting)
    if question is not None and question.stage == "voting" and question.vote is not None:
        return vote_lines(view, question, question.vote, width)
    if view.meeting.floor is not None:
        return clock_lines(view, view.meeting.floor, width)
    result = fresh_result(view.meeting)
    return result_lines(view, result, width) if result else []
