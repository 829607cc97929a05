"""A very long script: the last tenth of its acts against the first tenth of the same script, in turns.

Played as `yishi play --json` does, the state object told after every act. Once all in one meeting, which is the worst that
can be; once over many meetings.
"""

from collections.abc import Iterator
from itertools import chain, islice

from msgspec.structs import replace

from benchmarks.cases.subjects import Script
from benchmarks.report import Bench, Bounds, Figure, figure
from benchmarks.sessions import Act, names, questions
from benchmarks.stats import interleave, timed

MS = 1_000_000
PEOPLE = 28
PER_QUESTION = 10  # acts
PER_MEETING = 10  # questions
GOAL = Bounds(ratio=1.2)


def run(bench: Bench) -> Iterator[Figure]:
    acts = bench.rounds(50_000, 10_000)
    for name, per_meeting in (("one meeting", 0), ("many meetings", PER_MEETING)):
        yield last_tenth(f"10 acts of {acts:,}, {name}", acts // PER_QUESTION, per_meeting)


def last_tenth(name: str, rounds: int, per_meeting: int) -> Figure:
    """Of so many questions the last tenth against the first."""
    tenth = rounds // 10
    late, early = begun(per_meeting), begun(per_meeting)
    late[0].play(chain.from_iterable(islice(late[1], rounds - tenth)))
    series = interleave(
        timed(lambda: late[0].tell(next(late[1])), MS), timed(lambda: early[0].tell(next(early[1])), MS), tenth
    )
    measured = figure(name, "ms", "the same at the beginning", series, GOAL)
    return replace(measured, remark="the last tenth against the first")


def begun(per_meeting: int) -> tuple[Script, Iterator[list[Act]]]:
    """A meeting called to order, and what follows in it."""
    people = names(PEOPLE)
    plan: Act = {"do": "plan", "title": "会", "members": people, "host": people[0], "recorder": people[1]}
    return Script(plan), questions(people, per_meeting)
