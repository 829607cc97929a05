"""Fields that the format of scripts asks for, whatever default the screens have: missing, nothing is played."""

import json
from typing import Any

import pytest

from yishi_tui.scripts import BadScript, Line, read_script

COMPLETE: list[dict[str, Any]] = [
    {"do": "recess", "minutes": 5},
    {"do": "admit", "who": "来宾", "as": "guest"},
    {"do": "close_item", "item": 1},
    {"do": "put", "by": "甲", "kind": "main", "second": None},
    {"do": "appeal", "by": "甲", "second": None},
    {"do": "speak", "by": "甲", "stance": None, "seconds": 5},
    {"do": "hand_over", "to": "甲"},
    {"do": "phase", "act": "next_part"},
    {"do": "nominate", "by": "甲", "who": "乙"},
]


def read(line: dict[str, Any]) -> tuple[Line, ...]:
    return read_script([json.dumps(line, ensure_ascii=False)], session=True)


@pytest.mark.parametrize("line", [pytest.param(line, id=line["do"]) for line in COMPLETE])
def test_a_complete_line_is_read(line: dict[str, Any]) -> None:
    assert [each.do for each in read(line)] == [line["do"]]


@pytest.mark.parametrize(
    ("line", "field"),
    [pytest.param(line, field, id=f"{line['do']}-{field}") for line in COMPLETE for field in line if field != "do"],
)
def test_a_line_without_a_field_is_not(line: dict[str, Any], field: str) -> None:
    with pytest.raises(BadScript, match=field):
        read({name: value for name, value in line.items() if name != field})
