"""Rolls from workbooks, as offices send them: titles, merged cells, hidden rows, totals, figures and formulas."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from workbooks import Day, Table, Value, archive, compound, locked, ods, xls, xlsx

from yishi_tui.domain.plan import Member
from yishi_tui.rolls import Choices, Roll, Undecided, read_roll
from yishi_tui.rolls.archive import TooLarge, hidden_rows
from yishi_tui.rolls.old_workbook import hidden_in_old
from yishi_tui.rolls.preview import preview
from yishi_tui.tables import InputError

HEADING = ("序号", "姓 名", "楼栋", "单元", "房号", "专有面积\n（㎡）", "手机号", "身份证号码", "备注")
PHONE, CARD = 13800001234, "32050519800101123X"
OFFICE = Table(
    rows=[
        ["幸福里小区业主名册"],
        HEADING,
        [1, "王秀兰", "3号楼", 2, 601.0, 89.5, PHONE, CARD, "=cmd|'/c calc'!A0"],
        [2, "李　明", None, None, 602, "89.50", "138-0000-1234", CARD, None],
        [3, "单田芳", "5号楼", None, 101, 100, None, None, None],
        [4, None, None, None, None, None, None, None, None],
        ["合计", None, None, None, None, 279],
        ["备注：以上面积以产权证为准"],
    ],
    merges=["A1:I1", "C3:C4", "D3:D4", "A8:I8"],
    hidden=[4],
)
PLAIN = Choices()
Read = Callable[..., Roll]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a roll from what a file holds."""

    def reading(raw: bytes, choices: Choices = PLAIN, name: str = "名册.xlsx") -> Roll:
        (tmp_path / name).write_bytes(raw)
        return read_roll(tmp_path / name, choices)

    return reading


def one(*rows: list[Value | Day] | tuple[Value, ...], **more: list[str]) -> bytes:
    return xlsx({"名册": Table(rows, **more)})


def refused(read: Read, raw: bytes, choices: Choices = PLAIN) -> str:
    with pytest.raises(InputError) as caught:
        read(raw, choices)
    return str(caught.value)


@pytest.mark.parametrize("raw", [xlsx({"业主": OFFICE}), ods({"业主": OFFICE})], ids=["xlsx", "ods"])
def test_an_office_table_is_read_as_it_is_meant(read: Read, raw: bytes) -> None:
    roll = read(raw)
    assert roll.members == (
        Member(name="王秀兰", unit="3-2-601", area="89.5"),
        Member(name="李明", unit="3-2-602", area="89.50"),
        Member(name="单田芳", unit="5-101", area="100"),
    )
    assert [(each.row, each.why) for each in roll.left_out] == [(6, "empty"), (7, "total"), (8, "note")]
    assert (roll.hidden, roll.heading.row) == ((4,), 2)


def test_an_old_workbook_is_read_too(read: Read) -> None:
    roll = read(xls("业主", [row[:6] for row in OFFICE.rows[1:]]), name="名册.xls")
    assert [(member.name, member.unit) for member in roll.members] == [
        ("王秀兰", "3-2-601"),
        ("李明", "3-2-602"),
        ("单田芳", "5-101"),
    ]


def test_hidden_rows_of_an_old_workbook_are_known_too(read: Read) -> None:
    raw = xls("业主", [["姓名", "房号"], ["王秀兰", 601], ["李明", 602], ["赵强", 603]], hidden=[3])
    assert read(raw, name="名册.xls").hidden == (3,)
    roll = read(raw, Choices(hidden_rows="skip"), name="名册.xls")
    assert [member.name for member in roll.members] == ["王秀兰", "赵强"]


def test_a_long_old_workbook_is_followed_from_sector_to_sector(read: Read) -> None:
    raw = xls("业主", [["姓名", "房号"], *([f"人{number}", number] for number in range(700))], hidden=[690])
    assert hidden_in_old(raw) == {"业主": frozenset([690])}


@pytest.mark.parametrize("place", range(0, 3000, 37))
def test_a_damaged_old_workbook_raises_nothing(place: int) -> None:
    raw = xls("业主", [["姓名", "房号"], ["王秀兰", 601]], hidden=[2])
    for damaged in (
        raw[:place],
        raw[:place] + b"\xff" * 8 + raw[place + 8 :],
        raw[:place] + bytes(8) + raw[place + 8 :],
    ):
        assert all(min(rows, default=1) > 0 for rows in hidden_in_old(damaged).values())


def test_what_a_file_holds_counts_and_not_its_name(read: Read) -> None:
    assert len(read(xlsx({"业主": OFFICE}), name="名册.csv").members) == 3
    assert read("姓名\n张三\n".encode(), name="名册.xlsx").members == (Member(name="张三"),)


def test_no_number_of_a_person_is_kept_or_shown(read: Read) -> None:
    roll = read(xlsx({"业主": OFFICE}))
    shown = "\n".join(preview(roll)) + repr(roll.members)
    assert "手机号 身份证号码" in shown
    assert not [number for number in (str(PHONE), "0000", CARD, CARD[:17]) if number in shown]


