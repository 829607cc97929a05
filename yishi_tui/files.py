"""Files that are written whole or not at all, for this person's eyes only."""

import os
from contextlib import suppress
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
# Without O_BINARY Windows would write "\r\n".
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, text: str, *, through: bool = True) -> None:
    """Put the text, as UTF-8, in the place of whatever the file held; after an OSError the old file is still there.

    `through` waits until the disk has it; without, it survives the death of the program but perhaps not a power cut.
    """
    write_bytes(path, text.encode(), through=through)


def write_bytes(path: Path, data: bytes, *, through: bool = True) -> None:
    """The same with what is no text."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fd = os.open(fresh, _WRITING, FILE_MODE)
        with os.fdopen(fd, "wb") as file:
            file.write(data)
            file.flush()
            if through:
                os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        error.filename, error.filename2 = str(path), None  # the name that whoever reads of it knows
        raise
