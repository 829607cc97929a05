"""Black-box: the rulesets, shipped and one's own, at the command line."""

import json

import pytest

from tests.meetings.desk import Desk


def test_rules_are_listed_and_shown(desk: Desk) -> None:
    code, out, _ = desk.run("rules")
    ids = {line.split()[0] for line in out.splitlines() if line.strip()}
    assert code == 0
    assert ids >= {
        *("simplified", "ronr", "ronr-small-board", "nantang", "twelve-principles", "community-13", "five-step"),
        *("chaoyang", "blue-valley", "minquan", "civil-code-278", "residents", "villagers"),
    }
    for each in ids:
        assert desk.run("rules", "check", each)[0] == 0
        assert desk.run("rules", "show", each)[0] == 0
    assert desk.run("rules", "show", "jungle")[0] == 2
    assert desk.run("rules", "check", "jungle")[0] == 2


def test_count_exits_zero_when_lost(desk: Desk) -> None:
    args = ("count", "--rules", "ronr", "--threshold", "majority", "--yes", "1", "--no", "2", "--json")
    code, out, _ = desk.run(*args)
    assert (code, json.loads(out)["result"]) == (0, "lost")


def test_every_use_of_unverified_figures_says_so_on_stderr(desk: Desk) -> None:
    plan = {"do": "plan", "title": "x", "members": ["Ann", "Bob", "Host"], "host": "Host"}
    script = desk.folder / "once.jsonl"
    script.write_text(json.dumps(plan), encoding="utf-8")
    for rules in ("residents", "villagers"):
        code, out, err = desk.run("play", str(script), "--rules", rules, "--json")
        assert (code, len(out.splitlines())) == (0, 1)
        assert "2026-01-01" in err


MAJORITY = """[threshold.majority]
tests = [{{ measure = "heads", side = "yes", op = "{}", threshold = "{}", base = "{}" }}]
"""
WRONG_RULES = {
    "percentage": (MAJORITY.format(">=", "66%", "cast"), ["2/3"]),
    "two mistakes": ('[quorum]\nop = "<"\nbase = "universe"', ["quorum.op", "quorum.base"]),
    "unknown base": (MAJORITY.format(">", "1/2", "planet"), ["base", "planet"]),
    "no such threshold": ('[kinds.main]\nthreshold = "nowhere"', ["kinds.main.threshold", "nowhere"]),
    "rank twice": ("[kinds.commit]\nrank = 5", ["rank"]),
    "cannot be met": (MAJORITY.format(">", "1/1", "cast"), ["threshold.majority"]),
    "unknown table and key": ("[colour]\nred = 1\n[speech]\nsecond = 5", ["colour", "speech.second"]),
    "wrong type": ('[speech]\nseconds = "long"', ["speech.seconds"]),
}


@pytest.mark.parametrize("name", WRONG_RULES)
def test_every_problem_of_a_ruleset_is_named_with_its_path(desk: Desk, name: str) -> None:
    text, named = WRONG_RULES[name]
    rules = desk.folder / "own.toml"
    rules.write_text(f'[meta]\nid = "own"\ntitle = "Own"\nextends = "ronr"\n{text}\n', encoding="utf-8")
    code, _, err = desk.run("rules", "check", str(rules))
    assert code == 2
    assert "own.toml" in err
    assert [word for word in named if word not in err] == []


@pytest.mark.parametrize("extends", ["own", "nowhere"])
def test_a_ruleset_that_extends_itself_or_nothing_is_refused(
    desk: Desk, extends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.folder)
    (desk.folder / "rules").mkdir()
    rules = desk.folder / "rules" / "own.toml"
    rules.write_text(f'[meta]\nid = "own"\ntitle = "Own"\nextends = "{extends}"\n', encoding="utf-8")
    code, _, err = desk.run("rules", "check", "own")
    assert code == 2
    assert "meta.extends" in err
