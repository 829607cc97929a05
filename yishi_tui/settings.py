"""Where this person's things are kept, and in which language the program speaks."""

import locale
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import platformdirs
from msgspec import Struct, convert

from yishi_tui.options import Settings, home_of, wrong
from yishi_tui.phrases import Lang
from yishi_tui.tables import InputError, Problem, read_toml, salvaged

NAME = "yishi"
CONFIG = "config.toml"
KEY = "key.pem"
LANGUAGES: dict[str, Lang] = {"zh": "zh", "chinese": "zh", "en": "en", "english": "en"}
DEFAULT: Lang = "zh"


class Config(Struct, frozen=True):
    """The config file as read: what it says, and what in it cannot be used and is passed over."""

    settings: Settings = Settings()
    problems: tuple[Problem, ...] = ()


def config_folder() -> Path:
    """The user's settings, and `rules/` for rulesets of their own."""
    return Path(platformdirs.user_config_dir(NAME, appauthor=False))


def config_file() -> Path:
    """The file of the settings, whether or not there is one."""
    return config_folder() / CONFIG


def data_folder() -> Path:
    """The user's sessions, where no other folder is named."""
    return Path(platformdirs.user_data_dir(NAME, appauthor=False))


def state_folder() -> Path:
    """Reports of what went wrong."""
    return Path(platformdirs.user_state_dir(NAME, appauthor=False))


def sessions_folder(asked: Path | None = None) -> Path:
    """The folder that holds the sessions: as asked, YISHI_SESSIONS, ./sessions if there is one, as set, else the user's."""
    if asked is not None:
        return asked
    if named := os.environ.get("YISHI_SESSIONS"):
        return Path(named)
    here = Path("sessions")
    return here if here.is_dir() else own_sessions(read_settings())


def own_sessions(settings: Settings) -> Path:
    """The person's own folder of sessions."""
    return home_of(settings.sessions) if settings.sessions else data_folder() / "sessions"


def shelf_of(settings: Settings) -> Path | None:
    """The folder for backups that the config file names; None where it names none."""
    return home_of(settings.backup) if settings.backup else None


def key_file() -> Path:
    """Where this person's key for signing is, if they have one."""
    return config_folder() / KEY


def read_settings() -> Settings:
    """What is set; a person without a config file has the defaults, and so has what is wrong in the file."""
    return read_config().settings


def config_problems() -> tuple[Problem, ...]:
    """What is wrong with the config file; only that is passed over, for a meeting does not wait for it."""
    if read_config().problems:
        forget()  # it was read to find out the language, in which this is to be said
    return read_config().problems


def read_config() -> Config:
    """The config file, read once and again when it has changed."""
    path = config_file()
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except OSError:
        return _read(path, (0,))
    return _read(path, (state.st_mtime_ns, state.st_size, state.st_ino))


def in_config(where: str, error: InputError) -> tuple[Problem, ...]:
    """What is wrong with what a setting names, with the setting's place in the file, where it is set there."""
    what = "; ".join(problem.what for problem in error.problems)
    problem = Problem(what, where)
    return read_toml(config_file()).placed((problem,)) if config_file().exists() else (problem,)


def forget() -> None:
    """Read the config file anew the next time."""
    _read.cache_clear()


@lru_cache(maxsize=1)
def _read(path: Path, _state: tuple[int, ...]) -> Config:
    """The file in that state of its own."""
    try:
        source = read_toml(path)
    except InputError as error:
        return Config(problems=error.problems)
    problems = wrong(source.data)
    return Config(convert(salvaged(source.data, problems), Settings), source.placed(problems))


def language(asked: str | None = None) -> Lang:
    """The language asked for, else YISHI_LANG, else the config file, else the locale, else Chinese."""
    return next(filter(None, (LANGUAGES.get(word) for word in _wishes(asked))), DEFAULT)


def _wishes(asked: str | None) -> Iterator[str]:
    """The languages wished for, the strongest wish first; the config file is read only where it is needed."""
    yield asked or ""
    yield _word(os.environ.get("YISHI_LANG", ""))
    yield read_settings().lang
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        yield _word(os.environ.get(name, ""))
    if sys.platform == "win32":
        yield _word(locale.getlocale()[0] or "")


def _word(name: str) -> str:
    """The language in the name of a locale: zh_CN.UTF-8, en-GB, Chinese (Simplified)_China."""
    return name.replace("-", "_").replace(" ", "_").partition("_")[0].partition(".")[0].lower()
