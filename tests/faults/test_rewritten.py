"""A journal that somebody has worked on: what was changed, taken out, moved, put in or rewritten, as far as a chain tells."""

import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import Figure
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.journal import FileJournal
from yishi_tui.minutes.keeping import keep
from yishi_tui.sessions import open_proceedings, times

Yishi = Callable[..., tuple[int, str, str]]
Lines = list[dict[str, Any]]
ACTS = (
    do.CallToOrder(),
    do.Move(by="王秀兰", kind="main", text="装路灯"),
    do.Second(by="李桂芳"),
    do.State(),
    do.Note(by="许慧", text="东门太暗"),
    do.Note(by="许慧", text="西门也暗"),
)


@pytest.fixture
def evening(session: Path) -> Path:
    """A meeting of seven records."""
    start, _ = times(session)
    assert start is not None
    proceedings = open_proceedings(session, ScriptClock(start), everybody=True)
    for act in ACTS:
        assert proceedings.submit(act) is None
    assert isinstance(proceedings.journal, FileJournal)
    proceedings.journal.close()
    return session


def records(folder: Path) -> Lines:
    return [json.loads(line) for line in (folder / "journal.jsonl").read_text("utf-8").splitlines()]


def written(folder: Path, lines: Lines) -> None:
    text = "".join(canonical(line) + "\n" for line in lines)
    (folder / "journal.jsonl").write_bytes(text.encode())


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def rehashed(lines: Lines, since: int = 1, until: int = 1 << 30) -> Lines:
    """New numbers and hashes for the lines from `since` to `until`, as somebody makes them who can program."""
    head, made = "0" * 64, []
    for seq, line in enumerate(lines, 1):
        bare = {**{name: value for name, value in line.items() if name != "hash"}, "seq": seq}
        anew = {**bare, "hash": hashlib.sha256((head + canonical(bare)).encode()).hexdigest()}
        made.append(anew if since <= seq <= until else line)
        head = made[-1]["hash"]
    return made


def changed(lines: Lines) -> Lines:
    lines[2]["data"]["text"] = "装两盏路灯"
    return lines


def removed(lines: Lines) -> Lines:
    return lines[:3] + lines[4:]


def two_removed(lines: Lines) -> Lines:
    return lines[:3] + lines[5:]


def moved(lines: Lines) -> Lines:
    return [*lines[:5], lines[6], lines[5]]


def repeated(lines: Lines) -> Lines:
    return [*lines[:6], lines[5], *lines[6:]]


def put_in(lines: Lines) -> Lines:
    forged = {**lines[5], "data": {**lines[5]["data"], "text": "没有人说过的话"}, "seq": 7}
    return [*lines[:6], *rehashed([*lines[:6], forged], since=7)[6:], *lines[6:]]


def rewritten_in_part(lines: Lines) -> Lines:
    return rehashed(changed(lines), since=3, until=5)


WORK: dict[Callable[[Lines], Lines], tuple[int, str]] = {
    changed: (3, "接不上前一行"),
    removed: (4, "少了记录"),
    two_removed: (4, "少了记录"),
    moved: (6, "换了位置"),
    repeated: (7, "多出来的"),
    put_in: (8, "多出来的"),
    rewritten_in_part: (6, "重新算了哈希"),
}
"""What was done, the first line that `verify` names, and what it says of it."""


@pytest.mark.parametrize("work", WORK)
def test_what_the_chain_tells(evening: Path, yishi: Yishi, work: Callable[[Lines], Lines], figure: Figure) -> None:
    written(evening, work(records(evening)))
    line, said = WORK[work]
    first = problems(yishi, evening)[0]
    assert first["line"] == line
    assert said in first["what"]
    figure(f"journal {work.__name__}, named by the chain on line", line)