@pytest.mark.parametrize(
    "cells",
    [
        ["张三", PHONE, "是"],
        [str(PHONE), "90", "是"],
        ["张三", "90", f"电话{PHONE}"],
        [f"张三 {CARD}", f"约{PHONE}平", "是"],
    ],
)
def test_no_error_shows_a_number_either(read: Read, cells: list[Value]) -> None:
    said = refused(read, one(["姓名", "面积", "表决"], cells, [None, "90", "是"]))
    assert "0000" not in said
    assert "800101" not in said


def test_a_number_among_words_is_taken_out_and_said(read: Read) -> None:
    roll = read(one(["姓名", "称呼", "房号"], [f"张三{PHONE}", f"三叔 {CARD}", "12-1201"]))
    assert roll.members == (Member(name="张三", call="三叔", unit="12-1201"),)
    assert any("夹着的号码没有存：第 2 行" in line for line in preview(roll))


@pytest.mark.parametrize(
    ("cells", "member"),
    [
        (("李四(13812345678)", "3号楼 13812345678", "601"), Member(name="李四", unit="3-601")),
        (("李四（电话：13812345678）", "3", "602（手机 13812345678）"), Member(name="李四", unit="3-602")),
        (("李四（小李）", "3", "603"), Member(name="李四（小李）", unit="3-603")),
    ],
)
def test_what_held_only_a_number_goes_with_it(read: Read, cells: tuple[str, str, str], member: Member) -> None:
    roll = read(one(["姓名", "楼栋", "房号"], list(cells)))
    assert roll.members == (member,)
    assert roll.entries[0].stripped == ("138" in "".join(cells))


@pytest.mark.parametrize("number", [13812345678, "13812345678", "440106199001011234"])
def test_a_number_of_a_person_is_no_area(read: Read, number: Value) -> None:
    with pytest.raises(InputError, match="面积这一格是一个号码") as caught:
        read(one(["姓名", "面积"], ["李四", number]))
    assert "1381" not in str(caught.value)


def test_rounded_identity_numbers_are_said(read: Read) -> None:
    roll = read(one(["姓名", "身份证"], ["张三", 320505198001011234], ["李四", CARD]))
    assert roll.rounded == (2,)


def test_all_bad_rows_are_named_with_their_sheet(read: Read) -> None:
    rows: list[list[Value | Day]] = [
        ["姓名", "房号", "面积"],
        ["张三", "1", "很大"],
        [None, "2", 9],
        [3.0, Day(46083), -1],
    ]
    said = refused(read, one(*rows)).splitlines()
    assert [line.partition("表“名册”第 ")[2][:3] for line in said] == ["2 行", "3 行", "4 行", "4 行", "4 行"]
    assert "日期（3月2日）" in said[3]


def test_a_merged_name_is_one_person_and_a_merged_area_counts_once(read: Read) -> None:
    rows = [["姓名", "房号", "面积"], ["王芳", "1-101", "80.5"], [None, "1-102", "20"], ["赵一", "1-103", "60"]]
    rows += [["钱二", None, None]]
    roll = read(one(*rows, merges=["A2:A3", "B4:B5", "C4:C5"]))
    assert roll.members == (
        Member(name="王芳", unit="1-101、1-102", area="100.5"),
        Member(name="赵一", unit="1-103", area="60"),
        Member(name="钱二", unit="1-103"),
    )


def test_a_heading_of_two_rows(read: Read) -> None:
    rows = [["姓名", "房屋信息", None, "分组"], [None, "楼栋", "房号", None], ["张三", 3, 601, "低层、老人"]]
    roll = read(one(*rows, merges=["A1:A2", "B1:C1", "D1:D2"]))
    assert roll.members == (Member(name="张三", unit="3-601", groups=("低层", "老人")),)


def test_a_heading_repeated_on_every_page_and_subtotals_are_nobody(read: Read) -> None:
    roll = read(one(["姓名", "面积"], ["张三", 1], ["小计", 1], ["姓名", "面积"], ["李四", 2], ["共计2户", 3]))
    assert [member.name for member in roll.members] == ["张三", "李四"]
    assert len(roll.left_out) == 3


def test_hidden_rows_can_be_left_out_or_asked_about(read: Read) -> None:
    raw = xlsx({"业主": OFFICE})
    assert [member.name for member in read(raw, Choices(hidden_rows="skip")).members] == ["王秀兰", "单田芳"]
    with pytest.raises(Undecided, match="李明") as caught:
        read(raw, Choices(hidden_rows="ask"))
    assert caught.value.question == "hidden_rows"


def test_what_is_wrong_in_a_hidden_row_is_asked_about_before_it_is_refused(read: Read) -> None:
    rows = [["姓名", "面积"], ["王秀兰", 89.5], ["李 明 13812345678", "约九十"]]
    raw = xlsx({"业主": Table(rows, hidden=[3])})
    with pytest.raises(Undecided, match="李明") as caught:
        read(raw, Choices(hidden_rows="ask"))
    assert "1381" not in caught.value.said
    assert [member.name for member in read(raw, Choices(hidden_rows="skip")).members] == ["王秀兰"]
    with pytest.raises(InputError, match="约九十"):
        read(raw, Choices(hidden_rows="keep"))


