"""A roll for a meeting to come: read, decided where only a person can tell, and shown."""

from pathlib import Path

from msgspec import structs

from yishi_tui.cli.asking import Asker, choose
from yishi_tui.cli.output import say
from yishi_tui.rolls import Choices, Roll, Undecided, read_roll
from yishi_tui.rolls.preview import preview


def roll_of(path: Path, choices: Choices, contacts: bool, asker: Asker | None) -> Roll:
    """The roll in the file, with its preview on standard error. Raises InputError."""
    roll = _decided(path, choices, asker)
    for line in preview(roll, contacts, asked=asker is not None):
        say(line)
    return roll


def _decided(path: Path, choices: Choices, asker: Asker | None) -> Roll:
    while True:
        try:
            return read_roll(path, choices)
        except Undecided as open_question:
            if asker is None:
                raise
            words = [word for _, word in open_question.options]
            answer, _ = open_question.options[choose(asker, open_question.said, words)]
            choices = structs.replace(choices, **{open_question.question: answer})
