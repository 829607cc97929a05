"""The recipe for a computer without a network: wheels in a folder, installed from there alone, run without the source."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


def done(folder: Path, *command: str | Path) -> str:
    """What a command printed, run in a folder where nothing of ours lies."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "YISHI"))}
    home = {**environment, "HOME": str(folder), "USERPROFILE": str(folder), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    ran = subprocess.run(command, cwd=folder, env=home, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for the USB stick. Filling it takes a network, or a cache, as the first `make test` does."""
    folder = tmp_path_factory.mktemp("stick")
    done(folder, sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", "yishi-usb", ROOT)
    return folder / "yishi-usb"


def test_the_folder_alone_installs_it_and_it_runs_without_the_source(bundle: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done(tmp_path, python, "-m", "pip", "install", "--quiet", "--no-index", "--find-links", bundle, "yishi-tui")
    assert done(tmp_path, python, "-m", "yishi_tui", "--version").startswith("yishi 0")
    (tmp_path / "sessions").mkdir()
    done(tmp_path, python, "-m", "yishi_tui", "demo", "--auto")
    minutes = next((tmp_path / "sessions").glob("*/minutes.md"))
    assert "电梯" in minutes.read_text("utf-8")
    assert "The twelve principles" in done(tmp_path, python, "-m", "yishi_tui", "--lang", "en", "rules")
