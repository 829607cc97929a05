"""Writing things down: a note, and who does what by when."""

from collections.abc import Callable, Sequence
from datetime import date

from yishi_tui.domain import commands as do
from yishi_tui.domain.queries import host
from yishi_tui.domain.text import LINE_LIMIT, TEXT_LIMIT
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.dates import resolve
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.marks import _
from yishi_tui.tui.dialogs.steps import Hint, Press, Words
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.ink import Line, joined, line
from yishi_tui.tui.widgets.picker import Extra


class TakingNote(Flow):
    """A note: text, then `Enter`."""

    title = "记录"

    def __init__(self, dialog: Dialog, *, by: str = "") -> None:
        super().__init__(dialog)
        seats = self.meeting.plan.seats
        own = {"host": host(self.meeting), "recorder": seats.recorder, "timekeeper": seats.timekeeper}
        self._by = by or own.get(self.desk.seat, "") or host(self.meeting)

    def begin(self) -> None:
        self.ask(NoteWords(self._written))

    def _written(self, text: str) -> None:
        step = self.dialog.step
        tags = step.tags if isinstance(step, NoteWords) else ()
        self.finish(do.Note(by=self._by, text=text, tags=tags))


class NoteWords(Words):
    """The text of a note; `Tab` leads to its tags, where digits set them, and back."""

    def __init__(self, then: Callable[[str], None]) -> None:
        super().__init__(then, "note.text", limit=TEXT_LIMIT)
        self._tagging = False
        self._set: list[str] = []

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that were set."""
        return tuple(self._set)

    def keys(self) -> tuple[Hint, ...]:
        return (("Enter", tr("记下")), ("Tab", tr("回到文字") if self._tagging else tr("加标签")))

    def show(self) -> None:
        super().show()
        self.dialog.show_preview(self._tag_lines())

    def _tag_lines(self) -> tuple[Line, ...]:
        """Every tag while they are being set, and otherwise those that are."""
        if not self._tagging:
            return (line(tr("标签  {tags}", tags="  ".join(self._set)), "dim"),) if self._set else ()
        parts = [_tag(digit, tr(tag), tr(tag) in self._set) for digit, tag in enumerate(TAGS, 1)]
        return (joined(parts, ("   ", "text")),)

    def press(self, press: Press) -> bool:
        if press.key == "tab":
            self._tagging = not self._tagging
            self.dialog.set_focus(None if self._tagging else self.dialog.words)
            self._refresh()
            return True
        if not self._tagging:
            return super().press(press)
        if press.sign.isdecimal() and 0 < int(press.sign) <= len(TAGS):
            self._toggle(tr(TAGS[int(press.sign) - 1]))
        return bool(press.character)

    def _toggle(self, tag: str) -> None:
        if tag in self._set:
            self._set.remove(tag)
        else:
            self._set.append(tag)
        self._refresh()

    def _refresh(self) -> None:
        self.dialog.show_preview(self._tag_lines())
        self.dialog.refresh_keys()


def _tag(digit: int, tag: str, is_set: bool) -> Line:
    return (f"{digit} ", "key"), (f"✓{tag}" if is_set else tag, "strong" if is_set else "text")


class Assigning(Flow):
    """Who does what by when."""

    title = "落实事项"

    def __init__(self, dialog: Dialog) -> None:
        super().__init__(dialog)
        self._task = self._owner = ""

    def begin(self) -> None:
        note = (line(tr("做什么事？"), "dim"),)
        self.ask(Words(self._what, "assign.task", note=note, limit=LINE_LIMIT))

    def _what(self, task: str) -> None:
        self._task = task
        note = (line(tr("谁来做？名册外的单位或人，写上以后按 ↓ 选最后一行。"), "dim"),)
        step = Who(self._by_whom, extras=_as_written, other=lambda row: self._by_whom(row.id), note=note)
        self.ask(step)

    def _by_whom(self, owner: str) -> None:
        self._owner = owner
        note = (line(tr("什么时候以前？如 12-05、+7天、下周五、月底；不定期限就直接 Enter。"), "dim"),)
        self.ask(
            Words(self._by_when, "assign.due", note=note, live=self._resolved, may_be_empty=True, limit=LINE_LIMIT)
        )

    @property
    def _today(self) -> date:
        return self.desk.now().date()

    def _resolved(self, text: str) -> Sequence[Line]:
        """The day as it will be written."""
        if not text:
            return (line(tr("不定期限"), "dim"),)
        day = resolve(text, self._today)
        return () if day is None else (((tr("期限") + "  ", "dim"), (day_in_words(day), "strong")),)

    def _by_when(self, text: str) -> None:
        day = resolve(text, self._today)
        if text and day is None:
            self.dialog.complain(tr("看不懂“{text}”是哪一天。可以写 12-05、12月5日、+7天、下周五、月底。", text=text))
        else:
            self.finish(do.Assign(task=self._task, owner=self._owner, due=day.isoformat() if day else ""))


def _as_written(typed: str) -> tuple[Extra, ...]:
    return (Extra(typed, tr("就写“{typed}”", typed=typed)),) if typed else ()


def day_in_words(day: date) -> str:
    """The day with its weekday."""
    return f"{day.isoformat()} {tr(WEEKDAYS[day.weekday()])}"


WEEKDAYS = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))
TAGS = (_("要点"), _("数据"), _("疑问"), _("承诺"), _("待办"), _("秩序"), _("争议"), _("情绪"))
