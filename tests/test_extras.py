"""The command for one more library is that of the environment the program runs in."""

from pathlib import Path

import pytest

from yishi_tui.extras import command_in


@pytest.mark.parametrize(
    ("home", "said"),
    [
        ("/home/chen/.local/share/pipx/venvs/yishi-tui", "pipx inject yishi-tui segno"),
        ("/home/chen/.local/share/uv/tools/yishi-tui", 'uv pip install --python "PY" segno'),
        ("/home/chen/project/.venv", '"PY" -m pip install segno'),
    ],
)
def test_each_environment_has_its_own_way(home: str, said: str) -> None:
    assert command_in(Path(home), "PY", "segno") == said
