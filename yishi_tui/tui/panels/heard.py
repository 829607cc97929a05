"""A word about who has not been heard: a suggestion to the host, never a block."""

from yishi_tui.fairness import unheard
from yishi_tui.i18n import tr
from yishi_tui.tui.panels.view import View

MOST = 2
"""More names than this help nobody."""


def unheard_words(view: View) -> str:
    """第二单元还没有人发言: groups that are in the hall and have not been heard on this question; '' for none."""
    groups = unheard(view.meeting)
    if not groups:
        return ""
    named = tr("、").join(groups[:MOST])
    more = len(groups) - MOST
    return tr("{groups}等还没有人发言", groups=named) if more > 0 else tr("{groups}还没有人发言", groups=named)
