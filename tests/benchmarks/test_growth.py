"""An act does not ask for more the longer a meeting lasts: counted in calls, which no machine makes faster or slower."""

from itertools import chain, islice

import pytest

from benchmarks.cases.acts import PER_MEETING, begun
from tests.benchmarks.calls import calls

LONG = 300
"""Questions: enough for a loop over all of them to stand out, few enough to be played in a second."""


@pytest.mark.parametrize("per_meeting", [0, PER_MEETING])
def test_a_question_takes_as_many_calls_at_the_end_as_at_the_beginning(per_meeting: int) -> None:
    script, following = begun(per_meeting)
    script.play(chain.from_iterable(islice(following, PER_MEETING)))
    early = [calls(lambda: script.tell(next(following))) for _ in range(PER_MEETING)]
    script.play(chain.from_iterable(islice(following, LONG)))
    late = [calls(lambda: script.tell(next(following))) for _ in range(PER_MEETING)]
    assert sum(late) <= sum(early) * 21 // 20
