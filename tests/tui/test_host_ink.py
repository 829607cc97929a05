"""Lines of coloured text: nothing is lost, nothing is wider than it may be, and no line begins with a comma."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from yishi_tui.tui.ink import ELLIPSIS, Line, cut, differing, fit, line, spread, to_strip, width_of, wrap
from yishi_tui.tui.panels.bigclock import FIGURES, big
from yishi_tui.tui.theme import DARK, INKS, LIGHT, Role

WORDS = st.text("在3号楼东侧加装电梯，。（）《》“”：1.5万元abcXYZ 09-%", max_size=80)
ROLES: st.SearchStrategy[Role] = st.sampled_from(("text", "strong", "dim"))
ROWS = st.lists(st.tuples(WORDS, ROLES), max_size=4).map(tuple)


def plain(row: Line) -> str:
    return "".join(text for text, _ in row)


@given(ROWS, st.integers(4, 60))
def test_wrapping_loses_nothing_and_keeps_the_width(row: Line, width: int) -> None:
    lines = wrap(row, width)
    assert all(width_of(each) <= width for each in lines)
    assert "".join(map(plain, lines)).replace(" ", "") == plain(row).replace(" ", "")


@given(ROWS, st.integers(10, 60), st.integers(1, 4))
def test_lines_after_the_first_are_set_in(row: Line, width: int, indent: int) -> None:
    lines = wrap(row, width, indent)
    assert all(plain(each).startswith(" " * indent) for each in lines[1:])
    assert all(width_of(each) <= width for each in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("低层每户补偿，交表决", 12, ["低层每户补", "偿，交表决"]),
        ("装在（楼东侧）", 6, ["装在", "（楼东", "侧）"]),
        ("侧的［删：东］西", 12, ["侧的［删：", "东］西"]),
        ("补偿1.5万元", 6, ["补偿", "1.5万", "元"]),
        ("lift for building", 8, ["lift for", "building"]),
        ("", 5, [""]),
    ],
)
def test_where_a_line_breaks(text: str, width: int, lines: list[str]) -> None:
    assert [plain(each).strip() for each in wrap(line(text), width)] == lines


@given(ROWS, st.integers(1, 40))
def test_what_is_cut_says_so(row: Line, width: int) -> None:
    short = cut(row, width)
    assert width_of(short) <= width
    assert plain(short) == plain(row) or plain(short).endswith(ELLIPSIS)


@given(ROWS, st.integers(1, 40))
def test_fitting_fills_the_width(row: Line, width: int) -> None:
    assert width_of(fit(row, width)) == width


@given(ROWS, ROWS, st.integers(1, 60))
def test_the_right_end_stays_when_the_left_gives_way(left: Line, right: Line, width: int) -> None:
    row = spread(left, right, width)
    assert plain(row).endswith(plain(right))
    if width_of(right) < width:
        assert width_of(row) == width


@pytest.mark.parametrize("time", ["00:00", "12:34", "56:78", "+09:59"])
def test_large_figures_are_three_even_lines(time: str) -> None:
    lines = big(time)
    assert len({cell_len(each) for each in lines}) == 1
    assert len(lines) == 3


def test_no_two_figures_look_alike() -> None:
    assert len({big(figure) for figure in FIGURES}) == len(FIGURES)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_every_ink_can_be_read_on_its_paper(theme: str) -> None:
    """A contrast of 4.5 and more; the track of the bar is no text."""
    paper = "#000000" if theme == DARK else "#ffffff"
    for role, style in INKS[theme].items():
        ground = style.bgcolor.name if style.bgcolor else paper
        assert style.color is not None
        if role != "track":
            assert contrast(style.color.name, ground) >= 4.5, role


def contrast(one: str, other: str) -> float:
    """By the definition of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


ODD = st.text("加装1 █▀\u0301\u200d\ufe0f\x1b", max_size=12)
ODD_ROWS = st.lists(st.tuples(ODD, ROLES), max_size=3).map(tuple)


def on_screen(row: Line, width: int) -> Strip:
    return to_strip(row, INKS[DARK]).adjust_cell_length(width)


def signs(*strips: Strip) -> list[tuple[str, Style | None]]:
    """Each with its colours."""
    return [(char, segment.style) for strip in strips for segment in strip for char in segment.text]


@given(ODD_ROWS, ODD_ROWS, ODD_ROWS, ODD_ROWS)
def test_what_is_painted_over_a_line_makes_it_the_other(before: Line, was: Line, now: Line, behind: Line) -> None:
    width = 120
    one, other = (((("│", "text"), *before, *middle, *behind)) for middle in (was, now))
    old, new = on_screen(one, width), on_screen(other, width)
    start, end = differing(one, other) or (0, width)
    assert 0 <= start <= width
    assert 0 <= end <= width
    assert signs(old.crop(0, start), new.crop(start, max(start, end)), old.crop(max(start, end), width)) == signs(new)


def test_what_stands_behind_a_figure_that_turns_is_not_painted() -> None:
    was, now = (((" 剩余 ", "dim"), (figure, "strong"), (" 王秀兰" * 9, "text")) for figure in ("02:59", "02:58"))
    assert differing(was, now) == (10, 11)
