"""`yishi`, and `python -m yishi_tui`."""

import gc
import sys
from importlib import import_module
from io import TextIOWrapper


def main() -> None:
    """Run the command line of this process."""
    gc.disable()  # a seventh of the start; the screen collects when nobody waits for it
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    sys.exit(import_module("yishi_tui.cli.run").run(sys.argv[1:]))


def _speak_utf8(stream: object) -> None:
    """What other programs read is UTF-8 on every machine, and a folder's name comes out as it is on the disk."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


if __name__ == "__main__":
    main()