def test_the_sheet_that_looks_like_a_roll_is_read(read: Read) -> None:
    notes = Table([["填表说明"], ["请用正楷填写"]])
    roll = read(xlsx({"说明": notes, "A&B": OFFICE, "旧": Table([["姓名"], ["赵"]], visible=False)}))
    assert (roll.sheet.name, roll.others) == ("A&B", ("说明", "旧"))


def test_several_rolls_are_refused_by_name_until_one_is_chosen(read: Read) -> None:
    raw = xlsx({"1栋": Table([["姓名"], ["张三"]]), "2栋": Table([["姓名"], ["李四"]])})
    said = refused(read, raw)
    assert "1栋 2栋" in said
    assert "--sheet" in said
    assert read(raw, Choices(sheet="2栋")).members == (Member(name="李四"),)
    assert "“3栋”" in refused(read, raw, Choices(sheet="3栋"))


BROKEN = {
    "locked": (locked(), "有密码"),
    "no rows": (xlsx({"空": Table([])}), "表是空的"),
    "nothing": (b"", "文件是空的"),
    "blank": (b" \r\n", "文件是空的"),
    "only a heading": (one(["姓名", "房号"]), "只有表头"),
    "no name": (one(["楼栋", "房号"], [3, 101]), "至少有“姓名”这一列"),
    "only hidden": (xlsx({"藏": Table([["姓名"], ["张"]], visible=False)}), "--sheet"),
    "cut off": (xlsx({"业主": OFFICE})[:400], "打不开"),
    "no workbook": (archive({"a.xml": "<a/>"}), "打不开"),
    "empty compound": (compound("Nothing", b""), "打不开"),
    "web page": ("<html><table><tr><td>姓名".encode(), "网页"),
    "binary": (b"\x00\xff\x01" * 50, "打不开"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_read_is_one_clear_sentence(read: Read, case: str) -> None:
    raw, sentence = BROKEN[case]
    said = refused(read, raw)
    assert sentence in said
    assert "\n" not in said


def test_a_cell_far_out_does_not_fill_the_memory(read: Read) -> None:
    far = archive_with_cell("XFD1048576")
    assert "表太大" in refused(read, far)


def archive_with_cell(ref: str) -> bytes:
    """A workbook with a name and one more cell far away."""
    with ZipFile(BytesIO(xlsx({"名册": Table([["姓名"], ["张三"]])}))) as file:
        parts = {name: file.read(name).decode().partition("?>")[2] for name in file.namelist()}
    row = f'<row r="1048576"><c r="{ref}"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace("</sheetData>", row)
    return archive(parts)


def test_damaged_workbooks_are_read_or_refused(read: Read) -> None:
    dice = random.Random(5)
    whole = [xlsx({"业主": OFFICE}), ods({"业主": OFFICE}), xls("业主", [row[:6] for row in OFFICE.rows[1:]])]
    for raw in whole * 3:
        damaged = bytearray(raw)
        for _ in range(20):
            damaged[dice.randrange(len(raw))] = dice.randrange(256)
        with suppress(InputError):
            assert read(bytes(damaged[: dice.randrange(9, len(raw))])).members


def test_two_thousand_people_are_read(read: Read) -> None:
    rows: list[list[Value | Day]] = [["姓名", "楼栋", "房号", "面积"]]
    rows += [[f"王{chr(0x4E00 + number)}", number // 60, number, 89.1] for number in range(2000)]
    assert len(read(one(*rows)).members) == 2000


@pytest.mark.parametrize("area", ["89.5㎡", "89.5平方米", "89.5 平", "89.5m²", "89.5 sq m", "0,089.5"])
def test_areas_as_offices_write_them(read: Read, area: str) -> None:
    assert float(read(one(["姓名", "面积"], ["张三", area])).members[0].area) == 89.5


@pytest.mark.parametrize(
    "name", ["Smith, John", '王"小"明', "=cmd|'/c calc'!A0", "+张三", "阿卜杜拉·买买提", "O'Neill"]
)
def test_difficult_names_stay_as_they_are(read: Read, name: str) -> None:
    assert read(one(["姓名"], [name])).members == (Member(name=name),)


def test_a_damaged_byte_anywhere_never_makes_the_search_for_hidden_rows_fall_over() -> None:
    sound = xlsx({"名册": OFFICE})
    found = {tuple(each) for each in hidden_in(sound)}
    assert {(), tuple(hidden_rows(sound))} <= found


def hidden_in(raw: bytes) -> Iterator[dict[str, frozenset[int]]]:
    """What is found with one byte after the other spoilt, where that would fit into memory."""
    for place in range(0, len(raw), 3):
        with suppress(TooLarge):
            yield hidden_rows(raw[:place] + bytes((raw[place] ^ 0x55,)) + raw[place + 1 :])
