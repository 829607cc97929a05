"""`yishi config`: what is set, changing it without touching what else is in the file, and every mistake named."""

import json
import tempfile
from pathlib import Path

import pytest
import tomlkit
from test_cli_wizard import NOW, Person, told
from typed import Yishi

from yishi_tui import configuring, i18n, settings
from yishi_tui.cli.draft import Draft
from yishi_tui.cli.roll_questions import roll_of
from yishi_tui.keys import CHANGEABLE, FIXED, USUAL, holders, wrong_keys
from yishi_tui.options import Settings, Value, as_written, table
from yishi_tui.rolls import Choices
from yishi_tui.tables import InputError

OTHERS: dict[str, Value] = {
    "lang": "en",
    "theme": "light",
    "sound": False,
    "sessions": "/somewhere/会议",
    "rules": "ronr",
    "community": "阳光花园小区",
    "backup": str(Path(tempfile.gettempdir(), "stick")),
    "backup_minutes": 10,
}
"""Something else than the default, for each."""
NAMES = [each.name for each in table() if each.spec.kind != "keys"]
ROWS = {each.name: each for each in table()}


@pytest.fixture
def file(home: Path) -> Path:
    """The config file; nothing is in it yet."""
    (home / "config").mkdir()
    return home / "config" / "config.toml"


def test_every_setting_has_another_value_here_and_words_of_its_own() -> None:
    assert set(OTHERS) == set(NAMES)
    assert len({ROWS[name].spec.title for name in NAMES}) == len(NAMES)
    assert all(ROWS[name].default != value for name, value in OTHERS.items())


@pytest.mark.parametrize("name", NAMES)
def test_what_is_set_is_shown_and_read(yishi: Yishi, home: Path, name: str) -> None:
    assert getattr(settings.read_settings(), name) == ROWS[name].default
    code, out, err = yishi("config", "set", name, as_written(OTHERS[name]))
    assert (code, out) == (0, "")
    assert ROWS[name].spec.title in err or name == "lang"
    assert getattr(settings.read_settings(), name) == OTHERS[name]
    shown = json.loads(yishi("config", "show", "--json").out)
    assert shown["settings"][name]["value"] == OTHERS[name]
    assert shown["path"] == str(home / "config" / "config.toml")
    assert yishi("config", "check").code == 0


def test_what_is_shown_is_a_file_that_says_the_same(yishi: Yishi, file: Path) -> None:
    yishi("config", "set", "theme", "projector")
    before = settings.read_settings()
    shown = yishi("config").out
    file.write_text(shown, "utf-8")
    assert yishi("config", "check").code == 0
    assert settings.read_settings() == before == Settings(theme="projector")


def test_the_rest_of_the_file_stays_as_it_is(yishi: Yishi, file: Path) -> None:
    text = '# 我写的\r\ntheme = "dark" # 晚上\r\nmine = 1\r\n\r\n[more] # 以后\r\nx = [1,   2]\r\n'
    file.write_bytes(text.encode())
    assert yishi("config", "set", "theme", "light").code == 0
    assert file.read_bytes() == text.replace('"dark"', '"light"').encode()
    assert yishi("config", "set", "sound", "off").code == 0
    kept = file.read_bytes().decode()
    assert [line for line in text.splitlines() if "theme" not in line and line not in kept.splitlines()] == []
    assert tomlkit.parse(kept).unwrap() == {"theme": "light", "mine": 1, "sound": False, "more": {"x": [1, 2]}}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("sund", "on"), "没有“sund”这一项设置，是不是“sound”？"),
        (("sound", "maybe"), "sound：应为true 或 false，现在是“maybe”"),
        (("theme", "drak"), "theme：应为"),
        (("lang", "fr"), "lang：应为auto en zh，现在是“fr”"),
        (("rules", "ronrr"), "没有“ronrr”这套议事规则，是不是“ronr”？"),
        (("community", "x" * 61), "community：有 61 个字符，最多 60 个"),
    ],
    ids=str,
)
def test_what_cannot_be_set_is_said_and_nothing_is_written(
    yishi: Yishi, file: Path, args: tuple[str, str], said: str
) -> None:
    code, out, err = yishi("config", "set", *args)
    assert (code, out) == (2, "")
    assert said in err
    assert not file.exists()


