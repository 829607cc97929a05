"""The line itself: languages, help, options of `yishi` anywhere, and what is said of a line that is wrong."""

from pathlib import Path

import pytest
from typed import Yishi

from yishi_tui import i18n
from yishi_tui.cli.app import COMMANDS, hoist
from yishi_tui.cli.run import plain
from yishi_tui.settings import language


@pytest.mark.parametrize(
    ("args", "hoisted"),
    [
        (["status", "s", "--lang", "en"], ["--lang", "en", "status", "s"]),
        (["status", "--lang=en", "--json", "s"], ["--lang", "en", "status", "--json", "s"]),
        (["--sessions", "a", "new", "--lang", "zh", "t"], ["--sessions", "a", "--lang", "zh", "new", "t"]),
        (["new", "--", "--lang"], ["new", "--", "--lang"]),
        (["new", "t", "--lang"], ["--lang", "new", "t"]),
        ([], []),
    ],
)
def test_what_belongs_to_yishi_itself_may_stand_anywhere(args: list[str], hoisted: list[str]) -> None:
    assert hoist(args) == hoisted


def test_without_a_command_the_help_is_shown(yishi: Yishi) -> None:
    code, out, err = yishi()
    assert (code, err) == (0, "")
    assert out.startswith("用法：yishi")
    assert all(f"\n  {name} " in out for name in COMMANDS)


@pytest.mark.usefixtures("english")
def test_help_speaks_the_language_asked_for(yishi: Yishi) -> None:
    assert "会议的标题  [必填]" in yishi("new", "--help").out
    assert "title of the meeting  [required]" in yishi("new", "--help", "--lang", "en").out
    assert "会议的标题" in yishi("new", "--help", "--lang", "zh").out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["opne"], "没有“opne”这个命令，是不是“open”？"),
        (["new"], "少写了 TITLE"),
        (["new", "a", "b"], "多写了：b"),
        (["new", "a", "--hst", "x"], "没有选项 --hst"),
        (["new", "a", "--host"], "选项 --host 后面要写一个值"),
        (["count", "--yes", "x", "--no", "1"], "--yes 要写整数，现在是“x”"),
        (["open", "a", "--seat", "sofa"], "--seat 只能写 'host', 'recorder', 'timekeeper', 'hall'，现在是“sofa”"),
        (["status", "a", "--lang", "fr"], "--lang 只能写 zh 或 en，现在是“fr”"),
    ],
)
def test_a_wrong_line_is_told_in_one_sentence(yishi: Yishi, args: list[str], said: str) -> None:
    assert yishi(*args) == (2, "", f"{said}\n")


@pytest.mark.usefixtures("english")
def test_a_wrong_line_is_told_in_english(yishi: Yishi) -> None:
    assert yishi("opne", "--lang", "en").err == "there is no command “opne”; did you mean “open”?\n"
    assert "--hst" in yishi("new", "a", "--hst", "x", "--lang", "en").err


def test_the_version_is_told(yishi: Yishi) -> None:
    code, out, _ = yishi("--version")
    assert code == 0
    assert out.startswith("yishi ")


@pytest.mark.parametrize(
    ("env", "config", "lang"),
    [
        ({}, "", "zh"),
        ({"LANG": "en_GB.UTF-8"}, "", "en"),
        ({"LANG": "fr_FR.UTF-8"}, "", "zh"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "", "zh"),
        ({"LANG": "zh_CN.UTF-8"}, 'lang = "en"', "en"),
        ({"YISHI_LANG": "zh", "LANG": "en_GB.UTF-8"}, 'lang = "en"', "zh"),
        ({"LANG": "en_GB.UTF-8"}, 'lang = "fr"', "en"),
    ],
)
def test_the_language_is_looked_for_in_order(
    home: Path, monkeypatch: pytest.MonkeyPatch, env: dict[str, str], config: str, lang: str
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text(config, "utf-8")
    assert language() == lang
    assert language("en") == "en"


def test_a_broken_config_file_is_said_and_passed_over(yishi: Yishi, home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('langg = "en"', "utf-8")
    code, out, err = yishi("rules", "check", "simplified")
    assert (code, i18n.lang()) == (0, "zh")
    assert "langg" in err
    assert "“lang”" in err
    assert "simplified" not in err
    assert out


def test_a_message_carries_no_command_to_the_terminal(yishi: Yishi) -> None:
    assert "\x1b" not in yishi("status", "\x1b[2J\x9b31m").err


@pytest.mark.parametrize(
    ("line", "seat"),
    [
        ("open 车棚", "host"),
        ("open 车棚 --seat hall", "hall"),
        ("--lang en open --seat=recorder 车棚", "recorder"),
        ("open --sessions x 车棚 --lang=zh", "host"),
    ],
)
def test_a_plain_line_that_opens_a_seat_is_read_at_once(line: str, seat: str) -> None:
    opening = plain(line.split())
    assert opening is not None
    assert (opening.session, opening.seat) == ("车棚", seat)


@pytest.mark.parametrize(
    "line",
    [
        "open",
        "open 车棚 车位",
        "open 车棚 --seat",
        "open 车棚 --seat nobody",
        "open 车棚 --seat=",
        "open 车棚 --seat hall --seat host",
        "open 车棚 --help",
        "open -- 车棚",
        "open 车棚 --lang fr",
        "status 车棚",
        "车棚 open",
        "",
    ],
)
def test_any_other_line_is_left_to_the_reader_of_all(line: str) -> None:
    assert plain(line.split()) is None
