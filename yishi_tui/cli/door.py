"""The way out of the program: whatever is raised inside becomes a message and an exit code."""

from importlib import import_module
from types import TracebackType

from yishi_tui.cli.at_work import Line


class Door:
    """Ends a command line properly, however it ends."""

    def __init__(self, line: Line) -> None:
        self.code = 0
        """The exit code."""
        self._line = line

    def __enter__(self) -> "Door":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        # The words for everything that can go wrong are not needed where nothing does.
        self.code = import_module("yishi_tui.cli.failures").answer(error, self._line)
        return True
