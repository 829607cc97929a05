"""What each kind of motion must be told beyond its mover: one asker for each detail, and which kind needs which."""

from collections.abc import Callable, Sequence
from typing import Any

from yishi_tui.domain import paragraphs
from yishi_tui.domain.motions import reconsiderable
from yishi_tui.domain.queries import main_question, pending, speech_limit, top
from yishi_tui.domain.question import Stack
from yishi_tui.domain.vocabulary import Choice as VoteChoice
from yishi_tui.domain.vocabulary import Kind, Scope
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.marks import _
from yishi_tui.tui.dialogs.steps import Choice, Option, Words
from yishi_tui.tui.ink import Line, line

Fields = dict[str, Any]
Answer = Callable[[Fields], None]
Asker = Callable[[Flow, Answer], None]

RECESS_MINUTES = (5, 10, 15)
DEFAULT_LIMIT_S = 180


def gather(flow: Flow, kind: Kind, then: Answer) -> None:
    """Ask for everything that the kind needs, one after another."""
    _gather(flow, DETAILS.get(kind, ()), {}, then)


def _gather(flow: Flow, askers: tuple[Asker, ...], known: Fields, then: Answer) -> None:
    if not askers:
        then(known)
    else:
        askers[0](flow, lambda fields: _gather(flow, askers[1:], {**known, **fields}, then))


