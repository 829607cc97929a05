"""Scripts played under a ruleset written in the test."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ladder.stage import UnderRules
from tests.rules.dsl import Row
from yishi_tui.domain.procedure import Procedure
from yishi_tui.rulesets import read_file
from yishi_tui.scripts import Player


@cache
def written(text: str, extends: str = "simplified") -> Procedure:
    """The ruleset of this text, built on a shipped one."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "mine.toml")
        path.write_text(f'[meta]\nid = "mine"\ntitle = "我们的规则"\nextends = "{extends}"\n{text}', "utf-8")
        return read_file(path).procedure


class UnderText(UnderRules):
    """A script being played under a ruleset of the test's own."""

    def __init__(self, text: str, extends: str = "simplified") -> None:
        super().__init__(extends)
        self._player = Player(written(text, extends))


def play(text: str, row: Row, extends: str = "simplified") -> None:
    """Play the row under the rules. Raises AssertionError with the line and what it did."""
    assert row.judged, "nothing is judged"
    stage = UnderText(text, extends)
    for line in row.setup:
        stage.accepted(line)
    for each in row.judged:
        for line in each.lines[:-1]:
            stage.accepted(line)
        stage.judged(each.lines[-1], each.outcome, each.facts)
