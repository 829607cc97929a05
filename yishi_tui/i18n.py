"""Words of the screens and the command line. The source language is Chinese; English comes from gettext catalogues."""

import gettext
from pathlib import Path

from yishi_tui.phrases import Lang

DOMAINS = ("cli", "host", "dialogs")
LOCALE = Path(__file__).parent / "locale"


class _Current:
    """The language in force, for the whole process."""

    lang: Lang = "zh"
    words: gettext.NullTranslations = gettext.NullTranslations()


def use(lang: Lang) -> None:
    """Speak this language from now on."""
    _Current.lang = lang
    _Current.words = gettext.NullTranslations()
    for domain in DOMAINS if lang != "zh" else ():
        catalogue = gettext.translation(domain, LOCALE, [lang], fallback=True)
        catalogue.add_fallback(_Current.words)
        _Current.words = catalogue


def lang() -> Lang:
    """The language in force."""
    return _Current.lang


def tr(message: str, /, **facts: object) -> str:
    """The message in the language in force, its {facts} filled in as plain text."""
    words = _Current.words.gettext(message)
    return words.format_map(facts) if facts else words
