"""Rulesets (议事规则): finding them, reading them with what they inherit, checking and showing them."""

from yishi_tui.rulesets.dump import dump
from yishi_tui.rulesets.load import FILE, Ruleset, cautions, is_id, known, load, look_up, of_session, read_file
from yishi_tui.rulesets.show import show

__all__ = [
    "FILE",
    "Ruleset",
    "cautions",
    "dump",
    "is_id",
    "known",
    "load",
    "look_up",
    "of_session",
    "read_file",
    "show",
]