def test_a_file_is_no_folder_of_sessions(yishi: Yishi, file: Path) -> None:
    file.write_text("", "utf-8")
    assert yishi("config", "set", "sessions", str(file)).code == 2
    assert file.read_text("utf-8") == ""


def test_what_is_no_toml_is_not_overwritten(yishi: Yishi, file: Path) -> None:
    file.write_text("theme = dark\n", "utf-8")
    code, _, err = yishi("config", "set", "theme", "dark")
    assert code == 2
    assert f"{file}:1" in err
    assert file.read_text("utf-8") == "theme = dark\n"


def test_what_cannot_be_written_is_said(yishi: Yishi, home: Path) -> None:
    (home / "config").write_text("mine", "utf-8")
    code, _, err = yishi("config", "set", "theme", "light")
    assert code == 2
    assert str(home / "config") in err
    assert (home / "config").read_text("utf-8") == "mine"


def test_every_problem_is_named_with_its_place(yishi: Yishi, file: Path) -> None:
    file.write_text('sound = "loud"\nlangg = "en"\n\ntheme = "light"\nsessions = "x/y"\nrules = "nope"\n', "utf-8")
    code, out, err = yishi("config", "check")
    assert (code, out) == (2, "")
    places = {line.removeprefix(str(file)).split("：")[0] for line in err.splitlines()}
    assert places == {":1: sound", ":2: langg", ":5: sessions", ":6: rules"}
    assert settings.read_settings() == Settings(theme="light", rules="nope")


def test_what_is_wrong_is_said_in_the_language_that_is_set(yishi: Yishi, file: Path, english: None) -> None:
    file.write_text('lang = "en"\nlangg = "en"\n', "utf-8")
    assert "did you mean “lang”" in yishi("rules").err
    assert "langg" in yishi("config").err


def test_without_a_file_there_is_nothing_wrong(yishi: Yishi, home: Path) -> None:
    code, out, _ = yishi("config", "check")
    assert code == 0
    assert "默认" in out
    assert yishi("config", "path").out == f"{home / 'config' / 'config.toml'}\n"


