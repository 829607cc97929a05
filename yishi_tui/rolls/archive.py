"""What the reader of workbooks does not tell: hidden rows, and cells so far out that reading them would fill the memory."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from posixpath import join, normpath
from zipfile import ZipFile

from yishi_tui.rolls.old_workbook import COMPOUND, hidden_in_old
from yishi_tui.zips import UNREADABLE

LARGEST_PART = 200_000_000
"""Bytes of one part, unpacked."""
MOST_CELLS = 20_000_000

_ODS, _WORKBOOK, _RELATIONS = "content.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ROW = re.compile(r"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(r'\br="([A-Z]{1,3})\d')
_ODS_PART = re.compile(r"<table:(table-row|table)(?=[\s/>])([^>]*)>")


class TooLarge(Exception):
    """The workbook would not fit into memory."""


def hidden_rows(raw: bytes) -> dict[str, frozenset[int]]:
    """Per sheet the numbers of its hidden rows; {} for a file that is no workbook. Raises TooLarge."""
    if raw.startswith(COMPOUND):
        return hidden_in_old(raw)
    try:
        with ZipFile(BytesIO(raw)) as archive:
            if any(part.file_size > LARGEST_PART for part in archive.infolist()):
                raise TooLarge
            if _ODS in archive.namelist():
                return _of_ods(_text(archive, _ODS))
            return {name: _of_sheet(_text(archive, part)) for name, part in _parts(archive)}
    except (*UNREADABLE, KeyError, OSError):
        return {}  # damaged or locked: the reader of workbooks says so


def _text(archive: ZipFile, part: str) -> str:
    return archive.read(part).decode("utf-8", "replace")


def _attributes(text: str) -> dict[str, str]:
    return {name.rpartition(":")[2]: unescape(value) for name, value in _ATTRIBUTE.findall(text)}


def _parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """The sheets of an .xlsx and the parts that hold them."""
    relations = map(_attributes, _RELATION.findall(_text(archive, _RELATIONS)))
    targets = {each["Id"]: each["Target"] for each in relations}
    for sheet in map(_attributes, _SHEET.findall(_text(archive, _WORKBOOK))):
        part = normpath(join("xl", targets[sheet["id"]])).lstrip("/")
        if part in archive.namelist():
            yield sheet["name"], part


def _of_sheet(text: str) -> frozenset[int]:
    number, hidden = 0, set[int]()
    for row in map(_attributes, _ROW.findall(text)):
        number = int(row.get("r", number + 1))
        if row.get("hidden") in ("1", "true"):
            hidden.add(number)
    if number * max(map(_place, set(_COLUMN.findall(text))), default=0) > MOST_CELLS:
        raise TooLarge
    return frozenset(hidden)


def _place(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _of_ods(text: str) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    name, number = "", 0
    for kind, rest in _ODS_PART.findall(text):
        attributes = _attributes(rest)
        if kind == "table":
            name, number = attributes.get("name", ""), 0
            found[name] = frozenset()
            continue
        repeated = int(attributes.get("number-rows-repeated", 1))
        if attributes.get("visibility") in ("collapse", "filter") and repeated < MOST_CELLS:
            found[name] |= frozenset(range(number + 1, number + min(repeated, 10_000) + 1))
        number += repeated
    return found
