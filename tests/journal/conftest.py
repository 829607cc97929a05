"""A short journal to damage, and the tools to write one by hand."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from yishi_tui.journal import Draft, FileJournal

AT = datetime(2026, 11, 22, 19, 0, 3, 412_999, timezone(timedelta(hours=8)))

Act = Callable[..., list[Draft]]
Rechain = Callable[[Iterable[dict[str, Any]]], bytes]


def _act(*texts: str) -> list[Draft]:
    return [Draft(AT, "host", "Noted", {"text": text, "count": len(text)}) for text in texts]


def _rechain(records: Iterable[dict[str, Any]]) -> bytes:
    """The journal that `records` make, in the words of the format's description: no code of ours."""
    lines, head = [], "0" * 64
    for record in records:
        bare = {name: value for name, value in record.items() if name != "hash"}
        head = hashlib.sha256((head + _json(bare)).encode()).hexdigest()
        lines.append(_json({**bare, "hash": head}) + "\n")
    return "".join(lines).encode()


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@pytest.fixture(scope="session")
def act() -> Act:
    """Drafts of one act, a record for each text."""
    return _act


@pytest.fixture(scope="session")
def rechain() -> Rechain:
    return _rechain


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal may be; nothing is there yet."""
    return tmp_path / "会议" / "journal.jsonl"


@pytest.fixture
def short(path: Path) -> Path:
    """A journal of four acts: of 1, 3, 1 and 2 records."""
    journal = FileJournal.open(path)
    acts: Sequence[list[Draft]] = (_act("开会"), _act("一", "二", "三"), _act('"引号"\n'), _act("甲", "乙"))
    for drafts in acts:
        journal.append(drafts, journal.count)
    journal.close()
    return path
