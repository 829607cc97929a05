"""Where this person's things are kept, and in which language the program speaks."""

import locale
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import platformdirs
from msgspec import Struct

from yishi_tui.phrases import Lang
from yishi_tui.tables import InputError, Problem, decode, read_toml

NAME = "yishi"
CONFIG = "config.toml"
LANGUAGES: dict[str, Lang] = {"zh": "zh", "chinese": "zh", "en": "en", "english": "en"}
DEFAULT: Lang = "zh"


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What the config file may say."""

    lang: Literal["zh", "en", ""] = ""
    backup: str = ""
    """The folder for a second copy of every meeting, on a USB stick as a rule."""
    backup_minutes: int = 5
    """How often the host's seat makes one; 0: only on sitting down, at adjournment and on leaving."""


def config_folder() -> Path:
    """The user's settings, and `rules/` for rulesets of their own."""
    return Path(platformdirs.user_config_dir(NAME, appauthor=False))


def data_folder() -> Path:
    """The user's sessions, where no other folder is named."""
    return Path(platformdirs.user_data_dir(NAME, appauthor=False))


def state_folder() -> Path:
    """Reports of what went wrong."""
    return Path(platformdirs.user_state_dir(NAME, appauthor=False))


def sessions_folder(asked: Path | None = None) -> Path:
    """The folder that holds the sessions: as asked, YISHI_SESSIONS, ./sessions if there is one, else the user's."""
    if asked is not None:
        return asked
    if named := os.environ.get("YISHI_SESSIONS"):
        return Path(named)
    here = Path("sessions")
    return here if here.is_dir() else data_folder() / "sessions"


def read_settings() -> Settings:
    """The config file; a person without one has the defaults. Raises InputError."""
    path = config_folder() / CONFIG
    if not path.exists():
        return Settings()
    source = read_toml(path)
    try:
        return decode(source.data, Settings)
    except InputError as error:
        raise InputError(*source.placed(error.problems)) from None


def language(asked: str | None = None) -> Lang:
    """The language asked for, else YISHI_LANG, else the config file, else the locale, else Chinese."""
    return next(filter(None, (LANGUAGES.get(word) for word in _wishes(asked))), DEFAULT)


def config_problems() -> tuple[Problem, ...]:
    """What is wrong with the config file; it is passed over then, for a meeting does not wait for it."""
    try:
        read_settings()
    except InputError as error:
        return error.problems
    return ()


def _wishes(asked: str | None) -> Iterator[str]:
    """The languages wished for, the strongest wish first; the config file is read only where it is needed."""
    yield asked or ""
    yield _word(os.environ.get("YISHI_LANG", ""))
    yield _configured()
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        yield _word(os.environ.get(name, ""))
    if sys.platform == "win32":
        yield _word(locale.getlocale()[0] or "")


def _configured() -> str:
    with suppress(InputError):
        return read_settings().lang
    return ""


def _word(name: str) -> str:
    """The language in the name of a locale: zh_CN.UTF-8, en-GB, Chinese (Simplified)_China."""
    return name.replace("-", "_").replace(" ", "_").partition("_")[0].partition(".")[0].lower()