def duration(seconds: int) -> str:
    """A length of time in words."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return tr("{n} 秒", n=rest)
    return tr("{n} 分钟", n=minutes) if not rest else tr("{n} 分 {rest} 秒", n=minutes, rest=rest)


def _heading(message: str) -> tuple[Line, ...]:
    return (line(message, "dim"),)


def _text(message: str, field: str = "text") -> Asker:
    """Ask for words; `message`, for the catalogues, says which."""

    def ask(flow: Flow, answer: Answer) -> None:
        draft = f"{flow.dialog.dialog_id}.{field}"
        flow.ask(Words(lambda text: answer({field: text}), draft, note=_heading(tr(message))))

    return ask


def _seconds(factors: tuple[tuple[int, int], ...]) -> Asker:
    """Ask how long each speech may be from now on: shares of the limit in force."""

    def ask(flow: Flow, answer: Answer) -> None:
        question = top(flow.meeting)
        now = (speech_limit(flow.meeting, question) if question else None) or DEFAULT_LIMIT_S
        lengths = [max(1, now * times // part) for times, part in factors]
        options = [Option(duration(length), length) for length in lengths]
        flow.ask(Choice(lambda s: answer({"seconds": s}), options, note=_heading(tr("每次发言多长？"))))

    return ask


def _minutes(flow: Flow, answer: Answer) -> None:
    options = [Option(tr("{n} 分钟", n=minutes), minutes * 60) for minutes in RECESS_MINUTES]
    flow.ask(Choice(lambda s: answer({"seconds": s}), options, note=_heading(tr("休息多久？")), start=1))


def _scope(flow: Flow, answer: Answer) -> None:
    """For this question alone, or for everything pending; asked only where there is a difference."""
    if len(pending(flow.meeting)) < 2:
        answer({})
        return
    options: list[Option[Scope]] = [Option(tr("只对当前待决的这一件"), "this"), Option(tr("对所有待决的"), "all")]
    flow.ask(Choice(lambda scope: answer({"scope": scope}), options, note=_heading(tr("管到哪里？"))))


def _until(flow: Flow, answer: Answer) -> None:
    """To the next meeting, to an item of this one, or to a time."""
    items = flow.meeting.plan.items
    later = [n for n in range(1, len(items) + 1) if n != flow.meeting.item and n not in flow.meeting.items_done]
    options = [Option(tr("下次会议"), "next_meeting")]
    options += [Option(tr("第 {n} 项：{title}", n=n, title=items[n - 1].title), items[n - 1].title) for n in later[:7]]
    options.append(Option(tr("写一个时间…"), ""))

    def chosen(until: str) -> None:
        if until:
            answer({"until": until})
        else:
            _text(_("延期到什么时候？"), "until")(flow, lambda fields: _special(flow, fields, answer))

    flow.ask(Choice(chosen, options, note=_heading(tr("延期到什么时候？"))))


def _special(flow: Flow, fields: Fields, answer: Answer) -> None:
    """At that time whatever else is pending, where the ruleset has the majority for it."""
    if "two_thirds" not in flow.meeting.procedure.threshold:
        answer(fields)
        return
    options = (
        Option(tr("到时候手上没有别的事，就接着议"), False),
        Option(tr("到点就议，别的先放下（要三分之二）"), True),
    )
    flow.ask(Choice(lambda special: answer({**fields, "special": special}), options))


def _unrelated(flow: Flow, answer: Answer) -> None:
    """Parts that have nothing to do with each other are divided because one member wants it."""
    options = (Option(tr("互相有关，由大家定拆不拆"), False), Option(tr("互不相关，一个人要求就拆"), True))
    flow.ask(Choice(lambda unrelated: answer({"unrelated": unrelated}), options))


def _parts(flow: Flow, answer: Answer) -> None:
    """Each part of the wording, between semicolons; below they stand one a line."""
    question = main_question(flow.meeting)

    def split(text: str) -> None:
        parts = _parted(text)
        if len(parts) < 2:
            flow.dialog.complain(tr("至少分成两部分，中间用分号“；”隔开。"))
        else:
            answer({"parts": parts})

    note = _heading(tr("在要拆开的地方打分号“；”，每一部分写成完整的一句。"))
    text = question.text if question else ""
    flow.ask(Words(split, f"{flow.dialog.dialog_id}.parts", text, note=note, live=_listed))


def _paragraphs(flow: Flow, answer: Answer) -> None:
    """Those that are numbered in the wording; where none are, they are parted by hand."""
    question = main_question(flow.meeting)
    parts = paragraphs.split(question.text) if question else ()
    if parts:
        answer({"parts": parts})
    else:
        _parts(flow, answer)


def _parted(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.replace(";", "；").split("；"))))


def _listed(text: str) -> Sequence[Line]:
    return [(*line(f"{number}  ", "dim"), *line(part)) for number, part in enumerate(_parted(text), 1)]


def _notice(flow: Flow, answer: Answer) -> None:
    """With notice given beforehand a smaller majority is enough."""
    options = (Option(tr("没有"), False), Option(tr("事先通知过"), True))
    flow.ask(Choice(lambda notice: answer({"notice": notice}), options, note=_heading(tr("这件事会前通知过大家吗？"))))


def _method(flow: Flow, answer: Answer) -> None:
    words = [flow.phrases.word("method", method) for method in flow.meeting.procedure.vote.methods]
    options = [Option(word, word) for word in words]
    flow.ask(Choice(lambda word: answer({"text": word}), options, note=_heading(tr("用哪种方式表决？")), start=None))


def _decision(flow: Flow, answer: Answer) -> None:
    """Which decision to reconsider; asked only where there are several."""
    texts = [done.question.text for done in reconsiderable(flow.meeting)]
    _one_of(flow, answer, texts, tr("复议哪一件？"))


def _voted(flow: Flow, answer: Answer) -> None:
    """How the mover voted, where the vote was not by name."""
    options: list[Option[VoteChoice]] = [
        Option(flow.phrases.word("choice", choice), choice) for choice in ("yes", "no", "abstain")
    ]
    flow.ask(
        Choice(lambda voted: answer({"voted": voted}), options, note=_heading(tr("当时投的是哪一边？")), start=None)
    )


def _adopted(flow: Flow, answer: Answer) -> None:
    texts = [text.text for text in reversed(flow.meeting.business.adopted)]
    _one_of(flow, answer, texts, tr("哪一件决定？"), lambda fields: _rescinding(flow, fields, texts, answer))


def _rescinding(flow: Flow, fields: Fields, texts: list[str], answer: Answer) -> None:
    """Strike the decision, or put it in other words."""
    old = fields.get("text") or texts[0]

    def chosen(amends: bool) -> None:
        if amends:
            draft = f"{flow.dialog.dialog_id}.new_text"
            flow.ask(Words(lambda new: answer({"text": old, "new_text": new}), draft, old))
        else:
            answer({"text": old})

    flow.ask(Choice(chosen, (Option(tr("废止"), False), Option(tr("修改文字"), True)), note=_heading(old), start=None))


def _latest(which: Callable[[Flow], tuple[Stack, ...]]) -> Asker:
    def ask(flow: Flow, answer: Answer) -> None:
        _one_of(flow, answer, [stack[0].text for stack in reversed(which(flow))], tr("哪一件？"))

    return ask


def _one_of(flow: Flow, answer: Answer, texts: list[str], question: str, then: Answer | None = None) -> None:
    """One of several texts by digit; where there is none, or only one, nothing is asked."""
    go_on = then or answer
    if len(texts) < 2:
        go_on({})
        return
    options = [Option(text, text) for text in texts]
    flow.ask(Choice(lambda text: go_on({"text": text}), options, note=_heading(question)))


DETAILS: dict[Kind, tuple[Asker, ...]] = {
    "commit": (_text(_("交给谁研究？"), "to"),),
    "postpone_definitely": (_until,),
    "limit_debate": (_seconds(((1, 2), (1, 3), (2, 3))), _scope),
    "extend_debate": (_seconds(((4, 3), (5, 3), (2, 1))), _scope),
    "previous_question": (_scope,),
    "recess": (_minutes,),
    "fix_time_adjourn": (_text(_("下次什么时候开会？"), "until"),),
    "divide_question": (_parts, _unrelated),
    "consider_seriatim": (_paragraphs,),
    "reconsider": (_decision, _voted),
    "rescind_amend": (_adopted, _notice),
    "take_from_table": (_latest(lambda flow: flow.meeting.business.on_table),),
    "discharge_committee": (_latest(lambda flow: flow.meeting.business.in_committee), _notice),
    "question_of_privilege": (_text(_("是什么事？")),),
    "suspend_rules": (_text(_("放下哪条规则，为了做什么？")),),
    "request_info": (_text(_("想问什么？")),),
    "parliamentary_inquiry": (_text(_("想问什么？")),),
    "voting_method": (_method,),
    "nominations": (_text(_("怎么提名？")),),
    "excuse": (_text(_("免去谁的什么职责？")),),
    "read_papers": (_text(_("宣读哪份文件？")),),
}
"""The kinds that need more than a mover."""
