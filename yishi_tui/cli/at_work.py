"""The command line being run."""

from pathlib import Path


class Line:
    """What is known of it by everything that it calls."""

    def __init__(self) -> None:
        self.sessions: Path | None = None
        """The sessions folder that was asked for."""
        self.opened: Path | None = None
        """The session at work, so that a failure can say how to go on."""
