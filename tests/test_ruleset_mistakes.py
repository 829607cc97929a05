"""What `rules check` refuses: one mistake a file, named by its place in the file, and ten in one file, all named."""

from pathlib import Path

import pytest

from yishi_tui import rulesets
from yishi_tui.tables import InputError

CHILD = '[meta]\nid = "mine"\ntitle = "我们的规则"\nextends = "ronr"\n'
TEST = "[threshold.mine]\ntests = [{{ {} }}]"

MISTAKES: dict[str, tuple[str, str]] = {
    # what nobody can do
    "a second of what is not voted on": ("kinds.point_of_order.second", "[kinds.point_of_order]\nsecond = 1"),
    "two seconders": ("kinds.main.second", "[kinds.main]\nsecond = 2"),
    "as the target, without one": ("kinds.main.debatable", '[kinds.main]\ndebatable = "as_target"'),
    "a stance, of none": ("floor.stance_required", "[floor]\nstances = []\nstance_required = true"),
    "time given away": ("speech.transferable", "[speech]\ntransferable = true"),
    "silence where nobody is asked aloud": ("vote.silence", '[vote]\nmethods = ["hands"]\nsilence = "adopted"'),
    "no against zero yes": ("vote.zero_yes", '[vote]\nzero_yes = "adopted"'),
    "a tie that adopts": ("vote.tie", '[vote]\ntie = "adopted"'),
    "a tie lost and adopted": ("threshold.mine", TEST.format('op = ">=", threshold = "1/2"')),
    "only one side asked": ("vote.ask", '[vote]\nask = ["yes"]'),
    "no asked first": ("vote.ask", '[vote]\nask = ["no", "yes"]'),
    # shares
    "never: more than all": ("threshold.mine.tests[0].threshold", TEST.format('op = ">", threshold = "1/1"')),
    "never: above one": ("threshold.mine.tests[0].threshold", TEST.format('op = ">=", threshold = "3/2"')),
    "always: nothing": ("threshold.mine.tests[0].threshold", TEST.format('op = ">=", threshold = "0/1"')),
    "a percentage": ("threshold.mine.tests[0].threshold", TEST.format('op = ">=", threshold = "66%"')),
    "a decimal": ("threshold.mine.tests[0].threshold", TEST.format('op = ">=", threshold = "0.67"')),
    "a float": ("threshold.mine.tests[0].threshold", TEST.format('op = ">=", threshold = 0.67')),
    "a float for seconds": ("speech.seconds", "[speech]\nseconds = 120.5"),
    "both sides more than half": (
        "threshold.mine",
        (
            '[threshold.mine]\nall_of = [{ side = "yes", op = ">", threshold = "1/2" }, '
            '{ side = "no", op = ">", threshold = "1/2" }]'
        ),
    ),
    "either side at least half": (
        "threshold.mine",
        (
            '[vote]\ntie = "none"\n[threshold.mine]\nany_of = [{ side = "yes", op = ">=", threshold = "1/2" }, '
            '{ side = "no", op = ">", threshold = "1/2" }]'
        ),
    ),
    "no tests": ("threshold.mine.tests", "[threshold.mine]\ntests = []"),
    # words nobody knows
    "a base": ("threshold.mine.tests[0].base", TEST.format('op = ">", threshold = "1/2", base = "voters"')),
    "a measure": ("threshold.mine.tests[0].measure", TEST.format('op = ">", threshold = "1/2", measure = "votes"')),
    "a side": ("threshold.mine.tests[0].side", TEST.format('op = ">", threshold = "1/2", side = "abstain"')),
    "an operator": ("threshold.mine.tests[0].op", TEST.format('op = "=", threshold = "1/2"')),
    "no operator": ("threshold.mine.tests[0].op", TEST.format('threshold = "1/2"')),
    "frac": ("threshold.mine.tests[0].frac", TEST.format('op = ">", threshold = "1/2", frac = "1/2"')),
    "a threshold": ("kinds.main.threshold", '[kinds.main]\nthreshold = "most"'),
    "a kind": ("kinds.filibuster", '[kinds.filibuster]\nclass = "main"'),
    "a kind applied to": ("kinds.commit.applies_to[0]", '[kinds.commit]\napplies_to = ["filibuster"]'),
    "an effect": ("kinds.main.effect", '[kinds.main]\neffect = "explode"'),
    "a key": ("speech.second", "[speech]\nsecond = 120"),
    "a table": ("speeches", "[speeches]\nseconds = 120"),
    "a method": ("vote.methods[0]", '[vote]\nmethods = ["shouting"]'),
    "a body": ("meta.body", 'body = "parliament"'),
    # what contradicts itself
    "a quorum of nothing, compared": ("quorum.op", '[quorum]\nbase = "none"\nop = ">"'),
    "two ways to join tests": (
        "threshold.mine.any_of",
        '[threshold.mine]\ncombine = "all_of"\nany_of = true\ntests = [{ op = ">", threshold = "1/2" }]',
    ),
    "papers told twice": ("vote.ballot.blank_in_base", "[vote]\nblank_in_base = true\nballot.blank_in_base = true"),
    "a rank twice": ("kinds.amend.rank", "[kinds.amend]\nrank = 2"),
    "phases of one name": ("phases[1].name", '[[phases]]\nname = "甲"\n[[phases]]\nname = "甲"'),
    "phases of one number": (
        "phases[1].order",
        '[[phases]]\nname = "甲"\norder = 1\n[[phases]]\nname = "乙"\norder = 1',
    ),
    "a phase of no time": ("phases[0].seconds", '[[phases]]\nname = "甲"\nseconds = 0'),
    "no time to speak": ("speech.seconds", "[speech]\nseconds = 0"),
    "less than none": ("speech.per_motion", "[speech]\nper_motion = -1"),
    "never reconsidered, though it may be": (
        "renewal.reconsider.max",
        '[renewal]\nreconsider = { side = "any", window = "session", max = 0 }',
    ),
    "two windows": ("kinds.reconsider.requires.window", '[kinds.reconsider]\nrequires = { window = "next_meeting" }'),
    "a window of what has none": ("kinds.main.requires.window", '[kinds.main]\nrequires = { window = "session" }'),
    "applied to nothing": ("kinds.rescind_amend.applies_to", '[kinds.rescind_amend]\napplies_to = ["main"]'),
    "over before it begins": ("meta.valid_to", 'valid_from = "2026-01-01"\nvalid_to = "2025-12-31"'),
    "a source of nothing": ('sources."speech.length"', '[sources]\n"speech.length" = "T15"'),
    # what the law asks
    "a floor lowered": ("threshold.majority", 'body = "residents_meeting"\n[kinds]\nrescind_amend = "none"'),
    "silence follows, among neighbours": (
        "participation.follow_majority.enabled",
        "[participation]\nfollow_majority = { enabled = true, clause_delivery_is_participation = true }",
    ),
    "silence follows, undelivered": (
        "participation.follow_majority.needs_delivery",
        (
            "[participation.follow_majority]\nenabled = true\nclause_delivery_is_participation = true\n"
            "needs_delivery = false"
        ),
    ),
}


