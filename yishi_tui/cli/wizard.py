"""A first meeting without a manual: what `yishi new` is not told it asks, one question after another."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from shlex import split

import typer
from msgspec import structs

from yishi_tui import rulesets
from yishi_tui.cli.asking import Asker, choose
from yishi_tui.cli.draft import Draft
from yishi_tui.cli.moments import moment
from yishi_tui.cli.output import say
from yishi_tui.cli.roll_questions import roll_of
from yishi_tui.domain.people import build_index
from yishi_tui.domain.plan import Member, Plan
from yishi_tui.domain.procedure import Meta
from yishi_tui.i18n import lang, tr
from yishi_tui.pinyin import load
from yishi_tui.plans import told_apart
from yishi_tui.rolls import Choices, Roll
from yishi_tui.settings import read_settings
from yishi_tui.tables import InputError

MOST_FOUND = 9


def asked(draft: Draft, before: Plan | None, choices: Choices, contacts: bool, asker: Asker, now: datetime) -> Draft:
    """The draft with everything asked that it does not say; `before` is the meeting that this one goes on from."""
    say(tr("新建一场会议。不知道的直接回车跳过；随时可以按 Ctrl+C 不做了，什么也不会留下。"))
    draft = structs.replace(draft, title=draft.title or _title(asker))
    draft = structs.replace(draft, starts=draft.starts or _starts(asker, now))
    draft = structs.replace(draft, place=asker.line(tr("在哪里开？")) if draft.place is None else draft.place)
    if draft.roll is None and before is None:
        draft = structs.replace(draft, roll=_roll(asker, choices, contacts))
    draft = structs.replace(draft, items=draft.items or _items(asker))
    if draft.rules is None and before is None:
        draft = structs.replace(draft, rules=_rules(asker))
    draft = _seated(draft, before, asker)
    _agreed(draft, asker)
    return draft


def _title(asker: Asker) -> str:
    question = tr("会议叫什么？例如：3号楼装自行车棚")
    while True:
        if title := asker.line(question):
            return title
        question = tr("会议总要有个名字，请写一个。")


def _starts(asker: Asker, now: datetime) -> datetime | None:
    """When it starts; None where that is not settled."""
    question = tr("什么时候开？例如：11月22日 19:00、明晚7点半（还没定就回车）")
    while answer := asker.line(question):
        starts = moment(answer, now)
        if starts is not None:
            say(f"→ {starts:%Y-%m-%d %H:%M}")
            return starts
        question = tr("没有看懂这个时间，请写成 11月22日 19:00 或 2026-11-22 19:00（还没定就回车）")
    return None


def _roll(asker: Asker, choices: Choices, contacts: bool) -> Roll | None:
    """The roll; None where there is none yet. A file that cannot be used is said, and another asked for."""
    question = tr("名册在哪个文件里？.xlsx、.xls、.ods、.csv 都行，可以把文件拖进这个窗口（还没有就回车）")
    while answer := asker.line(question):
        try:
            roll = roll_of(path_of(answer), choices, contacts, asker)
        except InputError as error:
            say(str(error))
            question = tr("改好文件再写一次，或者换一个文件（先不用名册就回车）")
            continue
        if choose(asker, tr("名册这样读对吗？"), (tr("对"), tr("不对，换一个文件")), 0) == 0:
            return roll
    return None


def path_of(answer: str) -> Path:
    """The file that was typed or dragged into the window, which puts quotes around it or backslashes before blanks."""
    path = Path(answer.strip("\"'")).expanduser()
    with suppress(ValueError):
        words = split(answer)
        if not path.exists() and len(words) == 1:
            return Path(words[0]).expanduser()
    return path


def _items(asker: Asker) -> tuple[str, ...]:
    items: list[str] = []
    question = tr("议什么？一行写一项，写完再按一次回车")
    while item := asker.line(question):
        items.append(item)
        question = tr("第 {number} 项（没有了就回车）", number=len(items) + 1)
    return tuple(items)


def _rules(asker: Asker) -> str:
    usual = read_settings().rules
    ids = sorted(rulesets.known(), key=lambda name: name != usual)
    options = {name: words for name in ids if (words := _in_words(name))}
    return list(options)[choose(asker, tr("用哪一套议事规则？"), list(options.values()), 0)]


def _in_words(name: str) -> str:
    """A ruleset in a line; '' for one that cannot be read."""
    try:
        meta = rulesets.load(name).meta
    except InputError:
        return ""
    in_english = lang() == "en" and meta.title_en
    return (
        _called(meta) if in_english or not meta.summary else tr("{title}：{what}", title=meta.title, what=meta.summary)
    )


def _called(meta: Meta) -> str:
    """The name of a ruleset."""
    return meta.title_en if lang() == "en" and meta.title_en else meta.title


def _seated(draft: Draft, before: Plan | None, asker: Asker) -> Draft:
    members = draft.roll.members if draft.roll else before.members if before else ()
    told = told_apart(Plan(title="", members=members)).members
    seats = {} if before is None else structs.asdict(before.seats)
    questions = {
        "host": tr("谁主持？写姓名、座号或拼音首字母"),
        "recorder": tr("谁记录？（没有就回车）"),
        "timekeeper": tr("谁计时？（没有就回车）"),
    }
    for seat, question in questions.items():
        if not getattr(draft, seat) and not seats.get(seat):
            draft = structs.replace(draft, **{seat: pick(asker, question, told)})
    return draft


def pick(asker: Asker, question: str, members: Sequence[Member]) -> str:
    """Somebody on the roll, or somebody from outside it; '' for nobody."""
    index = build_index(members, load())
    while answer := asker.line(question):
        names = [members[place].name for place in index.find(answer, limit=MOST_FOUND + 1)]
        if answer in names or not members:
            return answer
        if answer.isdecimal() and 0 < int(answer) <= len(members):
            names = [members[int(answer) - 1].name]
        if found := _one_of(asker, answer, names):
            return found
    return ""


def _one_of(asker: Asker, answer: str, names: Sequence[str]) -> str:
    """The person meant; '' to ask again."""
    if len(names) == 1:
        say(f"→ {names[0]}")
        return names[0]
    if len(names) > MOST_FOUND:
        say(tr("找到的人太多，请多写几个字。"))
        return ""
    if names:
        again = tr("都不是，重写")
        return [*names, ""][choose(asker, tr("是哪一位？"), (*names, again))]
    options = (tr("对，从外面请来的，没有表决权"), tr("写错了，重写"))
    return "" if choose(asker, tr("名册上没有“{name}”。对吗？", name=answer), options) else answer


def _agreed(draft: Draft, asker: Asker) -> None:
    """Show everything once more. Raises typer.Abort where it is not wanted."""
    for line in _summary(draft):
        say(line)
    if choose(asker, tr("这样写下来吗？"), (tr("写下来"), tr("不要了，什么也不留")), 0):
        raise typer.Abort


def _summary(draft: Draft) -> list[str]:
    starts = f"{draft.starts:%Y-%m-%d %H:%M}" if draft.starts else tr("还没定")
    facts = {
        tr("会议"): draft.title,
        tr("时间"): starts,
        tr("地点"): draft.place,
        tr("名册"): tr("{people} 人", people=len(draft.roll.members)) if draft.roll else "",
        tr("议题"): tr("；").join(draft.items),
        tr("规则"): _called(rulesets.load(draft.rules).meta) if draft.rules else "",
        tr("主持人"): draft.host,
        tr("记录员"): draft.recorder,
        tr("计时员"): draft.timekeeper,
    }
    return [f"  {tr('{title}：{what}', title=word, what=what)}" for word, what in facts.items() if what]
