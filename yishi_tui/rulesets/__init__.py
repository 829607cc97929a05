"""Rulesets (议事规则): finding them, reading them with what they inherit, checking and showing them.

A meeting under way has its rules in the journal, so what reads and writes files is loaded when it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from yishi_tui.rulesets.using import FILE, cautions

if TYPE_CHECKING:
    from yishi_tui.rulesets.reading import Ruleset, is_id, known, load, look_up, of_session, read_file
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
_ELSEWHERE = {"dump": "writing", "show": "wording"}


def __getattr__(name: str) -> Any:
    """What stands in a module not loaded yet."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"yishi_tui.rulesets.{_ELSEWHERE.get(name, 'reading')}"), name)
