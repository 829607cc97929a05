"""What was just done, newest first: how far back to go, and what changes by it."""

from collections.abc import Iterator
from itertools import islice

from yishi_tui.chronicle import brief_of_act, sentence_of_act
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.queries import remaining_ms, top, voters_present
from yishi_tui.domain.record import Act, acts
from yishi_tui.domain.view import whole_seconds
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.marks import _
from yishi_tui.tui.dialogs.reasons import ask_reason
from yishi_tui.tui.dialogs.steps import DIRECTIONS, Hint, Press, Step
from yishi_tui.tui.dialogs.trial import tried
from yishi_tui.tui.ink import Line, line
from yishi_tui.tui.widgets.lines import Row

MOST_ACTS = 200
PASSED_OVER = (ev.NoteTaken, ev.ActionAssigned, ev.Arrived, ev.Left, ev.Admitted, ev.Corrected)
"""Events whose acts stay unless they are chosen."""
TEXT_LENGTH = 20


class Undoing(Flow):
    """Take back some of the last acts, all by one correction."""

    title = "刚才的操作"

    def begin(self) -> None:
        self.ask(Acts(self))

    def take_back(self, chosen: list[Act]) -> None:
        """One correction for all of them; what the hall has heard is taken back only with a reason."""
        seqs = tuple(sorted(act.seqs[0] for act in chosen))
        if any(isinstance(record.event, ev.ResultAnnounced) for act in chosen for record in act.records):
            if not self.refused(do.Correct(seq=seqs, reason="…")):
                ask_reason(self, "correct", lambda reason: self.finish(do.Correct(seq=seqs, reason=reason)))
        else:
            self.finish(do.Correct(seq=seqs))


class Acts(Step):
    """The acts, newest first. Those down to the cursor are taken back; `Space` makes an exception of one."""

    def __init__(self, flow: Undoing) -> None:
        aloud = flow.desk.seat == "host"
        super().__init__(say=tr("我刚才记错一步，现在改过来，您的时间还照原来的算。") if aloud else "")
        self._flow = flow
        self._acts = _open_acts(flow.meeting, flow.desk.seat)
        self._others = [_stays(act, flow) for act in self._acts]
        self._exceptions: set[int] = set()
        self._cursor = next((place for place, stays in enumerate(self._others) if not stays), 0)

    def keys(self) -> tuple[Hint, ...]:
        return (("Enter", tr("改过来")), ("↑↓", tr("退到哪一步")), (tr("空格"), tr("这一步要不要撤")))

    def show(self) -> None:
        self.dialog.rows.display = True
        self.dialog.rows.show([self._row(place) for place in range(len(self._acts))], self._cursor)
        self.dialog.show_preview(self._changes())

    def _row(self, place: int) -> Row:
        act = self._acts[place]
        taken = place in self._chosen()
        meeting = self._flow.meeting
        lang, whole = self._flow.phrases.lang, self._flow.desk.seat != "host"
        text = (sentence_of_act if whole else brief_of_act)(act.records, meeting.history, lang)
        time = f"{act.records[0].at:%H:%M:%S}  "
        stays = place <= self._cursor and not taken
        sign: Line = line(tr("撤销"), "bad") if taken else line(tr("保留"), "dim") if stays else ()
        return Row(((time, "dim"), (text, "text" if taken else "dim")), sign)

    def _chosen(self) -> list[int]:
        back = range(len(self._acts))
        return [
            place for place in back if (place <= self._cursor and not self._others[place]) ^ (place in self._exceptions)
        ]

    def _changes(self) -> tuple[Line, ...]:
        """What the correction would change."""
        chosen = self._chosen()
        if not chosen:
            return (line(tr("没有选要撤销的。"), "dim"),)
        seqs = tuple(sorted(self._acts[place].seqs[0] for place in chosen))
        outcome = tried(self._flow.desk, do.Correct(seq=seqs, reason="…"))
        if isinstance(outcome, OutOfOrder):
            return tuple(line(sentence, "bad") for sentence in self._flow.phrases.refusal(outcome) if sentence)
        nothing = line(tr("只改记录，会议进行到的地方不变。"), "dim")
        return tuple(self._compared(outcome.meeting)) or (nothing,)

    def _compared(self, after: Meeting) -> Iterator[Line]:
        old, new = self._aspects(self._flow.meeting), self._aspects(after)
        for name in (name for name in old if old[name] != new[name]):
            yield (f"{tr(name)}  ", "dim"), (old[name], "text"), (" → ", "dim"), (new[name], "strong")

    def _aspects(self, meeting: Meeting) -> dict[str, str]:
        """Where the meeting stands, point by point."""
        question, floor = top(meeting), meeting.floor
        words = self._flow.phrases.word
        nothing = tr("没有")
        count = question.vote.count if question and question.vote else None
        return {
            _("会议"): words("phase", meeting.phase),
            _("议题"): str(meeting.item or nothing),
            _("待决"): question.text[:TEXT_LENGTH] if question else nothing,
            _("进度"): words("stage", question.stage) if question else nothing,
            _("票数"): f"{count.yes} : {count.no}" if count else nothing,
            _("发言"): f"{floor.by} {self._left(meeting)}".rstrip() if floor else nothing,
            _("举手"): tr("、").join(request.by for request in question.queue)
            if question and question.queue
            else nothing,
            _("已通过"): str(len(meeting.business.adopted)),
            _("到场"): str(voters_present(meeting)),
        }

    def _left(self, meeting: Meeting) -> str:
        left = remaining_ms(meeting.floor, self._flow.desk.now()) if meeting.floor else None
        if left is None:
            return ""
        minutes, seconds = divmod(abs(whole_seconds(left)), 60)
        return f"{'-' if left < 0 else ''}{minutes}:{seconds:02}"

    def accept(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._flow.take_back([self._acts[place] for place in chosen])
        else:
            self.dialog.complain(tr("没有选要撤销的。"))

    def press(self, press: Press) -> bool:
        step = {"ctrl+z": 1, **DIRECTIONS}.get(press.key)
        if step is not None:
            self.pick(min(max(self._cursor + step, 0), max(0, len(self._acts) - 1)))
            return True
        if press.sign == " ":
            self._exceptions ^= {self._cursor}
            self.show()
            return True
        return super().press(press)

    def pick(self, place: int) -> None:
        self._cursor = place
        self.show()


def _open_acts(meeting: Meeting, seat: Seat) -> list[Act]:
    """The acts that still hold and that this seat can take back, newest first; only the host corrects what others did."""
    gone = voided(meeting.history)
    kept = (act for act in reversed(acts(meeting.history)) if not gone.intersection(act.seqs) and act.seqs[0] > 1)
    own = (act for act in kept if seat == "host" or all(record.by == seat for record in act.records))
    return list(islice(own, MOST_ACTS))


def _stays(act: Act, flow: Undoing) -> bool:
    """Whether the act is passed over unless it is chosen: notes, actions, arrivals, and what other seats did.

    The seats beside the host have little else to take back.
    """
    own = all(record.by == flow.desk.seat for record in act.records)
    return not own or (flow.desk.seat == "host" and all(isinstance(r.event, PASSED_OVER) for r in act.records))
