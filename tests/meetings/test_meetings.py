"""Whole meetings: scripts that run with the outcome written beside them, and scripts that must not run at all."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.rules.dsl import agree, seen, simplified, told, told_by_journal
from yishi_tui.scripts import BadScript, Player, read_script

HERE = Path(__file__).parent
VALID = sorted(HERE.glob("valid/*.jsonl"))
INVALID = sorted(HERE.glob("invalid/*.jsonl"))
NUMBER = re.compile(r"# 第 (\d+) 行")


def by_name(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in paths])


def played(path: Path) -> dict[str, Any]:
    """What came of a script, in the terms of its `.expect.json`: by line what was refused, cut off, and decided."""
    lines = read_script(path.read_text(encoding="utf-8").splitlines(), session=False)
    player = Player(simplified())
    refused, cut_off, results, last = {}, [], {}, None
    for line, step in zip(lines, player.play(lines), strict=True):
        if step.refusal is not None:
            refused[str(line.number)] = told(step.refusal)
        if step.cut_off:
            cut_off.append(line.number)
        result = player.proceedings.meeting.last_result
        if result is not None and result != last:
            results[str(line.number)] = f"{result.kind} {result.verdict}"
        last = result
    assert told_by_journal(player.proceedings) == player.proceedings.meeting
    return {"refused": refused, "cut_off": cut_off, "results": results, "final": seen(player.proceedings, step)}


@by_name(VALID)
def test_a_meeting_runs_as_written(path: Path) -> None:
    wanted = {"cut_off": [], **json.loads(path.with_suffix(".expect.json").read_text(encoding="utf-8"))}
    found = played(path)
    assert {name: found[name] for name in ("refused", "cut_off", "results")} == {
        name: wanted[name] for name in ("refused", "cut_off", "results")
    }
    agree(wanted["final"], found["final"], path.stem)


def test_every_meeting_has_its_outcome_and_every_outcome_its_meeting() -> None:
    outcomes = {path.name.removesuffix(".expect.json") for path in HERE.glob("valid/*.expect.json")}
    assert outcomes == {path.stem for path in VALID}
    assert len(VALID) >= 5


@by_name(INVALID)
def test_an_input_error_is_named_by_its_line_and_nothing_is_played(path: Path) -> None:
    """The first line of each such script says in which line the error is."""
    text = path.read_text(encoding="utf-8")
    number = NUMBER.match(text)
    assert number, "the first line does not say where the error is"
    with pytest.raises(BadScript) as caught:
        list(Player(simplified()).play(read_script(text.splitlines(), session=False)))
    assert caught.value.number == int(number[1])


def test_a_plan_is_an_input_error_with_a_session() -> None:
    for path in VALID:
        lines = path.read_text(encoding="utf-8").splitlines()
        with pytest.raises(BadScript) as caught:
            read_script(lines, session=True)
        assert lines[caught.value.number - 1].startswith('{"do":"plan"')
