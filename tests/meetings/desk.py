"""A session folder and a command line, for tests of what the commands leave on the disk and say."""

import json
from pathlib import Path
from typing import Any

import pytest

from yishi_tui.cli.run import run

PLAN = """title = "Examined"
starts = 2026-11-22T19:00:00+08:00
rules = "simplified"
[seats]
host = "Host"
[[members]]
name = "Ann"
[[members]]
name = "Bob"
[[members]]
name = "Cai"
[[members]]
name = "Host"
[[items]]
title = "Bench"
"""
Said = tuple[int, str, str]


class Desk:
    """A sessions folder and a command line."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.session = folder / "evening"
        self.session.mkdir(parents=True)
        self._capsys = capsys
        self.plan(PLAN)

    def plan(self, text: str) -> None:
        (self.session / "meeting.toml").write_text(text, encoding="utf-8")

    @property
    def journal(self) -> Path:
        return self.session / "journal.jsonl"

    def run(self, *args: str) -> Said:
        self._capsys.readouterr()
        code = run(["--sessions", str(self.folder), *args])
        return (code, *self._capsys.readouterr())

    def play(self, *lines: dict[str, Any] | str, session: bool = True, strict: bool = False) -> Said:
        script = self.folder / "script.jsonl"
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        script.write_text("\n".join(texts), encoding="utf-8")
        where = ["--session", str(self.session)] if session else []
        return self.run("play", str(script), "--json", *where, *(["--strict"] if strict else []))
