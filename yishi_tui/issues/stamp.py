"""What a paper says of itself: what it was made from (the seal), and which issue it is."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from yishi_tui.issues.register import Issue
from yishi_tui.phrases import Lang
from yishi_tui.resources import words_in

HASH = re.compile(r"(?<![0-9a-fA-F])[0-9a-f]{64}(?![0-9a-fA-F])")
COUNT = re.compile(r"(\d+)\D{1,80}$")
"""The number of records, before the hash."""
SHORT = 8
"""As much of a hash as tells it from any other; `yishi verify --head` takes it."""
_REACH = 120
LINE_BREAK = "\n"


def bare(text: str) -> str:
    """What a paper says without its seal, which stands last."""
    found = list(HASH.finditer(text))
    if not found:
        return text
    before, after = text[: found[-1].start()], text[found[-1].end() :]
    count = COUNT.search(before, max(0, len(before) - _REACH))
    return f"{before[: count.start(1)]}{before[count.end(1) :]}{after}" if count else before + after


def sentence(number: int, day: date, before: Issue, lang: Lang) -> str:
    """Which issue it is, of which day, and which one it replaces."""
    words = _words(lang)
    made = words["made"].format(records=before.records, head=before.head[:SHORT]) if before.head else ""
    return words["again"].format(
        number=number,
        day=_day(day, lang),
        before=before.number,
        before_day=_day(before.day, lang),
        made=made,
    )


def _day(day: date, lang: Lang) -> str:
    return _words(lang)["day"].format(year=day.year, month=day.month, day=day.day)


@cache
def _words(lang: Lang) -> Mapping[str, str]:
    return words_in(Path(__file__).with_name(f"words.{lang}.toml"))


def on_markdown(text: str, said: str) -> str:
    """The Markdown with the sentence below its title."""
    if not said:
        return text
    title, _, rest = text.partition("\n") if text.startswith("# ") else ("", "", text)
    above = f"{title}\n\n" if title else ""
    return f"{above}> {said}\n\n{rest.lstrip(LINE_BREAK)}"


def on_html(text: str, said: str) -> str:
    """The page with the sentence below its title, or at the end of one that has none."""
    if not said:
        return text
    told = f'<p class="issue">{said}</p>'
    before, title, rest = text.partition("</h1>")
    if title:
        return f"{before}{title}\n{told}{rest}"
    before, end, rest = text.rpartition("</body>")
    return f"{before}{told}\n{end}{rest}"


def on_message(text: str, said: str) -> str:
    """The plain text with the sentence as its second line."""
    if not said:
        return text
    first, _, rest = text.partition("\n")
    return f"{first}\n{said}\n{rest}"
