"""The text of a document: each block of Markdown as the paragraphs that the standard wants for it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph
from markdown_it.tree import SyntaxTreeNode
from msgspec import Struct
from msgspec.structs import replace

from yishi_tui.papers import layout
from yishi_tui.papers.columns import columns
from yishi_tui.papers.layout import Look, Type
from yishi_tui.papers.reading import words_of

LABEL_ENDS = "："
SIDES = {"text-align:right": WD_ALIGN_PARAGRAPH.RIGHT, "text-align:center": WD_ALIGN_PARAGRAPH.CENTER}


class Indent(Struct, frozen=True):
    """In hundredths of a character: how far in the paragraph stands, and its first line beyond that (negative: hanging)."""

    left: int = 0
    first: int = 200


INDENT = Indent()
"""Two characters in the first line."""


def set_type(properties: Any, kind: Type) -> None:
    """Give a run (its w:rPr), or a style, this type; figures and Latin letters have a font of their own."""
    fonts = properties.get_or_add_rFonts()
    for script, font in (
        ("ascii", kind.latin),
        ("hAnsi", kind.latin),
        ("cs", kind.latin),
        ("eastAsia", kind.font),
    ):
        fonts.set(qn(f"w:{script}"), font)
    properties.sz_val = Pt(kind.size)
    _set_closer(properties, kind.closer)
    if kind.bold:
        properties.get_or_add_b()


def _set_closer(properties: Any, twips: int) -> None:
    """Its place is before the size."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(twips))
    properties.find(qn("w:sz")).addprevious(spacing)


