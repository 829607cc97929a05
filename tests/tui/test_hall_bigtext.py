"""Large characters: as large as they fit, or none at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from seat_room import Blocks, NoLetters

from yishi_tui.fonts import find_font, font_folders
from yishi_tui.tui.panels.bigtext import LEAST_DOTS, FontLetters, Letters, figures, halved, large, system_letters


@given(st.sampled_from(["00:00", "+12:34", "05:59"]), st.integers(1, 250), st.integers(1, 80))
def test_figures_fill_what_they_are_given_and_no_more(time: str, width: int, height: int) -> None:
    lines = figures(time, width, height)
    assert lines == [time] or (len(lines) <= height and {cell_len(line) for line in lines} == {cell_len(lines[0])})
    assert lines == [time] or cell_len(lines[0]) <= width


def test_figures_grow_with_the_window() -> None:
    assert [len(figures("02:35", *size)) for size in ((20, 4), (76, 10), (200, 60))] == [3, 10, 55]


def test_half_blocks_keep_an_odd_row() -> None:
    assert halved(["##", " #", "##"]) == ["▀█", "▀▀"]


@given(st.integers(1, 100), st.integers(1, 30))
def test_words_are_drawn_as_large_as_they_fit(width: int, height: int) -> None:
    drawn = large("王阿姨", width, height, Blocks())
    assert len(drawn) <= height
    assert all(cell_len(line) <= width for line in drawn)
    assert bool(drawn) is (width >= 36 and height >= 6)


class Asked:
    """Somebody who draws, and the sizes they were asked for."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self.sizes: list[int] = []

    def dots(self, words: str, size: int) -> tuple[str, ...]:
        self.sizes.append(size)
        return self._letters.dots(words, size)


@pytest.mark.parametrize("words", ["王秀兰", "一", "丁一", "卜一一一", "丨", "，，，", "动议通过，形成协商意见"])
@pytest.mark.parametrize(("width", "height"), [(40, 8), (114, 12), (60, 30)])
def test_no_size_that_fits_is_passed_over(words: str, width: int, height: int) -> None:
    letters = system_letters()
    if letters is None:
        pytest.skip("no font with Han on this machine")
    every = (letters.dots(words, size) for size in range(2 * height + height // 4, LEAST_DOTS - 1, -1))
    fitting = next((dots for dots in every if len(dots) <= 2 * height and len(dots[0]) <= width), ())
    assert large(words, width, height, letters) == (halved(fitting) if fitting else [])


def test_sizes_far_too_wide_are_not_tried() -> None:
    asked = Asked(Blocks())
    assert large("动议通过形成协商意见", 120, 30, asked)
    assert max(asked.sizes) < 14


def test_without_somebody_to_draw_there_is_nothing() -> None:
    assert large("王阿姨", 80, 24, None) == []
    assert large("王阿姨", 80, 24, NoLetters()) == []
    assert large("", 80, 24, Blocks()) == []


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_fonts_are_looked_for_where_the_platform_keeps_them(platform: str) -> None:
    folders = font_folders(platform, Path("home"), {"WINDIR": "W", "LOCALAPPDATA": "L"})
    assert len(folders) >= 2
    assert any(Path("home") in folder.parents or Path("L") in folder.parents for folder in folders)


def test_the_best_font_is_taken_however_deep_it_lies(tmp_path: Path) -> None:
    assert find_font([tmp_path, tmp_path / "nowhere"]) is None
    for name in ("a/wqy-zenhei.ttc", "b/c/NotoSansCJK-Bold.ttc", "b/Comic.ttf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert find_font([tmp_path]) == tmp_path / "b/c/NotoSansCJK-Bold.ttc"


def test_a_broken_font_draws_nothing(tmp_path: Path) -> None:
    pytest.importorskip("PIL")
    (tmp_path / "simhei.ttf").write_bytes(b"no font")
    assert FontLetters(tmp_path / "simhei.ttf").dots("王", 16) == ()


def test_the_systems_font_tells_characters_apart() -> None:
    pytest.importorskip("PIL")
    letters = system_letters()
    if letters is None:
        pytest.skip("no font with Han on this machine")
    assert len({letters.dots(char, 16) for char in "王李张赵孙"}) == 5


@pytest.mark.parametrize("size", [(80, 0), (80, -3), (0, 10), (-4, 10)])
def test_where_there_is_no_room_the_time_is_in_plain_figures(size: tuple[int, int]) -> None:
    assert figures("02:35", *size) == ["02:35"]
