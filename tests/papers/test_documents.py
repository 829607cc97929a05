"""Papers for Word and WPS, opened with python-docx: the layout of official papers, and the same words."""

import io
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tests.minutes.evening import ZHANG, Evening
from tests.papers.played import Yishi
from yishi_tui.papers.columns import columns
from yishi_tui.papers.document import document
from yishi_tui.papers.every import Session, papers
from yishi_tui.papers.posted import Posting
from yishi_tui.papers.press import Press
from yishi_tui.phrases import Lang

LEVELS = "# 题\n\n## 一、甲\n\n### （一）乙\n\n#### 丙\n\n##### 丁\n\n正文**要点**。\n\n- **出席**：王、李\n  - 次一层\n\n> 引文\n"


def made(evening: Evening, lang: Lang = "zh", number: int = 1) -> dict[str, bytes]:
    source = Session(evening.proceedings.meeting, len(evening.history), evening.head)
    every = papers(source, Press(lang), Posting(), number, document)
    return {paper.name: paper.data for paper in every if paper.name.endswith((".docx", ".md"))}


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def fonts(paragraph: Any) -> list[tuple[str, str]]:
    return [(run.text, run.element.rPr.rFonts.get(qn("w:eastAsia"))) for run in paragraph.runs]


def words(written: Any) -> str:
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    return "".join("".join((*(paragraph.text for paragraph in written.paragraphs), *cells)).split())


@pytest.mark.parametrize("look", ["minutes", "notice"])
def test_the_page_is_that_of_the_standard(look: Any) -> None:
    section = opened(document(LEVELS, "题", look)).sections[0]
    assert [round(each.mm) for each in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(each.mm) for each in margins] == [37, 26, 35, 28]
    grid = section._sectPr.find(qn("w:docGrid"))
    lines, twips = 22, int(grid.get(qn("w:linePitch")))
    assert abs(lines * twips - 225 * 1440 * 10 // 254) < 22  # the type area, to the width of a hair
    assert grid.get(qn("w:type")) == "lines"


def test_twenty_eight_characters_fit_in_a_line_and_no_more() -> None:
    (run,) = opened(document("字" * 28, "题", "notice")).paragraphs[0].runs
    pitch = 16 * 20 + int(run.element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    room = 156 * 1440 * 10 // 254
    assert 28 * pitch <= room < 29 * pitch


def test_blanks_to_sign_on_stand_below_each_other() -> None:
    text = "主持人：＿＿＿＿　　记录人：＿＿＿＿\n\n向＿＿＿＿提出。"
    paragraphs = opened(document(text, "题", "minutes")).paragraphs
    assert [each.text for each in paragraphs] == ["主持人：＿＿＿＿", "记录人：＿＿＿＿", "向＿＿＿＿提出。"]


@pytest.mark.parametrize(("look", "millimetres"), [("minutes", 156), ("table", 225)])
def test_a_table_is_as_wide_as_the_page_and_its_long_column_the_widest(look: Any, millimetres: int) -> None:
    table = f"| 序号 | 更正 | 时间 |\n| --- | --- | --- |\n| 1 | {'长' * 90} | 19:41 |\n"
    (made,) = opened(document(table, "题", look)).tables
    number, text, time = [column.width for column in made.columns]
    assert abs(number + text + time - Mm(millimetres)) < Mm(1) // 10
    assert text > 4 * number
    assert number - Pt(11) > 2 * Pt(12)  # the heading stands on one line
    assert [cell.width for cell in made.rows[1].cells] == [number, text, time]


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        ([["甲", "乙乙"], ["甲", "乙乙乙"]], [0, 1]),
        ([["甲" * 99, "乙" * 99, "丙丙"], ["甲", "乙", "丙"]], [1, 1, 0]),
        ([["甲", "乙", "要填写"], ["丙", "丁丁", ""]], [0, 1, 2]),
    ],
)
def test_how_wide_columns_are(rows: list[list[str]], order: list[int]) -> None:
    found = columns(rows, 3000)
    assert sum(found) == 3000
    assert [sorted(found).index(each) for each in found] == order


