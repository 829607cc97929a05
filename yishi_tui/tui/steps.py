"""What `Enter` does, in words: one for every act that is ever suggested or offered as a remedy."""

from typing import Any

from msgspec import convert, to_builtins

from yishi_tui.domain.commands import Command
from yishi_tui.domain.decide import decide
from yishi_tui.domain.evolve import evolve
from yishi_tui.domain.floor import next_speaker
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import Fact, OutOfOrder
from yishi_tui.domain.paragraphs import NEXT_PART, in_hand
from yishi_tui.domain.paragraphs import following as next_paragraph
from yishi_tui.domain.phases import title_of_phase
from yishi_tui.domain.prompts import Suggestion, call_of, suggest
from yishi_tui.domain.queries import top
from yishi_tui.domain.record import Record
from yishi_tui.i18n import tr
from yishi_tui.tui.panels.view import View


def command_of(suggestion: Suggestion) -> Command | None:
    """The suggestion as a command; None while the room must still supply something."""
    if suggestion.needs:
        return None
    command: Command = convert(suggestion.act, Command)
    return command


def suggested_words(view: View, suggestion: Suggestion) -> str:
    """The suggested act."""
    return _words(view, suggestion.act, suggestion.facts, bool(suggestion.needs))


def command_words(view: View, command: Command) -> str:
    """A command offered as a remedy."""
    act: dict[str, Any] = to_builtins(command)
    by = act.get("by") or _next_by(view.meeting)
    return _words(view, act, {"name": call_of(view.meeting, by)}, asks=False)


def _next_by(meeting: Meeting) -> str:
    if meeting.floor is not None:
        return meeting.floor.by
    waiting = next_speaker(meeting)
    return waiting.by if waiting else ""


def _words(view: View, act: dict[str, Any], facts: dict[str, Fact], asks: bool) -> str:
    known = {"name": "", "item": "", "minutes": "", **facts, **act}
    if act["do"] == "call_vote" and act.get("method"):
        return tr("付诸表决（{method}）", method=view.phrases.word("method", act["method"]))
    if act["do"] == "recognize" and asks:
        return tr("请{name}发言，先问立场", name=known["name"])
    if act["do"] == "no_objection" and _demands_orders(view.meeting):
        return tr("没有人反对，照议程来")
    if act["do"] == "phase":
        return phase_words(view.meeting, act["act"], english=view.phrases.lang == "en")
    if act["do"] == "move" and act.get("text"):
        return tr("请人提出写好的动议")
    return tr(STEPS[act["do"]]).format_map(known)


def _demands_orders(meeting: Meeting) -> bool:
    question = top(meeting)
    return question is not None and question.kind == "orders_of_day"


def phase_words(meeting: Meeting, phase: str, *, english: bool) -> str:
    """The next phase; or, part by part, the next part and in the end the whole."""
    if phase != NEXT_PART:
        return tr("进入“{title}”", title=title_of_phase(meeting.procedure, phase, english))
    main = in_hand(meeting)
    part = next_paragraph(main) if main else 0
    return tr("议第 {n} 段", n=part) if part else tr("各段议完了，议整个提议")


def following(view: View) -> str:
    """What comes after the suggested act, where that can be told; '' where the room decides."""
    command = command_of(view.suggestion) if view.suggestion else None
    if command is None:
        return ""
    decision = decide(view.meeting, command, view.now)
    if isinstance(decision, OutOfOrder):
        return ""
    after = view.meeting
    for event in decision:
        after = evolve(after, Record(after.seq + 1, view.now, "host", event))
    then = suggest(after)
    return suggested_words(view, then) if then else ""


def _(message: str) -> str:
    """Marks a message for the catalogues; it is looked up when it is shown."""
    return message


STEPS: dict[str, str] = {
    "arrive": _("签到"),
    "call_to_order": _("宣布开会"),
    "recess": _("休会 {minutes} 分钟"),
    "reconvene": _("继续开会"),
    "adjourn": _("宣布散会"),
    "open_item": _("进入第 {item} 项"),
    "close_item": _("结束第 {item} 项"),
    "take_back": _("请主持人回来主持"),
    "move": _("请人提议"),
    "second": _("问哪位附议"),
    "nominate": _("请大家再提名"),
    "modify": _("写下动议的文字"),
    "confirm_wording": _("{name}确认文字"),
    "state": _("陈述议题"),
    "no_objection": _("没有人反对，准予撤回"),
    "rule": _("裁定"),
    "recognize": _("请{name}发言"),
    "end_speech": _("发言完毕"),
    "resume": _("请{name}接着说"),
    "resume_clock": _("继续计时"),
    "call_vote": _("付诸表决"),
    "cast": _("记下{name}的一票"),
    "tally": _("记票数"),
    "ballot": _("记选票"),
    "announce": _("宣布结果"),
    "pause_clock": _("暂停计时"),
    "ask_leave_to_withdraw": _("{name}请求撤回"),
    "phase": _("进入下一环节"),
    "new_round": _("再议一轮"),
}
