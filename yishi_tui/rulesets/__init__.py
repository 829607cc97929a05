"""Rulesets (议事规则): finding them, reading them with what they inherit, checking and showing them."""

from yishi_tui.rulesets.reading import FILE, Ruleset, cautions, is_id, known, load, look_up, of_session, read_file
from yishi_tui.rulesets.wording import show
from yishi_tui.rulesets.writing import dump

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
