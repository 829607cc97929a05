"""A notice stands on one sheet of paper, with the code of its address, in type as large as that allows."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from tests.papers.played import Yishi
from tests.papers.reading import Page
from yishi_tui.papers import html, layout, qr
from yishi_tui.papers.document import document
from yishi_tui.papers.fitting import SIZES, Sheet, type_for

ADDRESS = "https://example.org/5"
SEAL = f"\n\n---\n\n依据会议记录63条生成：\n\n`{'0' * 64}`\n"
SHEETS = (html.SHEET, layout.SHEET)


def notice(resolutions: int) -> str:
    return "# 公示\n\n" + f"### {'字' * 40}\n\n表决：赞成19票，反对2票。\n\n" * resolutions + SEAL


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_longer_a_notice_the_smaller_its_type_down_to_what_can_be_read(sheet: Sheet) -> None:
    sizes = [type_for(notice(number), sheet, picture=True) for number in range(1, 20)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (SIZES[0], SIZES[-1])


def test_blanks_that_stand_one_below_the_other_take_their_lines() -> None:
    signed = notice(7).replace(SEAL, "主持人：＿＿　　记录人：＿＿　　日期：＿＿\n\n" * 4 + SEAL)
    plain = signed.replace("　　", "，")
    assert type_for(signed, layout.SHEET, picture=False) < type_for(plain, layout.SHEET, picture=False)
    assert type_for(signed, html.SHEET, picture=False) == type_for(plain, html.SHEET, picture=False)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_picture_takes_room(sheet: Sheet) -> None:
    with_it, without = (
        [type_for(notice(number), sheet, picture=picture) for number in range(20)] for picture in (True, False)
    )
    assert with_it != without
    assert all(small <= large for small, large in zip(with_it, without, strict=True))


@pytest.mark.parametrize("sheet", SHEETS)
def test_tables_and_signatures_take_room_too(sheet: Sheet) -> None:
    table = "\n".join(("| 事项 | 责任人 |", "| --- | --- |", *[f"| {'贴' * 60} | 郭文斌 |"] * 4))
    signed = "\n\n＿＿＿＿（盖章）　　＿＿年＿＿月＿＿日" * 4
    assert type_for(notice(7) + "\n" + table, sheet, picture=False) < type_for(notice(7), sheet, picture=False)
    assert type_for(notice(7) + signed, sheet, picture=False) < type_for(notice(7), sheet, picture=False)


@pytest.mark.parametrize("text", ["\n\n", "# 题\n", "- 一\n  - 二\n", "| 甲 |\n| --- |\n", "---\n"])
def test_any_markdown_has_a_size(text: str) -> None:
    assert type_for(text, html.SHEET, picture=False) == SIZES[0]


def test_printed_tables_are_never_cut_off(yishi: Yishi, session: Path) -> None:
    yishi("papers", session)
    printed = (session / "papers/posted/notice.html").read_text("utf-8").partition("@media print {")[2]
    assert ".wide { overflow-x: visible; }" in printed
    assert "td { overflow-wrap: anywhere; }" in printed


def test_a_document_keeps_its_proportions_in_smaller_type() -> None:
    long = Document(io.BytesIO(document(notice(9), "题", "poster")))
    text = next(each for each in long.paragraphs if each.text.startswith("表决"))
    size = text.runs[0].font.size.pt
    assert size in SIZES[1:]
    assert text.paragraph_format.line_spacing.pt == pytest.approx(size * 26 / 16, abs=0.1)
    assert long.paragraphs[0].runs[0].font.size == Pt(22 * size // 16)
    assert round(long.sections[0].bottom_margin.mm) == 20
    minutes = Document(io.BytesIO(document(notice(7), "题", "minutes")))
    assert {run.font.size for each in minutes.paragraphs[1:-2] for run in each.runs} == {Pt(16)}


def test_the_seal_is_small_and_stays_together() -> None:
    *_, last, above, seal = Document(io.BytesIO(document(notice(1), "题", "minutes"))).paragraphs
    assert seal.text == "0" * 64
    assert last.text.startswith("表决")
    assert last.paragraph_format.keep_with_next
    assert above.paragraph_format.keep_with_next
    assert seal.runs[0].font.size == Pt(10)


def test_the_code_is_in_the_document_too() -> None:
    (shape,) = Document(io.BytesIO(document(notice(1), "题", "poster", picture=qr.png(ADDRESS)))).inline_shapes
    assert shape.width.mm == pytest.approx(28)
    assert shape.width == shape.height


def test_the_code_stands_beside_the_signature(yishi: Yishi, session: Path) -> None:
    assert yishi("papers", session, "--address", ADDRESS).code == 0
    page = (session / "papers/posted/notice.html").read_text(encoding="utf-8")
    assert Page(page).having("svg")
    order = ("提出", "<svg", "网上查看", "（盖章）", "<hr />", "末条校验值")
    found = [page.rindex(part) for part in order]
    assert found == sorted(found)
    assert f"<p>网上查看：{ADDRESS}</p>" in page
    assert Document(str(session / "papers/posted/notice.docx")).inline_shapes
