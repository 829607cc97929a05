"""The second copy that the host's seat makes now and then, and at the end, while the screen goes on."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

from yishi_tui.clock import NS_PER_S
from yishi_tui.i18n import tr
from yishi_tui.mishaps import Backup, Mishap, NotBackedUp

LOOK_EVERY = 4 * NS_PER_S
"""How often it is asked whether the stick is still there."""
TRY_EVERY = 10 * NS_PER_S
"""How soon a copy that failed is tried again."""
MINUTE = 60 * NS_PER_S

Job = Callable[[], object]


class Safekeeping:
    """Copies of one session on a shelf; none where there is no session or no shelf."""

    def __init__(
        self,
        session: Path | None = None,
        shelf: Path | None = None,
        minutes: int = 0,
        worker: Executor | None = None,
    ) -> None:
        """`minutes` is how often a copy is made; 0 or less: on sitting down, at adjournment and on leaving."""
        self.mishap: Mishap | None = None
        """Why there is no copy of what was recorded last; None while all goes well."""
        self.copied = 0
        """How many records the last copy holds that was read back."""
        self._way = (session, shelf) if session and shelf else None
        self._minutes = minutes
        self._worker = worker
        self._job: Future[object] | None = None
        self._head: str | None = None
        """The hash up to which there is a copy."""
        self._elsewhere = self.same_disk = False
        self._rests_until = 0
        self._next = 0

    def look(self, elapsed: int, head: str, *, over: bool) -> str:
        """Called all the time: begin what is due; a word where something has come of it that the host should know.

        `over`: the meeting is, so that whatever was recorded is copied at once.
        """
        said = self._hear(elapsed, over=over)
        if self._job is None and (job := self._due(elapsed, head, over=over)):
            self._worker = self._worker or _thread()
            self._job = self._worker.submit(job)
        return said

    def finish(self, head: str) -> str:
        """The seat is given up: what is not copied yet is, and if that fails, why."""
        if self._job is not None:
            self._job.exception()
            self._hear(0, over=False)
        if self._way is None or (self.mishap is None and self._head == head):
            return ""
        try:
            _making().back_up(*self._way, elsewhere=self._elsewhere)
        except NotBackedUp as failed:
            return str(failed)
        return ""

    def _due(self, elapsed: int, head: str, *, over: bool) -> Job | None:
        """What is to be done in the worker's thread; it changes nothing here."""
        if self._way is None:
            return None
        news = over and head != self._head and self.mishap is None
        if elapsed < self._rests_until and not news:
            return None
        late = self._minutes > 0 and elapsed >= self._next
        first = not self.copied and head != self._head
        work = _making().back_up if news or late or first or self.mishap else _making().find_shelf
        return partial(work, *self._way, elsewhere=self._elsewhere)

    def _hear(self, elapsed: int, *, over: bool) -> str:
        """What became of the job, once it is done."""
        if self._job is None or not self._job.done():
            return ""
        job, self._job = self._job, None
        try:
            made = job.result()
        except NotBackedUp as failed:
            return self._failed(failed, elapsed)
        self._rests_until = elapsed + LOOK_EVERY
        return self._made(made, elapsed, over=over) if isinstance(made, Backup) else ""

    def _failed(self, failed: NotBackedUp, elapsed: int) -> str:
        before, self.mishap = self.mishap, failed.mishap
        self._rests_until = elapsed + TRY_EVERY
        return "" if before is failed.mishap else str(failed)

    def _made(self, made: Backup, elapsed: int, *, over: bool) -> str:
        before, self.mishap = self.mishap, None
        news, first = self._head != made.head, self._head is None
        self.same_disk = made.same_disk
        self._head, self.copied = made.head, made.records
        self._elsewhere = self._elsewhere or not made.same_disk
        self._next = elapsed + self._minutes * MINUTE
        if over and news:
            return tr("备份好了：{n} 条，在 {folder}。", n=made.records, folder=made.folder)
        if first and made.same_disk:
            return tr("备份和记录在同一块磁盘上；U 盘插好了吗？")
        return tr("又能备份了：{n} 条都在备份里。", n=made.records) if before else ""


def _making() -> ModuleType:
    """What makes copies: not loaded where none are wanted."""
    return import_module("yishi_tui.backup")


def _thread() -> Executor:
    """One thread, which the end of the program waits for; made when there is something to do."""
    thread: Executor = import_module("concurrent.futures").ThreadPoolExecutor(1, thread_name_prefix="backup")
    return thread


def in_a_word(mishap: Mishap | None) -> str:
    """What the header says of it; '' for nothing."""
    match mishap:
        case None:
            return ""
        case Mishap.GONE:
            return tr("备份盘不在")
        case Mishap.FULL:
            return tr("备份盘满了")
        case Mishap.READ_ONLY:
            return tr("备份盘不让写")
        case Mishap.LONGER | Mishap.DIFFERENT | Mishap.DAMAGED:
            return tr("备份对不上")
        case _:
            return tr("没有备份")
