"""Rolls as text: encodings, units in several columns, people listed twice, and what is kept of numbers."""

from pathlib import Path

import pytest

from yishi_tui.domain.people import build_index
from yishi_tui.domain.plan import Member
from yishi_tui.pinyin import load
from yishi_tui.rolls import Choices, Roll, Undecided, read_roll
from yishi_tui.rolls.cells import text_of
from yishi_tui.rolls.contacts import contacts
from yishi_tui.rolls.preview import preview
from yishi_tui.rolls.units import unit_of
from yishi_tui.tables import InputError


def roll_of(folder: Path, text: str, choices: Choices | None = None, encoding: str = "utf-8") -> Roll:
    path = folder / "名册.csv"
    path.write_bytes(text.encode(encoding))
    return read_roll(path, choices or Choices())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_every_encoding_an_office_writes(tmp_path: Path, encoding: str) -> None:
    assert roll_of(tmp_path, "姓名\t房号\r\n陈喆\t3-601\r\n", encoding=encoding).members == (
        Member(name="陈喆", unit="3-601"),
    )


@pytest.mark.parametrize("encoding", ["big5", "euc-kr"])
def test_another_encoding_is_refused_with_the_remedy(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(InputError, match="另存为 UTF-8"):
        roll_of(tmp_path, "姓名,房號\n李明,3-601\n", encoding=encoding)


@pytest.mark.parametrize(
    "heading", ["姓名", " 姓 名 ", "*姓名（必填）", "业主姓名", "户主", "Name", "FULL NAME", "ＮＡＭＥ"]
)
def test_headings_of_a_name(tmp_path: Path, heading: str) -> None:
    assert roll_of(tmp_path, f"{heading}\n张三\n").members == (Member(name="张三"),)


def test_the_likelier_heading_has_the_column_and_the_other_is_said(tmp_path: Path) -> None:
    roll = roll_of(tmp_path, "业主,姓名,建筑面积,专有面积\n甲公司,张三,100,89.50\n")
    assert roll.members == (Member(name="张三", area="89.50"),)
    assert roll.ignored == ("业主", "建筑面积")


def test_several_columns_of_groups_go_together(tmp_path: Path) -> None:
    assert roll_of(tmp_path, "姓名,分组,身份\n张三,低层,党员、低层\n").members == (
        Member(name="张三", groups=("低层", "党员")),
    )


@pytest.mark.parametrize(
    ("parts", "unit"),
    [
        (("3号楼", "2单元", "601室"), "3-2-601"),
        (("A座", "", "1203"), "A-1203"),
        (("3", "2", "3-2-601"), "3-2-601"),
        (("", "", "3号楼601室"), "3号楼601室"),
        (("", "3-601", ""), "3-601"),
    ],
)
def test_a_unit_in_one_word(parts: tuple[str, str, str], unit: str) -> None:
    assert unit_of(*parts) == unit


def test_buildings_written_once_hold_until_the_next(tmp_path: Path) -> None:
    text = "姓名,楼栋,单元,房号\n甲,3,1,101\n乙,,,102\n丙,,2,201\n丁,4,,101\n戊,,,102\n"
    assert [member.unit for member in roll_of(tmp_path, text).members] == [
        "3-1-101",
        "3-1-102",
        "3-2-201",
        "4-101",
        "4-102",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.0, "3"), (89.5, "89.5"), (89.60000000000001, "89.6"), (0.1, "0.1"), (1e15, "1" + 15 * "0"), (True, "true")],
)
def test_figures_as_they_were_typed(value: object, text: str) -> None:
    assert text_of(value) == text


def test_a_unit_that_became_a_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="文本"):
        roll_of(tmp_path, "姓名,房号\n张三,3月2日\n")


TWICE = "姓名,房号,面积\n王芳,3-101,80\n李明,3-102,70.50\n王芳,3-101,80\n王芳,5-201,60.5\n"


def test_who_is_listed_twice_is_refused_with_the_rows_and_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(Undecided) as caught:
        roll_of(tmp_path, TWICE)
    assert "第 2、4 行" in str(caught.value)
    assert "--duplicates first" in str(caught.value)


def test_the_first_row_may_stay(tmp_path: Path) -> None:
    roll = roll_of(tmp_path, TWICE, Choices(duplicates="first"))
    assert [(member.name, member.unit) for member in roll.members] == [
        ("王芳", "3-101"),
        ("李明", "3-102"),
        ("王芳", "5-201"),
    ]
    said = "\n".join(preview(roll))
    assert "已经列过的人，第 4 行" in said
    assert "王芳（3-101） 王芳（5-201）" in said


def test_one_name_may_be_one_person(tmp_path: Path) -> None:
    roll = roll_of(tmp_path, TWICE, Choices(duplicates="merge"))
    assert roll.members == (
        Member(name="王芳", unit="3-101、5-201", area="140.5"),
        Member(name="李明", unit="3-102", area="70.50"),
    )


def test_contacts_are_a_list_of_their_own_without_formulas_and_rounded_numbers(tmp_path: Path) -> None:
    text = "姓名,房号,电话,身份证号\n=cmd|x,3-101,+8613800001234,3.20505E+17\n李明,3-102,,32050519800101123X\n"
    assert contacts(roll_of(tmp_path, text)).split("\r\n") == [
        "\ufeff姓名,房号,电话,身份证号",
        "'=cmd|x,3-101,'+8613800001234,",
        "李明,3-102,,32050519800101123X",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "initials", "spelled"),
    [
        ("单田芳", "stf", "shantian"),
        ("曾小红", "zxh", "zengxiao"),
        ("仇英", "qy", "qiuying"),
        ("解晓东", "xxd", "xiexiao"),
        ("区志明", "ozm", "ouzhi"),
        ("朴正", "pz", "piaozheng"),
        ("查良镛", "zly", "zhaliang"),
        ("翟天临", "ztl", "zhaitian"),
        ("覃辉", "qh", "qinhui"),
        ("缪荃孙", "mqs", "miaoquan"),
    ],
)
def test_people_of_a_roll_are_found_by_their_surname_as_it_is_said(
    tmp_path: Path, name: str, initials: str, spelled: str
) -> None:
    index = build_index(roll_of(tmp_path, f"姓名\n王建国\n{name}\n李桂芳\n").members, load())
    assert index.find(initials) == index.find(spelled) == (1,)
