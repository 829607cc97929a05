"""Nothing that somebody wrote makes a reader fall over. What ever did is in `corpus.jsonl`, and is read first."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.faults.conftest import PLAN, Figure
from tests.faults.mangled import PIECES, lines_of, mangled, one_of
from tests.faults.readers import READERS
from yishi_tui.cli.app import COMMANDS
from yishi_tui.resources import shipped
from yishi_tui.rulesets import load
from yishi_tui.scripts import Player, read_script

CORPUS = Path(__file__).with_name("corpus.jsonl")
TRIES = 1500
FEW = 300
MEETINGS = Path(__file__).parents[1] / "meetings"
RULES = (shipped("rules") / "simplified.toml").read_text("utf-8")
OWN_RULES = """extends = "simplified"
[meta]
id = "own"
name = "自定"
[times]
speech = 120
"""
ROLL = "姓名,称呼,房号,电话,面积\n许慧,许主任,3-101,13800000000,89.5\n王秀兰,,3-102,,\n"
REQUEST = json.dumps({"counts": {"heads": {"yes": 7, "no": 3}}, "criteria": [{"op": ">", "threshold": "1/2"}]})
WORDS = (
    *(
        "--json",
        "--lang",
        "en",
        "zh",
        "--sessions",
        "--help",
        "--seat",
        "--strict",
        "--roll",
        "--at",
        "--item",
        "--host",
    ),
    *(
        "-",
        "--",
        "list",
        "show",
        "check",
        "simplified",
        "ronr",
        "会",
        "会议",
        ".",
        "..",
        "/",
        "nope",
        "--head",
        "00",
        "-o",
    ),
    *PIECES,
)


def known(reader: str) -> list[str]:
    entries = map(json.loads, CORPUS.read_text("utf-8").splitlines())
    return [entry["text"] for entry in entries if entry["reader"] == reader]


def play_lines() -> list[str]:
    """The lines of a whole meeting; the first is the plan."""
    lines = (MEETINGS / "valid" / "1-加装电梯.jsonl").read_text("utf-8").splitlines()
    return [line for line in lines if line.startswith("{")]


def journal_lines() -> list[str]:
    """The records of a short meeting, as they stand, but for the first, which is the plan."""
    player = Player(load("simplified"))
    for _ in player.play(read_script(play_lines(), session=False)):
        pass
    return [msgspec.json.encode(line).decode() for line in player.proceedings.journal.read()[1:]]


def scripts() -> st.SearchStrategy[str]:
    """A plan and some acts, one of them spoilt; or whatever."""
    plan, *acts = play_lines()
    return st.one_of(
        lines_of(acts).map(lambda lines: "\n".join((plan, *lines))),
        lines_of((plan, *acts)).map("\n".join),
        st.text(max_size=200),
    )


def command_lines() -> st.SearchStrategy[str]:
    """A command with anything behind it, or in front."""
    word = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.text(max_size=8))
    command = st.sampled_from([name for name in COMMANDS if name not in ("open", "demo")])
    begins = st.one_of(command.map(lambda name: [name]), st.lists(word, max_size=2))
    return st.builds(lambda first, rest: "\n".join((*first, *rest)), begins, st.lists(word, max_size=5))


SOURCES: dict[str, tuple[st.SearchStrategy[str], int]] = {
    "plan": (one_of(PLAN, (shipped("sessions") / "sample" / "meeting.toml").read_text("utf-8")), TRIES),
    "ruleset": (one_of(OWN_RULES, RULES), FEW),
    "config": (one_of('lang = "en"\n'), TRIES),
    "script": (scripts(), TRIES),
    "record": (st.one_of(*map(mangled, journal_lines()), st.text(max_size=200)), TRIES),
    "roll": (one_of(ROLL), TRIES),
    "command_line": (command_lines(), TRIES),
    "count": (one_of(REQUEST), FEW),
}


@pytest.fixture
def alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody to ask: no terminal, and nothing on standard input."""
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO()))
    return home


def test_every_reader_has_its_source() -> None:
    assert SOURCES.keys() == READERS.keys()


@pytest.mark.parametrize("reader", READERS)
def test_what_ever_failed(reader: str, alone: Path, figure: Figure) -> None:
    texts = known(reader)
    for text in texts:
        READERS[reader](alone, text)
    figure(f"corpus of what ever failed, {reader}", len(texts))


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
def test_nothing_makes_a_reader_fall_over(reader: str, alone: Path, figure: Figure) -> None:
    source, tries = SOURCES[reader]

    @settings(max_examples=tries, deadline=None, suppress_health_check=list(HealthCheck))
    @given(source)
    def read(text: str) -> None:
        READERS[reader](alone, text)

    read()
    figure(f"spoilt input to {reader}, examples without a traceback", tries)
