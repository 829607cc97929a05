"""`yishi doctor` in a real terminal that answers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

from benchmarks.terminal import Terminal


def test_the_terminal_is_asked_and_told_of(tmp_path: Path) -> None:
    argv = [sys.executable, "-m", "yishi_tui", "--lang", "zh", "--sessions", str(tmp_path), "doctor"]
    bare = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    environment = {**bare, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
    with Terminal(argv, (120, 36), environment) as terminal:
        terminal.wait_for(lambda screen: "可以开会" in screen.text())
        said = terminal.text()
    assert "✓ 窗口 120×36" in said
    assert "✓ 汉字占两格" in said
    assert "✓ 框线和引号占一格" in said
    assert "✗" not in said


def test_without_a_terminal(tmp_path: Path) -> None:
    argv = [sys.executable, "-m", "yishi_tui", "--sessions", str(tmp_path), "doctor", "--json"]
    ran = subprocess.run(argv, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=True)
    findings = {finding["id"]: finding["verdict"] for finding in json.loads(ran.stdout)}
    assert findings["terminal"] == "mind"
    assert findings["write"] == "good"
