"""The sample meeting, played by itself from its script: the demo without a screen, and one end-to-end test."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from yishi_tui.clock import ScriptClock
from yishi_tui.domain import events as ev
from yishi_tui.domain.plan import Plan
from yishi_tui.domain.procedure import Procedure
from yishi_tui.journal import FileJournal
from yishi_tui.proceedings import Proceedings
from yishi_tui.resources import shipped
from yishi_tui.scripts import Player, Step, read_script

SAMPLE = "sample"
SCRIPT = "script.jsonl"


def sample_folder() -> Path:
    """Where the sample session lies."""
    return shipped("sessions") / SAMPLE


def sample_proceedings(folder: Path, plan: Plan, rules: Procedure) -> Proceedings:
    """The sample meeting with its journal in `folder`; nobody has come yet, and its clock stands at the planned start."""
    journal = FileJournal.open(folder / "journal.jsonl")
    opening = ev.MeetingPlanned(plan=plan, rules=rules)
    return Proceedings(journal, ScriptClock(datetime.fromisoformat(plan.starts)), opening)


def played(proceedings: Proceedings) -> Iterator[Step]:
    """Play the sample's script, step by step."""
    script = sample_folder() / SCRIPT
    lines = read_script(script.read_bytes().splitlines(), session=True)
    return Player(proceedings.meeting.procedure, proceedings).play(lines)
