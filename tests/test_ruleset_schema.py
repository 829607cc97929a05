"""Every key that a ruleset may be written with is accepted in its place, and says what it means."""

from collections.abc import Callable
from pathlib import Path

import pytest

from yishi_tui import rulesets
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.procedure_tables import Extension, Reconsidering
from yishi_tui.domain.tally import Criterion

Read = Callable[[str], Procedure]

WHOLE = """
[meta]
id = "mine"
title = "我们的规则"
source = "街道议事办法，2026"
valid_from = "2026-01-01"
extends = "ronr"

[roles]
required = ["host", "timekeeper", "recorder"]
observers = { speak = false, vote = false }

[quorum]
op = ">"
threshold = "1/2"
base = "households"
check = ["open", "vote", "challenge"]
allowed_without = ["recess", "adjourn"]

[floor]
order = ["mover", "unspoken", "alternate", "fifo"]
stances = ["pro", "con", "question"]
stance_required = true

[speech]
seconds = 120
per_motion = "unlimited"
counter = "round"
transferable = false
extend = { op = ">=", threshold = "3/4", base = "members" }
stop_counts_as_turn = false
at_limit = "signal"

[chair]
may_debate = false
may_move = false
vote = "last"
handover = true

[vote]
ask = ["yes", "no"]
methods = ["hands", "voice", "ballot", "roll_call"]
silence = "lost"
zero_yes = "lost"
tie = "lost"
change_until = "announce"
ballot.excess = "void"
illegal_in_base = true
blank_in_base = false

[threshold.majority]
tests = [{ measure = "heads", side = "yes", op = ">", threshold = "1/2", base = "cast" }]

[threshold.everybody]
any_of = [
    { measure = "heads", side = "yes", op = ">=", threshold = "2/3", base = "present" },
    { measure = "heads", side = "yes", op = ">", threshold = "1/2", base = "members" },
]

[threshold.both]
all_of = true
tests = [
    { measure = "heads", side = "yes", op = ">", threshold = "1/2", base = "participants" },
    { measure = "area", side = "yes", op = ">", threshold = "1/2", base = "participants" },
]

[participation]
thresholds = ["both"]
tests = [{ measure = "area", op = ">=", threshold = "2/3" }]
follow_majority = { enabled = false, needs_delivery = true, needs_notice = true }

[kinds.commit]
class = "subsidiary"
rank = 4
second = 1
interrupts = false
debatable = true
opens_main = false
amendable = true
threshold = "everybody"
reconsider = "yes"
applies_to = ["main"]
requires = { pending = "main", before_debate = false }
debate_limits = { seconds = 60, per_member = 1 }
effect = "move_with_adhering:committee"

[kinds.take_from_table]
requires = { pending = "none", window = "session" }
effect = "restore"

[[phases]]
name = "陈述"
who = ["mover"]
order = 1
seconds = 90
allowed_kinds = ["recess", "point_of_order"]

[[phases]]
name = "辩论"
who = ["pro", "con"]
order = 2

[pipeline]
research = { min = 3, report = true }
publicity = { days = 7, op = ">", threshold = "1/5", base = "residents" }
representation = { group = "老人", op = ">=", threshold = "1/10" }

[renewal]
lost_same_session = false
reconsider = { side = "prevailing", window = "next_meeting", max = 2 }
"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def found(text: str) -> Procedure:
        path = tmp_path / "mine.toml"
        path.write_text(text, "utf-8")
        return rulesets.read_file(path).procedure

    return found


@pytest.fixture
def whole(read: Read) -> Procedure:
    return read(WHOLE)


def test_every_table_of_the_schema_in_one_file(whole: Procedure) -> None:
    assert whole.meta.sources[0] == "街道议事办法，2026"
    assert (whole.quorum.base, whole.speech.seconds, whole.speech.per_motion) == ("households", 120, None)
    assert whole.speech.extend == Extension(op=">=", threshold="3/4", base="membership")
    assert whole.vote.ballot.excess == "void"
    assert whole.renewal.reconsider == Reconsidering(side="prevailing", window="next_meeting", max=2)


def test_thresholds_join_their_tests_in_either_way(whole: Procedure) -> None:
    either, both = whole.threshold["everybody"], whole.threshold["both"]
    assert (either.combine, [test.base for test in either.tests]) == ("any_of", ["present", "membership"])
    assert (both.combine, [test.measure for test in both.tests]) == ("all_of", ["heads", "area"])
    assert either.tests[0] == Criterion(op=">=", threshold="2/3", base="present")


def test_a_row_of_the_table_of_motions(whole: Procedure) -> None:
    row = whole.kinds["commit"]
    assert (row.effect, row.applies_to, row.threshold) == ("commit", ("main",), "everybody")
    assert (row.debate_limits.seconds, row.debate_limits.per_member) == (60, 1)
    assert whole.kinds["take_from_table"].requires.window == "session"


def test_phases_are_named_and_numbered(whole: Procedure) -> None:
    first, then = whole.phases
    assert (first.id, first.title, first.groups, first.seconds) == ("陈述", "陈述", ("mover",), 90)
    assert first.allowed_kinds == ("recess", "point_of_order")
    assert (then.stances, then.groups) == (("pro", "con"), ())


def test_numbers_bring_phases_into_order(read: Read) -> None:
    text = '[meta]\nextends = "ronr"\n'
    last, first = '[[phases]]\nname = "乙"\norder = 2\n', '[[phases]]\nname = "甲"\norder = 1\n'
    assert [phase.id for phase in read(text + last + first).phases] == ["甲", "乙"]


EFFECTS = {
    "adopt": "adopt",
    "replace_text": "replace_text",
    "drop": "drop",
    "move_with_adhering:committee": "commit",
    "move_with_adhering:table": "table",
    "move_with_adhering:next_meeting": "postpone",
    "table": "table",
    "next_meeting": "postpone",
    "close_debate:scope": "close_debate",
    "set_limit": "set_limit",
    "recess": "recess",
    "close": "adjourn",
    "restore": "take",
}


@pytest.mark.parametrize("written", EFFECTS)
def test_effects_by_either_name(read: Read, written: str) -> None:
    rules = read(f'[meta]\nextends = "ronr"\n[kinds.excuse]\neffect = "{written}"')
    assert rules.kinds["excuse"].effect == EFFECTS[written]


@pytest.mark.parametrize("kind", ["reconsider", "discharge_committee", "take_from_table"])
def test_what_is_restored_depends_on_the_kind(read: Read, kind: str, ronr: Procedure) -> None:
    rules = read(f'[meta]\nextends = "ronr"\n[kinds.{kind}]\neffect = "restore"')
    assert rules.kinds == ronr.kinds


@pytest.fixture(scope="session")
def ronr() -> Procedure:
    return rulesets.load("ronr")


def test_papers_may_stand_with_the_ballot(read: Read) -> None:
    text = '[meta]\nextends = "ronr"\n[vote.ballot]\nexcess = "void"\nillegal_in_base = false\nblank_in_base = true'
    vote = read(text).vote
    assert (vote.ballot.excess, vote.illegal_in_base, vote.blank_in_base) == ("void", False, True)


def test_a_quorum_of_nothing_takes_the_comparison_along(read: Read) -> None:
    quorum = read('[meta]\nextends = "ronr"\n[quorum]\nbase = "none"').quorum
    assert (quorum.base, quorum.op, quorum.threshold) == ("none", "", "")


def test_what_is_written_otherwise_survives_being_frozen(whole: Procedure, read: Read) -> None:
    assert read(rulesets.dump(whole)) == whole


def test_a_class_of_matters_taken_away_stays_away_when_frozen(read: Read) -> None:
    rules = read('[meta]\nextends = "simplified"\n[matters]\nlift = "none"\n[matters.owners]\ntitle = "业主的事"')
    assert "lift" not in rules.matters
    assert rules.matters["owners"].title == "业主的事"
    assert read(rulesets.dump(rules)) == rules


def test_matters_stand_in_one_file_for_every_body(read: Read) -> None:
    alone = read('[meta]\nid = "mine"\ntitle = "甲"\n[threshold.majority]\ntests = [{ op = ">", threshold = "1/2" }]')
    assert alone.matters == rulesets.load("simplified").matters
    own = rulesets.load("civil-code-278").matters
    assert {name for name, matter in own.items() if matter.body != "owners"} == {
        "exclusive_part",
        "business_use",
        "residents_meeting",
        "villagers_meeting",
    }


SHIPPED = [
    *("blue-valley", "chaoyang", "civil-code-278", "community-13", "five-step", "minquan", "nantang", "residents"),
    *("ronr", "ronr-small-board", "simplified", "twelve-principles", "villagers"),
]


def test_thirteen_rulesets_are_listed() -> None:
    assert list(rulesets.known()) == SHIPPED
