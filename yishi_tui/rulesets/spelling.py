"""Other ways to write the same rule: what a file may say in the words of the schema is put into the words used here.

Every change of place is remembered, so that a mistake is named where the file has it.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from yishi_tui.i18n import tr
from yishi_tui.tables import CANCEL, Problem

EFFECTS = {
    "move_with_adhering:committee": "commit",
    "move_with_adhering:table": "table",
    "move_with_adhering:next_meeting": "postpone",
    "next_meeting": "postpone",
    "close_debate:scope": "close_debate",
    "close": "adjourn",
}
RESTORES = {"reconsider": "reconsider", "discharge_committee": "discharge"}
"""What "restore" means of the kinds that bring something back; of any other it takes from the table."""
BASES = {"members": "membership"}
STANCES = ("pro", "con", "question")
EVERYBODY = ("all", "everybody", "members")
IN_BASE = ("illegal_in_base", "blank_in_base")
MISTAKEN = {"frac": "threshold"}
"""Keys often taken for others that no resemblance would lead to."""

Table = dict[str, Any]


class Spelled(Struct):
    """A ruleset file in the words used here; `moved` leads from a path here to the path in the file."""

    data: Table
    moved: dict[str, str]
    problems: list[Problem]

    def written(self, problem: Problem) -> Problem:
        """The problem with the path as the file has it, and with what was probably meant."""
        where = next(
            (old + problem.where[len(new) :] for new, old in self._deepest() if _within(problem.where, new)),
            problem.where,
        )
        meant = MISTAKEN.get(where.rpartition(".")[2])
        what = tr("没有这一项") + tr("，是不是“{near}”？", near=meant) if meant else problem.what
        return Problem(what, where, problem.file, problem.line)

    def _deepest(self) -> list[tuple[str, str]]:
        return sorted(self.moved.items(), key=lambda pair: -len(pair[0]))


def _within(path: str, table: str) -> bool:
    return path == table or path.startswith((f"{table}.", f"{table}["))


def spelled(data: Table) -> Spelled:
    """The file's tables in the words used here. What contradicts itself is among the `problems`."""
    told = Spelled(_copied(data), {}, [])
    for respell in (_meta, _quorum, _speech, _vote, _thresholds, _kinds, _phases):
        respell(told)
    return told


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _table(data: Table, *path: str) -> Table:
    """The table at the path; an empty one where there is none."""
    found: Any = data
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _rows(data: Table, name: str) -> Iterator[tuple[str, Table]]:
    for key, row in _table(data, name).items():
        if isinstance(row, dict):
            yield key, row


def _meta(told: Spelled) -> None:
    """`source` is one more of the sources."""
    meta = _table(told.data, "meta")
    if "source" in meta:
        own = meta.pop("source")
        more = meta.get("sources", [])
        meta["sources"] = [*(own if isinstance(own, list) else [own]), *(more if isinstance(more, list) else [])]
        told.moved.setdefault("meta.sources", "meta.source")


def _quorum(told: Spelled) -> None:
    """Without a base nothing is compared."""
    quorum = _table(told.data, "quorum")
    if quorum.get("base") == CANCEL:
        for key in ("op", "threshold"):
            if quorum.get(key, CANCEL) != CANCEL:
                told.problems.append(Problem(tr("base 是“none”，这一项就没有意义"), f"quorum.{key}"))
            quorum[key] = CANCEL


def _speech(told: Spelled) -> None:
    speech = _table(told.data, "speech")
    if speech.get("per_motion") == "unlimited":
        speech["per_motion"] = CANCEL
    _base(_table(speech, "extend"))


def _base(test: Table) -> None:
    """The whole body has two names."""
    base = test.get("base")
    if isinstance(base, str) and base in BASES:
        test["base"] = BASES[base]


