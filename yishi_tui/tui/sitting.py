"""Somebody at a seat: the desk of the dialogs over the proceedings, with what a screen must know beyond the meeting."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

from yishi_tui.awake import Awake, NoOneToAsk
from yishi_tui.codec import UnknownEvent
from yishi_tui.domain.commands import Command
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.people import Index, build_index
from yishi_tui.domain.plan import Guest, Member
from yishi_tui.domain.prompts import Suggestion, suggest
from yishi_tui.domain.roll import Roll
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.fairness import same_speech
from yishi_tui.i18n import tr, use
from yishi_tui.journal import FileJournal, JournalError, Trouble
from yishi_tui.options import Settings, Value, changed
from yishi_tui.phrases import Lang, Phrases
from yishi_tui.phrases import phrases as phrases_of
from yishi_tui.proceedings import Drafting, Proceedings, Steps, pause_at
from yishi_tui.settings import language
from yishi_tui.tables import InputError
from yishi_tui.tui.neighbours import Neighbours
from yishi_tui.tui.safekeeping import Safekeeping
from yishi_tui.tui.waking import Waking
from yishi_tui.tui.watch import Heartbeat


class Stale(Exception):
    """What was on the screen is no longer what comes next."""


class Unwritten(JournalError):
    """Nothing was recorded; `str` says why."""


class Sitting:
    """One seat of one meeting. `changed` is called whenever there is something new to show."""

    def __init__(
        self,
        proceedings: Proceedings,
        phrases: Phrases,
        seat: Seat = "host",
        folder: Path | None = None,
        awake: Awake | None = None,
        safekeeping: Safekeeping | None = None,
        key: Path | None = None,
        settings: Settings | None = None,
    ) -> None:
        """`key` is the file with the key that signs, if whoever sits here has one."""
        self.proceedings = proceedings
        self.phrases = phrases
        self.minutes_lang = phrases.lang
        """The minutes stay in the language in which the meeting was opened here, whatever the screens speak since."""
        self.settings = settings or Settings()
        self.seat: Seat = seat
        self.folder = folder
        journal = proceedings.journal
        self.file = journal.path if isinstance(journal, FileJournal) else None
        """Where the journal lies; None for one in memory."""
        self.drafts: dict[str, str] = {}
        self.neighbours = Neighbours(folder, seat)
        self.waking = Waking(Heartbeat(folder))
        self.safekeeping = safekeeping or Safekeeping()
        self._awake = awake or NoOneToAsk()
        self._held = False
        self._minuted = proceedings.journal.head if proceedings.meeting.phase == "adjourned" else ""
        """The hash up to which the minutes were written; those of a meeting found adjourned are left as they are."""
        self._key, self._signed = key, self._minuted
        self._problem: JournalError | UnknownEvent | None = None
        self.trouble = self._damage()
        """Why nothing can be written; '' while everything done is on disk."""
        self.changed: Callable[[], None] = _nobody
        self.configured: Callable[[str], None] = _not_configured
        """Called with the name of a setting that has changed."""
        self._people: tuple[Roll, tuple[Guest, ...], Index] | None = None

    @property
    def meeting(self) -> Meeting:
        return self.waking.shown(self.proceedings.meeting)

    @property
    def people(self) -> Index:
        """Built again only when somebody was entered on the roll."""
        roll, guests = self.meeting.roll, self.meeting.guests
        if self._people is None or self._people[0] is not roll or self._people[1] is not guests:
            # A guest is looked for by name alone.
            folks = (*roll.members, *(Member(name=guest.name) for guest in guests))
            self._people = roll, guests, build_index(folks, import_module("yishi_tui.pinyin").load())
        return self._people[2]

    def learn_names(self) -> None:
        """Make the roll ready for searching, so that the first key of a name is as quick as the others."""
        if self.seat in ("host", "recorder"):
            self.people.find("a")

    @property
    def torn(self) -> str:
        """The file in which an act was put aside that a power cut had left unfinished; '' if there was none."""
        journal = self.proceedings.journal
        aside = journal.set_aside if isinstance(journal, FileJournal) else None
        return aside.name if aside else ""

    def now(self) -> datetime:
        return self.proceedings.now()

    def last_minutes(self) -> str:
        past = import_module("yishi_tui.tui.past")
        return str(past.last_minutes(self.meeting, self.folder, self.minutes_lang))

    def configure(self, name: str, value: Value) -> str:
        """Change a setting, here at once and in the file; why it could not be kept there, or ''."""
        problem = ""
        try:
            import_module("yishi_tui.configuring").put(name, value)
        except (InputError, OSError) as error:
            problem = tr("只在这次有效，没有存下来：{why}", why=error)
        self.settings = changed(self.settings, name, value)
        if name == "lang":
            self._speak(language(self.settings.lang))
        self.configured(name)
        return problem

    def _speak(self, lang: Lang) -> None:
        """Another language from now on; what is wrong is said in it too."""
        gone = self.trouble == _gone()
        use(lang)
        self.phrases = phrases_of(lang)
        if self.trouble:
            self.trouble = _gone() if gone else _sentence(self._problem) if self._problem else self._damage()

    def submit(self, *commands: Command) -> OutOfOrder | None:
        """Do the commands as one act. Raises JournalError when nothing can be written; then nothing has changed."""
        return self._perform(lambda drafting: _first_refusal(drafting, commands))

    def submit_step(self, painted: Suggestion, command: Command) -> OutOfOrder | None:
        """Do the suggested step, if it is still the one that was on the screen. Raises Stale, and what `submit` raises."""

        def steps(drafting: Drafting) -> OutOfOrder | None:
            if suggest(drafting.meeting) != painted:
                raise Stale
            return drafting.do(command)

        return self._perform(steps)

    def submit_in_speech(self, painted: Floor | None, command: Command) -> OutOfOrder | None:
        """Do what was meant for the speech on the screen, and for no other. Raises Stale, and what `submit` raises."""

        def steps(drafting: Drafting) -> OutOfOrder | None:
            if not same_speech(drafting.meeting.floor, painted):
                raise Stale
            return drafting.do(command)

        return self._perform(steps)

    def pause_at(self, painted: Floor | None, moment: datetime) -> OutOfOrder | None:
        """Let the clock have stopped at an earlier moment, if nothing was done to it since it was on the screen.

        Raises Stale, and what `submit` raises.
        """

        def steps(drafting: Drafting) -> OutOfOrder | None:
            if drafting.meeting.floor != painted:
                raise Stale
            return pause_at(drafting, moment)

        return self._perform(steps)

    def expire(self) -> bool:
        """End a speech whose time is up, where the ruleset says so; True if one ended, or could not be."""
        trouble = self.trouble
        if self.seat == "hall" or self.waking.waits:
            return False
        try:
            return self.proceedings.expire()
        except (JournalError, UnknownEvent) as problem:
            self._in_trouble(problem)
            return self.trouble != trouble

    def look_around(self) -> bool:
        """Whether other seats have been opened or left since it was last asked."""
        return self.neighbours.look(self.proceedings.clock.now(), self.proceedings.clock.elapsed())

    def look_back(self) -> bool:
        """Whether this seat has just noticed a sleep that the host must be asked about, or that the host has answered."""
        clock, proceedings = self.proceedings.clock, self.proceedings
        return self.waking.look(proceedings.meeting, self.now(), clock.elapsed(), self.neighbours.seats)

    def keep_awake(self) -> None:
        """The machine does not sleep while the meeting is in session; in a recess the hall still shows when it ends."""
        wanted = self.meeting.phase in ("in_session", "recess")
        if wanted != self._held:
            self._held = wanted
            (self._awake.hold if wanted else self._awake.release)()

    def keep_minutes(self) -> str:
        """Write the minutes beside the journal, if the meeting is over; a word about it where it was done or failed."""
        head = self.proceedings.journal.head
        if self.folder is None or self.meeting.phase != "adjourned" or head == self._minuted:
            return ""
        self._minuted = head
        return str(_afterwards().minutes_kept(self.folder, self.proceedings, self.minutes_lang))

    def keep_signature(self) -> str:
        """Sign the journal, if the meeting is over and there is a key to do it with; a word about it."""
        head = self.proceedings.journal.head
        if self.folder is None or self._key is None or self.meeting.phase != "adjourned" or head == self._signed:
            return ""
        self._signed = head
        return str(_afterwards().signature_kept(self.folder, self._key)) if self._key.exists() else ""

    def keep_copy(self) -> str:
        """A second copy, where one is wanted and due; a word about it where the host should know."""
        journal, elapsed = self.proceedings.journal, self.proceedings.clock.elapsed()
        return self.safekeeping.look(elapsed, journal.head, over=self.meeting.phase == "adjourned")

    def leave(self) -> None:
        """The seat is given up."""
        self.neighbours.leave()
        self._awake.release()

    def stirred(self) -> bool:
        """Whether `poll` would find anything; cheap."""
        found = self.proceedings.look()
        return found == "news" or (found == "gone") != (self.trouble == _gone())

    def poll(self) -> bool:
        """Take in what other seats did; whether there was anything, trouble included."""
        trouble = self.trouble
        try:
            news = self.proceedings.catch_up()
            self.trouble = self._absence() or self._damage() or self._kept()
        except (JournalError, UnknownEvent) as problem:
            self._in_trouble(problem)
            return self.trouble != trouble
        return news or self.trouble != trouble

    def _perform(self, steps: Steps) -> OutOfOrder | None:
        try:
            refusal = self.proceedings.perform(steps)
        except (JournalError, UnknownEvent) as problem:
            self._in_trouble(problem)
            self.changed()
            raise Unwritten(self.trouble) from problem
        if refusal is None:
            self.trouble = ""
            self.changed()
        return refusal

    def _in_trouble(self, problem: JournalError | UnknownEvent) -> None:
        self._problem, self.trouble = problem, _sentence(problem)

    def _absence(self) -> str:
        """What is said while the file is not where it was: nothing that is done now could be kept."""
        return _gone() if self.proceedings.look() == "gone" else ""

    def _kept(self) -> str:
        """Trouble stays until something has been written again; a file that was gone has only to come back."""
        return "" if self.trouble == _gone() else self.trouble

    def _damage(self) -> str:
        """What is wrong with a journal that can only be read."""
        journal = self.proceedings.journal
        broken = journal.broken if isinstance(journal, FileJournal) else None
        return tr("会议记录第 {n} 行损坏，只能查看", n=broken.line) if broken else ""


def _afterwards() -> ModuleType:
    """Not loaded before a meeting is over."""
    return import_module("yishi_tui.tui.afterwards")


def _first_refusal(drafting: Drafting, commands: tuple[Command, ...]) -> OutOfOrder | None:
    return next((refusal for command in commands if (refusal := drafting.do(command))), None)


def _sentence(problem: JournalError | UnknownEvent) -> str:
    if isinstance(problem, UnknownEvent):
        return tr("记录里有新版本程序写的内容，请换用新版本")
    return tr(str(problem))


def _gone() -> str:
    return tr(Trouble.VANISHED.value)


def _nobody() -> None:
    """Nobody is looking."""


def _not_configured(name: str) -> None:
    """Nothing on the screen goes by it."""
