"""Tables stay in line as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.minutes.markdown import escaped
from yishi_tui.minutes.tables import WIDEST, aligned, padded, width


@pytest.mark.parametrize(("text", "cells"), [("abc", 3), ("许慧", 4), ("（3）", 5), ("e\u0301", 1), ("", 0)])
def test_a_character_takes_the_cells_it_takes(text: str, cells: int) -> None:
    assert width(text) == cells
    assert width(padded(text, 9)) == 9


def test_columns_are_in_line_and_figures_stand_to_the_right() -> None:
    table = "前\n\n| 姓名 | n |\n| --- | ---: |\n| 王秀兰 | 12 |\n| 李 | 3 |\n\n后\n"
    assert aligned(table) == "前\n\n| 姓名   |   n |\n| ------ | --: |\n| 王秀兰 |  12 |\n| 李     |   3 |\n\n后\n"


def test_a_bar_that_is_escaped_is_part_of_its_cell() -> None:
    assert aligned("| a\\|b | c\\\\|\n| d | |") == "| a\\|b | c\\\\ |\n| d    |     |"


def test_what_is_no_table_is_left_alone() -> None:
    text = "a | b\n\n- | c |\n"
    assert aligned(text) == text


def test_a_long_cell_does_not_stretch_the_others() -> None:
    lines = aligned(f"| 内容 | 谁 |\n| --- | --- |\n| {'很' * 60} | 李 |\n| 短 | 王 |").split("\n")
    assert [width(line) for line in (lines[0], lines[3])] == [WIDEST + 10] * 2


@given(st.lists(st.lists(st.text("ab|\\甲 *", max_size=6), min_size=2, max_size=2), min_size=1, max_size=5))
def test_no_cell_is_lost_and_every_row_ends_in_line(rows: list[list[str]]) -> None:
    cells = [[escaped(cell).strip() for cell in row] for row in rows]
    lines = aligned("\n".join(f"| {' | '.join(row)} |" for row in cells)).split("\n")
    assert len({width(line) for line in lines}) == 1
    assert ["".join(line.split()) for line in lines] == ["".join(f"|{'|'.join(row)}|".split()) for row in cells]
