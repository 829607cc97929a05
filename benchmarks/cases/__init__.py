"""The benchmarks: each module has `run(bench)`, which yields figures.

They are imported when chosen, so that those that need only the floors run without the product.
"""

import importlib
from collections.abc import Callable, Iterator
from typing import cast

from benchmarks.report import Bench, Figure

CASES = {
    "start": "spawn to the complete first frame of `yishi open`",
    "act": "key to journal to every panel; the first cell when typing and moving a cursor",
    "seats": "four seats at one session: foreign act to cell, the second hand, CPU and memory at rest",
    "growth": "key to cell at each seat, the roll and the records behind it up to 10,000 and 50,000, against few",
    "memory": "a meeting of eight hours and 20,000 acts at four seats: memory at the start, its growth, CPU at the end",
    "acts": "50,000 acts of a script: what one costs at the end against the beginning",
    "bytes": "what goes to the terminal for an act and for a running clock, at each seat",
    "append": "one journal record, durable",
    "replay": "reading, verifying and folding 10,000 records",
    "papers": "the minutes of 3,000 records, the sample's papers, a roll of 6,135 households read and searched",
    "idle": "CPU with the clock running",
    "legal": "which acts are in order, and the suggested one",
    "harness": "the floors against each other: checks the measuring itself",
}


def load(name: str) -> Callable[[Bench], Iterator[Figure]]:
    module = importlib.import_module(f"benchmarks.cases.{name}")
    return cast(Callable[[Bench], Iterator[Figure]], module.run)
