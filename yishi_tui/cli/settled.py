"""What is settled before any command runs."""

from yishi_tui.cli.output import say
from yishi_tui.i18n import tr
from yishi_tui.settings import config_problems


def tell_of_config() -> None:
    """Say which settings could not be read."""
    for problem in config_problems():
        say(tr("设置没有读进来：{problem}", problem=problem))
