"""Trying an act before it is asked for: whether it is in order, and the word that says why not."""

from yishi_tui.domain.cleaning import cleaned
from yishi_tui.domain.commands import Command
from yishi_tui.domain.decide import decide
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.i18n import tr
from yishi_tui.proceedings import Drafting
from yishi_tui.tui.desk import Desk
from yishi_tui.tui.dialogs.marks import _


def tried(desk: Desk, *commands: Command, by: Seat | None = None) -> Drafting | OutOfOrder:
    """The act as it would be recorded and the meeting as it would then stand; or the first refusal. Nothing is done.

    `by` is another seat, where it is asked what that one's next step would come to.
    """
    drafting = Drafting(desk.meeting, desk.now(), by or desk.seat)
    refusals = (drafting.do(command) for command in commands)
    return next((refusal for refusal in refusals if refusal), drafting)


def refusal_of(desk: Desk, command: Command, *following: Command) -> OutOfOrder | None:
    """Why the act is out of order now, if it is. One command alone is only decided, which costs least."""
    if following:
        outcome = tried(desk, command, *following)
        return outcome if isinstance(outcome, OutOfOrder) else None
    clean = cleaned(command)
    decision = clean if isinstance(clean, OutOfOrder) else decide(desk.meeting, clean, desk.now())
    return decision if isinstance(decision, OutOfOrder) else None


def in_a_word(desk: Desk, refusal: OutOfOrder) -> str:
    """The reason, short enough for the end of a row."""
    short = SHORT.get(refusal.rule)
    return tr(short) if short else desk.phrases.refusal(refusal)[0].split("，")[0].split("：")[0].rstrip("。")


SHORT = {
    "not_present": _("不在场"),
    "guest_may_not": _("列席"),
    "without_vote": _("没有表决权"),
    "chair_neutral": _("主持人"),
    "own_second": _("动议人"),
    "already_waiting": _("已举手"),
    "has_the_floor": _("正在发言"),
    "interrupts_self": _("正在发言"),
    "speeches_used_up": _("说满次数"),
    "against_own_motion": _("动议人"),
    "already_presiding": _("正在主持"),
    "not_your_motion": _("没有待决的动议"),
    "prevailing_side": _("要问当时怎么投的"),
    "out_of_turn": _("还没轮到"),
    "floor_taken": _("有人正在发言"),
    "unstated_first": _("前一件还没陈述"),
    "main_pending": _("前一件还没议完"),
    "nothing_pending": _("没有待决的动议"),
    "no_quorum": _("人数不够"),
    "vote_under_way": _("正在表决"),
    "debate_closed": _("辩论已经结束"),
    "phase_passed": _("已经过去"),
    "phase_first": _("还没轮到"),
    "still_waiting": _("还有人等着发言"),
    "nominations_closed": _("提名已经停止"),
    "nominations_open": _("提名没有停止"),
    "act_not_used": _("现用的规则里没有"),
    "not_in_session": _("会议没有进行"),
}
"""Refusals that people meet while they pick: the rule, and its word."""
