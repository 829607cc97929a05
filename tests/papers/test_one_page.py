"""A notice stands on one page: in type as large as its words allow, in the browser and in Word."""

import io
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm, Pt

from tests.papers.played import Yishi
from yishi_tui.papers.document import document
from yishi_tui.papers.html import ON_PAPER, notice_of
from yishi_tui.papers.one_page import SIZES, largest
from yishi_tui.papers.press import Press
from yishi_tui.papers.qr import picture

HASH = "37951673fdf3d68becf47528358a04df6fd8df52a30373d3862eee466f829424"


def notice(resolutions: int, actions: int = 0) -> str:
    parts = ["# 公示", "议" * 60, "## 决议"]
    for number in range(resolutions):
        parts += [f"### （{number}）{'决' * 40}", "表决：赞成17票，反对3票。"]
    if actions:
        parts.append("\n".join(("| 事项 | 责任人 |", "| --- | --- |", *["| 张贴七天 | 郭文斌 |"] * actions)))
    parts += ["异" * 120, "＿＿＿＿（盖章）　　＿＿年＿＿月＿＿日", "---", f"`{HASH}`"]
    return "\n\n".join(parts) + "\n"


def opened(markdown: str, code: bytes = b"") -> Any:
    return Document(io.BytesIO(document(markdown, "公示", "poster", code)))


def size_of(written: Any) -> float:
    return float(written.paragraphs[1].runs[0].font.size.pt)


def test_the_more_there_is_the_smaller_and_never_too_small() -> None:
    sizes = [largest(notice(resolutions, actions=4), ON_PAPER) for resolutions in range(1, 7)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == SIZES[0]
    assert sizes[-1] == SIZES[-1] < sizes[3] < SIZES[0]


def test_what_fits_no_page_is_as_large_as_can_be() -> None:
    assert largest(notice(40), ON_PAPER) == SIZES[0]


def test_a_picture_needs_its_room() -> None:
    assert largest(notice(4), ON_PAPER, reserved=100) < largest(notice(4), ON_PAPER)


@pytest.mark.parametrize("wrong", ["\n\n", "# 题\n", "- 一\n  - 二\n", "| 甲 |\n| --- |\n"])
def test_any_markdown_has_a_size(wrong: str) -> None:
    assert largest(wrong, ON_PAPER) == SIZES[0]


def test_the_page_is_printed_in_that_size() -> None:
    markdown = notice(4, actions=4)
    page = notice_of(Press("zh"), markdown, "公示", "")
    assert f"body.large {{ font-size: {largest(markdown, ON_PAPER)}pt;" in page


def test_a_document_has_its_type_lines_and_margins() -> None:
    small, large = opened(notice(6, actions=4)), opened(notice(1))
    assert (size_of(small), size_of(large)) == (12, 16)
    assert small.paragraphs[1].paragraph_format.line_spacing == Pt(19.5)
    assert large.paragraphs[1].paragraph_format.line_spacing == Pt(26)
    assert abs(large.sections[0].bottom_margin - Mm(20)) < Mm(1)
    assert small.tables[0].rows[1].cells[0].paragraphs[0].runs[0].font.size == Pt(12)


def test_a_hash_stands_on_one_line() -> None:
    (run,) = opened(notice(1)).paragraphs[-1].runs
    assert run.text == HASH
    assert run.font.size == Pt(10)
    assert opened(notice(1)).paragraphs[-1].paragraph_format.first_line_indent is None


def test_the_code_of_an_address_is_in_the_document_too() -> None:
    code = picture("https://example.org/notice")
    (drawn,) = opened(notice(1), code.dots).inline_shapes
    assert abs(drawn.height - Mm(30)) < Mm(1)
    assert code.drawn.startswith('<svg width="132" height="132" viewBox="0 0 33 33"')


def test_the_command_puts_it_there(yishi: Yishi, session: Any) -> None:
    yishi("papers", session, "--address", "https://example.org")
    assert len(Document(session / "papers/posted/notice.docx").inline_shapes) == 1
    assert not Document(session / "papers/archive/minutes.docx").inline_shapes


def test_what_is_said_last_stands_by_itself(yishi: Yishi, session: Any) -> None:
    yishi("papers", session, "--address", "https://example.org")
    lines = (session / "papers/posted/notice.md").read_text("utf-8").splitlines()
    place = lines.index("网上查看：https://example.org")
    assert lines[place - 1] == lines[place + 1] == ""
