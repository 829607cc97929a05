"""What a terminal shows of everything a program writes to it, and what it would show were it painted anew."""

from collections.abc import Iterable

import pyte
from pyte.screens import Char
from rich.console import Console, RenderableType
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from yishi_tui.tui.thrift import Thrift

Size = tuple[int, int]
Cells = list[list[Char]]


class Emulator:
    """A terminal that counts what it is sent."""

    def __init__(self, size: Size) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self.screen)
        self.received = 0
        """Bytes so far."""

    def send(self, data: str) -> None:
        self.received += len(data.encode())
        self._stream.feed(data)

    @property
    def cells(self) -> Cells:
        """Row by row; the ink of a blank cannot be seen."""
        buffer, columns = self.screen.buffer, range(self.screen.columns)
        return [[_seen(buffer[y][x]) for x in columns] for y in range(self.screen.lines)]


def _seen(cell: Char) -> Char:
    marked = cell.underscore or cell.reverse or cell.strikethrough
    return cell if cell.data.strip(" ") or marked else cell._replace(fg="default", bold=False, italics=False)


class Emulated(App[None]):
    """A program without a terminal of its own writes to an emulated one."""

    terminal: Emulator | None = None

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            if self.terminal is None:
                self.terminal, self._thrift = Emulator(self.size), Thrift()
            self.terminal.send(self._thrift.shortened(renderable.render_segments(self.console)))
        super()._display(screen, renderable)

    def resized(self, size: Size) -> None:
        """The window has another size from now on."""
        assert self.terminal is not None
        self.terminal.screen.resize(size[1], size[0])

    @property
    def shown(self) -> Cells:
        """What stands on the terminal after all that was written."""
        assert self.terminal is not None
        return self.terminal.cells

    @property
    def anew(self) -> Cells:
        """What would stand there after one painting of everything."""
        compositor = self.screen._compositor
        return painted(compositor.render_strips(), self.size, self.console)


def painted(strips: Iterable[Strip], size: Size, console: Console) -> Cells:
    """A screen of these lines."""
    emulator = Emulator(size)
    for y, strip in enumerate(strips, 1):
        emulator.send(f"\x1b[{y};1H{strip.render(console)}")
    return emulator.cells
