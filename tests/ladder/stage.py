"""Tables of scripts played under any shipped ruleset."""

from collections.abc import Mapping
from functools import cache

import pytest

from tests.rules.dsl import Row, Stage
from yishi_tui.domain.procedure import Procedure
from yishi_tui.rulesets import load
from yishi_tui.scripts import Player


@cache
def rules(name: str) -> Procedure:
    """A shipped ruleset."""
    return load(name)


class UnderRules(Stage):
    """A script being played under a named ruleset."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._player = Player(rules(name))


def check(name: str, row: Row) -> None:
    """Play the row under the ruleset. Raises AssertionError with the line and what it did."""
    assert row.judged, "nothing is judged"
    stage = UnderRules(name)
    for line in row.setup:
        stage.accepted(line)
    for each in row.judged:
        for line in each.lines[:-1]:
            stage.accepted(line)
        stage.judged(each.lines[-1], each.outcome, each.facts)


def under(name: str, table: Mapping[str, Row]) -> pytest.MarkDecorator:
    """A test for each row of a table, under the ruleset; it takes one argument, `played`."""
    params = [pytest.param((name, row), id=sentence) for sentence, row in table.items()]
    return pytest.mark.parametrize("played", params)
