"""What a command prints: the answer on standard output, messages on standard error."""

import re
import sys

import msgspec

_HIDDEN = r"[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"


def out(text: str) -> None:
    """What was asked for."""
    sys.stdout.write(f"{text}\n")


def out_json(value: object) -> None:
    """One JSON document on one line; characters that a terminal would obey or hide stand there as escapes."""
    out(re.sub(_HIDDEN, _escape, msgspec.json.encode(value).decode()))


def say(text: str) -> None:
    """A message; whatever a file or a person put into it, the terminal obeys none of it."""
    sys.stderr.write(f"{visible(text)}\n")


def visible(text: str) -> str:
    """The text with control characters shown as their code points."""
    return "".join(char if char in "\n\u3000" or char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
