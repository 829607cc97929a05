"""A history is a list that many versions share without seeing each other's ends."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.domain.events import NoteTaken
from yishi_tui.domain.record import BLOCK, History, Record

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def noted(number: int) -> Record:
    return Record(number, NOW, "recorder", NoteTaken(by="甲", text=str(number)))


def grown(history: History, records: list[Record]) -> History:
    for record in records:
        history = history.plus(record)
    return history


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 3 * BLOCK)), max_size=8))
def test_versions_that_part_do_not_see_each_other(steps: list[tuple[int, int]]) -> None:
    """Each step goes on from some version there is, by so many records; every version stays what it was."""
    versions: list[tuple[History, list[Record]]] = [(History(), [])]
    for place, (which, count) in enumerate(steps):
        history, records = versions[which % len(versions)]
        more = [noted(1000 * place + number) for number in range(count)]
        versions.append((grown(history, more), records + more))
    for history, records in versions:
        assert (list(history), len(history)) == (records, len(records))
        assert [history[index] for index in range(-len(records), len(records))] == records + records
        assert history.since(len(records) // 2) == tuple(records[len(records) // 2 :])
        assert history == grown(History(), records)


def test_histories_that_differ_are_not_equal() -> None:
    short = grown(History(), [noted(1)])
    assert short != grown(History(), [noted(2)])
    assert short != short.plus(noted(2))


def test_there_is_nothing_behind_the_end() -> None:
    version = grown(History(), [noted(1)])
    version.plus(noted(2))
    with pytest.raises(IndexError):
        _ = version[1]