def test_each_level_has_its_font() -> None:
    title, *levels, body, label, _, quoted = opened(document(LEVELS, "题", "minutes")).paragraphs
    assert fonts(title) == [("题", "方正小标宋简体")]
    assert title.runs[0].font.color.rgb == RGBColor(255, 0, 0)
    assert title.runs[0].font.size == Pt(22)
    assert [fonts(each)[0][1] for each in levels] == ["黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312"]
    assert [bool(each.runs[0].font.bold) for each in levels] == [False, False, True, False]
    assert fonts(body) == [("正文", "仿宋_GB2312"), ("要点", "黑体"), ("。", "仿宋_GB2312")]
    assert [run.font.name for run in body.runs] == ["Times New Roman", "Arial", "Times New Roman"]
    assert body.runs[0].font.size == Pt(16)
    assert body.paragraph_format.line_spacing == Pt(29)
    assert body.paragraph_format.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert fonts(label) == [("出席", "黑体"), ("：王、李", "仿宋_GB2312")]
    assert label.paragraph_format.element.pPr.ind.get(qn("w:hangingChars")) == "300"
    assert fonts(quoted) == [("引文", "楷体_GB2312")]


def test_only_minutes_bear_the_red_mark() -> None:
    assert opened(document(LEVELS, "题", "notice")).paragraphs[0].runs[0].font.color.rgb is None


def test_pages_are_numbered_on_the_outer_side() -> None:
    written = opened(document(LEVELS, "题", "minutes"))
    section = written.sections[0]
    assert written.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        (number,) = footer.paragraphs
        assert number.text == "—  —"
        assert number._p.xpath(".//w:instrText/text()") == ["PAGE"]
        assert number.alignment is not None
        assert number.alignment.name == side


def test_fonts_that_may_be_missing_have_others_named() -> None:
    with zipfile.ZipFile(io.BytesIO(document(LEVELS, "题", "minutes"))) as packed:
        table = packed.read("word/fontTable.xml").decode()
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/></w:font>' in table
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/></w:font>' in table


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["archive/minutes", "posted/notice"])
def test_the_document_says_what_the_markdown_says(held: Evening, lang: Lang, name: str) -> None:
    every = made(held, lang)
    markdown = every[f"{name}.md"].decode()
    said = words(opened(every[f"{name}.docx"]))
    for text in re.findall(r"[\w（）：，。；]{6,}", markdown.replace("\\", "")):
        assert text.replace("**", "").strip("_") in said or "_" in text, text
    assert held.head in said


def test_tables_have_their_heading_on_every_page(held: Evening) -> None:
    written = opened(made(held)["archive/minutes.docx"])
    heading = written.tables[1].rows[0]
    assert [cell.text for cell in heading.cells] == ["发言人", "立场", "开始", "用时", "说明"]
    assert heading._tr.trPr.find(qn("w:tblHeader")) is not None
    assert written.tables[1].rows[2].cells[0].text == ZHANG
    assert written.tables[1].rows[2]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_the_table_of_actions_lies_on_its_side(held: Evening) -> None:
    written = opened(made(held)["archive/actions.docx"])
    assert round(written.sections[0].page_width.mm) == 297
    assert [row.cells[1].text for row in written.tables[0].rows] == ["事项", "出采光测算"]
    assert len(written.tables[0].columns) == 8
    assert held.head in words(written)


def test_the_same_meeting_gives_the_same_file(held: Evening) -> None:
    assert made(held) == made(held)


def test_texts_of_people_stay_texts() -> None:
    nasty = "a\\*\\*b\\*\\* \\<w:t\\>&amp; <b>x</b> ]]> =SUM(1)"
    assert opened(document(nasty, "<题>&", "notice")).paragraphs[0].text == "a**b** <w:t>& <b>x</b> ]]> =SUM(1)"


def test_documents_are_written_with_the_rest(yishi: Yishi, session: Path) -> None:
    assert yishi("papers", session).code == 0
    for name in ("archive/minutes.docx", "archive/actions.docx", "posted/notice.docx"):
        assert opened((session / "papers" / name).read_bytes()).paragraphs
    notice = words(opened((session / "papers/posted/notice.docx").read_bytes()))
    assert "装电梯" in notice
    assert ZHANG not in notice


def test_without_python_docx_the_rest_is_written(yishi: Yishi, session: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    ran = yishi("papers", session)
    assert ran.code == 0
    assert ran.err == f'没有装 python-docx，不写 .docx；要的话请用："{sys.executable}" -m pip install python-docx\n'
    assert not list(session.rglob("*.docx"))
    assert (session / "papers/archive/minutes.html").is_file()
