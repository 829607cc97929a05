"""What one member demanded is minuted as done at that demand, not as agreed without objection."""

import pytest

from tests.ladder.test_orders import AGREED, DEMAND, OFF
from tests.ladder.test_paragraphs import BOTH, UNRELATED
from tests.rules.dsl import Line
from tests.rules.lines import OPEN, ZHAO, do, move
from tests.rules.told import played
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.render import render

ADJOURN = do("adjourn")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((*OFF, DEMAND, AGREED, ADJOURN), id="orders of the day"),
        pytest.param((OPEN, BOTH, move(ZHAO, "divide_question", **UNRELATED), ADJOURN), id="division"),
    ],
)
def test_a_demand_in_the_minutes(lines: tuple[Line, ...]) -> None:
    proceedings, refusal = played("ronr", lines)
    assert refusal is None
    history = proceedings.meeting.history
    told = render(entries(history), history)
    assert "**一人要求，照办**" in told
    assert "无异议通过" not in told
    assert "未及陈述" not in told
