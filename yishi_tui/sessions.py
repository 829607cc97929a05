"""Sessions on disk: finding one, making one, and opening its proceedings."""

from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from msgspec import structs

from yishi_tui import carryover, codec, rulesets
from yishi_tui.clock import Clock
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.plan import Plan
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.text import fold
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.files import FOLDER_MODE, write_whole
from yishi_tui.i18n import tr
from yishi_tui.journal import FileJournal, Journal
from yishi_tui.plans import FILE as PLAN
from yishi_tui.plans import read_plan
from yishi_tui.proceedings import Proceedings, Steps
from yishi_tui.tables import InputError, Problem, read_toml, shown

JOURNAL = "journal.jsonl"
LONGEST_SLUG = 40
MOST_NAMED = 10


class SessionProceedings(Proceedings):
    """The proceedings of a session; once the meeting has been called to order its rules stand in the folder."""

    def __init__(self, folder: Path, journal: Journal, clock: Clock, opening: MeetingPlanned | None, by: Seat) -> None:
        """Raises UnknownEvent."""
        super().__init__(journal, clock, opening, by)
        self._folder = folder
        self._frozen = self.meeting.phase != "planned" and (folder / rulesets.FILE).exists()

    def perform(self, steps: Steps) -> OutOfOrder | None:
        refusal = super().perform(steps)
        if not self._frozen and self.meeting.phase != "planned":
            self._frozen = True
            with suppress(OSError):  # a mere copy: what counts is in the journal, and the act is done
                freeze_rules(self._folder, self.meeting.procedure)
        return refusal


def freeze_rules(folder: Path, procedure: Procedure) -> None:
    """Write the complete ruleset into the session; a file that already says all of it keeps its comments."""
    path = folder / rulesets.FILE
    with suppress(InputError):
        own = rulesets.read_file(path)
        if own.procedure == procedure and not own.parents:
            return
    write_whole(path, rulesets.dump(procedure))


def is_session(folder: Path) -> bool:
    return (folder / PLAN).is_file() or (folder / JOURNAL).is_file()


def resolve(name: str, root: Path) -> Path:
    """The session of that path, or the one in `root` whose name is or contains this. Raises InputError."""
    path = Path(name)
    if is_session(path):
        return path.resolve()
    if path.is_dir():
        raise InputError(
            Problem(tr("不是会议文件夹：里面没有 {plan}，也没有 {journal}", plan=PLAN, journal=JOURNAL), file=name)
        )
    known = listed(root)
    wanted = fold(name)
    exact = [folder for folder in known if folder.name == name]
    found = exact or [folder for folder in known if wanted in fold(folder.name)]
    if len(found) == 1:
        return found[0].resolve()
    raise InputError(Problem(_which(name, root, found, known)))


def listed(root: Path) -> list[Path]:
    """The sessions in the folder, by name."""
    return sorted(filter(is_session, root.iterdir())) if root.is_dir() else []


def _which(name: str, root: Path, found: list[Path], known: list[Path]) -> str:
    if found:
        return tr("{name}可以是好几场会议，请写全：{known}", name=shown(name), known=_names(found))
    if known:
        return tr("{root} 里没有{name}这场会议，有的是：{known}", root=root, name=shown(name), known=_names(known))
    return tr("{root} 里还没有会议，请先用 yishi new 新建", root=root)


def _names(folders: list[Path]) -> str:
    listed = [f"\n  {folder.name}" for folder in folders[-MOST_NAMED:]]
    return "".join(("\n  …" if len(folders) > MOST_NAMED else "", *listed))


def create(root: Path, day: date, title: str, plan: str) -> Path:
    """A new folder holding this plan; whatever is there already stays untouched. Raises OSError."""
    root.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    folder = _new_folder(root, f"{day.isoformat()}-{slug(title)}")
    try:
        write_whole(folder / PLAN, plan)
    except OSError:
        with suppress(OSError):
            folder.rmdir()
        raise
    return folder.resolve()


