"""The questions that a dialog can put: read this, choose one, who, in which words, how many."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from msgspec import Struct
from rich.cells import cell_len
from textual.widget import Widget

from yishi_tui.domain.text import LINE_LIMIT, fold
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import Line, fit, line
from yishi_tui.tui.theme import Role
from yishi_tui.tui.widgets.lines import Row

if TYPE_CHECKING:
    from yishi_tui.tui.dialogs.base import Dialog

T = TypeVar("T")
Hint = tuple[str, str]
ROLES_OPEN: tuple[Role, Role, Role] = ("key", "text", "dim")
ROLES_REFUSED: tuple[Role, Role, Role] = ("off", "off", "off")
DIRECTIONS = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}


class Press(NamedTuple):
    """A key that no text field has taken; `character` is '' for one that writes nothing."""

    key: str
    character: str

    @property
    def sign(self) -> str:
        """The character in its plain form: full-width digits are digits."""
        return fold(self.character)


class Step:
    """One question. `say` is for the room, `note` for the host's eyes; `then` goes on with the answer."""

    dialog: "Dialog"
    """The dialog that puts the question; known from then on."""
    goes_back = True
    """Whether `←` leads to the question before; in a text it moves the caret."""

    def __init__(self, say: str = "", note: Sequence[Line] = ()) -> None:
        self.say = say
        self.note = tuple(note)

    def head(self) -> tuple[Line, ...]:
        """What stands above the question."""
        said: tuple[Line, ...] = (
            (((tr("请说："), "dim"), (tr("「{said}」", said=self.say), "say")),) if self.say else ()
        )
        return (*said, *self.note)

    def keys(self) -> tuple[Hint, ...]:
        """Which keys do what; the dialog adds the way back and the way out."""
        return (("Enter", tr("确定")),)

    def escape(self) -> str:
        """What `Esc` does; '' leaves the word to the flow."""
        return ""

    def field(self) -> Widget | None:
        """The widget that takes what is typed, if there is one."""
        return None

    def show(self) -> None:
        """Put the question on the dialog."""

    def accept(self) -> None:
        """`Enter`."""

    def press(self, press: Press) -> bool:
        """Another key; whether it means anything here."""
        if press.key == "left":
            self.dialog.back()
        return press.key == "left"

    def pick(self, place: int) -> None:
        """A row of the list was clicked."""

    def changed(self) -> None:
        """The text in the field is another one."""

    def leave(self) -> None:
        """Keep what was typed: another question follows, or the dialog closes."""


class Read(Step):
    """Something to read; `Enter` goes on."""

    def __init__(self, then: Callable[[], None], body: Sequence[Line], say: str = "", enter: str = "") -> None:
        super().__init__(say)
        self._then, self._body, self._enter = then, body, enter

    def keys(self) -> tuple[Hint, ...]:
        return (("Enter", self._enter or tr("确定")),)

    def show(self) -> None:
        self.dialog.show_preview(self._body)

    def accept(self) -> None:
        self._then()

    def press(self, press: Press) -> bool:
        if press.key in DIRECTIONS:
            self.dialog.body.scroll_relative(y=DIRECTIONS[press.key], animate=False)
            return True
        return super().press(press)


class Option(Struct, Generic[T], frozen=True):
    """One answer to choose; `refused` says in a word why it is not one now."""

    label: str
    value: T
    note: str = ""
    refused: str = ""


class Choice(Step, Generic[T]):
    """One of a few answers: by digit at once, or by the arrows and `Enter`. Without `start` none is the default."""

    def __init__(
        self,
        then: Callable[[T], None],
        options: Sequence[Option[T]],
        say: str = "",
        note: Sequence[Line] = (),
        start: int | None = 0,
    ) -> None:
        super().__init__(say, note)
        self._then, self._options, self._cursor = then, options, start

    def keys(self) -> tuple[Hint, ...]:
        return ((f"1-{min(9, len(self._options))}", tr("直接选")), ("↑↓ Enter", tr("也可以")))

    def show(self) -> None:
        self.dialog.rows.display = True
        width = max((cell_len(option.label) for option in self._options), default=0)
        rows = [_option_row(place, option, width) for place, option in enumerate(self._options)]
        self.dialog.rows.show(rows, self._cursor)

    def accept(self) -> None:
        if self.dialog.rows.cursor is None:
            self.dialog.complain(tr("请按数字选一项。"))
        else:
            self.pick(self.dialog.rows.cursor)

    def press(self, press: Press) -> bool:
        if press.key in DIRECTIONS:
            self.dialog.rows.move(DIRECTIONS[press.key])
            self._cursor = self.dialog.rows.cursor
            return True
        if press.sign.isdecimal() and 0 < int(press.sign) <= len(self._options):
            self.pick(int(press.sign) - 1)
            return True
        return super().press(press)

    def pick(self, place: int) -> None:
        option = self._options[place]
        self.dialog.rows.point(place)
        self._cursor = place
        if option.refused:
            self.dialog.complain(tr("现在不能选“{label}”：{why}。", label=option.label, why=option.refused))
        else:
            self._then(option.value)


def _option_row(place: int, option: Option[T], width: int) -> Row:
    """The digit, the label in `width` cells, and what is to be said of it."""
    digit = str(place + 1) if place < 9 else " "
    number, text, note = ROLES_REFUSED if option.refused else ROLES_OPEN
    about = option.refused or option.note
    return Row(((f"{digit} ", number), *fit(line(option.label, text), width), (f"  {about}" if about else "", note)))


class Words(Step):
    """A text. What was typed and not sent is there again the next time, under its `draft`."""

    goes_back = False

    def __init__(
        self,
        then: Callable[[str], None],
        draft: str,
        text: str = "",
        *,
        say: str = "",
        note: Sequence[Line] = (),
        live: Callable[[str], Sequence[Line]] | None = None,
        may_be_empty: bool = False,
        limit: int = LINE_LIMIT * 5,
    ) -> None:
        super().__init__(say, note)
        self._then, self._draft, self._text, self._live = then, draft, text, live
        self._may_be_empty, self._limit = may_be_empty, limit

    def escape(self) -> str:
        return tr("退出，文字保留")

    def field(self) -> Widget:
        return self.dialog.words

    def show(self) -> None:
        self.dialog.words.display = True
        self.dialog.words.fill(self.dialog.draft(self._draft) or self._text)
        self.changed()

    def changed(self) -> None:
        if self._live:
            self.dialog.show_preview(self._live(self.dialog.words.line))

    def accept(self) -> None:
        text = self.dialog.words.line
        if len(text) > self._limit:
            self.dialog.complain(
                tr("有 {length} 个字，最多 {limit} 个，请写短一些。", length=len(text), limit=self._limit)
            )
        elif not text and not self._may_be_empty:
            self.dialog.complain(tr("还没有写字。"))
        else:
            self._then(text)

    def press(self, press: Press) -> bool:
        if press.character:
            self.dialog.words.insert(press.character)
        return bool(press.character)

    def leave(self) -> None:
        self.dialog.remember(self._draft, "" if self.dialog.words.line == self._text else self.dialog.words.line)
