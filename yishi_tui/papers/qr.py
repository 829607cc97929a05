"""The address of a notice as a QR code, for the page and for the terminal. Needs segno, the extra `qr`."""

import io
from itertools import zip_longest

import segno

from yishi_tui.papers.posted import Code

QUIET = 4
"""Modules of white around the code, without which no telephone finds it."""
SCALE = 4
HALVES = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
"""Two modules above each other in one cell, black on white."""


def picture(address: str) -> Code:
    """The code to stand on paper: black on white whatever the page looks like, and as large as the page wants it."""
    code, dots = segno.make_qr(address), io.BytesIO()
    side, _ = code.symbol_size(scale=SCALE, border=QUIET)
    drawn = code.svg_inline(border=QUIET, dark="#000", light="#fff", omitsize=True)
    code.save(dots, kind="png", scale=SCALE, border=QUIET)
    return Code(drawn.replace("<svg", f'<svg width="{side}" height="{side}"', 1), dots.getvalue())


def lines(address: str) -> list[str]:
    """The code in cells of a terminal, to be shown black on white."""
    rows = [list(row) for row in segno.make_qr(address).matrix_iter(border=QUIET)]
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue=[0] * len(rows[0]))
    return ["".join(HALVES[above, below] for above, below in zip(*pair, strict=True)) for pair in pairs]
