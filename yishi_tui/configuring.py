"""Changing the config file, and looking at it closely: neither happens on the way to a meeting."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import tomlkit
from msgspec import convert
from msgspec.structs import asdict
from tomlkit.exceptions import TOMLKitError

from yishi_tui import rulesets
from yishi_tui.domain.text import clean_line
from yishi_tui.files import FOLDER_MODE, write_bytes
from yishi_tui.i18n import tr
from yishi_tui.keys import normal
from yishi_tui.options import (
    ANY_LENGTH,
    FOLDERS,
    Setting,
    Settings,
    Value,
    as_written,
    changed,
    find,
    home_of,
    unknown,
    wrong,
)
from yishi_tui.settings import config_file, config_problems, forget, read_config, read_settings
from yishi_tui.tables import InputError, Problem, parse_toml, read_toml, shown

SWITCHED: Mapping[str, bool] = {
    **dict.fromkeys(("true", "on", "yes", "开", "是"), True),
    **dict.fromkeys(("false", "off", "no", "关", "否"), False),
}


def check() -> tuple[Problem, ...]:
    """Everything wrong with the config file, each with its place in it."""
    problems = config_problems()
    if not config_file().exists():
        return problems
    with suppress(InputError):  # one that cannot be read is among the problems
        problems += read_toml(config_file()).placed(unusable(read_config().settings))
    return problems


def unusable(settings: Settings) -> Iterator[Problem]:
    """What names something that is not there, or is something else."""
    for name in FOLDERS:
        named = getattr(settings, name)
        folder = home_of(named)
        if named and folder.exists() and not folder.is_dir():
            yield Problem(tr("这是一个文件，不是文件夹：{path}", path=folder), name)
    try:
        rulesets.look_up(settings.rules)
    except InputError as error:
        yield Problem(tr("；").join(map(str, error.problems)), "rules")


def meant(name: str, typed: str) -> tuple[Setting, Value]:
    """The setting and the value that were typed. Raises InputError with what is wrong with either."""
    setting = find(name)
    if setting is None:
        raise InputError(unknown(name))
    value = _value(setting, typed)
    after = asdict(changed(read_settings() if "." in name else Settings(), name, value))
    _refuse(wrong(after))
    _refuse(unusable(convert(after, Settings)))
    return setting, value


def _refuse(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise InputError(*found)


def _value(setting: Setting, typed: str) -> Value:
    """What was typed as a value of that kind; one that is no such value is left to be named."""
    text = clean_line(typed, ANY_LENGTH)
    match setting.spec.kind:
        case "switch":
            return SWITCHED.get(text.casefold(), text)
        case "folder" if text:
            return str(Path.cwd() / home_of(text))
        case "minutes" if text.isdecimal() and text.isascii():
            return int(text)
        case "ruleset" | "choice" | "minutes" if not text:
            return as_written(setting.default)
        case "keys":
            return normal(text) or text
    return text


def put(name: str, value: Value) -> Path:
    """Write the setting into the file, whose other lines stay as they are. The file.

    Raises InputError where the file cannot be read as it is, and OSError; it is as it was then.
    """
    path = config_file()
    text = _with(path, name, value)
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    write_bytes(path.resolve(), text.encode())
    forget()
    return path


def _with(path: Path, name: str, value: Value) -> str:
    """The file's text with the setting in it."""
    before: dict[str, Any] = {}
    text = ""
    if path.exists():
        before = read_toml(path).data
        text = path.read_bytes().decode("utf-8-sig")  # with its own ends of lines
    try:
        document = tomlkit.parse(text)
        _change(document, name, value)
        after = tomlkit.dumps(document)
    except TOMLKitError as error:
        raise InputError(Problem(tr("TOML 写法不对：{detail}", detail=error), file=str(path))) from None
    _change(before, name, value)
    if parse_toml(after, str(path)).data != before:
        raise InputError(
            Problem(tr("这个文件没法自动改，请自己写上：{line}", line=tomlkit.dumps({name: value})), file=str(path))
        )
    return after


def _change(data: MutableMapping[str, Any], name: str, value: Value) -> None:
    """Set it in there; a key of nobody's is taken out of its table."""
    table, _dot, act = name.partition(".")
    if not act:
        data[name] = value
        return
    keys = data.setdefault(table, {}) if value else data.get(table, {})
    if not isinstance(keys, MutableMapping):
        what = tr("应为{expected}，现在是{found}", expected=tr("一张表"), found=shown(keys))
        raise InputError(*read_toml(config_file()).placed((Problem(what, table),)))
    if value:
        keys[act] = value
    else:
        keys.pop(act, None)
