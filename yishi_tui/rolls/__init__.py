"""A roll (名册) from a table as offices keep them: .xlsx, .xls, .ods, and CSV in whatever Chinese Excel writes."""

from yishi_tui.rolls.reading import Roll, read_roll
from yishi_tui.rolls.sheets import Choices, Undecided

__all__ = ["Choices", "Roll", "Undecided", "read_roll"]
