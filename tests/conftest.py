"""What every test may ask for."""

import pytest

from yishi_tui.domain.procedure import Procedure
from yishi_tui.rulesets import load


@pytest.fixture(scope="session")
def simplified() -> Procedure:
    """The default ruleset, as shipped."""
    return load("simplified")
