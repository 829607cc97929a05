"""The settings: each with its value and where it is kept; what is changed is in force at once."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.cells import cell_len

from yishi_tui import rulesets
from yishi_tui.configuring import meant
from yishi_tui.i18n import lang, tr
from yishi_tui.keys import CHANGEABLE, TAKEN, USUAL, holders, normal, printed
from yishi_tui.options import LONGEST_NAME, Setting, as_written, table
from yishi_tui.settings import config_file, own_sessions
from yishi_tui.tables import InputError
from yishi_tui.tui.acts import BY_ID, Act
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Choice, Hint, Option, Press, Words
from yishi_tui.tui.ink import Line, fit, line
from yishi_tui.tui.keyboard import keyboard_of
from yishi_tui.tui.theme import Role
from yishi_tui.tui.widgets.lines import Row

LONGEST_PATH = 1000
MINUTES = (0, 1, 2, 5, 10, 15, 30)
OFFERED = tuple(key for key in (f"f{number}" for number in range(2, 13)) if key not in TAKEN)
"""Keys that can be chosen here; in the file it may be `Ctrl` and a letter too."""


class Pressing(Choice[str]):
    """One of the keys: it is pressed, or found by the arrows. Digits are the F-keys of that number."""

    def keys(self) -> tuple[Hint, ...]:
        return (("F2-F12", tr("直接按")), ("↑↓ Enter", tr("也可以")))

    def show(self) -> None:
        width = max(cell_len(option.label) for option in self._options)
        self.dialog.rows.display = True
        self.dialog.rows.show([_key_row(option, width) for option in self._options], self._cursor)

    def press(self, press: Press) -> bool:
        key = normal(press.key) or normal(press.sign)
        if not key:
            return super().press(press)
        place = next((place for place, option in enumerate(self._options) if option.value == key), None)
        if place is None:
            self._then(key)
        else:
            self.pick(place)
        return True


def _key_row(option: Option[str], width: int) -> Row:
    role: Role = "off" if option.refused else "text"
    return Row(
        (
            *fit(line(option.label, role), width),
            (f"  {option.refused or option.note}", "off" if option.refused else "dim"),
        )
    )


class Choosing(Flow):
    """The list of settings, then the values of the one that was chosen, then the list again."""

    title = "设置"
    way_out = "退出，改过的都已生效"

    def __init__(self, dialog: Dialog) -> None:
        super().__init__(dialog)
        self._table = table()
        self._at = 0

    def begin(self) -> None:
        options = [Option(each.title, each, self._now(each)) for each in self._table]
        self.ask(Choice(self._chosen, options, note=(_kept_in(),), start=self._at))

    def _now(self, setting: Setting) -> str:
        """What it is now, as people say it."""
        value = setting.of(self.desk.settings)
        if setting.name == "sessions":
            return str(own_sessions(self.desk.settings))
        if setting.spec.kind == "ruleset":
            return _title(str(value))
        if setting.spec.kind == "minutes":
            return _minutes(int(str(value)))
        if isinstance(value, dict):
            return "  ".join(f"{printed(normal(key))} {BY_ID[act].name}" for act, key in value.items()) or tr(
                "都照原来的"
            )
        return setting.in_words(value) or tr("没有写")

    def _chosen(self, setting: Setting) -> None:
        self._at = self._table.index(setting)
        if setting.spec.kind in ("folder", "text"):
            self._ask_words(setting)
        elif setting.spec.kind == "keys":
            self._ask_act(setting)
        else:
            self._ask_choice(setting)

    def _ask_choice(self, setting: Setting) -> None:
        values = _values(setting)
        written = as_written(setting.of(self.desk.settings))
        places = [place for place, value in enumerate(values) if value.value == written]
        note = (_about(setting),)
        start = places[0] if places else None
        self.ask(Choice(lambda value: self._put(setting, setting.name, value), values, note=note, start=start))

    def _ask_words(self, setting: Setting) -> None:
        note = [_about(setting)]
        if setting.spec.kind == "folder":
            note.append(line(tr("写完整的路径；什么也不写，就用原来的地方。"), "dim"))
        self.ask(
            Words(
                lambda text: self._put(setting, setting.name, text),
                f"settings/{setting.name}",
                str(setting.of(self.desk.settings)),
                note=note,
                may_be_empty=True,
                limit=LONGEST_PATH if setting.spec.kind == "folder" else LONGEST_NAME,
            )
        )

    def _ask_act(self, setting: Setting) -> None:
        """Which act is to have another key; those that have one first."""
        acts = [act for act in keyboard_of(self.desk.settings.keys).acts if act.id in CHANGEABLE]
        options = [
            Option(act.name, act, f"F{act.key}" if act.key.isdecimal() else act.key)
            for act in sorted(acts, key=lambda act: not act.key)
        ]
        self.ask(Choice(lambda act: self._ask_key(setting, act), options, note=(_about(setting),), start=0))

    def _ask_key(self, setting: Setting, act: Act) -> None:
        """One of the F-keys; those that have another meaning say which."""
        held = {key: name for key, name in holders(self.desk.settings.keys).items() if name != act.id}
        usual = USUAL[act.id].upper() if act.id in USUAL else tr("没有键，在 Ctrl+P 里找")
        options = [Option(tr("照原来的"), "", usual, self._held(held, USUAL.get(act.id, "")))]
        options += [Option(key.upper(), key, refused=self._held(held, key)) for key in OFFERED]
        note = (line(tr("{act}用哪个键？", act=act.name), "dim"),)
        self.ask(Pressing(lambda key: self._put(setting, f"{setting.name}.{act.id}", key), options, note=note, start=0))

    def _held(self, held: Mapping[str, str], key: str) -> str:
        """What else the key is for; '' for nothing."""
        return tr("是“{act}”的键", act=BY_ID[held[key]].name) if key in held else ""

    def _put(self, setting: Setting, name: str, typed: str) -> None:
        """Change it, and show the list as it is now, in the language that is spoken now."""
        try:
            value = meant(name, typed)[1]
        except InputError as error:
            self.dialog.complain(tr("；").join(problem.what for problem in error.problems))
            return
        problem = self.desk.configure(name, value)
        self.dialog.clear()
        self.dialog.start(self)
        self.dialog.complain(problem)
        if not problem:
            self.dialog.show_preview((_done(setting),))


LATER = ("sessions", "backup", "backup_minutes", "rules", "community")
"""What the meeting that is open does not go by."""


def _values(setting: Setting) -> Sequence[Option[str]]:
    if setting.spec.kind == "ruleset":
        return [Option(_title(name), name, name) for name in rulesets.known()]
    if setting.spec.kind == "minutes":
        return [Option(_minutes(number), str(number)) for number in MINUTES]
    return [Option(tr(words), value) for value, words in setting.spec.options.items()]


def _minutes(number: int) -> str:
    return tr("{n} 分钟", n=number) if number else tr("不按时做")


def _title(name: str) -> str:
    """What a ruleset is called; one that cannot be read goes by its id."""
    try:
        meta = rulesets.load(name).meta
    except InputError:
        return name
    return meta.name(lang() == "en")


def _about(setting: Setting) -> Line:
    return line(tr("{title}：{what}", title=setting.title, what=setting.about), "dim")


def _done(setting: Setting) -> Line:
    if setting.spec.env and setting.spec.env in os.environ:
        return line(tr("已存好；不过环境变量 {env} 在它之前。", env=setting.spec.env), "good")
    return line(tr("已存好，以后就用它。") if setting.name in LATER else tr("已改，也存好了。"), "good")


def _kept_in() -> Line:
    home, file = Path.home(), config_file()
    shown = Path("~", file.relative_to(home)) if file.is_relative_to(home) else file
    return line(tr("存在 {path}", path=shown), "dim")
