"""What `make` installs is written down, release by release, so that a release of tomorrow breaks nothing today."""

import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from docs.licences import needed
from tests.supply.fresh import PROJECT, PYTHONS, ROOT, asked, floor_of

LINES = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
PINNED = {canonicalize_name(name): release for name, _, release in (line.partition("==") for line in LINES)}
DEV = map(Requirement, tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["dev"])
WANTED = [*asked(), *DEV]
"""All that is asked for by name: to run it, for its extras, to work on it."""


def test_a_line_is_a_name_and_a_release() -> None:
    """No place they come from, no path, no platform."""
    assert [line for line in LINES if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
    assert len(PINNED) == len(LINES)


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_each_release_is_one_that_is_asked_for(wanted: Requirement) -> None:
    pin = PINNED.get(canonicalize_name(wanted.name))
    assert pin is not None, "run `make constraints`"
    assert Version(floor_of(wanted)) <= Version(pin)
    assert wanted.specifier.contains(pin)


def test_what_those_need_is_written_down_too() -> None:
    assert set(needed()) <= set(PINNED)


def test_the_pictures_of_screens_are_compared_with_the_toolkit_they_were_made_with() -> None:
    assert version("textual") == PINNED["textual"], "run `make clean` and `make test`"


def test_the_oldest_python_that_is_named_is_the_oldest_that_is_let_in() -> None:
    assert PROJECT["requires-python"] == f">={PYTHONS[0]}"