def slug(title: str) -> str:
    """A name for a folder on any system: letters, digits and Han, everything else a hyphen."""
    words = "".join(char if char.isalnum() else " " for char in title).split()
    return "-".join(words)[:LONGEST_SLUG].strip("-") or tr("会议")


def _new_folder(root: Path, name: str) -> Path:
    for folder in _free_names(root, name):
        with suppress(FileExistsError):
            folder.mkdir(mode=FOLDER_MODE)
            return folder
    raise FileExistsError(name)


def _free_names(root: Path, name: str) -> Iterator[Path]:
    yield root / name
    number = 2
    while True:
        yield root / f"{name}-{number}"
        number += 1


def open_proceedings(
    folder: Path, clock: Clock, by: Seat = "host", write: bool = True, everybody: bool = False
) -> Proceedings:
    """The meeting of the session: from its journal, or from its plan and rules while nothing has happened yet.

    With `everybody` a meeting that begins here finds all members present, as scripts have it. Raises InputError and
    CannotRead. A journal that does not chain is opened all the same, to be read only.
    """
    journal = FileJournal.open(folder / JOURNAL, write)
    opening = None if journal.count else _opening(folder, everybody)
    with _Understood(folder):
        return SessionProceedings(folder, journal, clock, opening, by)


def times(folder: Path) -> tuple[datetime | None, datetime | None]:
    """The planned start, and the time of the last record; None where there is none. Raises what opening raises."""
    with closing(FileJournal.open(folder / JOURNAL, write=False)) as journal:
        lines = journal.read()
    if not lines:
        return _moment(read_plan(folder / PLAN).starts), None
    with _Understood(folder):
        first = codec.record(lines[0]).event
    planned = first.plan.starts if isinstance(first, MeetingPlanned) else ""
    return _moment(planned), datetime.fromisoformat(lines[-1].at)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


class _Understood:
    """Within it, a record of a newer version, or one that cannot have happened, becomes an InputError."""

    def __init__(self, folder: Path) -> None:
        self._file = str(folder / JOURNAL)

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, codec.UnknownEvent):
            what = tr("这份记录由更新的版本写成，这个版本读不了：{name}", name=error.name)
            raise InputError(Problem(what, file=self._file, line=error.line)) from None
        if isinstance(error, codec.UNTELLABLE):
            what = tr("这份记录前后对不上，打不开：请用 yishi verify 看是哪一行")
            raise InputError(Problem(what, file=self._file)) from error


def _opening(folder: Path, everybody: bool) -> MeetingPlanned:
    plan = read_plan(folder / PLAN)
    rules = _rules(folder, plan)
    present = tuple(member.name for member in plan.members) if everybody else ()
    legacy = carryover.read(folder, plan)
    return MeetingPlanned(plan=structs.replace(plan, rules=rules.meta.id), rules=rules, present=present, legacy=legacy)


def _rules(folder: Path, plan: Plan) -> Procedure:
    """The ruleset that the plan names. Raises InputError, with the place in the plan where there is no such file."""
    try:
        return rulesets.of_session(folder, plan.rules)
    except InputError as error:
        told = (each if each.file else structs.replace(each, where="rules") for each in error.problems)
        raise InputError(*read_toml(folder / PLAN).placed(told)) from None


def notices(proceedings: Proceedings) -> tuple[str, ...]:
    """What was found wrong with the journal when it was opened."""
    journal = proceedings.journal
    said: list[str] = []
    if isinstance(journal, FileJournal) and journal.set_aside:
        said.append(tr("上次有一步没有写完，已移到 {file}；其余的都在。", file=journal.set_aside.name))
    if isinstance(journal, FileJournal) and journal.broken:
        said.append(tr("会议记录从第 {line} 行起对不上，只能查看，不能再写。", line=journal.broken.line))
    return tuple(said)
