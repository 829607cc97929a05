"""What the host says now, what `Enter` does, and the answer to a key that was out of order."""

from yishi_tui.domain.commands import Command, NoSecond
from yishi_tui.domain.meeting import Result
from yishi_tui.domain.order import Fact
from yishi_tui.domain.prompts import call_of
from yishi_tui.domain.queries import remaining_ms
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import Line, Span, line, spread, wrap
from yishi_tui.tui.panels.calming import BREAK, BREAK_MINUTES, OFFERED, calming_lines, calming_sentence
from yishi_tui.tui.panels.outcome import fresh_result, recountable
from yishi_tui.tui.panels.view import View, minutes_left
from yishi_tui.tui.steps import command_words, following, suggested_words

WIDE = 100
"""From this width on the sentences are shown, else only what they are for."""

PEOPLE = ("name", "first", "mover")
"""The facts that are names."""

SAME_EVENING = 12 * 60
HOUSE_AT = (range(14, 16), range(4, 6))
"""Minutes before the end at which the host is offered three ways to finish."""


def say_lines(view: View, width: int) -> list[Line]:
    """The sentence or the refusal, what may be offered beside it, and the line of `Enter` at the end."""
    lines = refusal_lines(view, width) if view.refusal else spoken_lines(view, width)
    if view.trouble:
        lines = [*wrap(line(view.trouble, "bad"), width), *lines]
    for offer in _offers(view, width):
        lines += wrap(offer, width)
    if view.hint:
        lines += wrap(line(view.hint, "now"), width)
    return [*lines, enter_line(view, width)]


def spoken_lines(view: View, width: int) -> list[Line]:
    """The sentences for the room: the result first, where one was just announced."""
    if view.calming == OFFERED:
        return calming_lines(view, width)
    said = [sentence for sentence in (_result(view), calming_sentence(view) or _suggested(view)) if sentence]
    if not said:
        return [line(tr("今天的会到这里。"), "dim")]
    lines: list[Line] = []
    for sentence in said:
        lines += wrap(((tr("然后说：") if lines else tr("请说："), "dim"), (quoted(sentence), "say")), width, 6)
    return lines


def refusal_lines(view: View, width: int) -> list[Line]:
    """Why the last key could not be done, and what can be done instead."""
    if view.refusal is None:
        return []
    why, remedy = view.phrases.refusal(view.refusal)
    lines = wrap(((f" {tr('现在不行')} ", "soon"), (f" {why}", "strong")), width, 2)
    if view.phrases.has("refuse_say", view.refusal.rule):
        said = view.phrases.say(view.refusal.rule, _spoken(view, view.refusal.facts), table="refuse_say")
        lines += wrap(((tr("请说："), "dim"), (quoted(said), "say")), width, 6)
    return lines + (wrap(((tr("可以这样："), "dim"), (remedy, "text")), width, 10) if remedy else [])


def _spoken(view: View, facts: dict[str, Fact]) -> dict[str, Fact]:
    """The facts of a refusal, people as the host addresses them."""
    people = {role: call_of(view.meeting, str(facts[role])) for role in PEOPLE if role in facts}
    return {**facts, **people}


def quoted(sentence: str) -> str:
    """Words to be said aloud."""
    return tr("「{said}」", said=sentence)


def _suggested(view: View) -> str:
    if view.suggestion is None:
        return ""
    if view.suggestion.act["do"] == "end_speech" and _time_is_up(view):
        return view.phrases.choice("ladder", "wrap_up", view.suggestion.facts)["say"]
    return view.phrases.say(view.suggestion.say, view.suggestion.facts)


def _time_is_up(view: View) -> bool:
    floor = view.meeting.floor
    left = remaining_ms(floor, view.now) if floor else None
    return left is not None and left <= 0


def _result(view: View) -> str:
    """What the room is told of a result just announced; what was done by consent, or to the clock, was heard already."""
    result = fresh_result(view.meeting)
    if result is None or (result.verdict in ("adopted", "lost") and result.method in ("", "consent")):
        return ""
    facts: dict[str, Fact] = {"yes": result.yes, "no": result.no}
    return view.phrases.say(result_key(view, result), facts, table="result_say")


def result_key(view: View, result: Result) -> str:
    """The key of the sentence that fits the result best."""
    if result.verdict == "adopted" and result.sentence:
        return "consultation"
    if result.verdict not in ("adopted", "lost") or result.kind == "main":
        return result.verdict
    fitting = f"{result.verdict}_amendment" if result.kind == "amend" else f"{result.verdict}_procedure"
    return fitting if view.phrases.has("result_say", fitting) else result.verdict


def _offers(view: View, width: int) -> list[Line]:
    """What may be done beside the next step: doubt the count, or bring the evening to an end."""
    offers: list[Line] = []
    if _time_is_up(view) and not view.refusal:
        ways = (view.phrases.choice("ladder", key)["label"] for key in ("wrap_up", "next", "extend"))
        offers.append((("Tab ▶ ", "key"), (" / ".join(ways), "text")))
    if recountable(view.meeting) and not view.refusal:
        offers.append(((tr("有疑问吗？"), "strong"), ("  7 ", "key"), (tr("重数"), "text")))
    if house := house_line(view, width):
        offers.append(house)
    return offers


def house_line(view: View, width: int) -> Line:
    """Three ways to finish, a quarter of an hour and five minutes before the end; for the host's eyes."""
    left = minutes_left(view)
    if left is None or not any(left in span for span in HOUSE_AT):
        return ()
    ways = [view.phrases.choice("house", key) for key in ("hurry", "next_time", "extend")]
    said = " / ".join(way["label"] + (quoted(way["say"]) if width >= WIDE else "") for way in ways)
    return ((tr("离散场 {n} 分，可以：", n=left), "now"), (said, "text"))


def bound_offer(view: View) -> Command | None:
    """The remedy that `Enter` performs after a refusal. That nobody seconded is never one: the room decides that."""
    offer = view.refusal.offer if view.refusal else None
    return None if isinstance(offer, NoSecond) else offer


def enter_line(view: View, width: int) -> Line:
    """`Enter` and what it does, what follows, and how long the evening still is."""
    offer = bound_offer(view)
    if view.again:
        words, then = tr("再存一次"), ""
    elif view.calming == BREAK:
        words, then = tr("休会 {minutes} 分钟", minutes=BREAK_MINUTES), ""
    elif offer is not None:
        words, then = command_words(view, offer), ""
    elif view.suggestion is not None:
        words, then = suggested_words(view, view.suggestion), following(view)
    else:
        return (("Ctrl+Q ▶ ", "key"), (tr("离开"), "strong"))
    left: list[Span] = [("Enter ▶ ", "key"), (words, "strong")]
    left += [("  " + tr("（接着：{step}）", step=then), "dim")] if then else []
    return spread(tuple(left), _until_end(view), width)


def _until_end(view: View) -> Line:
    """Minutes left; nothing in a meeting held on another day than planned."""
    left = minutes_left(view)
    if left is None or abs(left) > SAME_EVENING:
        return ()
    return line(tr("离散场 {n} 分", n=left)) if left >= 0 else line(tr("已过散场时间 {n} 分", n=-left), "bad")