def test_what_outranks_the_file_is_said(yishi: Yishi, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YISHI_LANG", "zh")
    assert "YISHI_LANG" in yishi("config", "set", "lang", "en").err
    assert i18n.lang() == "zh"


def test_the_file_is_read_once_and_again_when_it_has_changed(
    yishi: Yishi, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('rules = "ronr"\n', "utf-8")
    read: list[Path] = []
    original = settings.read_toml
    monkeypatch.setattr(settings, "read_toml", lambda path: (read.append(path), original(path))[1])
    yishi("new", "车棚", "--host", "甲")
    assert read == [file]
    configuring.put("rules", "simplified")
    assert settings.read_settings().rules == "simplified"


# Keys


def test_a_key_is_set_by_the_id_of_the_act_and_taken_back(yishi: Yishi, file: Path) -> None:
    file.write_text("sound = true\n\n[keys] # 我的\nvote = 'F12' # 表决\n", "utf-8")
    assert yishi("config", "set", "keys.recess", "F10").code == 0
    assert yishi("config", "set", "keys.assign", "Ctrl-T").code == 0
    assert settings.read_settings().keys == {"vote": "F12", "recess": "f10", "assign": "ctrl+t"}
    assert holders(settings.read_settings().keys)["f12"] == "vote"
    assert yishi("config", "set", "keys.recess", "").code == 0
    assert file.read_text("utf-8") == "sound = true\n\n[keys] # 我的\nvote = 'F12' # 表决\nassign = \"ctrl+t\"\n"
    shown = yishi("config", "show").out
    assert tomlkit.parse(shown).unwrap()["keys"] == {"vote": "F12", "assign": "ctrl+t"}


def test_what_is_no_table_of_keys_is_named_and_stays(yishi: Yishi, file: Path) -> None:
    file.write_text("sound = true\nkeys = 3\n", "utf-8")
    code, _, err = yishi("config", "set", "keys.recess", "f10")
    assert (code, err) == (2, f"{file}:2: keys：应为一张表，现在是3\n")
    assert file.read_text("utf-8") == "sound = true\nkeys = 3\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('lang = "en"', 'lang = "en"\n[keys]\nrecess = "f10"\n'),
        ('keys.vote = "f12"\n', 'keys.vote = "f12"\nkeys.recess = "f10"\n'),
        ('keys = {vote = "f12"}\n', 'keys = {vote = "f12",recess = "f10"}\n'),
        ("# a\n\n# b\n", '# a\n\n# b\n[keys]\nrecess = "f10"\n'),
    ],
)
def test_however_the_file_is_written(yishi: Yishi, file: Path, before: str, after: str) -> None:
    file.write_text(before, "utf-8")
    assert yishi("config", "set", "keys.recess", "f10").code == 0
    assert file.read_text("utf-8").replace("\n\n[", "\n[") == after
    said = yishi("config", "set", "keys.recess", "").err
    assert said.startswith(("已改：按键 recess 默认。", "changed: Keys recess default."))
    assert settings.read_settings().keys.get("recess") is None


def test_two_may_change_places_one_after_the_other(yishi: Yishi, home: Path) -> None:
    code, _, err = yishi("config", "set", "keys.move", "3")
    assert (code, err) == (2, "keys.move：3 已经是 second 的键，请换一个\n")
    for name, key in (("second", "f10"), ("move", "f3"), ("second", "f2")):
        assert yishi("config", "set", f"keys.{name}", key).code == 0
    assert holders(settings.read_settings().keys) == {
        **{key: act for act, key in {**USUAL, **FIXED}.items()},
        "f2": "second",
        "f3": "move",
    }
    assert yishi("config", "set", "keys.move", "").code == 2, "F2 is taken now"


@pytest.mark.parametrize(
    ("act", "key", "said"),
    [
        ("move", "f8", "8 是固定的键"),
        ("move", "F1", "1 是固定的键"),
        ("recess", "ctrl+q", "Ctrl+Q 是固定的键"),
        ("recess", "ctrl+m", "Ctrl+M 是固定的键"),
        ("recess", "enter", "“enter”不能用"),
        ("recess", "x", "“x”不能用"),
        ("recess", "f13", "“f13”不能用"),
        ("undo", "f10", "这个操作的键是固定的：Ctrl+Z"),
        ("recess", "f4", "4 已经是 hands 的键"),
        ("reces", "f10", "没有这个操作，是不是“recess”？"),
    ],
)
def test_what_is_wrong_with_a_key_is_named(yishi: Yishi, file: Path, act: str, key: str, said: str) -> None:
    code, _, err = yishi("config", "set", f"keys.{act}", key)
    assert code == 2
    assert said in err
    assert not file.exists()
    file.write_text(f'[keys]\n{act} = "{key}"\n', "utf-8")
    code, _, err = yishi("config", "check")
    assert code == 2
    assert f"{file}:2: keys.{act}：{said}" in err
    assert settings.read_settings().keys == {}


def test_of_two_on_one_key_the_later_is_named_and_the_first_has_it(yishi: Yishi, file: Path) -> None:
    file.write_text('[keys]\nrecess = "f10"\nassign = "F10"\n', "utf-8")
    assert yishi("config", "check").err == f"{file}:3: keys.assign：F10 已经是 recess 的键，请换一个\n"
    assert settings.read_settings().keys == {"recess": "f10"}


