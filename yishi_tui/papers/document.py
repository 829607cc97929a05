"""Markdown papers as documents for Word and WPS. Needs python-docx, the extra `office`."""

import io
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph
from markdown_it.tree import SyntaxTreeNode

from yishi_tui.papers import layout
from yishi_tui.papers.document_text import Writer, set_type
from yishi_tui.papers.html import reader
from yishi_tui.papers.layout import Look, Page
from yishi_tui.papers.packing import packed


def document(markdown: str, title: str, look: Look, *, picture: bytes = b"") -> bytes:
    """The Markdown as a .docx file, a picture (PNG) at its end; the same Markdown always gives the same file.

    A notice stands on one page, with narrower margins and in smaller type where it must.
    """
    written = Document()
    written.core_properties.title = title
    written.core_properties.author = ""
    written.settings.odd_and_even_pages_header_footer = True
    page = layout.page_for(markdown, look, picture=bool(picture))
    _lay_out(written.sections[0], look, page)
    if page == layout.STANDARD:
        _set_grid(written.element.body.get_or_add_sectPr(), page.line)
    set_type(written.styles["Normal"].element.get_or_add_rPr(), layout.BODY)
    written.styles.element.find(f".//{qn('w:lang')}").set(qn("w:eastAsia"), layout.LANGUAGE)
    writer = Writer(written, look, page)
    for node in SyntaxTreeNode(reader().parse(markdown)).children:
        writer.write(node)
    if picture:
        _show(written, picture)
    return _saved(written)


def _show(written: Written, picture: bytes) -> None:
    """On a line as high as it is."""
    paragraph = written.add_paragraph()
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run().add_picture(io.BytesIO(picture), width=Emu(layout.CODE))


def _saved(written: Written) -> bytes:
    made = io.BytesIO()
    written.save(made)
    return packed(made.getvalue())


def _lay_out(section: Section, look: Look, page: Page) -> None:
    """The page of the standard; a wide table lies on its side, bound at the same edge."""
    wide = look == "table"
    section.orientation = WD_ORIENTATION.LANDSCAPE if wide else WD_ORIENTATION.PORTRAIT
    width, height = layout.PAGE_WIDTH, layout.PAGE_HEIGHT
    section.page_width, section.page_height = (Emu(height), Emu(width)) if wide else (Emu(width), Emu(height))
    top, right, bottom, left = (*page.margins[3:], *page.margins[:3]) if wide else page.margins
    section.top_margin, section.right_margin = Emu(top), Emu(right)
    section.bottom_margin, section.left_margin = Emu(bottom), Emu(left)
    section.footer_distance = Emu(min(layout.FOOT, bottom - 7 * layout.MM))
    _number_pages(section)


def _set_grid(properties: Any, twips: int) -> None:
    """So high is a line: in type of the usual size twenty-two stand on a page."""
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(twips))
    properties.append(grid)


def _number_pages(section: Section) -> None:
    """— 1 —, on the outer side: odd pages right, even pages left."""
    _page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _page_number(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.alignment = side
    for text, field in (("— ", ""), ("", "begin"), ("PAGE", "code"), ("", "end"), (" —", "")):
        run = paragraph.add_run("" if field else text)
        set_type(run.element.get_or_add_rPr(), layout.PAGE_NUMBER)
        if field:
            run.element.append(_field(field, text))


def _field(part: str, code: str) -> Any:
    """A part of a field that Word works out."""
    element = OxmlElement("w:instrText" if code else "w:fldChar")
    if code:
        element.text = code
    else:
        element.set(qn("w:fldCharType"), part)
    return element
