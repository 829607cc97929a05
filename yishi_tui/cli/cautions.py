"""What is said whenever rules are used that nobody should use unwarned."""

from yishi_tui import rulesets
from yishi_tui.cli.output import say
from yishi_tui.domain.procedure import Procedure


def warn(rules: Procedure) -> None:
    """Say what everybody must know who uses these rules."""
    for caution in rulesets.cautions(rules):
        say(caution)
