"""The benchmark of papers: that it measures what it names, and that it can fail."""

import sys
from pathlib import Path

import pytest

from benchmarks.bulk import make_long
from benchmarks.cases.papers import HOUSEHOLDS, PAPERS_GOAL, QUERIES, minutes, papers, read, search, write_roll
from benchmarks.cases.subjects import minuted, roll_read, searched
from benchmarks.product import Product
from benchmarks.report import Bench, figure
from benchmarks.sessions import Wanted
from yishi_tui.sessions import JOURNAL


def test_the_minutes_are_of_the_whole_meeting(tmp_path: Path) -> None:
    text = minuted(make_long(Wanted(records=400), tmp_path / "session") / JOURNAL)
    assert "第1件事" in text
    assert "在3号楼东侧加装电梯" in text


def test_the_roll_is_read_whole_and_every_query_finds_somebody(tmp_path: Path) -> None:
    roll = write_roll(tmp_path / "roll.csv")
    assert len(roll_read(roll)) == HOUSEHOLDS
    find = searched(roll)
    assert all(find(query) for query in QUERIES)


def test_papers_that_take_too_long_miss_their_goal() -> None:
    assert figure("papers", "ms", "pass", ([2500.0] * 3, [11.0] * 3), PAPERS_GOAL).missed


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the product's commands stand elsewhere")
def test_every_figure_is_taken(tmp_path: Path) -> None:
    bench = Bench(quick=True, folder=tmp_path)
    roll = write_roll(tmp_path / "roll.csv")
    rows = [minutes(bench), papers(bench, Product(Path(sys.executable).parent)), read(bench, roll), search(bench, roll)]
    assert all(row.subject.least > 0 for row in rows)
    assert rows[1].remark != "0 files"
