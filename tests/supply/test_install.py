"""The recipe for a computer without a network: wheels in a folder, installed from there alone, run without the source."""

import sys
from pathlib import Path

import pytest

from tests.supply.fresh import ROOT, Fresh, fetched

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for the USB stick. Filling it takes a network, or a cache, as the first `make test` does."""
    folder = tmp_path_factory.mktemp("stick")
    fetched(folder, sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", "yishi-usb", ROOT)
    return folder / "yishi-usb"


def test_the_folder_alone_installs_it_and_it_runs_without_the_source(bundle: Path, tmp_path: Path) -> None:
    stick = Fresh(tmp_path)
    stick.install("--no-index", "--find-links", bundle, "yishi-tui")
    assert stick.yishi("--version").startswith("yishi 0")
    stick.yishi("demo", "--auto")
    (session,) = (tmp_path / "sessions").iterdir()
    assert "电梯" in (session / "minutes.md").read_text("utf-8")
    stick.yishi("verify", session)
    assert "The twelve principles" in stick.yishi("--lang", "en", "rules")
