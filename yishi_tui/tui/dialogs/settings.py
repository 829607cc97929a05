"""The settings: each with its value and where it is kept; what is changed is in force at once."""

from collections.abc import Sequence
from pathlib import Path

from yishi_tui import rulesets
from yishi_tui.configuring import meant
from yishi_tui.i18n import lang, tr
from yishi_tui.options import LONGEST_NAME, Setting, as_written, table
from yishi_tui.settings import config_file, own_sessions
from yishi_tui.tables import InputError
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Choice, Option, Words
from yishi_tui.tui.ink import Line, line

LONGEST_PATH = 1000


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
        if setting.spec.kind == "folder":
            return str(own_sessions(self.desk.settings))
        if setting.spec.kind == "ruleset":
            return tr("{title}（{id}）", title=_title(str(value)), id=value)
        return setting.in_words(value) or tr("没有写")

    def _chosen(self, setting: Setting) -> None:
        self._at = self._table.index(setting)
        if setting.spec.kind in ("folder", "text"):
            self._ask_words(setting)
        else:
            self._ask_choice(setting)

    def _ask_choice(self, setting: Setting) -> None:
        values = _values(setting)
        written = as_written(setting.of(self.desk.settings))
        places = [place for place, value in enumerate(values) if value.value == written]
        note = (line(tr("{title}：{what}", title=setting.title, what=setting.about), "dim"),)
        start = places[0] if places else None
        self.ask(Choice(lambda value: self._put(setting, value), values, note=note, start=start))

    def _ask_words(self, setting: Setting) -> None:
        note = [line(tr("{title}：{what}", title=setting.title, what=setting.about), "dim")]
        if setting.spec.kind == "folder":
            note.append(line(tr("写完整的路径；什么也不写，就用原来的地方。"), "dim"))
        self.ask(
            Words(
                lambda text: self._put(setting, text),
                f"settings/{setting.name}",
                str(setting.of(self.desk.settings)),
                note=note,
                may_be_empty=True,
                limit=LONGEST_PATH if setting.spec.kind == "folder" else LONGEST_NAME,
            )
        )

    def _put(self, setting: Setting, typed: str) -> None:
        """Change it, and show the list as it is now, in the language that is spoken now."""
        try:
            value = meant(setting.name, typed)[1]
        except InputError as error:
            self.dialog.complain(tr("；").join(problem.what for problem in error.problems))
            return
        problem = self.desk.configure(setting.name, value)
        self.dialog.clear()
        self.dialog.start(self)
        self.dialog.complain(problem)
        if not problem:
            self.dialog.show_preview((_done(setting),))


LATER = ("sessions", "rules", "community")
"""What the meeting that is open does not go by."""


def _values(setting: Setting) -> Sequence[Option[str]]:
    if setting.spec.kind == "ruleset":
        return [Option(name, name, _title(name)) for name in rulesets.known()]
    return [Option(tr(words), value) for value, words in setting.spec.options.items()]


def _title(name: str) -> str:
    """What a ruleset is called; '' for one that cannot be read."""
    try:
        meta = rulesets.load(name).meta
    except InputError:
        return ""
    return meta.title_en if lang() == "en" and meta.title_en else meta.title


def _done(setting: Setting) -> Line:
    return line(tr("已存好，以后就用它。") if setting.name in LATER else tr("已改，也存好了。"), "good")


def _kept_in() -> Line:
    home, file = Path.home(), config_file()
    shown = Path("~", file.relative_to(home)) if file.is_relative_to(home) else file
    return line(tr("存在 {path}", path=shown), "dim")
