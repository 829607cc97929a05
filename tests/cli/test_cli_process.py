"""The program as a process: what other programs see of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def yishi(home: Path, *args: str, text: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run `yishi` in a bare environment."""
    bare = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    home_env = {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "PYTHONPATH": str(ROOT),
        "YISHI_SESSIONS": str(home / "会议"),
    }
    return subprocess.run(
        [sys.executable, "-m", "yishi_tui", *args],
        input=text,
        capture_output=True,
        encoding="utf-8",
        cwd=home,
        env={**bare, **home_env, **env},
        check=False,
    )


def test_a_folder_is_printed_in_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    done = yishi(tmp_path, "new", "装自行车棚", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    folder = Path(done.stdout.removesuffix("\n"))
    assert folder.is_absolute()
    assert folder.name.endswith("-装自行车棚")
    assert (folder / "meeting.toml").is_file()


def test_count_reads_standard_input_and_exits_0_when_lost(tmp_path: Path) -> None:
    request = {"counts": {"heads": {"yes": 1, "no": 1}}, "criteria": [{"op": ">", "threshold": "1/2"}]}
    done = yishi(tmp_path, "count", "-", "--json", text=json.dumps(request))
    assert (done.returncode, json.loads(done.stdout)["result"], done.stderr) == (0, "lost", "")


@pytest.mark.parametrize(
    ("args", "code"), [(["status", "没有"], 2), (["rules", "check", "simplified"], 0), (["nope"], 2)]
)
def test_exit_codes_reach_the_shell(tmp_path: Path, args: list[str], code: int) -> None:
    assert yishi(tmp_path, *args).returncode == code


def test_no_colour_is_ever_written(tmp_path: Path) -> None:
    for args in (["--help"], ["rules", "show", "simplified"], ["status", "没有"]):
        done = yishi(tmp_path, *args, FORCE_COLOR="1", TERM="xterm-256color")
        assert "\x1b" not in done.stdout + done.stderr
