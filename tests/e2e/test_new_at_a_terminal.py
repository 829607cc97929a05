"""`yishi new` without a title, typed at a real terminal: Han, the backspace key, and giving up on the way."""

import os
import sys
from pathlib import Path

import pytest

from yishi_tui.plans import read_plan

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from benchmarks.terminal import Terminal

FIRST = "会议叫什么"
ENTER, BACKSPACE, ESC, CTRL_C, CTRL_D = "\r", "\x7f", "\x1b", "\x03", "\x04"


def at_terminal(home: Path) -> Terminal:
    argv = [sys.executable, "-m", "yishi_tui", "--lang", "zh", "--sessions", str(home / "sessions"), "new"]
    bare = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    return Terminal(argv, (100, 40), {**bare, "TERM": "xterm", "HOME": str(home), "LC_ALL": "C.UTF-8"})


def answer(terminal: Terminal, question: str, keys: str) -> None:
    """Type once the question stands on the screen with its mark below, and somebody listens."""
    terminal.wait_for(lambda now: question in now.text() and now.text().rstrip().endswith(">"))
    terminal.settle()
    terminal.send(keys.encode())


def test_a_meeting_is_made_by_answering(tmp_path: Path) -> None:
    roll = tmp_path / "名 册.csv"
    roll.write_text("姓名,房号\n许慧,3-101\n罗晓红,3-102\n", "utf-8")
    with at_terminal(tmp_path) as terminal:
        answer(terminal, FIRST, f"装车棚{BACKSPACE}{BACKSPACE}自行车棚{ENTER}")
        answer(terminal, "什么时候开", f"2026-11-22 19:00{ENTER}")
        answer(terminal, "在哪里开", f"居委会{ENTER}")
        answer(terminal, "名册在哪个文件里", f"'{roll}'{ENTER}")
        answer(terminal, "这样读对吗", ENTER)
        answer(terminal, "议什么", f"放哪里{ENTER}")
        answer(terminal, "第 2 项", ENTER)
        answer(terminal, "哪一套议事规则", ENTER)
        answer(terminal, "谁主持", f"xh{ENTER}")
        answer(terminal, "是哪一位", f"1{ENTER}")
        answer(terminal, "谁记录", ENTER)
        answer(terminal, "谁计时", ENTER)
        answer(terminal, "这样写下来吗", ENTER)
        terminal.wait_for(lambda now: "yishi open" in now.text())
    (folder,) = (tmp_path / "sessions").iterdir()
    plan = read_plan(folder / "meeting.toml")
    assert (plan.title, plan.place, plan.seats.host) == ("装自行车棚", "居委会", "许慧")
    assert len(plan.members) == 2


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, f"明{ESC}{ENTER}"], ids=["ctrl+c", "ctrl+d", "esc"])
def test_giving_up_leaves_nothing_behind(tmp_path: Path, key: str) -> None:
    with at_terminal(tmp_path) as terminal:
        answer(terminal, FIRST, f"装车棚{ENTER}")
        answer(terminal, "什么时候开", key)
        terminal.wait_for(lambda now: "什么也没有留下" in now.text())
    assert not (tmp_path / "sessions").exists()
