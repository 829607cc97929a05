"""Where somebody lives: 3号楼, 2单元 and 601室, each in a column of its own, are 3-2-601."""

import re
from collections.abc import Sequence

from yishi_tui.domain.text import fold

_SUFFIX = re.compile(r"(号楼|栋|幢|座|楼|单元|号房|号|室|户)$")
_WHOLE = re.compile(r"-|楼|栋|幢|座|单元")


def unit_of(building: str, entrance: str, room: str) -> str:
    """The unit in one word. What stands alone, or is whole already, stays as it is written."""
    parts = [part for part in (building, entrance, room) if part]
    if len(parts) < 2:
        return "".join(parts)
    return room if _WHOLE.search(fold(room)) else "-".join(_SUFFIX.sub("", part) for part in parts)


def filled_down(units: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Buildings and entrances written only where they change, as on paper, written in every row.

    An entrance is taken over within a building only: the next one may have no entrances.
    """
    full: list[tuple[str, str, str]] = []
    above = ("", "", "")
    for unit in units:
        building, entrance, room = unit
        taken_over = room and building in ("", above[0])
        full.append((above[0], entrance or above[1], room) if taken_over else unit)
        above = full[-1] if room else above
    return full
