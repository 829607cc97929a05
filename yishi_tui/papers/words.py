"""Words of the papers: their own, and for the rest those of the minutes."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from yishi_tui.minutes.words import words
from yishi_tui.phrases import Lang
from yishi_tui.resources import words_in


@cache
def _tables(lang: Lang) -> Mapping[str, Any]:
    return words_in(Path(__file__).with_name(f"words.{lang}.toml"))


def word(key: str, table: str, lang: Lang) -> str:
    """The word for a code. Raises KeyError where a table of the papers lacks it."""
    own = _tables(lang).get(table)
    return words(lang).word(key, table) if own is None else str(own[key])
