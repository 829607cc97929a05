"""`rules show ronr` against the table of motions, cell by cell; and the sources of every parameter of every ruleset."""

from functools import cache
from pathlib import Path

import pytest

from tests.ladder.stage import rules
from yishi_tui import i18n
from yishi_tui.phrases import phrases
from yishi_tui.rulesets import known, show
from yishi_tui.rulesets.sourcing import source_of

TABLE = Path(__file__).with_name("table-1-2.txt")
NOT_IN_THE_TABLE = {"obtain_quorum"}
INTERRUPT = {"yes": "可以打断发言"}
SECOND = {"yes": "要 1 人附议", "no": "不用附议"}
DEBATE = {
    "yes": "可以讨论",
    "no": "不讨论",
    "as_target": "所针对的可以讨论时才讨论",
    "opens_main": "可以讨论，也可以讨论主动议本身",
}
AMEND = {"yes": "可以修正", "no": "不能修正", "twice": "可以修正（最多 2 级）"}
HALF = "赞成人数多于所投票数的 1/2"
VOTE = {
    "majority": f"要{HALF}",
    "two_thirds": "要赞成人数不少于所投票数的 2/3",
    "against": "要反对人数多于所投票数的 1/2",
    "two_thirds_against": "要反对人数不少于所投票数的 2/3",
    "rescind": f"要赞成人数不少于所投票数的 2/3，或者赞成人数多于全体总数的 1/2，事先通知过的只要{HALF}",
    "demand": "一人要求就办",
    "chair": "由主持人裁定",
    "answer": "由主持人答复",
}
AGAIN = {"yes": "可以复议", "no": "不能复议", "adopted": "通过的可以复议", "lost": "没通过的可以复议"}


def rows() -> list[list[str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


@cache
def shown() -> dict[str, list[str]]:
    """The cells that `rules show ronr` prints of each kind, by its name."""
    text = show(rules("ronr"), phrases("zh"))
    listed = text.partition("各种动议：\n")[2].partition("\n\n")[0]
    found = {}
    for line in listed.splitlines():
        name, _, cells = line.removeprefix("  - ").partition("：")
        found[name] = cells.partition("〔")[0].split("；")
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_row_agrees_in_every_cell(row: list[str]) -> None:
    kind, rank, interrupt, second, debatable, amendable, vote, again = row
    cells = shown()[phrases("zh").word("kind", kind)]
    expected = [] if rank == "-" else [f"优先级 {rank}"]
    expected += [INTERRUPT.get(interrupt, "不能打断发言"), SECOND[second], DEBATE[debatable], AMEND[amendable]]
    assert cells[: len(expected) + 2] == [*expected, VOTE[vote], AGAIN[again]]


def test_the_table_has_every_kind_and_no_other() -> None:
    assert {row[0] for row in rows()} == rules("ronr").kinds.keys() - NOT_IN_THE_TABLE


MATRIX = (
    *("speech.seconds", "speech.per_motion", "kinds.main.second", "floor.stance_required", "floor.order"),
    *("vote.ask", "threshold.majority.tests", "quorum.base", "chair.vote"),
)
"""The parameters in which the rulesets are compared with each other."""
LAW = {"civil-code-278": {"floor.stance_required", "vote.ask", "threshold.majority.tests"}}
"""What a file is not about: the owners' decision knows no majority of its own, and the law no asking."""


@pytest.mark.parametrize("name", sorted(known()))
def test_every_parameter_of_the_matrix_has_its_source(name: str) -> None:
    procedure = rules(name)
    lacking = [path for path in MATRIX if path not in LAW.get(name, ()) and not _source(name, path)]
    assert lacking == []
    assert all(source.strip() for source in procedure.sources.values())


def _source(name: str, path: str) -> str:
    procedure = rules(name)
    return source_of(procedure, path) or source_of(procedure, path.rpartition(".")[0])


def test_every_row_of_ronr_has_its_source() -> None:
    procedure = rules("ronr")
    assert [kind for kind in procedure.kinds if not source_of(procedure, f"kinds.{kind}")] == []
    assert [name for name in procedure.threshold if not source_of(procedure, f"threshold.{name}.tests")] == []


def test_what_nobody_checked_is_marked_in_either_language() -> None:
    procedure = rules("nantang")
    assert "每次不超过 120 秒〔第五条，未核〕" in show(procedure, phrases("zh"))
    i18n.use("en")
    try:
        assert "第五条，unverified" in show(procedure, phrases("en"))
    finally:
        i18n.use("zh")


def test_a_child_that_sets_a_parameter_drops_the_source_it_had() -> None:
    assert source_of(rules("ronr-small-board"), "chair.vote") == "R12 49:21"
    assert source_of(rules("ronr-small-board"), "speech.seconds") == source_of(rules("ronr"), "speech.seconds")
    assert "未核现行法" in source_of(rules("residents"), "threshold.majority.tests")