def _vote(told: Spelled) -> None:
    """What counts as a vote cast may stand with the ballot."""
    vote = _table(told.data, "vote")
    ballot = _table(vote, "ballot")
    for key in IN_BASE:
        if key in ballot:
            if key in vote:
                told.problems.append(Problem(tr("和 {other} 说了两遍", other=f"vote.{key}"), f"vote.ballot.{key}"))
            vote[key] = ballot.pop(key)
            told.moved[f"vote.{key}"] = f"vote.ballot.{key}"


def _thresholds(told: Spelled) -> None:
    for name, row in _rows(told.data, "threshold"):
        for combine in ("all_of", "any_of"):
            if combine in row:
                _combined(told, f"threshold.{name}", row, combine)
        for test in row.get("tests", ()) if isinstance(row.get("tests"), list) else ():
            if isinstance(test, dict):
                _base(test)


def _combined(told: Spelled, where: str, row: Table, combine: str) -> None:
    """`any_of = [tests]`, or `any_of = true` beside the tests."""
    value = row.pop(combine)
    if "combine" in row or (isinstance(value, list) and "tests" in row):
        told.problems.append(Problem(tr("tests、combine、all_of、any_of 只能用一种写法"), f"{where}.{combine}"))
        return
    if isinstance(value, list):
        row["tests"] = value
        told.moved[f"{where}.tests"] = f"{where}.{combine}"
    elif value is not True:
        told.problems.append(Problem(tr("要写一个列表，或者 true"), f"{where}.{combine}"))
    row["combine"] = combine


def _kinds(told: Spelled) -> None:
    for kind, row in _rows(told.data, "kinds"):
        effect = row.get("effect")
        if effect == "restore":
            row["effect"] = RESTORES.get(kind, "take")
        elif isinstance(effect, str):
            row["effect"] = EFFECTS.get(effect, effect)


def _phases(told: Spelled) -> None:
    """A `name` is both id and title; `who` are stances or groups; a number as `order` is the place."""
    rows = told.data.get("phases")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return
    for place, row in enumerate(rows):
        where = f"phases[{place}]"
        _named(told, where, row)
        _who(told, where, row)
    numbers = [row.get("order") for row in rows]
    if rows and all(type(number) is int for number in numbers):
        _sorted(told, rows)


def _named(told: Spelled, where: str, row: Table) -> None:
    if "name" in row:
        name = row.pop("name")
        for key in ("id", "title"):
            if key not in row:
                row[key] = name
                told.moved[f"{where}.{key}"] = f"{where}.name"


def _who(told: Spelled, where: str, row: Table) -> None:
    if "who" not in row:
        return
    who = row.pop("who")
    names = who if isinstance(who, list) else [who]
    row.setdefault("stances", [name for name in names if name in STANCES])
    row.setdefault("groups", [name for name in names if name not in (*STANCES, *EVERYBODY)])
    told.moved.update({f"{where}.stances": f"{where}.who", f"{where}.groups": f"{where}.who"})


def _sorted(told: Spelled, rows: list[Table]) -> None:
    """Numbered phases come in the order of their numbers."""
    places = sorted(range(len(rows)), key=lambda place: rows[place]["order"])
    told.data["phases"] = [{key: value for key, value in rows[old].items() if key != "order"} for old in places]
    _twice(told, [row["order"] for row in rows])
    inner, told.moved = told.moved, {path: old for path, old in told.moved.items() if not path.startswith("phases[")}
    for new, old in enumerate(places):
        told.moved[f"phases[{new}]"] = f"phases[{old}]"
        for path, written in inner.items():
            if _within(path, f"phases[{old}]"):
                told.moved[f"phases[{new}]{path[len(f'phases[{old}]') :]}"] = written


def _twice(told: Spelled, numbers: list[int]) -> None:
    for place, number in enumerate(numbers):
        if number in numbers[:place]:
            told.problems.append(Problem(tr("第 {number} 步已经有了", number=number), f"phases[{place}].order"))
