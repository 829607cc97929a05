"""Words of the minutes: their own, and for the rest those of the journal's sentences and of the host."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from yishi_tui import chronicle
from yishi_tui.domain.tally import Criterion, Threshold, Turnout
from yishi_tui.phrases import Lang
from yishi_tui.resources import words_in


class Words:
    """The words of one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self._table: Mapping[str, Any] = words_in(Path(__file__).with_name(f"words.{lang}.toml"))

    def word(self, key: str, table: str) -> str:
        """The word for a code; a fate that is a verdict has the verdict's word."""
        own = self._table.get(table, {})
        if key in own or (table in self._table and table != "fate"):
            return str(own.get(key, key))
        return chronicle.word("verdict" if table == "fate" else table, key, self.lang)

    def day(self, moment: date) -> str:
        return self.word("day", "format").format(year=moment.year, month=moment.month, day=moment.day)

    def names(self, names: Iterable[object]) -> str:
        """The names one after the other."""
        return self.word("list", "format").join(map(str, names))

    def threshold(self, threshold: Threshold) -> str:
        """What it takes to adopt, in words."""
        return self.word(threshold.combine, "threshold").join(map(self._test, threshold.tests))

    def turnout(self, tests: Iterable[Turnout]) -> str:
        """How many must take part, in words."""
        return self.word("all_of", "threshold").join(map(self._turnout, tests))

    def _turnout(self, test: Turnout) -> str:
        return self.word("turnout", "threshold").format(
            part=self.word(f"participants-{test.measure}", "base"),
            op=self.word(test.op, "op"),
            whole=self.word(f"membership-{test.measure}", "base"),
            share=test.threshold,
        )

    def _test(self, test: Criterion) -> str:
        return self.word("test", "threshold").format(
            side=self.word(test.side, "side"),
            measure=self.word(test.measure, "measure"),
            op=self.word(test.op, "op"),
            base=self.word(f"{test.base}-{test.measure}", "base"),
            share=test.threshold,
        )


@cache
def words(lang: Lang) -> Words:
    """The words of a language, read once."""
    return Words(lang)
