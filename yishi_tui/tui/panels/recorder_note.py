"""The rule above the note editor: what the note is tied to, and its tag."""

from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.queries import top
from yishi_tui.drafts import Draft
from yishi_tui.i18n import tr
from yishi_tui.phrases import Phrases
from yishi_tui.tui.dialogs.marks import _
from yishi_tui.tui.ink import BLANK, Line, cut, joined, line, width_of
from yishi_tui.tui.panels.view import View

TAGS = (_("要点"), _("待办"), _("争议"), _("情绪"))
"""What is tagged most in a council; `Tab` leads from one to the next. The note dialog has more of them."""

TEXT_LENGTH = 16


def next_tag(tag: str, by: int) -> str:
    """The tag after this one, or before it; no tag is one of them."""
    around = ("", *TAGS)
    place = around.index(tag) if tag in around else 0
    return around[(place + by) % len(around)]


def begun_under(meeting: Meeting, draft: Draft) -> Draft:
    """The draft tied to what is being handled now."""
    question, floor = top(meeting), meeting.floor
    return Draft(draft.text, draft.tag, question.id if question else 0, floor.by if floor else "")


def note_rule(view: View, draft: Draft, width: int, *, kept: bool) -> Line:
    """├ 记在 张建国发言 · 修正案 … ── Tab 要点 [待办] 争议 情绪 ┤"""
    shown = draft if draft.text else begun_under(view.meeting, draft)
    tags = (("Tab ", "key"), *joined([_tag(tag, draft.tag) for tag in TAGS], (" ", "text")))
    lost = line(tr("草稿没有存上"), "bad") if not kept else BLANK
    room = width - 8 - width_of(tags) - (width_of(lost) + 3 if lost else 0)
    about = line(tied_to(view.meeting, view.phrases, shown), "now" if draft.text else "dim")
    left = joined([cut(about, max(0, room)), lost], (" ─ ", "frame"))
    fill = "─" * max(0, width - 6 - width_of(left) - width_of(tags))
    return (("├ ", "frame"), *left, (f" {fill} "[: len(fill) + 2], "frame"), *tags, (" ┤", "frame"))


def _tag(tag: str, chosen: str) -> Line:
    return line(f"[{tr(tag)}]", "now") if tag == chosen else line(tr(tag), "dim")


def tied_to(meeting: Meeting, phrases: Phrases, draft: Draft) -> str:
    """The speaker and the question that the note is about, in words."""
    said = [tr("{name}发言", name=draft.speaker)] if draft.speaker else []
    question = next((each for each in meeting.business.stack if each.id == draft.question), None)
    if question is not None:
        said.append(_short(phrases.word("kind", question.kind), question.text))
    elif draft.question:
        said.append(tr("第{seq}条记录的动议", seq=draft.question))
    return tr("记在 {about}", about=" · ".join(said)) if said else tr("写记录")


def _short(kind: str, text: str) -> str:
    shown = text if len(text) <= TEXT_LENGTH else text[:TEXT_LENGTH] + "…"
    return f"{kind} {shown}".strip()