def problems(yishi: Yishi, folder: Path, *heads: str) -> Lines:
    code, out, _ = yishi("verify", str(folder), "--json", *(word for head in heads for word in ("--head", head)))
    answer = json.loads(out)
    assert (code == 0) == answer["ok"] == (not answer["problems"])
    found: Lines = answer["problems"]
    return found


def cut_off(lines: Lines) -> Lines:
    return lines[:5]


def rewritten(lines: Lines) -> Lines:
    return rehashed(changed(lines))


def shortened_and_rewritten(lines: Lines) -> Lines:
    return rehashed(lines[:5] + lines[6:])


@pytest.mark.parametrize("work", [rewritten, shortened_and_rewritten, cut_off])
def test_what_only_paper_tells(evening: Path, yishi: Yishi, work: Callable[[Lines], Lines], figure: Figure) -> None:
    """A chain made anew from a point on is a chain. A hash on paper is not in it; one from before that point is."""
    before = records(evening)
    printed, earlier = before[-1]["hash"], before[1]["hash"]
    written(evening, work(before))
    alone = problems(yishi, evening)
    assert alone == [], "the chain alone knows nothing of it"
    (problem,) = problems(yishi, evening, printed)
    assert printed in problem["what"]
    assert problem["line"] == 1
    (problem,) = problems(yishi, evening, earlier, printed[:8].upper())
    assert problem["line"] == (3 if records(evening)[1]["hash"] == earlier else 1)
    figure(
        f"journal {work.__name__}: told by the chain alone, told by a printed hash", f"{len(alone)}, {len([problem])}"
    )


def test_a_hash_on_paper_is_found_wherever_it_stands(evening: Path, yishi: Yishi) -> None:
    hashes = [line["hash"] for line in records(evening)]
    assert problems(yishi, evening, *hashes, *(each[:8] for each in hashes)) == []


@pytest.mark.parametrize("typed", ["", "123", "没有", "g" * 64, "a" * 65])
def test_what_is_no_hash_is_told(evening: Path, yishi: Yishi, typed: str) -> None:
    code, out, err = yishi("verify", str(evening), "--head", typed)
    assert (code, out) == (2, "")
    assert "--head" in err


def test_the_minutes_beside_the_journal_tell_too(evening: Path, yishi: Yishi) -> None:
    with closing(FileJournal.open(evening / "journal.jsonl", write=False)) as journal:
        start, _ = times(evening)
        assert start is not None
        history = open_proceedings(evening, ScriptClock(start), write=False).meeting.history
        assert keep(evening, journal, history, "zh")
    assert problems(yishi, evening) == []
    written(evening, rewritten(records(evening)))
    (problem,) = problems(yishi, evening)
    assert problem["line"] == 1
    (evening / "minutes.md").write_text("另一份纪要，没有校验值", "utf-8")
    assert problems(yishi, evening) == []


def test_a_record_earlier_than_the_one_before_is_told(evening: Path, yishi: Yishi) -> None:
    """Not even a chain made anew may put the clock back: the program never writes that."""
    lines = records(evening)
    lines[5]["at"] = lines[5]["at"].replace("T19:00", "T18:00")
    written(evening, rehashed(lines))
    (problem,) = problems(yishi, evening)
    assert problem["line"] == 6
    assert "早于" in problem["what"]


def test_a_chain_made_anew_that_tells_nonsense_is_opened_by_nobody(evening: Path, yishi: Yishi) -> None:
    """In words, and without touching it."""
    lines = records(evening)
    for nonsense in ({"at": "昨天"}, {"at": "2026-11-22T19:00:00"}, {"by": "nobody"}, {"data": {"question": 99}}):
        written(evening, rehashed([*lines[:4], {**lines[4], **nonsense}, *lines[5:]]))
        before = (evening / "journal.jsonl").read_bytes()
        assert [each["line"] for each in problems(yishi, evening)] == [5]
        code, out, err = yishi("status", str(evening))
        assert (code, out) == (2, "")
        assert err.strip()
        assert (evening / "journal.jsonl").read_bytes() == before
