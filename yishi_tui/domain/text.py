"""The one gate for text typed or pasted by people: what comes out is safe to show, to search and to keep."""

import unicodedata

LINE_LIMIT = 200
TEXT_LIMIT = 5000

# Controls, format characters (bidi, zero-width, BOM, tags) and lone surrogates, which no file can hold.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
# Invisible, yet of other categories: the emoji selectors (terminals disagree on their width), the combining
# grapheme joiner, the Hangul fillers (a name that looks empty) and the two noncharacters that XML forbids.
_REFUSED = frozenset("\ufe0e\ufe0f\u034f\u115f\u1160\u3164\uffa0\ufffe\uffff")

# Blanks of a width of their own stay what they are.
_SHOWN = {char: char for char in "\u3000\u00a0\u2002\u2003"}


class TooLong(ValueError):
    """The cleaned text has `length` characters, of which at most `limit` are allowed."""

    def __init__(self, limit: int, length: int) -> None:
        super().__init__(f"{length} characters, at most {limit}")
        self.limit = limit
        self.length = length


def _refused(char: str) -> bool:
    return not char.isspace() and (unicodedata.category(char) in _REFUSED_CATEGORIES or char in _REFUSED)


def _visible(text: str) -> str:
    """`text` in NFC without what cannot be seen. Composed last, for what goes may have stood between two parts."""
    refused = [char for char in set(text) if _refused(char)]
    if refused:
        text = text.translate(dict.fromkeys(map(ord, refused)))
    return unicodedata.normalize("NFC", text)


def showable(text: str) -> str:
    """`text` as a terminal may be given it: nothing that it would obey or hide, no line breaks; the rest as it is."""
    if text.isprintable():
        return text
    return "".join(_SHOWN.get(char, " " if char.isspace() else char) for char in text if not _refused(char))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _within(limit: int, text: str) -> str:
    if len(text) > limit:
        raise TooLong(limit, len(text))
    return text


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """One line in NFC, every run of blanks (tabs, line breaks, U+3000) one space. Raises TooLong."""
    return _within(limit, _one_line(_visible(text)))


def clean_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """Several lines, each as `clean_line` leaves it, parted by \\n; no empty lines at either end. Raises TooLong."""
    lines = map(_one_line, _visible(text).splitlines())
    return _within(limit, "\n".join(lines).strip("\n"))


def fold(text: str) -> str:
    """The form in which texts are compared: full-width, upper-case and compatibility forms become plain ones."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
