"""Scripts: what is refused before anything runs, and the macros."""

import json
from collections.abc import Iterator

import pytest

from yishi_tui import i18n
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.view import state_of
from yishi_tui.scripts import BadScript, Player, play, read_script

PLAN = {"do": "plan", "title": "会", "members": ["许慧", "甲", "乙", "丙", "丁"], "host": "许慧"}
MAIN = {"do": "put", "by": "甲", "kind": "main", "text": "修路灯", "second": "乙"}

BAD = [
    ("nope", "不是一个 JSON 对象"),
    ("[1]", "应为对象"),
    ('{"do":"dance"}', "没有“dance”这个操作"),
    ('{"by":"甲"}', "缺少字段 do"),
    ('{"do":"move","by":"甲"}', "缺少字段 kind"),
    ('{"do":"move","by":"甲","kind":"filibuster"}', "不能写“filibuster”"),
    ('{"do":"tally","yes":-1,"no":2}', "yes：至少是 0"),
    ('{"do":"tally","yes":"1","no":2}', "yes：应为整数，现在是文字"),
    ('{"do":"tally","yes":1.5,"no":2}', "yes：应为整数，现在是小数"),
    ('{"do":"second","by":"甲","loud":true}', "没有 loud 这个字段"),
    ('{"do":"plan","title":"会","members":["甲"],"host":"甲"}', "plan 只能是第一个操作"),
]


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    i18n.use("zh")
    yield
    i18n.use("zh")


def script(*lines: object) -> list[str]:
    return [line if isinstance(line, str) else json.dumps(line) for line in lines]


def played(rules: Procedure, *lines: object) -> tuple[list[bool], dict[str, object]]:
    proceedings, steps = play(rules, read_script(script(*lines), session=False))
    return [step.refusal is None for step in steps], state_of(proceedings.meeting, proceedings.now())


@pytest.mark.parametrize(("line", "said"), BAD)
def test_a_line_that_is_no_act_is_named_before_anything_runs(line: str, said: str) -> None:
    with pytest.raises(BadScript) as caught:
        read_script(script(PLAN, "# a comment", "", line), session=False)
    assert caught.value.number == 4
    assert said in caught.value.problem


def test_a_script_of_its_own_begins_with_a_plan_and_one_for_a_session_has_none() -> None:
    with pytest.raises(BadScript, match="第一个操作必须是 plan"):
        read_script(script(MAIN), session=False)
    with pytest.raises(BadScript, match="不能有 plan"):
        read_script(script(PLAN), session=True)
    with pytest.raises(BadScript):
        read_script(["# nothing"], session=False)


def test_a_start_without_an_offset_is_an_input_error(simplified: Procedure) -> None:
    lines = read_script(script(PLAN | {"starts": "2026-01-01T19:00:00"}), session=False)
    with pytest.raises(BadScript, match="starts"):
        list(Player(simplified).play(lines))


def test_a_host_who_is_not_on_the_roll_is_a_refusal(simplified: Procedure) -> None:
    assert played(simplified, PLAN | {"host": "外人"})[0] == [False]


def test_put_brings_a_question_before_the_meeting_or_leaves_no_trace(simplified: Procedure) -> None:
    done, state = played(simplified, PLAN, MAIN)
    assert done == [True, True]
    assert state["pending"] == ["main"]
    done, state = played(simplified, PLAN, MAIN | {"second": "甲"})
    assert done == [True, False]
    assert (state["pending"], state["question"]) == ([], None)


def test_speak_is_cut_off_at_the_limit_and_takes_no_more_time_than_that(simplified: Procedure) -> None:
    lines = script(PLAN, MAIN, {"do": "speak", "by": "丙", "stance": "con", "seconds": 500})
    player = Player(simplified)
    steps = list(player.play(read_script(lines, session=False)))
    assert steps[-1].cut_off
    assert player.proceedings.now().isoformat() == "2026-01-01T19:03:00+08:00"


def test_vote_is_refused_whole_when_its_count_cannot_be(simplified: Procedure) -> None:
    done, state = played(simplified, PLAN, MAIN, {"do": "vote", "yes": 9, "no": 0})
    assert done == [True, True, False]
    assert state["voting"] is None


def test_a_vote_on_paper_counts_blank_papers_out(simplified: Procedure) -> None:
    ballot = {"do": "vote", "method": "ballot", "yes": 2, "no": 1, "abstain": 2}
    done, state = played(simplified, PLAN, MAIN, ballot)
    assert done[-1]
    assert state["last_result"] == {
        "kind": "main",
        "verdict": "adopted",
        "tests": [True],
        "text": "修路灯",
        "arithmetic": ["2 > 3 × 1/2 = 1.5 ✓"],
        "sentence": "",
        "without_silent": None,
        "caution": "",
    }


def test_an_act_of_other_rulesets_is_refused_by_these(simplified: Procedure) -> None:
    assert played(simplified, PLAN, {"do": "new_round"})[0] == [True, False]


def test_next_meeting_takes_up_what_was_left(simplified: Procedure) -> None:
    done, state = played(simplified, PLAN, MAIN, {"do": "next_meeting", "days": 3})
    assert all(done)
    assert (state["phase"], state["pending"]) == ("in_session", ["main"])
