"""The last meeting's minutes: read aloud, corrected, approved."""

import re
from collections.abc import Iterator

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.decide_ladder import no_minutes
from yishi_tui.domain.evolve import voided
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Choice, Option, Read, Words
from yishi_tui.tui.ink import BLANK, Line, line

APPROVE, AMEND, AGAIN = "approve", "amend", "again"


class ReadingMinutes(Flow):
    """Each step is an act of its own; nothing is lost when the dialog is left between them."""

    title = "上次的会议纪要"
    way_out = "先放一放"

    def begin(self) -> None:
        refusal = no_minutes(self.meeting)
        if refusal is None and self.meeting.minutes == "read":
            self._ask_room()
        else:
            self._read()
            self.warn(refusal)

    def _read(self) -> None:
        text = self.desk.last_minutes() or tr("这里找不到上次的纪要，请念纸上的那一份。")
        body = tuple(plain(row) for row in text.splitlines())
        say = tr("先念上次的会议纪要，有不对的地方请说。")
        self.ask(Read(self._was_read, body, say, tr("念完了")))

    def _was_read(self) -> None:
        if self.submit(do.ReadMinutes()):
            self._ask_room()

    def _ask_room(self) -> None:
        options = (
            Option(tr("没有要改的了，通过"), APPROVE),
            Option(tr("有一处要更正…"), AMEND),
            Option(tr("再念一遍"), AGAIN),
        )
        note = tuple((*line(tr("更正") + "  ", "dim"), *line(text, "strong")) for text in self._corrections())
        say = tr("上次的纪要，各位看有没有要改的地方？")
        self.ask(Choice(self._answered, options, say=say, note=note, start=None))

    def _answered(self, answer: str) -> None:
        if answer == APPROVE:
            self.finish(do.ApproveMinutes())
        elif answer == AMEND:
            note = (line(tr("写明哪里改成什么，一处一写。"), "dim"),)
            self.ask(Words(self._corrected, "minutes.text", note=note))
        else:
            self._read()

    def _corrected(self, text: str) -> None:
        if self.submit(do.AmendMinutes(text=text)):
            self.again()

    def _corrections(self) -> Iterator[str]:
        """What has been corrected in this meeting."""
        history = self.meeting.history
        gone = voided(history)
        opened = (record.seq for record in history if isinstance(record.event, ev.NextMeetingOpened))
        for record in history.since(max(opened, default=1)):
            if isinstance(record.event, ev.MinutesAmended) and record.seq not in gone:
                yield record.event.text


RULE = "---"
SIGNS = re.compile(r"\\(.)|\*\*|`")
"""What stands for something in Markdown: a sign that is escaped is itself."""


def plain(row: str) -> Line:
    """A line of Markdown as it is read aloud: headings stand out, the signs of the format go."""
    text = SIGNS.sub(lambda sign: sign[1] or "", "" if row == RULE else row).removeprefix("> ").strip()
    if text.startswith("#"):
        return line(text.lstrip("# "), "now")
    if text.startswith("|"):
        cells = [cell.strip() for cell in text.strip("|").split("|")]
        return BLANK if not "".join(cells).strip("-: ") else line("  ".join(filter(None, cells)))
    return line(text) if text else line(" ")
