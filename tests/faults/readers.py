"""Everything that reads what somebody else wrote; each refuses in its own words, or understands, and does nothing else."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from yishi_tui import codec, rulesets, settings
from yishi_tui.cli.run import run
from yishi_tui.domain.evolve import evolve
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.tally_problems import BadCount
from yishi_tui.journal import Line
from yishi_tui.plans import dump_plan, parse_plan
from yishi_tui.proceedings import Proceedings
from yishi_tui.rolls import read_roll
from yishi_tui.rulesets import load
from yishi_tui.scripts import BadScript, Player, read_script
from yishi_tui.tables import InputError

Reader = Callable[[Path, str], object]
FAULT = 70


def plan(folder: Path, text: str) -> None:
    """A plan that is understood says the same when it is written down and read again."""
    try:
        understood = parse_plan(text)
    except InputError as error:
        told(str(error))
        return
    assert parse_plan(dump_plan(understood)) == understood


def ruleset(folder: Path, text: str) -> None:
    path = written(folder / "own.toml", text)
    try:
        own = rulesets.read_file(path)
    except InputError as error:
        told(str(error))
        return
    rulesets.dump(own.procedure)


def config(folder: Path, text: str) -> None:
    """A config file that is wrong is told of and passed over."""
    written(settings.config_folder() / settings.CONFIG, text)
    assert all(map(str, settings.config_problems()))
    assert settings.language() in ("zh", "en")


def script(folder: Path, text: str) -> None:
    """A script that can be read can be played: every line is done or refused, and the records tell the same meeting."""
    try:
        lines = read_script(text.split("\n"), session=False)
    except BadScript as error:
        told(error.problem)
        return
    player = Player(load("simplified"))
    try:
        for _ in player.play(lines):
            pass
    except BadScript as error:  # what only the plan tells
        told(error.problem)
        return
    told_alike(player.proceedings)


def told_alike(proceedings: Proceedings) -> None:
    meeting = Meeting()
    for line in proceedings.journal.read():
        meeting = evolve(meeting, codec.record(line))
    assert not proceedings.saved or meeting == proceedings.meeting


def record(folder: Path, text: str) -> None:
    """A line that has the form of a record becomes one, or is of a newer version."""
    try:
        line = msgspec.json.decode(text.encode("utf-8", "surrogatepass"), type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return
    try:
        understood = codec.record(line)
    except codec.UnknownEvent as error:
        told(error.name)
        return
    assert codec.draft(understood.event, understood.at, understood.by).event == line.event


def roll(folder: Path, text: str) -> None:
    path = folder / "名册.csv"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read = read_roll(path)
    except InputError as error:
        told(str(error))
        return
    assert all(member.name for member in read.members)


def command_line(folder: Path, text: str) -> None:
    """One argument a line. No line makes a fault of ours."""
    assert run(text.split("\n")) != FAULT


def count(folder: Path, text: str) -> None:
    """A request to `count` that is no request is refused in words."""
    try:
        assert run(["count", str(written(folder / "request.json", text))]) != FAULT
    except BadCount as error:
        raise AssertionError("told as a sentence by the door") from error


READERS: dict[str, Reader] = {
    "plan": plan,
    "ruleset": ruleset,
    "config": config,
    "script": script,
    "record": record,
    "roll": roll,
    "command_line": command_line,
    "count": count,
}


def told(words: str) -> None:
    """A refusal says something."""
    assert words.strip()


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path
