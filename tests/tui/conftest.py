"""What the tests of the screens may ask for."""

from collections.abc import Iterator

import pytest
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
