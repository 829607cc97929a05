"""Work counted in calls, which no machine makes faster or slower."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(act: Callable[[], None]) -> int:
    """How many functions are called, those in C too."""
    count = 0

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count
