"""What every test may ask for."""

import tomllib

import msgspec
import pytest

from yishi_tui.domain.procedure import Procedure
from yishi_tui.resources import shipped


@pytest.fixture(scope="session")
def simplified() -> Procedure:
    """The default ruleset, as shipped."""
    table = tomllib.loads((shipped("rules") / "simplified.toml").read_text(encoding="utf-8"))
    return msgspec.convert(table, Procedure)
