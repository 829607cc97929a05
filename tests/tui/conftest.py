"""What the tests of the screens may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from dialog_room import Room
from host_room import Painted
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from yishi_tui import i18n


class TextSnapshot(SingleFileSnapshotExtension):
    """One text file for each screen, to be read and compared line by line."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def room() -> Room:
    """A meeting of 28 neighbours in memory; nobody has come yet."""
    return Room()


@pytest.fixture
def painted(room: Room) -> Painted:
    """The host's screen of that meeting, without a terminal."""
    return Painted(room)


@pytest.fixture
def as_before(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares a screen with the one that somebody looked at and kept."""
    return snapshot.use_extension(TextSnapshot)


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Every test begins in Chinese, whatever the one before it spoke."""
    i18n.use("zh")
    yield
    i18n.use("zh")


@pytest.fixture(autouse=True)
def config_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's own settings are read here, and none are written."""
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *_, **__: str(tmp_path / "config"))
    return tmp_path / "config"


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English catalogues, compiled as the build does it."""
    folder = tmp_path_factory.mktemp("locale")
    words = folder / "en" / "LC_MESSAGES"
    words.mkdir(parents=True)
    for source in (i18n.LOCALE / "en" / "LC_MESSAGES").glob("*.po"):
        with source.open("rb") as po, (words / source.name).with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_po(po))
    return folder


@pytest.fixture
def english(catalogues: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The screens speak English."""
    monkeypatch.setattr(i18n, "LOCALE", catalogues)
    i18n.use("en")
    yield
    i18n.use("zh")
