"""What the tests of whole meetings may ask for."""

from pathlib import Path

import pytest

from tests.meetings.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path / "sessions", capsys)
