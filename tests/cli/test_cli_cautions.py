"""Reminders about a roll are few enough to be read, however long the roll is."""

import pytest
from msgspec.structs import replace

from yishi_tui.cli.cautions import MOST, warn_of_roll
from yishi_tui.domain.plan import Member, Plan
from yishi_tui.rulesets import load


@pytest.mark.parametrize(("doubles", "lines"), [(0, 0), (MOST, MOST), (MOST + 1, MOST + 1), (500, MOST + 1)])
def test_people_of_one_name_are_named_up_to_a_number(
    capsys: pytest.CaptureFixture[str], doubles: int, lines: int
) -> None:
    rules = load("civil-code-278")
    pairs = [Member(name=f"业主{place}", unit=f"{entrance}-{place}") for place in range(doubles) for entrance in (1, 2)]
    members = tuple(replace(each, name=f"{each.name}（{each.unit}）", call=each.name) for each in pairs)
    warn_of_roll(rules, Plan(title="会", members=members))
    said = capsys.readouterr().err.splitlines()
    assert len(said) == lines
    if doubles > MOST:
        assert said[-1] == f"提醒：这样的还有 {doubles - MOST} 处，请在名册里核对。"
