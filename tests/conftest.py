"""What every test may ask for."""

import os

import pytest
from hypothesis import settings

from yishi_tui.domain.procedure import Procedure
from yishi_tui.rulesets import load

# No example fails because the machine was busy; where a build is judged, its examples are the same every time.
settings.register_profile("here", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("here")


@pytest.fixture(scope="session")
def simplified() -> Procedure:
    """The default ruleset, as shipped."""
    return load("simplified")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures that tests of faults told, whichever process they ran in."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    figures = [value for report in reports if report.when == "call" for _, value in report.user_properties]
    if figures:
        terminalreporter.section("figures")
        for told in sorted(map(str, figures)):
            terminalreporter.write_line(told)
