"""The address of a notice as a QR code, for pages, documents and the terminal. Needs segno, the extra `qr`."""

import io
from itertools import zip_longest

import segno

QUIET = 4
"""Modules of white around the code, without which no telephone finds it."""
SCALE = 4
HALVES = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
"""Two modules above each other in one cell, black on white."""


def picture(address: str) -> str:
    """The code as SVG to stand in a page, which says how large it is: black on white whatever the page looks like."""
    return segno.make_qr(address).svg_inline(border=QUIET, dark="#000", light="#fff", omitsize=True)


def png(address: str) -> bytes:
    """The code as a picture for a document."""
    made = io.BytesIO()
    segno.make_qr(address).save(made, kind="png", scale=SCALE, border=QUIET)
    return made.getvalue()


def lines(address: str) -> list[str]:
    """The code in cells of a terminal, to be shown black on white."""
    rows = [list(row) for row in segno.make_qr(address).matrix_iter(border=QUIET)]
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue=[0] * len(rows[0]))
    return ["".join(HALVES[above, below] for above, below in zip(*pair, strict=True)) for pair in pairs]
