"""The note in hand: its words, its tag, and what it was begun under; on disk at every change."""

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.queries import host
from yishi_tui.drafts import Draft, DraftFile
from yishi_tui.i18n import tr
from yishi_tui.tui.panels.recorder_note import begun_under, next_tag


class Pen:
    """What is being written. `kept` tells whether the disk has it."""

    def __init__(self, file: DraftFile) -> None:
        self._file = file
        self.draft = file.read()
        self.kept = True

    def wrote(self, text: str, meeting: Meeting) -> bool:
        """The text is another one: its first word ties it to what is being handled. Whether anything changed."""
        if text == self.draft.text:
            return False
        begun = self.draft if self.draft.text else begun_under(meeting, self.draft)
        return self._keep(replace(begun, text=text))

    def turn(self, by: int) -> None:
        """The next tag, or the one before."""
        self._keep(replace(self.draft, tag=next_tag(self.draft.tag, by)))

    def note(self, meeting: Meeting) -> do.Note:
        """The note to be recorded, in the recorder's name."""
        draft = self.draft
        return do.Note(
            by=meeting.plan.seats.recorder or host(meeting),
            text=draft.text,
            tags=(tr(draft.tag),) if draft.tag else (),
            question=draft.question,
            speaker=draft.speaker,
        )

    def put_down(self) -> None:
        """It was recorded: a clean sheet."""
        self._keep(Draft())

    def leave(self) -> None:
        """The seat is given up; the words stay."""
        self._file.close()

    def _keep(self, draft: Draft) -> bool:
        self.draft = draft
        self.kept = self._file.keep(draft)
        return True
