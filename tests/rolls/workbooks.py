"""Tiny writers of the workbooks that offices send: .xlsx, .ods, .xls, and one with a password."""

import struct
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

Value = str | int | float | bool | None
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
DAY_STYLE = 1


class Day(Struct, frozen=True):
    """A cell that the office program took for a day; days since 1899-12-30."""

    serial: int


class Table(Struct, frozen=True):
    """One sheet: its rows, merged ranges such as A2:A5, and the numbers of its hidden rows."""

    rows: Sequence[Sequence[Value | Day]]
    merges: Sequence[str] = ()
    hidden: Sequence[int] = ()
    visible: bool = True


def xlsx(sheets: Mapping[str, Table]) -> bytes:
    """The sheets as .xlsx."""
    numbers = range(1, len(sheets) + 1)
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="r{number}"{"" if table.visible else HIDDEN_SHEET}/>'
        for number, (name, table) in zip(numbers, sheets.items(), strict=True)
    )
    parts = {
        "[Content_Types].xml": _types(numbers),
        "_rels/.rels": _relations({"r1": (f"{RELATIONS}/officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            {f"r{number}": (f"{RELATIONS}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers}
            | {"s": (f"{RELATIONS}/styles", "styles.xml")}
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
        "</styleSheet>",
    }
    for number, table in zip(numbers, sheets.values(), strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(table)
    return archive(parts)


def archive(parts: Mapping[str, str]) -> bytes:
    """The parts, each an XML document, in one archive."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text if name == "mimetype" else f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return buffer.getvalue()


HIDDEN_SHEET = ' state="hidden"'


def _types(numbers: range) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kind}.worksheet+xml"/>'
        for number in numbers
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{sheets}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, (kind, to) in targets.items())
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def _sheet(table: Table) -> str:
    rows = "".join(
        f'<row r="{number}"{_hidden(number, table)}>{"".join(map(_cell, _names(number), row))}</row>'
        for number, row in enumerate(table.rows, 1)
    )
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in table.merges)
    merged = f'<mergeCells count="{len(table.merges)}">{merges}</mergeCells>' if merges else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{merged}</worksheet>'


def _hidden(number: int, table: Table) -> str:
    return ' hidden="1"' if number in table.hidden else ""


def _names(number: int) -> list[str]:
    return [f"{letter}{number}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def _cell(ref: str, value: Value | Day) -> str:
    match value:
        case None:
            return ""
        case bool():
            return f'<c r="{ref}" t="b"><v>{int(value)}</v></c>'
        case Day(serial):
            return f'<c r="{ref}" s="{DAY_STYLE}"><v>{serial}</v></c>'
        case int() | float():
            return f'<c r="{ref}"><v>{value!r}</v></c>'
    return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def ods(sheets: Mapping[str, Table]) -> bytes:
    """The sheets as .ods; numbers as numbers, everything else as text."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(_ods_rows(table))}</table:table>'
        for name, table in sheets.items()
    )
    spaces = "".join(f' xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content{spaces}>{body}</office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0"/>',
        }
    )


def _ods_rows(table: Table) -> list[str]:
    rows = []
    for number, row in enumerate(table.rows, 1):
        hidden = ' table:visibility="collapse"' if number in table.hidden else ""
        rows.append(f"<table:table-row{hidden}>{''.join(map(_ods_cell, row))}</table:table-row>")
    return rows


def _ods_cell(value: Value | Day) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value!r}"><text:p>x</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def xls(name: str, rows: Sequence[Sequence[Value]], hidden: Sequence[int] = ()) -> bytes:
    """One sheet as .xls of 1997, and the numbers of its hidden rows."""
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    head = struct.pack("<IBBBB", len(start) + 4 + 8 + 2 * len(name) + 4, 0, 0, len(name), 1) + name.encode("utf-16-le")
    book = start + _record(0x0085, head) + _record(0x000A, b"")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for number, row in enumerate(rows):
        options = 0x0F0120 if number + 1 in hidden else 0x0F0100
        sheet += _record(0x0208, struct.pack("<HHHHHHI", number, 0, len(row), 0xFF, 0, 0, options))
        for column, value in enumerate(row):
            sheet += _xls_cell(number, column, value)
    return compound("Workbook", book + sheet + _record(0x000A, b""))


def _xls_cell(row: int, column: int, value: Value) -> bytes:
    if value is None:
        return b""
    if isinstance(value, int | float):
        return _record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    text = str(value)
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def locked() -> bytes:
    """A workbook with a password, as office programs write it: the archive is encrypted inside a compound file."""
    return compound("EncryptedPackage", bytes(4096))


SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(stream: str, data: bytes) -> bytes:
    """A compound file with one stream, long enough not to be a small one."""
    data = data.ljust(max(4096, -(-len(data) // SECTOR) * SECTOR), b"\0")
    count = len(data) // SECTOR
    chain = [FAT, END, *(place + 1 for place in range(2, count + 1)), END]
    fat = struct.pack(f"<{SECTOR // 4}I", *chain, *[FREE] * (SECTOR // 4 - len(chain)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    directory = _entry("Root Entry", 5, 1, END, 0) + _entry(stream, 2, FREE, 2, len(data))
    return header + fat + directory.ljust(SECTOR, b"\0") + data


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    links = struct.pack("<III", FREE, FREE, child)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text) + 2, kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
