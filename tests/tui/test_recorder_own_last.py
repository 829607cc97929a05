"""The last that the recorder did and that still holds: what is read on says what is read anew."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.record import History, Record
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.tui.panels.recorder_keys import OwnLast

START = datetime(2026, 11, 22, 19, tzinfo=UTC)
SEATS: tuple[Seat, ...] = ("host", "recorder")


@given(st.lists(st.tuples(st.sampled_from(SEATS), st.integers(0, 4)), max_size=30), st.integers(1, 4))
def test_what_is_read_on_is_what_is_read_anew(done: list[tuple[Seat, int]], apart: int) -> None:
    past, followed = History(), OwnLast()
    for seq, (seat, back) in enumerate(done, 1):
        event = ev.Corrected(voids=(seq - back,)) if 0 < back < seq else ev.NoteTaken(by="李桂芳", text=str(seq))
        past = past.plus(Record(seq, START, seat, event))
        if seq % apart == 0:
            gone = voided(past)
            own = [record.seq for record in past if record.by == "recorder" and record.seq not in gone]
            assert followed(replace(Meeting(), history=past)) == max(own, default=0)


def test_another_meeting_is_not_mistaken_for_this_one() -> None:
    followed, note = OwnLast(), ev.NoteTaken(by="李桂芳", text="甲")
    own, like_it = (History().plus(Record(1, START, seat, note)).plus(Record(2, START, "host", note)) for seat in SEATS)
    assert followed(replace(Meeting(), history=own)) == 0
    assert followed(replace(Meeting(), history=like_it)) == 1