def wrong(text: str, tmp_path: Path) -> dict[str, str]:
    """What is said of each place."""
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        rulesets.read_file(path)
    assert all(problem.file == str(path) for problem in caught.value.problems)
    return {problem.where: problem.what for problem in caught.value.problems}


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_named_by_its_place(name: str, tmp_path: Path) -> None:
    where, text = MISTAKES[name]
    beside = {"participation.follow_majority.enabled"} if name == "silence follows, undelivered" else set()
    assert wrong(CHILD + text, tmp_path).keys() - beside == {where}


TEN = """
[speech]
seconds = 0
second = 120
[quorum]
threshold = "66%"
[vote]
ask = ["yes"]
[floor]
order = []
[threshold.mine]
tests = [{ op = ">", threshold = "1/1" }]
[kinds.point_of_order]
second = 1
[kinds.main]
threshold = "most"
[kinds.amend]
rank = 2
[kinds.filibuster]
class = "main"
"""
PLACES = {
    "speech.seconds",
    "speech.second",
    "quorum.threshold",
    "vote.ask",
    "floor.order",
    "threshold.mine.tests[0].threshold",
    "kinds.point_of_order.second",
    "kinds.main.threshold",
    "kinds.amend.rank",
    "kinds.filibuster",
}


def test_ten_mistakes_are_ten_lines(tmp_path: Path) -> None:
    found = wrong(CHILD + TEN, tmp_path)
    assert found.keys() == PLACES
    assert "“2/3”" in found["quorum.threshold"]
    assert "“seconds”" in found["speech.second"]


@pytest.mark.parametrize(
    ("share", "instead"), [('"66%"', "“2/3”"), ('"0.67"', "“2/3”"), ("0.67", "“2/3”"), ('"51%"', "> 1/2")]
)
def test_a_share_is_answered_with_the_exact_one(share: str, instead: str, tmp_path: Path) -> None:
    text = CHILD + TEST.format(f'op = ">", threshold = {share}')
    assert instead in wrong(text, tmp_path)["threshold.mine.tests[0].threshold"]


def test_frac_is_answered_with_threshold(tmp_path: Path) -> None:
    text = CHILD + '[quorum]\nfrac = "1/2"'
    assert "“threshold”" in wrong(text, tmp_path)["quorum.frac"]


def test_a_quorum_without_its_comparison_lacks_it(tmp_path: Path) -> None:
    text = '[meta]\nid = "mine"\ntitle = "甲"\n[quorum]\nbase = "members"'
    assert wrong(text, tmp_path).keys() == {"quorum.op", "quorum.threshold"}


MANY = """
[meta]
extends = "simplified"
id = "x"
title = "X"
[speech]
seconds = 0
[quorum]
threshold = "60%"
[kinds.main]
threshold = "nope"
[kinds.appeal]
threshold = "majority"
[kinds.amend]
degrees = 3
[floor]
order = ["x", "unspoken", "y"]
[vote]
methods = ["y"]
"""


def test_a_wrong_word_in_a_list_hides_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(MANY, "utf-8")
    with pytest.raises(InputError) as wrong:
        rulesets.read_file(tmp_path / "x.toml")
    assert sorted(problem.where for problem in wrong.value.problems) == [
        "floor.order[0]",
        "floor.order[2]",
        "kinds.amend.degrees",
        "kinds.appeal.threshold",
        "kinds.main.threshold",
        "quorum.threshold",
        "speech.seconds",
        "vote.methods[0]",
    ]
