"""What the hall sees of a result: the verdict, the votes as a bar, and the arithmetic in plain words."""

from fractions import Fraction
from typing import NamedTuple

from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import holding
from yishi_tui.domain.meeting import Meeting, Result
from yishi_tui.domain.order import Fact
from yishi_tui.domain.tally import Base, Counts, Criterion, Op, Side, base_of, needed
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, clipped, cut, line, wrap
from yishi_tui.tui.panels.bigtext import Letters, large
from yishi_tui.tui.panels.outcome import GOOD, must_be_said
from yishi_tui.tui.panels.say import result_key
from yishi_tui.tui.panels.view import View

TEXT_LINES, VERDICT_LINES = 3, 7
DECIDED = ("adopted", "lost")


class Bar(NamedTuple):
    """The votes of a result against what was needed, all out of the same whole."""

    yes: int
    no: int
    whole: int
    least: int


def result_scene(view: View, result: Result, letters: Letters | None, width: int, rows: int) -> list[Line]:
    """A ruling is only told in the host's words, so that nobody's name stands beside it."""
    if result.verdict not in DECIDED:
        said = view.phrases.say(result_key(view, result), _facts(result), table="result_say")
        return wrap(line(said, "strong"), width)
    event = _announced(view.meeting)
    told = [
        *_arithmetic(view.meeting, event, width),
        *clipped(line(must_be_said(view, result), "strong"), width, TEXT_LINES),
    ]
    text = clipped(line(result.text, "strong"), width, TEXT_LINES)
    room = min(max(VERDICT_LINES, rows // 3), rows - len(told) - len(text) - 2)
    return [*_verdict(view, result, letters, width, room), BLANK, *text, BLANK, *told][:rows]


def _facts(result: Result) -> dict[str, Fact]:
    return {"yes": result.yes, "no": result.no}


def _verdict(view: View, result: Result, letters: Letters | None, width: int, room: int) -> list[Line]:
    """In large characters where somebody can draw them; with its sign always."""
    good = result.verdict in GOOD
    word = view.phrases.word("verdict", result.verdict)
    drawn = large(word, width * 2 // 3, room, letters)
    badge: Line = ((f" {'✓' if good else '✗'} {word} ", "calm" if good else "soon"),)
    kind: Line = ((f"  {_what(view, result)}", "strong"),)
    return [*(line(row, "calm_bar" if good else "over_bar") for row in drawn), (*badge, *kind)]


def _what(view: View, result: Result) -> str:
    return tr("延长发言时间") if result.kind == "extend_time" else view.phrases.word("kind", result.kind)


def _announced(meeting: Meeting) -> ev.ResultAnnounced | None:
    """The announcement that holds now."""
    past = (record.event for record in holding(meeting.history))
    return next((event for event in past if isinstance(event, ev.ResultAnnounced)), None)


def _arithmetic(meeting: Meeting, event: ev.ResultAnnounced | None, width: int) -> list[Line]:
    """The votes, a bar where heads were counted, and each test with what it asked for."""
    threshold = meeting.procedure.threshold.get(event.threshold) if event else None
    if event is None or event.method == "consent" or threshold is None:
        return []
    counts = _counts(meeting, event)
    first = next((test for test in threshold.tests if test.measure == "heads" and test.side == "yes"), None)
    lines = [_figures(event), *(_bar(_against(first, counts), width) if first else [])]
    for place, text in enumerate(event.arithmetic):
        test = threshold.tests[place] if place < len(threshold.tests) else None
        plain = test is not None and test.measure == "heads" and place < len(event.tests)
        lines += wrap(line(in_words(test, counts, event.tests[place]) if test and plain else text), width)
    return lines


def _counts(meeting: Meeting, event: ev.ResultAnnounced) -> Counts:
    votes = event.yes + event.no + event.abstain + event.illegal + event.blank
    here = max(event.present, votes)
    return Counts(
        yes=event.yes,
        no=event.no,
        abstain=event.abstain,
        illegal=event.illegal,
        blank=event.blank,
        present=here,
        all=max(len(meeting.roll.voters), here),
    )


def _figures(event: ev.ResultAnnounced) -> Line:
    abstained: Line = ((f"　　{tr('弃权 {n}', n=event.abstain)}", "text"),) if event.abstain else ()
    yes, no = tr("赞成 {n}", n=event.yes), tr("反对 {n}", n=event.no)
    return (("█ ", "calm_bar"), (yes, "strong"), ("　　▒ ", "soon_bar"), (no, "strong"), *abstained)


def _against(test: Criterion, counts: Counts) -> Bar:
    whole = base_of(counts, test.base)
    return Bar(int(counts.yes), int(counts.no), int(whole), needed(test, whole))


def _bar(bar: Bar, width: int) -> list[Line]:
    """Both sides in one line, and under it the mark that the first must reach."""
    if not bar.whole:
        return []
    yes, both, mark = (width * part // bar.whole for part in (bar.yes, bar.yes + bar.no, min(bar.least, bar.whole)))
    sides: Line = (("█" * yes, "calm_bar"), ("▒" * (both - yes), "soon_bar"), ("─" * (width - both), "track"))
    label = f"▲ {tr('要 {n} 票', n=bar.least)}"
    left = max(0, min(mark, width) - 1)
    under = " " * left + label if left + 2 * len(label) < width else " " * (left - len(label) * 2) + label
    return [sides, cut(line(under, "dim"), width)]


def in_words(test: Criterion, counts: Counts, met: bool) -> str:
    """赞成 12 票，至少要 10 票（多于投票 18 的 1/2）✓ 够了."""
    whole = base_of(counts, test.base)
    return tr(
        "{side} {have} 票，至少要 {least} 票（{op}{base} {whole} 的 {share}）{met}",
        side=_side(test.side),
        have=counts.yes if test.side == "yes" else counts.no,
        least=needed(test, whole),
        op=_op(test.op),
        base=_base(test.base),
        whole=Fraction(whole),
        share=test.threshold,
        met=tr("✓ 够了") if met else tr("✗ 不够"),
    )


def _side(side: Side) -> str:
    return tr("赞成") if side == "yes" else tr("反对")


def _op(op: Op) -> str:
    return tr("多于") if op == ">" else tr("不少于")


def _base(base: Base) -> str:
    words: dict[Base, str] = {
        "cast": tr("投票数"),
        "participants": tr("参加表决数"),
        "present": tr("在座"),
        "membership": tr("全体"),
    }
    return words[base]
