"""The one table of settings: what each is called, what it may be, what it is where nobody said, and its words.

Reading, checking, writing, `yishi config show` and the screen all go by it. The words are messages of the catalogues.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct, field, structs

from yishi_tui.domain.text import TooLong, clean_line
from yishi_tui.i18n import tr
from yishi_tui.keys import CHANGEABLE, wrong_keys
from yishi_tui.tables import Problem, faults, near, salvaged, shown

Kind = Literal["choice", "switch", "folder", "ruleset", "text", "minutes", "keys"]
Theme = Literal["auto", "dark", "light", "projector", "ansi"]
Value = bool | int | str
"""What one line of the file sets."""
Keys = dict[str, str]
"""Keys of one's own, by the id of the act."""
ANY_LENGTH = 1_000_000
FOLDERS = ("sessions", "backup")
"""The settings that name a folder."""
LONGEST_NAME = 60
"""Characters of a community's name; more does not fit above a form."""


def _(message: str) -> str:
    """Marks a message for the catalogues; it is looked up when it is shown."""
    return message


class Spec(Struct, frozen=True):
    """What people are told of a setting; `env` is what outranks it."""

    kind: Kind
    title: str
    about: str
    options: Mapping[str, str] = field(default_factory=dict)
    env: str = ""


THEMES: dict[Theme, str] = {
    "dark": _("深色"),
    "light": _("浅色"),
    "projector": _("投影（白底，反差最大）"),
    "ansi": _("终端自己的颜色（16 色）"),
}
SWITCH = {"true": _("开"), "false": _("关")}


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What the config file may say."""

    lang: Annotated[
        Literal["auto", "zh", "en"],
        Spec(
            "choice",
            _("语言"),
            _("界面和消息的语言，不改正在开的会的纪要"),
            {"auto": _("跟着系统"), "zh": _("中文"), "en": _("英文 English")},
            "YISHI_LANG",
        ),
    ] = "auto"
    theme: Annotated[
        Theme,
        Spec(
            "choice",
            _("配色"),
            _("打开界面时用的颜色"),
            {"auto": _("自动：深色，投影用白底"), **THEMES},
        ),
    ] = "auto"
    sound: Annotated[bool, Spec("switch", _("声音"), _("时间到了响一声；屏幕上总有字"), SWITCH)] = True
    sessions: Annotated[
        str,
        Spec(
            "folder",
            _("会议文件夹"),
            _("会议存在哪里；当前文件夹里有 sessions 时用那个"),
            env="YISHI_SESSIONS",
        ),
    ] = ""
    rules: Annotated[str, Spec("ruleset", _("默认规则"), _("新建会议时用哪一套"))] = "simplified"
    community: Annotated[str, Spec("text", _("社区名称"), _("印在公示、签到表等文书上"))] = ""
    backup: Annotated[
        str, Spec("folder", _("备份文件夹"), _("开会时再存一份的地方，一般是 U 盘；不写就不存第二份"))
    ] = ""
    backup_minutes: Annotated[
        int, Spec("minutes", _("几分钟备份一次"), _("写 0 就不按时做，只在打开、散会和离开时做"))
    ] = 5
    keys: Annotated[Keys, Spec("keys", _("按键"), _("主持人的各个操作用哪个键：F2 到 F12，或者 Ctrl 加字母"))] = {}


class Setting(Struct, frozen=True):
    """One row of the table."""

    name: str
    default: Value | Keys
    spec: Spec

    @property
    def title(self) -> str:
        """Its name, in the language in force."""
        return tr(self.spec.title)

    @property
    def about(self) -> str:
        """What it is for, in the language in force."""
        return tr(self.spec.about)

    def of(self, settings: Settings) -> Value | Keys:
        """What it is set to."""
        value: Value | Keys = getattr(settings, self.name)
        return value

    def in_words(self, value: Value | Keys) -> str:
        """A value as people say it; '' for a text that is empty."""
        written = as_written(value)
        return tr(self.spec.options[written]) if written in self.spec.options else written


def table() -> tuple[Setting, ...]:
    """Every setting, in the order of the screen."""
    hints = get_type_hints(Settings, include_extras=True)
    return tuple(
        Setting(
            each.name,
            getattr(USUAL, each.name),
            next(part for part in get_args(hints[each.name]) if isinstance(part, Spec)),
        )
        for each in structs.fields(Settings)
        if get_origin(hints[each.name]) is Annotated
    )


USUAL = Settings()


def as_written(value: Value | Keys) -> str:
    """A value as it is typed."""
    if isinstance(value, dict):
        return " ".join(f"{act}={key}" for act, key in value.items())
    return str(value).lower() if isinstance(value, bool) else str(value)


def changed(settings: Settings, name: str, value: Value) -> Settings:
    """The settings with another value of one, or with another key of an act (`keys.move`; '' for the usual one)."""
    table_name, _dot, act = name.partition(".")
    if not act:
        return structs.replace(settings, **{name: value})
    others = {other: key for other, key in getattr(settings, table_name).items() if other != act}
    return structs.replace(settings, **{table_name: {**others, act: value} if value else others})


def wrong(data: dict[str, Any]) -> tuple[Problem, ...]:
    """Everything in a config file that cannot be used; what takes longer to find out is left to `configuring.check`."""
    problems = tuple(faults(data, Settings))
    sound = salvaged(data, problems)
    for setting in FOLDERS:
        folder = sound.get(setting, "")
        if folder and not home_of(folder).is_absolute():
            problems += (Problem(tr("要写完整的路径，现在是{found}", found=shown(folder)), setting),)
    if (minutes := sound.get("backup_minutes", 0)) < 0:
        problems += (Problem(tr("要写 0 或更大的整数，现在是{found}", found=shown(minutes)), "backup_minutes"),)
    name = sound.get("community", "")
    try:
        clean_line(name, LONGEST_NAME)
    except TooLong as error:
        what = tr("有 {length} 个字符，最多 {limit} 个", length=error.length, limit=error.limit)
        problems += (Problem(what, "community"),)
    return (*problems, *wrong_keys(sound.get("keys", {})))


def home_of(folder: str) -> Path:
    """The folder, `~` being the person's own."""
    path = Path(folder)
    try:
        return path.expanduser()
    except RuntimeError:  # nobody knows where that home is
        return path


def find(name: str) -> Setting | None:
    """The setting of that name."""
    table_name, _dot, act = name.partition(".")
    found = next((each for each in table() if each.name == table_name), None)
    return found if found is None or bool(act) == (found.spec.kind == "keys") else None


def unknown(name: str) -> Problem:
    """What is said of a name that is none."""
    names = [*(each.name for each in table() if each.spec.kind != "keys"), *(f"keys.{act}" for act in CHANGEABLE)]
    return Problem(tr("没有{name}这一项设置", name=shown(name)) + near(name, names))
