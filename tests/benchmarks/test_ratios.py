"""What must not cost more: ratios of two sides that took turns here and now, never a time.

Only pure computing and CPU time are asked of a machine that others use too. What misses its goal is measured once more,
for a noisy neighbour may have decided.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.bulk import make_long
from benchmarks.cases import acts, legal, memory
from benchmarks.cases.subjects import minuted, replayed
from benchmarks.product import Product
from benchmarks.report import Bounds, Figure, figure
from benchmarks.sessions import Wanted
from benchmarks.stats import interleave, timed
from yishi_tui.sessions import JOURNAL

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="the harness reads /proc")]

TEN_TIMES = Bounds(ratio=12)
"""What ten times as many records may cost: each of them a fifth more."""


def acts_of_a_script(home: Path) -> Iterable[Figure]:
    """The last tenth of a script against its first."""
    return [
        acts.last_tenth(f"acts, {per_meeting} a meeting", 300, per_meeting) for per_meeting in (0, acts.PER_MEETING)
    ]


def acts_in_order(home: Path) -> Iterable[Figure]:
    """What is in order in a large meeting against a small one; how long it takes does not count here."""
    row = legal.measured(Product(Path(sys.executable).parent), home, rounds=100)
    return [replace(row, goal=Bounds(ratio=row.goal.ratio))]


def seats(home: Path) -> Iterable[Figure]:
    """The CPU time of an act at each seat, screen and all, at the end of a meeting against its beginning.

    The recorder's is left to the count of calls: the minutes beside the notes grow, until they are written at leisure.
    """
    costs = [row for row in memory.measured(home, acts=600) if row.goal == memory.COST_GOAL]
    return [row for row in costs if not row.name.endswith("recorder")]


def records(home: Path) -> Iterable[Figure]:
    """Replaying and minuting ten times as many records."""
    short, long = (make_long(Wanted(records=number), home / str(number)) / JOURNAL for number in (600, 6000))
    for name, deed, rounds in (("replay", replayed, 15), ("minutes", minuted, 5)):
        sides = (timed(lambda path=path, deed=deed: deed(path), 1000) for path in (long, short))
        yield figure(name, "µs", "a tenth of the records", interleave(*sides, rounds), TEN_TIMES)


@pytest.mark.parametrize("measure", [acts_of_a_script, acts_in_order, seats, records])
def test_it_does_not_cost_more(tmp_path: Path, measure: Callable[[Path], Iterable[Figure]]) -> None:
    missed = [row for row in measure(tmp_path / "once") if row.missed]
    if missed:
        missed = [row for row in measure(tmp_path / "again") if row.missed]
    assert not missed, [(row.name, row.ratio) for row in missed]
