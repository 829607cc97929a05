"""The mouse: a key that is written on the screen with what it does is a button."""

import re
from collections.abc import Collection, Sequence

from rich.cells import cell_len
from textual import events
from textual.app import App

from yishi_tui.i18n import tr
from yishi_tui.tui.ink import Line

GAP = 3
"""So many blanks end what belongs to a key."""

RULE = ("├", "┌")
"""What a line across the screen begins with."""

KEYS = {"Enter": "enter", "Esc": "escape", "Tab": "tab", "Space": "space", "←": "left"}
OWN = re.compile(r"F1[0-2]|Ctrl\+[A-Z]")
"""Keys that a person may have given to an act."""
WRITTEN = {"enter": "\r", "tab": "\t", "space": " "}
"""What these keys write."""


def key_at(row: Line, x: int) -> str:
    """The key whose name, or what it does, stands in this cell of the line; '' where there is none."""
    key, right = "", 0
    for text, role in row:
        if role in ("key", "off") and (named := _named(text)):
            key = named
        elif role == "frame" or (len(text) >= GAP and not text.strip()):
            key = ""
        right += cell_len(text)
        if x < right:
            return key
    return ""


def _named(label: str) -> str:
    """The key of a label such as `Enter ▶`, `座号 Enter` or `4`."""
    words = label.replace("▶", " ").split()
    name = words[-1] if words else ""
    own = {tr("空格"): "space", tr("退格"): "backspace"}
    if (len(name) == 1 and name.isdecimal()) or OWN.fullmatch(name):
        return name.lower()
    return KEYS.get(name) or own.get(name, "")


def heading_above(rows: Sequence[Line], x: int, headings: Collection[str]) -> str:
    """Which of these heads the list that the cell in the last of the rows belongs to; '' for none."""
    for row in reversed(rows):
        if row and row[0][0].startswith(RULE):
            return ""
        left = 0
        for text, _ in row:
            if text in headings and left <= x:
                return text
            left += cell_len(text)
    return ""


def press(app: App[object], key: str) -> None:
    """As if the key had been pressed."""
    app.post_message(events.Key(key, key if len(key) == 1 else WRITTEN.get(key)))
