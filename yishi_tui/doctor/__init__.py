"""What of this machine and this terminal would get in the way of a meeting, in plain words."""

from yishi_tui.doctor.examine import examine
from yishi_tui.doctor.finding import Finding

__all__ = ["Finding", "examine"]