class Writer:
    """Writes blocks of Markdown into a document, one after the other."""

    def __init__(self, document: Document, look: Look, size: int = layout.BODY.size) -> None:
        self._document = document
        self._look = look
        self._size = size
        """Of the text, in points; all else keeps its proportion to it."""
        self._line = layout.POSTER_LINE_TWIPS if look == "poster" else layout.LINE_TWIPS
        self._sealing = False
        self._blocks: Mapping[str, Callable[[SyntaxTreeNode, Indent], None]] = {
            "heading": lambda node, indent: self._heading(node),
            "paragraph": self._paragraph,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "blockquote": self._quote,
            "table": lambda node, indent: self._table(node),
            "hr": lambda node, indent: self._rule(),
        }

    def write(self, node: SyntaxTreeNode, indent: Indent = INDENT) -> None:
        """One block, standing so far in."""
        self._blocks[node.type](node, indent)

    def _heading(self, node: SyntaxTreeNode) -> None:
        if node.tag == "h1":
            self._title(node)
        else:
            paragraph = self._new(INDENT)
            paragraph.paragraph_format.keep_with_next = True
            _fill(paragraph, node, self._type(layout.HEADINGS[node.tag]))

    def _title(self, node: SyntaxTreeNode) -> None:
        paragraph = self._new(Indent(first=0), layout.TITLE_LINE_PT * layout.TWIPS_PER_PT)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(self._size if self._look == "poster" else layout.TITLE_LINE_PT)
        if self._look == "minutes":
            paragraph.paragraph_format.space_before = Pt(layout.MARK_ABOVE_PT)
        _fill(paragraph, node, self._type(layout.TITLE), layout.RED if self._look == "minutes" else "")

    def _rule(self) -> None:
        """No line is drawn: what stands below it is small, and on the page of what stands above."""
        self._sealing = True
        for above in self._document.paragraphs[-1:]:
            above.paragraph_format.keep_with_next = True

    def _seal(self, node: SyntaxTreeNode) -> None:
        """Kept together, so that no hash stands on a page of its own."""
        paragraph = self._document.add_paragraph()
        _space(paragraph, layout.SEAL_LINE_PT * layout.TWIPS_PER_PT)
        _off_grid(paragraph)
        paragraph.paragraph_format.keep_with_next = True
        _fill(paragraph, node, layout.SEAL)

    def _paragraph(self, node: SyntaxTreeNode, indent: Indent) -> None:
        if self._sealing:
            self._seal(node)
            return
        to_sign = words_of(node).split(layout.GAP) if layout.BLANK in words_of(node) else []
        if len(to_sign) > 1:
            for line in to_sign:
                paragraph = self._new(indent)
                paragraph.paragraph_format.keep_with_next = line != to_sign[-1]
                _add(paragraph, line, self._type(layout.BODY))
        else:
            _fill(self._new(indent), node, self._type(layout.BODY))

    def _list(self, node: SyntaxTreeNode, indent: Indent) -> None:
        for number, item in enumerate(node.children, 1):
            for place, block in enumerate(item.children):
                if block.type != "paragraph":
                    self.write(block, replace(indent, left=indent.left + 200))
                    continue
                paragraph = self._new(_hanging(block, indent))
                if node.type == "ordered_list" and place == 0:
                    _add(paragraph, f"{number}. ", self._type(layout.BODY))
                _fill(paragraph, block, self._type(layout.BODY))

    def _quote(self, node: SyntaxTreeNode, indent: Indent) -> None:
        for block in node.children:
            _fill(self._new(indent), block, self._type(layout.QUOTED))

    def _table(self, node: SyntaxTreeNode) -> None:
        rows = [row.children for part in node.children for row in part.children]
        table = self._document.add_table(rows=0, cols=len(rows[0]))
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        widths = columns([list(map(words_of, row)) for row in rows], layout.TABLE_TWIPS[self._look])
        for number, row in enumerate(rows):
            written = table.add_row()
            for cell, place, width in zip(row, written.cells, widths, strict=False):
                place.width = Twips(width)
                _cell(place.paragraphs[0], cell, layout.CELL if number else layout.CELL_HEAD)
            _keep_row(written.cells[0].paragraphs[0], heading=number == 0)
        for column, width in zip(table.columns, widths, strict=False):
            column.width = Twips(width)

    def _new(self, indent: Indent, line: int = 0) -> Paragraph:
        """Lines are `line` twips high in type of the usual size, 0 for as high as those of the text."""
        paragraph = self._document.add_paragraph()
        _space(paragraph, (line or self._line) * self._size // layout.BODY.size)
        _indent(paragraph, indent, self._size * layout.TWIPS_PER_PT)
        return paragraph

    def _type(self, kind: Type) -> Type:
        return kind.of(self._size)


def _space(paragraph: Paragraph, line: int) -> None:
    """Lines of just this height in twips, and nothing between paragraphs."""
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.element.get_or_add_pPr().find(qn("w:spacing")).set(qn("w:line"), str(line))


def _indent(paragraph: Paragraph, indent: Indent, character: int) -> None:
    """Counted in characters, as Chinese offices do; the twips are for programs that know only these."""
    place = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_ind()
    first = "firstLine" if indent.first > 0 else "hanging"
    for name, hundredths in (("left", indent.left), (first, abs(indent.first))):
        if hundredths:
            place.set(qn(f"w:{name}Chars"), str(hundredths))
            place.set(qn(f"w:{name}"), str(hundredths * character // 100))


def _hanging(node: SyntaxTreeNode, indent: Indent) -> Indent:
    """A paragraph that begins with a label has its further lines under what follows the label."""
    (inline,) = node.children
    first, *rest = [child for child in inline.children if child.type != "text" or child.content]
    if first.type != "strong" or not rest or not rest[0].content.startswith(LABEL_ENDS):
        return indent
    label = 100 * (len(words_of(first)) + len(LABEL_ENDS))
    return Indent(left=indent.left + indent.first + label, first=-label)


def _cell(paragraph: Paragraph, node: SyntaxTreeNode, kind: Type) -> None:
    _space(paragraph, layout.TABLE_LINE_PT * layout.TWIPS_PER_PT)
    _off_grid(paragraph)
    paragraph.alignment = SIDES.get(str(node.attrs.get("style", "")), WD_ALIGN_PARAGRAPH.LEFT)
    _fill(paragraph, node, kind)


def _off_grid(paragraph: Paragraph) -> None:
    """Lines of a table are lower than those of the page."""
    off = OxmlElement("w:snapToGrid")
    off.set(qn("w:val"), "0")
    paragraph.paragraph_format.element.pPr.find(qn("w:spacing")).addprevious(off)


def _keep_row(first: Paragraph, *, heading: bool) -> None:
    """No row runs over the end of a page; the heading stands on every page."""
    row = first.paragraph_format.element.getparent().getparent()
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))


def _fill(paragraph: Paragraph, node: SyntaxTreeNode, kind: Type, colour: str = "") -> None:
    for text, own in _pieces(node, kind):
        _add(paragraph, text, own, colour)


def _pieces(node: SyntaxTreeNode, kind: Type) -> Iterator[tuple[str, Type]]:
    """The text in runs of one type; what is strong is in the font of labels."""
    if node.type in ("text", "code_inline"):
        yield node.content, kind
    elif node.type in ("softbreak", "hardbreak"):
        yield "\n", kind
    for child in node.children:
        yield from _pieces(child, replace(kind, font=layout.LABEL.font) if node.type == "strong" else kind)


def _add(paragraph: Paragraph, text: str, kind: Type, colour: str = "") -> None:
    if not text:
        return
    properties = paragraph.add_run(text).element.get_or_add_rPr()
    set_type(properties, kind)
    if colour:
        properties.get_or_add_color().val = RGBColor.from_string(colour)
