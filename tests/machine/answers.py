"""What the room answers when a suggested act wants something of it."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tests.machine.people import able, absent, areas, new_words, papers_out
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.prompts import Suggestion
from yishi_tui.domain.queries import top


def answered(meeting: Meeting, advice: Suggestion, adopt: bool = True) -> Command:
    """The suggested act with what the room supplies; a motion nobody can second falls instead."""
    answers = {name: ANSWERS[name](meeting, adopt) for name in advice.needs}
    if advice.act["do"] == "nominate":
        answers["who"] = next(m.name for m in meeting.roll.members if m.name not in meeting.candidates)
    if advice.act["do"] == "second" and answers["by"] is None:
        return do.NoSecond()
    command: Command = msgspec.convert({**advice.act, **answers}, Command)
    return command


def _somebody(meeting: Meeting, adopt: bool) -> str | None:
    question = top(meeting)
    others = [name for name in able(meeting) if question is None or name != question.mover]
    return others[0] if others else None


ANSWERS: Mapping[str, Callable[[Meeting, bool], Any]] = {
    "who": lambda meeting, adopt: list(absent(meeting)),
    "by": _somebody,
    "text": lambda meeting, adopt: new_words(meeting),
    "stance": lambda meeting, adopt: "pro",
    "well_taken": lambda meeting, adopt: adopt,
    "choice": lambda meeting, adopt: "yes" if adopt else "no",
    "abstain": lambda meeting, adopt: 0,
    "yes": lambda meeting, adopt: len(able(meeting)) if adopt else 0,
    "no": lambda meeting, adopt: 0 if adopt else len(able(meeting)),
    "area": lambda meeting, adopt: areas(meeting, len(able(meeting)) if adopt else 0),
    "voters": lambda meeting, adopt: papers_out(meeting),
    "collected": lambda meeting, adopt: papers_out(meeting),
}
"""For each need a suggestion may name, what the room answers."""
