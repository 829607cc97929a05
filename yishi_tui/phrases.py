"""The words of the rules: what the host says, why an act is refused and what to do instead, in the chosen language."""

from functools import cache
from typing import Literal

from yishi_tui.domain.order import Fact, OutOfOrder
from yishi_tui.resources import shipped, words_in

Lang = Literal["zh", "en"]
SEPARATOR = {"zh": "、", "en": ", "}


class Phrases:
    """One language's sentences. Facts are put into them as plain text and are never read as templates themselves."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self._table = words_in(shipped("rules") / f"script.{lang}.toml")

    def say(self, key: str, facts: dict[str, Fact] | None = None, table: str = "say") -> str:
        """What the host says to the room; after a result from the table `result_say`, with a refusal from `refuse_say`."""
        return self._filled(self._table[table][key], facts or {})

    def choice(self, table: str, key: str, facts: dict[str, Fact] | None = None) -> dict[str, str]:
        """One of the ready answers of `order`, `ladder` or `house`: its `label`, and what is said with it."""
        return {part: self._filled(words, facts or {}) for part, words in self._table[table][key].items()}

    def refusal(self, refusal: OutOfOrder) -> tuple[str, str]:
        """Why it is out of order, for the host's eyes, and what can be done instead ('' where nothing can)."""
        words = self._table["refusal"][refusal.rule]
        return self._filled(words["why"], refusal.facts), self._filled(words.get("remedy", ""), refusal.facts)

    def reasons(self, act: str) -> tuple[str, ...]:
        """The ready reasons for an act, the most usual first."""
        return tuple(self._table["reason"][act])

    def twelve(self) -> tuple[tuple[str, ...], ...]:
        """The twelve rules of debate, in pages for the hall."""
        return tuple(tuple(page) for page in self._table["twelve"]["pages"])

    def worked(self, line: str) -> str:
        """A line of arithmetic, what stands before its figures worded: 参与·人数 4 >= 6 × 2/3 = 4 ✓."""
        label, space, figures = line.partition(" ")
        names, table = label.split("·"), self._table["work"]
        known = all(name in table for name in names)
        return "·".join(table[name] for name in names) + space + figures if known else line

    def word(self, table: str, key: str) -> str:
        """A term: of kinds, verdicts, stances, stages, methods, phases, reasons of the queue …"""
        return str(self._table[table].get(key, key))

    def has(self, table: str, key: str) -> bool:
        return key in self._table.get(table, {})

    def _filled(self, template: str, facts: dict[str, Fact]) -> str:
        return template.format_map({name: self._fact(name, value) for name, value in facts.items()})

    def _fact(self, name: str, value: Fact) -> str:
        if isinstance(value, tuple):
            return SEPARATOR[self.lang].join(self._fact(name, each) for each in value)
        table = FACT_TABLES.get(name)
        return self.word(table, value) if table and isinstance(value, str) else str(value)


FACT_TABLES = {
    "kind": "kind",
    "pending": "kind",
    "phase": "phase",
    "seat": "seat",
    "stance": "stance",
    "other": "stance_say",
    "known": "stance",
    "method": "method",
    "methods": "method",
    "side": "choice",
    "why": "why",
    "target": "kind",
}


@cache
def phrases(lang: Lang) -> Phrases:
    """The sentences of a language, read once."""
    return Phrases(lang)
