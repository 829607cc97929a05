"""`yishi new` that asks: what it writes is what the flags write, and who gives up leaves nothing behind."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from msgspec import structs
from typed import MEMBERS, Yishi

from yishi_tui.cli.asking import choose
from yishi_tui.cli.draft import Draft
from yishi_tui.cli.moments import moment
from yishi_tui.cli.planning import basis_of, make
from yishi_tui.cli.roll_questions import roll_of
from yishi_tui.cli.wizard import asked, path_of, pick
from yishi_tui.domain.plan import Member
from yishi_tui.plans import read_plan
from yishi_tui.rolls import Choices
from yishi_tui.tables import InputError

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)  # a Sunday


class Person:
    """Somebody who answers from a list, and gives up at its end."""

    def __init__(self, *answers: str) -> None:
        self.answers: Iterator[str] = iter(answers)
        self.heard: list[str] = []

    def line(self, question: str) -> str:
        self.heard.append(question)
        try:
            return next(self.answers)
        except StopIteration:
            raise typer.Abort from None


def told(person: Person, draft: Draft | None = None) -> Draft:
    return asked(draft or Draft(), None, Choices(), False, person, NOW)


def test_the_answers_make_the_same_plan_as_the_flags(yishi: Yishi, home: Path, roll: Path) -> None:
    people = ("许慧", "罗晓红", "3")
    answers = ("装车棚", "2026-11-22 19:00", "居委会", str(roll), "", "放哪里", "谁出钱", "", "", *people, "")
    draft = told(Person(*answers))
    folder = make(home / "sessions", draft, basis_of(draft.rules, None), False)
    flags = [
        "--at",
        "2026-11-22T19:00",
        "--place",
        "居委会",
        "--roll",
        str(roll),
        "--item",
        "放哪里",
        "--item",
        "谁出钱",
    ]
    flags += ["--rules", "simplified", "--host", "许慧", "--recorder", "罗晓红", "--timekeeper", "唐明"]
    made = yishi("new", "装车棚", *flags)
    assert read_plan(folder / "meeting.toml") == read_plan(Path(made.out.strip()) / "meeting.toml")


@pytest.mark.parametrize("stop", range(12))
def test_whoever_gives_up_leaves_nothing_behind(home: Path, roll: Path, stop: int) -> None:
    answers = ("装车棚", "明晚7点", "居委会", str(roll), "", "放哪里", "", "", "xh", "罗晓红", "", "2")
    with pytest.raises(typer.Abort):
        told(Person(*answers[: stop + 1]))
    assert not any((home / "sessions").iterdir())


def test_what_is_said_already_is_not_asked(roll: Path) -> None:
    full = Draft("装车棚", NOW, "居委会", None, ("放哪里",), "nantang", "许慧", "罗晓红", "唐明")
    person = Person("")
    assert told(person, structs.replace(full, roll=roll_of(roll, Choices(), False, None))).host == "许慧"
    assert len(person.heard) == 1


def test_a_title_is_asked_for_until_there_is_one() -> None:
    assert told(Person("", "", "装车棚", *[""] * 9)).title == "装车棚"


def test_a_roll_that_cannot_be_read_is_asked_for_again(
    home: Path, roll: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "bad.csv").write_text("房号\n1\n", "utf-8")
    draft = told(Person("x", "", "", "bad.csv", "nowhere.xlsx", str(roll), "1", "", "", "许慧", "", "", ""))
    assert draft.roll is not None
    assert [member.name for member in draft.roll.members] == list(MEMBERS)
    said = capsys.readouterr().err
    assert "至少有“姓名”这一列" in said
    assert "nowhere.xlsx" in said


def test_who_is_twice_is_asked_about_at_a_terminal(home: Path) -> None:
    path = home / "r.csv"
    path.write_text("姓名,房号,面积\n王芳,1,5\n王芳,1,5\n王芳,2,6\n", "utf-8")
    person = Person("2")
    assert roll_of(path, Choices(), False, person).members == (Member(name="王芳", unit="1、2", area="11"),)
    assert "第 2、3 行" in person.heard[0]
    with pytest.raises(InputError, match="--duplicates"):
        roll_of(path, Choices(), False, None)


NAMESAKES = (
    Member(name="王芳（1-1）", call="王芳", unit="3-1"),
    Member(name="王芳（1-2）", call="王芳"),
    Member(name="单田芳"),
)


@pytest.mark.parametrize(
    ("answers", "name"),
    [
        (["stf"], "单田芳"),
        (["3"], "单田芳"),
        (["4", "2", ""], ""),
        (["wf", "2"], "王芳（1-2）"),
        (["王芳", "3", "单"], "单田芳"),
        (["小李", "1"], "小李"),
        (["小李", "2", ""], ""),
        ([""], ""),
    ],
)
def test_people_are_picked_by_number_pinyin_or_name(answers: list[str], name: str) -> None:
    assert pick(Person(*answers), "谁主持？", NAMESAKES) == name


def test_only_an_option_that_is_there_is_taken() -> None:
    person = Person("0", "3", "甲", "", "2")
    assert choose(person, "哪个？", ("甲", "乙")) == 1
    assert "1 到 2" in person.heard[-1]


def test_options_stand_one_under_the_other_in_a_narrow_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    person = Person("10")
    choose(person, "哪个？", [*["短"] * 9, "长长长长长长长长长长长长，还有一段"])
    *_, ninth, tenth, rest, question = person.heard[0].split("\n")
    assert (ninth, tenth) == ("   9  短", "  10  长长长长长长长长长长长")
    assert (rest, question) == ("      长，还有一段", "哪个？")


def test_everything_is_shown_once_more(roll: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(Person("装车棚", "", "", str(roll), "", "放哪里", "", "", "许慧", "", "", ""))
    said = capsys.readouterr().err.splitlines()
    assert f"  名册：{len(MEMBERS)} 人" in said
    assert "  规则：简化版议事规则" in said


@pytest.mark.parametrize("typed", ["{}", "'{}'", '"{}"', " {} "])
def test_a_file_dragged_into_the_window(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "名 册.xlsx"
    path.write_bytes(b"x")
    assert path_of(typed.format(path).strip()) == path


@pytest.mark.skipif(sys.platform == "win32", reason="backslashes part folders there")
def test_a_dragged_file_may_have_its_blanks_escaped(tmp_path: Path) -> None:
    path = tmp_path / "名 册.xlsx"
    path.write_bytes(b"x")
    assert path_of(str(path).replace(" ", "\\ ")) == path


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-22T19:00", "2026-11-22 19:00"),
        ("2026-11-22 19:00", "2026-11-22 19:00"),
        ("2026年12月1日 19：30", "2026-12-01 19:30"),
        ("11月22日19:00", "2026-11-22 19:00"),
        ("1月5日 晚上7点", "2027-01-05 19:00"),
        ("12-1 9:05", "2026-12-01 09:05"),
        ("明晚7点半", "2026-11-23 19:30"),
        ("今晚八点", None),
        ("后天下午3点15分", "2026-11-24 15:15"),
        ("周六上午10点", "2026-11-28 10:00"),
        ("星期天 20:00", "2026-11-22 20:00"),
        ("中午11点半", "2026-11-22 11:30"),
        ("中午1点", "2026-11-22 13:00"),
        ("晚上12点", None),
        ("tomorrow 7:30 pm", "2026-11-23 19:30"),
        ("２０：００", "2026-11-22 20:00"),
        ("2月30日 19:00", None),
        ("25:00", None),
        ("99999999999-1-1 1:00", None),
        ("改天", None),
    ],
)
def test_times_as_people_write_them(text: str, meant: str | None) -> None:
    found = moment(text, NOW)
    assert (found and f"{found:%Y-%m-%d %H:%M}") == meant
    assert found is None or found.utcoffset() is not None


def test_a_title_is_still_required_where_nobody_can_be_asked(yishi: Yishi) -> None:
    assert yishi("new") == (2, "", "少写了 TITLE\n")


def test_contacts_are_kept_only_where_asked_for_and_never_in_the_plan(yishi: Yishi, home: Path) -> None:
    (home / "r.csv").write_text("姓名,手机\n张三,13800001234\n", "utf-8")
    plain, kept = (yishi("new", "x", "--roll", "r.csv", *flag) for flag in ((), ("--contacts",)))
    assert not (Path(plain.out.strip()) / "contacts.csv").exists()
    assert "13800001234" in (Path(kept.out.strip()) / "contacts.csv").read_text("utf-8")
    assert "138" not in (Path(kept.out.strip()) / "meeting.toml").read_text("utf-8") + kept.err + plain.err
    assert "手机" in plain.err


def test_the_preview_leaves_the_folder_alone_on_standard_output(yishi: Yishi, roll: Path) -> None:
    made = yishi("new", "x", "--roll", str(roll))
    assert Path(made.out.removesuffix("\n")).is_dir()
    assert "5 人，5 人有表决权" in made.err


def test_a_folder_that_cannot_be_finished_is_taken_away_again(
    home: Path, roll: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = Draft("x", roll=roll_of(roll, Choices(), True, None))
    monkeypatch.setattr("yishi_tui.cli.planning.CONTACTS", "nowhere/contacts.csv")
    with pytest.raises(OSError, match="contacts"):
        make(home / "sessions", draft, basis_of(None, None), True)
    assert not any((home / "sessions").iterdir())
