"""The questions before the meeting: their full wording, what an amendment changes, and how far each has come."""

from yishi_tui.domain.amounts import amount_in_words
from yishi_tui.domain.queries import debatable, find, rule_of, top
from yishi_tui.domain.question import Question
from yishi_tui.domain.vocabulary import Stage
from yishi_tui.domain.wording import Piece, PieceKind, difference
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, Span, joined, line, width_of, wrap
from yishi_tui.tui.panels.view import View
from yishi_tui.tui.theme import Role

INDENT = 2
ROLES: dict[PieceKind, Role] = {"same": "text", "strike": "strike", "insert": "insert"}


def stack_lines(view: View, width: int) -> tuple[list[Line], int]:
    """Every question from the bottom to the top, and the line at which the one being handled begins."""
    lines: list[Line] = []
    begins = 0
    for depth, question in enumerate(view.meeting.business.stack):
        begins = len(lines)
        lines += _question(view, question, depth, width)
    return lines, begins


def _question(view: View, question: Question, depth: int, width: int) -> list[Line]:
    branch = "  " * (depth - 1) + "└ " if depth else ""
    current = question is top(view.meeting)
    label = view.phrases.word("kind", question.kind)
    head: list[Span] = [(branch, "frame"), (f"{label}  ", "now" if current else "dim")]
    body = question.text or detail(view, question) or (tr("（还没有文字）") if question.kind == "main" else "")
    indent = INDENT * (depth + 1)
    lines = wrap((*head, (body, "strong" if current else "text")), width, indent)
    if question.kind == "main" and not question.stated and (spoken := amount_in_words(question.text)):
        lines += wrap((_pad(indent), (tr("念作") + "  ", "dim"), (tr("，").join(spoken), "text")), width, indent)
    if question.text and (more := detail(view, question)):
        lines += wrap((_pad(indent), (more, "text")), width, indent)
    if change := change_line(view, question):
        lines += wrap((_pad(indent), *change), width, indent)
    return lines + wrap((_pad(indent), *_people(question), *_marker(view, question, current)), width, indent)


def _pad(indent: int) -> Span:
    return (" " * indent, "text")


def _people(question: Question) -> Line:
    by = tr("{name}提出", name=question.mover)
    seconder = tr("{name}附议", name=question.seconder) if question.seconder else ""
    return line(" · ".join(filter(None, (by, seconder))), "dim")


def _marker(view: View, question: Question, current: bool) -> Line:
    """What is to be done with the question now; only the one on top is marked."""
    return line(f"  ← {_doing(view, question)}", "now") if current else BLANK


def _doing(view: View, question: Question) -> str:
    debating = debatable(view.meeting, question) and not question.closed
    words: dict[Stage, str] = {
        "moved": tr("刚提出，等附议"),
        "seconded": tr("等主持人陈述"),
        "debate": tr("现在讨论这一条") if debating else tr("现在定这一条"),
        "voting": tr("现在表决这一条"),
    }
    rule = rule_of(view.meeting, question.kind)
    if rule is not None and rule.decided_by == "chair":
        return tr("等主持人裁定")
    return tr("等大家同意") if question.asks_leave and not question.stated else words[question.stage]


def detail(view: View, question: Question) -> str:
    """What a motion says beside its text: how long, until when, to whom."""
    parts = []
    if question.seconds:
        minutes, seconds = divmod(question.seconds, 60)
        parts.append(tr("{n} 秒", n=question.seconds) if seconds else tr("{n} 分钟", n=minutes))
    if question.until:
        parts.append(tr("到下次会议") if question.until == "next_meeting" else tr("到 {until}", until=question.until))
    if question.to:
        parts.append(tr("交给 {to}", to=question.to))
    return tr("，").join(parts)


def change_line(view: View, question: Question) -> Line:
    """What an amendment strikes and inserts in its target's wording."""
    target = find(view.meeting, question.target) if question.kind == "amend" else None
    if target is None or question.new_text is None:
        return BLANK
    old = target.text if target.kind != "amend" else target.new_text or target.text
    return ((tr("改动") + "  ", "dim"), *(piece(each) for each in difference(old, question.new_text)))


def piece(each: Piece) -> Span:
    """A part of a wording: what is struck or inserted says so."""
    marked = {
        "same": each.text,
        "strike": tr("［删：{text}］", text=each.text),
        "insert": tr("［增：{text}］", text=each.text),
    }
    return (marked[each.kind], ROLES[each.kind])


def chain(view: View, question: Question, width: int) -> Line:
    """提出✓ 附议✓ 陈述✓ [辩论] 表决 结果: the steps of the question, the current one lit; those it does not take are left out."""
    steps = [(step, view.phrases.word("stage", step)) for step in _steps(view, question)]
    at = next(place for place, (step, _) in enumerate(steps) if step == _next_step(view, question))
    links = [_link(label, place - at) for place, (_, label) in enumerate(steps)]
    loose = joined(links, ("  ", "text"))
    return loose if width_of(loose) <= width else joined(links, (" ", "text"))


def _link(label: str, distance: int) -> Line:
    if distance < 0:
        return ((label, "dim"), ("✓", "good"))
    return line(f"[{label}]", "now") if distance == 0 else line(label, "off")


def _steps(view: View, question: Question) -> list[str]:
    rule = rule_of(view.meeting, question.kind)
    if rule is not None and rule.decided_by == "chair":
        return ["moved", "result"]
    seconded = ["seconded"] if rule is None or rule.second else []
    debated = ["debate"] if debatable(view.meeting, question) else []
    return ["moved", *seconded, "stated", *debated, "voting", "result"]


def _next_step(view: View, question: Question) -> str:
    """The step that the question waits for or is in."""
    steps = _steps(view, question)
    if "voting" not in steps:
        return "result"
    if question.stage == "moved":
        return "seconded" if "seconded" in steps else "stated"
    if question.stage == "seconded":
        return "stated"
    if question.stage == "debate" and "debate" in steps and not question.closed:
        return "debate"
    counted = question.vote is not None and question.vote.count is not None and not question.vote.count.sealed
    return "result" if question.stage == "voting" and counted else "voting"
