"""What the hall is asked during a vote: what to raise hands for, and in which order."""

from yishi_tui.domain.question import Question, Vote
from yishi_tui.domain.vocabulary import Choice, Method
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, line, wrap
from yishi_tui.tui.panels.bigtext import Letters, large
from yishi_tui.tui.panels.view import View

CALL_LINES = 8
CLEAR_DOTS = 14
"""A sentence has to be larger than a name: nobody knows it beforehand."""


def call_lines(words: str, letters: Letters | None, width: int) -> list[Line]:
    """Words to the whole hall, in large characters where there is room."""
    drawn = large(words.rstrip("。."), width, CALL_LINES, letters, CLEAR_DOTS)
    return [line(row, "strong") for row in drawn] or wrap(line(words, "strong"), width)


def vote_lines(
    view: View, question: Question, vote: Vote, letters: Letters | None, width: int, rows: int
) -> list[Line]:
    """Both calls, the first one lit. What was counted is the host's until it is announced."""
    if vote.count is not None:
        return call_lines(_counted(view, vote), letters, width)
    if vote.method == "roll_call":
        return call_lines(tr("听到名字，请说赞成或不赞成。"), letters, width)
    if vote.method == "ballot":
        return call_lines(tr("请写好选票，投进票箱。"), letters, width)
    first, *others = view.meeting.procedure.vote.ask
    value = [line(tr("这次只定：{value}", value=vote.value), "now"), BLANK] if vote.value else []
    drawn = large(_side(first, question), width, max(CALL_LINES, rows // 2), letters, CLEAR_DOTS)
    lit: Line = ((f"▶ {tr('先')} ", "now"), (f" {_call(first, question, vote.method)} ", "calm"))
    calls = (_call(side, question, vote.method) for side in others)
    after: list[Line] = [((f"  {tr('再')} ", "dim"), (f" {call} ", "text")) for call in calls]
    return [*value, *(line(row, "calm_bar") for row in drawn), *([BLANK] if drawn else []), lit, BLANK, *after]


def _side(side: Choice, question: Question) -> str:
    """Those who are asked, in the words of the hall."""
    if side == "abstain":
        return tr("弃权")
    if question.kind == "amend":
        return tr("同意改") if side == "yes" else tr("不同意改")
    return tr("赞成") if side == "yes" else tr("不赞成")


def _call(side: Choice, question: Question, method: Method) -> str:
    """What those on one side are asked to do."""
    who = _side(side, question)
    if method == "rising":
        return tr("{side}的请起立，不便站的请举手", side=who)
    return tr("{side}的请说“{side}”", side=who) if method == "voice" else tr("{side}的请举手", side=who)


def _counted(view: View, vote: Vote) -> str:
    if vote.count is not None and vote.count.void:
        return view.phrases.say("void", {}, table="result_say")
    if vote.count is not None and vote.count.sealed:
        return tr("票收齐了，当着大家的面开票。")
    return tr("数好了，请听主持人宣布。")
