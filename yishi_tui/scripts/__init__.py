"""Scripts of acts: JSON lines played through the same door as the screen."""

from yishi_tui.scripts.lines import BadScript, Line, read_script
from yishi_tui.scripts.player import Player, Step, play

__all__ = ["BadScript", "Line", "Player", "Step", "play", "read_script"]
