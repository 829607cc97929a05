"""A vote under way, and the result of the last one with its arithmetic."""

from yishi_tui.chronicle import gate
from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import holding
from yishi_tui.domain.meeting import Meeting, Result
from yishi_tui.domain.queries import voters_present, votes_apart
from yishi_tui.domain.question import Count, Question, Vote
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import Line, line, wrap
from yishi_tui.tui.panels.view import View

GOOD = frozenset({"adopted", "well_taken", "withdrawn", "chair_sustained", "objection_not_sustained"})
# After these the result is still the last thing that was done.
PASSIVE = (ev.Arrived, ev.Left, ev.Admitted, ev.NoteTaken, ev.ActionAssigned, ev.FloorRequested, ev.RequestCancelled)
RESULTS = (
    ev.ResultAnnounced,
    ev.ConsentGiven,
    ev.ConsentRefused,
    ev.LeaveGiven,
    ev.PointRuled,
    ev.TimeExtended,
    ev.ExtensionRefused,
)


def vote_lines(view: View, question: Question, vote: Vote, width: int) -> list[Line]:
    """The method, the count as far as there is one, and how many are not in it; never who."""
    method = view.phrases.word("method", vote.method)
    head: Line = ((f" {tr('正在表决')} ", "calm"), (f"  {tr('方式：{method}', method=method)}", "strong"))
    if vote.method == "roll_call":
        return [head, *wrap(line(_by_name(view, vote)), width)]
    if vote.count is None:
        entitled = voters_present(view.meeting) - _host_apart(view.meeting, vote)
        return [head, *wrap(line(tr("还没有计票 · 在座可以投票的 {n} 位", n=entitled)), width)]
    return [head, *(each for row in _counted(view, vote, vote.count) for each in wrap(row, width))]


def _by_name(view: View, vote: Vote) -> str:
    choices = list(vote.cast.values())
    facts = {side: choices.count(side) for side in ("yes", "no", "abstain")}
    return tr("已经回答 {n} 位：赞成 {yes}，反对 {no}，弃权 {abstain}", n=len(choices), **facts)


def _counted(view: View, vote: Vote, count: Count) -> list[Line]:
    if count.void:
        return [line(tr("收回的票比发出的多，这一轮作废。"), "bad")]
    if count.sealed:
        return [line(tr("票已经收回，还没有开票。"), "strong")]
    figures = tr("赞成 {yes}　反对 {no}　弃权 {abstain}", yes=count.yes, no=count.no, abstain=count.abstain)
    rows = [line(figures, "strong")]
    if vote.method == "ballot":
        return [*rows, line(tr("空白 {blank}　无效 {illegal}", blank=count.blank, illegal=count.illegal))]
    return [*rows, *_silent(_unaccounted(view.meeting, vote, count))]


def _unaccounted(meeting: Meeting, vote: Vote, count: Count) -> int:
    """Those in the room who are in none of the figures."""
    return count.present - _host_apart(meeting, vote) - count.yes - count.no - count.abstain


def _host_apart(meeting: Meeting, vote: Vote) -> bool:
    """Whether the host's vote is still asked for last, if at all; in a ballot the host is one of the voters."""
    if vote.method == "ballot" or (vote.count is not None and vote.count.host is not None):
        return False
    return votes_apart(meeting)


def _silent(number: int) -> list[Line]:
    return [line(tr("还有 {n} 位没有表态", n=number), "dim")] if number > 0 else []


def fresh_result(meeting: Meeting) -> Result | None:
    """The last result, as long as nothing but hands, notes and arrivals followed it."""
    if meeting.last_result is None:
        return None
    events = (record.event for record in holding(meeting.history))
    last = next((event for event in events if not isinstance(event, (*PASSIVE, ev.Corrected))), None)
    return meeting.last_result if isinstance(last, RESULTS) else None


def recountable(meeting: Meeting) -> bool:
    """Whether the last count may still be taken again."""
    return meeting.phase == "in_session" and meeting.last_vote is not None


def result_lines(view: View, result: Result, width: int) -> list[Line]:
    """The verdict, its arithmetic, and the sentence that must go with it."""
    good = result.verdict in GOOD
    badge = f" {'✓' if good else '✗'} {view.phrases.word('verdict', result.verdict)} "
    head: Line = ((badge, "calm" if good else "soon"), (f"  {_what(view, result)}", "strong"))
    lines = wrap((*head, (f"  {result.text}", "text")) if result.text else head, width, 2)
    for row in result.arithmetic:
        lines += wrap(line(view.phrases.worked(row)), width, 2)
    if result.without_silent:
        other = view.phrases.word("verdict", result.without_silent)
        lines += wrap(
            line(tr("没有投票的不计入，结果是：{verdict}。从多的效力有争议。", verdict=other), "strong"), width
        )
    last = view.meeting.last_vote
    counted = last.before.stack[-1].vote if last else None
    if counted is not None and counted.count is not None and counted.method in ("hands", "rising", "voice"):
        lines += _silent(_unaccounted(view.meeting, counted, counted.count))
    if result.sentence:
        lines += wrap(line(must_be_said(view, result), "strong"), width)
    if caution := view.meeting.procedure.meta.warning(view.phrases.lang == "en"):
        lines += wrap(line(caution, "soon"), width)
    return lines


def must_be_said(view: View, result: Result) -> str:
    """What goes with a decision that another body has to make."""
    return gate(result.sentence, view.meeting.procedure, view.phrases.lang) if result.sentence else ""


def _what(view: View, result: Result) -> str:
    if result.kind == "extend_time":
        return tr("延长发言时间")
    return view.phrases.word("kind", result.kind)
