"""What is read and written around a meeting: its minutes, all its papers, the roll of a whole estate and the search in it."""

import csv
import json
from collections.abc import Iterator
from functools import partial
from itertools import count, cycle
from pathlib import Path

from msgspec.structs import replace

from benchmarks.bulk import make_long
from benchmarks.cases.subjects import minuted, roll_read, searched
from benchmarks.floors import clean_env
from benchmarks.product import Product, installed, run_quietly
from benchmarks.report import Bench, Bounds, Figure, figure
from benchmarks.sessions import Wanted, names
from benchmarks.stats import interleave, timed
from yishi_tui.sessions import JOURNAL

MS, US = 1_000_000, 1_000
RECORDS = 3000
HOUSEHOLDS = 6135
"""An estate that met in 2021 to elect its committee had so many."""
MINUTES_GOAL = Bounds(median=1000)
PAPERS_GOAL = Bounds(median=2000)
ROLL_GOAL = Bounds(median=1000)
SEARCH_GOAL = Bounds(median=16_000)
"""A frame: the list is there with the letter."""
QUERIES = ("l", "lg", "lgf", "李", "李桂", "3-1", "12", "wang", "wangxiu")
"""What is in the field after one key and the next, of names and units on the roll."""


def run(bench: Bench) -> Iterator[Figure]:
    yield minutes(bench)
    yield papers(bench, installed())
    roll = write_roll(bench.folder / "roll.csv")
    yield read(bench, roll)
    yield search(bench, roll)


def minutes(bench: Bench) -> Figure:
    journal = make_long(Wanted(records=RECORDS), bench.folder / "minutes") / JOURNAL
    text = minuted(journal)
    subject = timed(lambda: (bench.folder / "minutes.md").write_text(minuted(journal), encoding="utf-8"), MS)
    series = interleave(subject, timed(partial(parsed_and_written, journal, text), MS), bench.rounds(15, 4))
    return figure(f"minutes, {RECORDS:,} records", "ms", "json.loads and a write", series, MINUTES_GOAL)


def parsed_and_written(journal: Path, text: str) -> None:
    """The least that minutes take: every line parsed, as many bytes written."""
    for line in journal.read_bytes().splitlines():
        json.loads(line)
    journal.with_name("floor.md").write_text(text, encoding="utf-8")


def papers(bench: Bench, yishi: Product) -> Figure:
    home = bench.folder / "papers"
    home.mkdir()
    yishi.call("demo", "--auto", home=home)
    (session,) = (folder for folder in home.iterdir() if (folder / JOURNAL).exists())
    numbers = count()
    subject = timed(lambda: yishi.call("papers", str(session), "-o", str(home / f"out{next(numbers)}"), home=home), MS)
    floor = timed(lambda: run_quietly([yishi.python, "-c", "pass"], clean_env(home)), MS)
    series = interleave(subject, floor, bench.rounds(11, 3))
    measured = figure("`yishi papers` of the sample", "ms", "python -c pass", series, PAPERS_GOAL)
    written = sum(1 for path in (home / "out0").rglob("*") if path.is_file())
    return replace(measured, remark=f"{written} files")


def write_roll(path: Path) -> Path:
    """The roll of an estate, as an office keeps it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("姓名", "楼栋", "单元", "房号", "面积"))
        for place, name in enumerate(names(HOUSEHOLDS)):
            table.writerow(
                (name, place // 200 + 1, place // 50 % 4 + 1, 100 * (place // 2 % 25 + 1) + place % 2 + 1, 89.5)
            )
    return path


def read(bench: Bench, roll: Path) -> Figure:
    series = interleave(timed(partial(roll_read, roll), MS), timed(partial(rows, roll), MS), bench.rounds(15, 4))
    return figure(f"a roll of {HOUSEHOLDS:,}", "ms", "csv.reader", series, ROLL_GOAL)


def rows(roll: Path) -> list[list[str]]:
    with roll.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def search(bench: Bench, roll: Path) -> Figure:
    find, lines = searched(roll), ["".join(row) for row in rows(roll)]
    one, other = cycle(QUERIES), cycle(QUERIES)

    def scan() -> list[str]:
        query = next(other)
        return [line for line in lines if query in line]

    series = interleave(timed(lambda: find(next(one)), US), timed(scan, US), bench.rounds(50, 5) * len(QUERIES))
    return figure(f"a key of a search in {HOUSEHOLDS:,}", "µs", "`in` every line", series, SEARCH_GOAL)
