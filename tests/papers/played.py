"""What the tests of papers share: a meeting as a script, and what becomes of a command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.minutes.evening import LI, WANG, ZHANG, ZHAO

LINES = (
    {"do": "call_to_order"},
    {"do": "open_item", "item": 1},
    {"do": "put", "by": ZHAO, "kind": "main", "text": "装电梯", "second": WANG, "matter": "lift"},
    {"do": "speak", "by": ZHANG, "stance": "con", "seconds": 90},
    {"do": "speak", "by": LI, "stance": "pro", "seconds": 30},
    {"do": "move", "by": ZHANG, "kind": "point_of_order", "text": "跑题了"},
    {"do": "rule", "well_taken": True},
    {"do": "vote", "yes": 4, "no": 1},
    {"do": "assign", "task": "出采光测算", "owner": LI, "due": "2026-12-12"},
    {"do": "adjourn"},
)


class Ran(NamedTuple):
    """What became of a command line."""

    code: int
    out: str
    err: str


Yishi = Callable[..., Ran]


def play(yishi: Yishi, folder: Path, *lines: dict[str, object]) -> None:
    script = folder.parent / "script.jsonl"
    script.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    ran = yishi("play", script, "--session", folder, "--strict")
    assert ran.code == 0, ran
