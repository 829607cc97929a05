"""What is wrong with a journal is named, on its line."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from yishi_tui.journal import GENESIS, CannotRead, Draft, Fault, FileJournal, Report, verify

Records = list[dict[str, Any]]
Rechain = Callable[[Records], bytes]

DEEP = 200_000
"""Brackets within brackets, more than any Python follows: 3.11 some 1,000, 3.14 some 50,000."""


def records(path: Path) -> Records:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def faults(path: Path) -> list[tuple[int, Fault]]:
    return [(problem.line, problem.code) for problem in verify(path).problems]


def test_a_sound_journal_is_what_the_format_says(short: Path, rechain: Rechain) -> None:
    assert rechain(records(short)) == short.read_bytes()
    assert verify(short) == Report(7, records(short)[-1]["hash"], ())
    assert verify(short).ok


def test_the_envelope_holds_what_the_format_says(short: Path) -> None:
    first, second, *_ = records(short)
    assert first == {
        "at": "2026-11-22T19:00:03.412+08:00",
        "by": "host",
        "data": {"count": 2, "text": "开会"},
        "event": "Noted",
        "hash": first["hash"],
        "seq": 1,
    }
    assert [record.get("more") for record in records(short)] == [None, 2, 1, None, None, 1, None]
    assert second["seq"] == 2


def test_data_may_speak_of_hashes(path: Path, rechain: Rechain) -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    journal = FileJournal.open(path)
    for count, data in enumerate(
        ({"hash": GENESIS}, {"hash": GENESIS, "more": 1, "seq": 1}, ['"hash":"', {"hash": ""}])
    ):
        journal.append([Draft(at, "host", '","hash":"', data)], count)
    assert rechain(records(path)) == path.read_bytes()
    assert verify(path).ok


def test_no_file_is_an_empty_journal(path: Path) -> None:
    assert verify(path) == Report(0, GENESIS, ())
    assert not path.parent.exists()


def test_an_empty_file_is_an_empty_journal(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert verify(tmp_path / "empty") == Report(0, GENESIS, ())


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        verify(tmp_path)
    with pytest.raises(CannotRead):
        FileJournal.open(tmp_path)


def lines_of(blob: bytes) -> list[bytes]:
    return blob.splitlines(keepends=True)


def removed(blob: bytes) -> bytes:
    return b"".join(lines_of(blob)[:4] + lines_of(blob)[5:])


def swapped(blob: bytes) -> bytes:
    lines = lines_of(blob)
    lines[4:6] = lines[5], lines[4]
    return b"".join(lines)


def doubled(blob: bytes) -> bytes:
    return b"".join(lines_of(blob)[:5] + lines_of(blob)[4:])


def edited(number: int, old: str, new: str) -> Callable[[bytes], bytes]:
    def edit(blob: bytes) -> bytes:
        lines = lines_of(blob)
        assert old.encode() in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old.encode(), new.encode(), 1)
        return b"".join(lines)

    return edit


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (removed, [(5, Fault.REMOVED)]),
        (swapped, [(5, Fault.MOVED), (6, Fault.MOVED), (7, Fault.MOVED)]),
        (doubled, [(6, Fault.ADDED)]),
        (edited(5, "引号", "号引"), [(5, Fault.WRONG_HASH)]),
        (edited(5, '"host"', '"hall"'), [(5, Fault.WRONG_HASH)]),
        (edited(5, '"hash":"', '"hash":"0'), [(5, Fault.WRONG_HASH), (6, Fault.WRONG_HASH)]),
        (edited(5, ',"by"', ', "by"'), [(5, Fault.NOT_CANONICAL)]),
        (edited(5, '"count":', '"count": '), [(5, Fault.NOT_CANONICAL)]),
        (edited(5, "}\n", "}\r\n"), [(5, Fault.NOT_CANONICAL)]),
        (edited(5, "引", r"\u5f15"), [(5, Fault.NOT_CANONICAL)]),
        (edited(5, '"by":"host"', '"by":"hall","by":"host"'), [(5, Fault.NOT_CANONICAL)]),
        (edited(5, '"seq"', '"more":0,"seq"'), [(5, Fault.NOT_CANONICAL)]),
        (edited(5, '"count":5', '"count":5.0'), [(5, Fault.NOT_CANONICAL)]),
        (edited(5, '"count":5', '"count":NaN'), [(5, Fault.NOT_JSON)]),
        (edited(5, '"count":5', '"count":' + "9" * 5000), [(5, Fault.NOT_CANONICAL)]),
        (edited(5, '"count":5', '"count":' + "[" * DEEP + "]" * DEEP), [(5, Fault.NOT_JSON)]),
        (edited(5, '"by"', '"bye"'), [(5, Fault.UNKNOWN_FIELD)]),
        (edited(5, '"by":"host",', ""), [(5, Fault.NOT_RECORD)]),
        (edited(5, '"seq":5', '"seq":"5"'), [(5, Fault.NOT_RECORD)]),
        (edited(2, '"more":2', '"more":-2'), [(2, Fault.NOT_RECORD)]),
        (edited(5, "{", "["), [(5, Fault.NOT_JSON)]),
        (edited(5, "{", "\n{"), [(5, Fault.NOT_JSON)]),
        (edited(1, "{", "\ufeff{"), [(1, Fault.NOT_JSON)]),
        (edited(7, "}\n", "}"), [(7, Fault.TORN_LINE)]),
        (lambda blob: b"".join(lines_of(blob)[:6]), [(6, Fault.UNFINISHED_ACT)]),
        (lambda blob: removed(blob)[:-1], [(5, Fault.REMOVED), (6, Fault.TORN_LINE)]),
        (lambda blob: blob + b"\0" * 512, [(8, Fault.TORN_LINE)]),
    ],
)
def test_damage_is_named(short: Path, damage: Callable[[bytes], bytes], expected: list[tuple[int, Fault]]) -> None:
    short.write_bytes(damage(short.read_bytes()))
    assert faults(short) == expected
    reader = FileJournal.open(short, write=False)
    assert (reader.broken and reader.broken.code) == next((code for _, code in expected if not code.torn), None)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"data": {"count": 0.5}}, (5, Fault.NOT_CANONICAL)),
        ({"more": 0}, (5, Fault.NOT_CANONICAL)),
        ({"reason": "x"}, (5, Fault.UNKNOWN_FIELD)),
        ({"seq": 6}, (5, Fault.REMOVED)),
        ({"at": 7}, (5, Fault.NOT_RECORD)),
        ({"more": 3}, (6, Fault.WRONG_MORE)),
    ],
)
def test_a_hash_that_fits_makes_no_record_right(
    short: Path, rechain: Rechain, change: dict[str, Any], expected: tuple[int, Fault]
) -> None:
    changed = records(short)
    changed[4] |= change
    short.write_bytes(rechain(changed))
    assert faults(short)[0] == expected


def test_a_record_rewritten_with_its_hash_shows_in_the_next(short: Path, rechain: Rechain) -> None:
    lines = lines_of(short.read_bytes())
    changed = records(short)
    changed[4]["data"] = {}
    lines[4] = lines_of(rechain(changed))[4]
    short.write_bytes(b"".join(lines))
    assert faults(short) == [(6, Fault.WRONG_HASH)]


def test_a_report_counts_what_comes_before_the_first_problem(short: Path) -> None:
    before = records(short)
    short.write_bytes(edited(3, "二", "两")(short.read_bytes()))
    assert (verify(short).records, verify(short).head) == (1, before[0]["hash"])
    assert not verify(short).ok


def test_verifying_changes_nothing(short: Path) -> None:
    short.write_bytes(short.read_bytes()[:-1])
    before = short.read_bytes()
    verify(short)
    assert short.read_bytes() == before
    assert [file.name for file in short.parent.iterdir()] == ["journal.jsonl"]


def test_sentences_name_line_and_facts(short: Path) -> None:
    short.write_bytes(removed(short.read_bytes()))
    (problem,) = verify(short).problems
    assert problem.what == "第 5 行之前少了记录：应接着第 5 号，却是第 6 号。"


def test_a_strange_name_is_shown_harmlessly(short: Path) -> None:
    short.write_bytes(edited(5, '"by"', r'"\u001b[31m\u202e' + "长" * 99 + '"')(short.read_bytes()))
    (problem,) = verify(short).problems
    assert problem.found == r"\u001b[31m\u202e" + "长" * 34
