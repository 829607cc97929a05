"""An act does not ask for more the longer a meeting lasts: counted in calls, which no machine makes faster or slower."""

import sys
from collections.abc import Callable
from itertools import chain, islice
from types import FrameType
from typing import Any

import pytest

from benchmarks.cases.acts import PER_MEETING, begun

LONG = 300
"""Questions: enough for a loop over all of them to stand out, few enough to be played in a second."""


def calls(act: Callable[[], None]) -> int:
    """How many functions are called, those in C too."""
    count = 0

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("per_meeting", [0, PER_MEETING])
def test_a_question_takes_as_many_calls_at_the_end_as_at_the_beginning(per_meeting: int) -> None:
    script, following = begun(per_meeting)
    script.play(chain.from_iterable(islice(following, PER_MEETING)))
    early = [calls(lambda: script.tell(next(following))) for _ in range(PER_MEETING)]
    script.play(chain.from_iterable(islice(following, LONG)))
    late = [calls(lambda: script.tell(next(following))) for _ in range(PER_MEETING)]
    assert sum(late) <= sum(early) * 21 // 20
