"""Going back over what still holds: the same as leaving out what was taken back."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import holding, voided
from yishi_tui.domain.record import History, Record

START = datetime(2026, 11, 22, 19, tzinfo=UTC)


def history(corrections: list[int]) -> History:
    """A record for each number; those above 0 take back the record so many before them."""
    past = History()
    for seq, back in enumerate(corrections, 1):
        event = ev.Corrected(voids=(seq - back,)) if 0 < back < seq else ev.NoteTaken(by="李桂芳", text=str(seq))
        past = past.plus(Record(seq, START, "host", event))
    return past


@given(st.lists(st.integers(0, 4), max_size=40))
def test_what_holds_is_what_was_not_taken_back(corrections: list[int]) -> None:
    past = history(corrections)
    gone = voided(past)
    assert [record.seq for record in holding(past)] == [r.seq for r in reversed(tuple(past)) if r.seq not in gone]
