"""A ledger is a sequence that many versions share, and each answers only for its own part."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from yishi_tui.domain.ledger import Ledger


class Said(Struct, frozen=True):
    """A saying and who said it: what was said is the key."""

    text: str
    by: int = 0

    @property
    def key(self) -> str:
        return self.text


SAYINGS = st.lists(st.builds(Said, text=st.sampled_from("甲乙丙丁"), by=st.integers(0, 2)), max_size=5)


@given(st.lists(st.tuples(st.integers(0, 100), SAYINGS), max_size=10))
def test_every_version_stays_what_it_was(steps: list[tuple[int, list[Said]]]) -> None:
    """Each step goes on from some version there is."""
    versions: list[tuple[Ledger[Said], list[Said]]] = [(Ledger(), [])]
    for which, more in steps:
        ledger, said = versions[which % len(versions)]
        for saying in more:
            ledger = ledger.plus(saying)
        versions.append((ledger, said + more))
    for ledger, said in versions:
        assert (list(ledger), list(reversed(ledger)), len(ledger)) == (said, said[::-1], len(said))
        assert {key for key in "甲乙丙丁" if ledger.has(key)} == {saying.text for saying in said}
        assert ledger == Ledger(said)


def test_ledgers_that_differ_are_not_equal() -> None:
    short = Ledger((Said("甲"),))
    assert short != short.plus(Said("乙"))
    assert short != Ledger((Said("乙"),))


def test_the_same_entry_once_more_is_shared_and_another_is_not() -> None:
    short = Ledger((Said("甲"),))
    short.plus(Said("乙"))
    assert list(short.plus(Said("乙"))) == [Said("甲"), Said("乙")]
    assert list(short.plus(Said("丙"))) == [Said("甲"), Said("丙")]
    assert not short.plus(Said("丙")).has("乙")
