"""The vote calculator as one types it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.rules.counting import Counted
from yishi_tui.cli.run import run


@pytest.fixture
def counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Counted:
    def answer(**request: Any) -> dict[str, Any]:
        path = tmp_path / "vote.json"
        path.write_text(json.dumps(request), "utf-8")
        code = run(["--lang", "zh", "count", str(path), "--json"])
        out, err = capsys.readouterr()
        assert code == 0, err
        found: dict[str, Any] = json.loads(out)
        return found

    return answer