def test_the_usual_keys_are_sound_and_every_act_is_said_once() -> None:
    assert list(wrong_keys({**USUAL, **dict.fromkeys(FIXED, "")})) != []
    assert list(wrong_keys(USUAL)) == []
    assert len({*CHANGEABLE, *FIXED}) == len(CHANGEABLE) + len(FIXED)


# Put to use


def test_new_meetings_are_in_the_folder_and_under_the_rules_that_are_set(yishi: Yishi, home: Path) -> None:
    (home / "sessions").rmdir()
    yishi("config", "set", "sessions", "以后的会")
    yishi("config", "set", "rules", "ronr")
    made = Path(yishi("new", "车棚", "--host", "甲").out.strip())
    assert made.parent == home / "以后的会"
    assert 'rules = "ronr"' in (made / "meeting.toml").read_text("utf-8")
    asked = Path(yishi("new", "车棚", "--host", "甲", "--rules", "simplified").out.strip())
    assert 'rules = "simplified"' in (asked / "meeting.toml").read_text("utf-8")


def test_who_is_asked_is_offered_the_rules_that_are_set(yishi: Yishi, roll: Path) -> None:
    known = Draft(
        "车棚", NOW, "居委会", roll_of(roll, Choices(), False, None), ("放哪里",), None, "许慧", "罗晓红", "唐明"
    )
    assert told(Person("", ""), known).rules == "simplified"
    yishi("config", "set", "rules", "nantang")
    assert told(Person("", ""), known).rules == "nantang"


def test_rules_that_are_gone_are_named_with_where_they_are_set(yishi: Yishi, file: Path) -> None:
    file.write_text('sound = true\nrules = "gone"\n', "utf-8")
    code, _, err = yishi("new", "车棚", "--host", "甲")
    assert code == 2
    assert f"{file}:2: rules：" in err
    assert yishi("new", "车棚", "--host", "甲", "--rules", "simplified").code == 0


def test_the_name_of_the_community_is_on_the_papers(yishi: Yishi, planned: Path) -> None:
    yishi("papers", str(planned))
    bare = {path.name: path.read_text("utf-8") for path in (planned / "papers" / "forms").glob("*.html")}
    yishi("config", "set", "community", "<阳光> 花园")
    yishi("papers", str(planned))
    named = {path.name: path.read_text("utf-8") for path in (planned / "papers" / "forms").glob("*.html")}
    assert len(bare) == 4
    for name, text in bare.items():
        assert "&lt;阳光&gt; 花园" in named[name]
        assert "花园" not in text


@pytest.mark.parametrize(
    ("lang", "heads"),
    [("zh", ("# 阳光花园小区 公示", "【阳光花园小区 ")), ("en", ("# 阳光花园小区: Public notice", "阳光花园小区. "))],
)
def test_and_on_what_is_posted(yishi: Yishi, home: Path, lang: str, heads: tuple[str, str]) -> None:
    yishi("demo", "--auto")
    (held,) = (home / "sessions").iterdir()
    yishi("config", "set", "community", "阳光花园小区")
    assert yishi("papers", str(held), "--lang", lang).code == 0
    posted = held / "papers" / "posted"
    assert (posted / "notice.md").read_text("utf-8").splitlines()[0] == heads[0]
    assert (posted / "notice.txt").read_text("utf-8").startswith(heads[1])


def test_a_value_is_cleaned_before_it_is_kept(yishi: Yishi, home: Path) -> None:
    yishi("config", "set", "community", "阳光\x1b[2J\u202e 花园\n")
    assert settings.read_settings().community == "阳光[2J 花园"


def test_nothing_that_is_wrong_gets_past_meant(home: Path) -> None:
    with pytest.raises(InputError):
        configuring.meant("sessions", str(Path(__file__)))
