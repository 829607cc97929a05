"""Picking a person without typing a name: 座号, pinyin, characters or unit narrow the roll, the arrows choose."""

from collections.abc import Callable, Iterable

from msgspec import Struct
from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from yishi_tui.domain.plan import Member
from yishi_tui.i18n import tr
from yishi_tui.tui.desk import Desk, Person, everybody
from yishi_tui.tui.ink import NAME_WIDTH, Line, fit, line
from yishi_tui.tui.theme import Role
from yishi_tui.tui.widgets.ime import ImeInput
from yishi_tui.tui.widgets.lines import Lines, Row

ABOUT_WIDTH = 24


class Standing(Struct, frozen=True):
    """How somebody stands in the question: a word for it, whether picking them would be refused, or only recedes."""

    word: str = ""
    refused: bool = False
    dim: bool = False


class Extra(Struct, frozen=True):
    """A row that is nobody on the roll, such as 没有人附议."""

    id: str
    label: str


Picked = str | Extra
Status = Callable[[str], Standing]
Extras = Callable[[str], tuple[Extra, ...]]


def nobody_else(query: str) -> tuple[Extra, ...]:
    """No further rows."""
    return ()


class PersonPicker(Vertical):
    """One line to type in and the people who answer to it. Nobody is chosen until something is typed or pointed at."""

    DEFAULT_CSS = """
    PersonPicker { height: auto; }
    PersonPicker Lines { height: 8; margin-top: 1; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.field = ImeInput(tr("座号、姓名、拼音或房号"))
        self.rows = Lines()
        self._status: Status = lambda name: Standing()
        self._extras: Extras = nobody_else
        self._shown = _Rows((), (), (), self._status)

    def compose(self) -> ComposeResult:
        yield self.field
        yield self.rows

    def open(self, status: Status, extras: Extras = nobody_else, query: str = "", name: str = "") -> None:
        """Ask anew. With `name` the cursor stands on that person from the beginning."""
        self._status, self._extras = status, extras
        self.field.value = query
        self.field.cursor_position = len(query)
        self._search()
        place = self._shown.place_of(name)
        if place is not None:
            self.rows.point(place)

    def clear(self) -> None:
        """An empty line again, for the next person."""
        self.open(self._status, self._extras)

    def mark_typed(self) -> None:
        """What was typed stays to be read; typing on replaces it."""
        self.field.select_all()

    @property
    def typed(self) -> str:
        """What was typed."""
        return self.field.line

    @property
    def chosen(self) -> Picked | None:
        """Who or what the cursor stands on."""
        if self.typed != self._shown.query:
            self._search()
        return None if self.rows.cursor is None else self._shown.picked(self.rows.cursor)

    def move(self, by: int) -> None:
        """The cursor some rows down or up."""
        self.rows.move(by)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.typed != self._shown.query:
            self._search()

    def _search(self) -> None:
        """Those who answer, best first; the best is chosen, but nothing is while nothing is typed."""
        people = everybody(self._desk.meeting)
        query = self.typed
        found = self._desk.people.find(query)
        self._shown = _Rows(people, found, self._extras(query), self._status, query)
        self.rows.show(self._shown, 0 if query and found else None)


class _Rows:
    """The rows of the list, made when they are painted, for a roll may have thousands."""

    def __init__(
        self,
        people: tuple[Person, ...],
        found: tuple[int, ...],
        extras: tuple[Extra, ...],
        status: Status,
        query: str = "",
    ) -> None:
        self.query = query
        self._people = people
        self._found = found
        self._extras = extras
        self._status = status
        self._seat_width = len(str(len(people)))
        self._name_width = _widest(NAME_WIDTH, (people[place].name for place in found))
        self._about_width = _widest(ABOUT_WIDTH, (_about(people[place]) for place in found))

    def __len__(self) -> int:
        return len(self._found) + len(self._extras)

    def __getitem__(self, place: int) -> Row:
        picked = self.picked(place)
        return Row(((picked.label, "text"),)) if isinstance(picked, Extra) else self._person(self._found[place])

    def picked(self, place: int) -> Picked:
        """The name of the person, or the further row, at this place."""
        if place < len(self._found):
            return self._people[self._found[place]].name
        return self._extras[place - len(self._found)]

    def place_of(self, name: str) -> int | None:
        """Where the person stands in the list."""
        return next((row for row, place in enumerate(self._found) if self._people[place].name == name), None)

    def _person(self, place: int) -> Row:
        person = self._people[place]
        standing = self._status(person.name)
        number, text, about = _REFUSED if standing.refused else _ELIGIBLE
        left: Line = (
            (f"{place + 1:>{self._seat_width}}  ", number),
            *fit(line(person.name, text), self._name_width),
            ("  ", text),
            *fit(line(_about(person), about), self._about_width),
        )
        return Row((*left, *line(f"  {standing.word}", "dim" if standing.dim else text)))


def _widest(most: int, texts: Iterable[str]) -> int:
    """Cells for a column that holds these texts, but not more than `most`."""
    return min(most, max(map(cell_len, texts), default=0))


_ELIGIBLE: tuple[Role, Role, Role] = ("key", "text", "dim")
_REFUSED: tuple[Role, Role, Role] = ("off", "off", "off")


def _about(person: Person) -> str:
    """What tells people of one name apart."""
    if not isinstance(person, Member):
        return tr("列席 {role}", role=person.role)
    return "  ".join(filter(None, (person.unit, person.call)))
