"""What a ruleset says over the one it builds on."""

from collections.abc import Iterator
from typing import Any

SOURCES = "sources"
Table = dict[str, Any]


def over(child: Table, parent: Table) -> Table:
    """The parent with what the child says over it: tables are merged, everything else is replaced.

    Where the parent's parameter came from is forgotten with the parameter.
    """
    merged = _merged(child, parent)
    given = parent.get(SOURCES)
    if isinstance(given, dict):
        said = tuple(_paths({key: value for key, value in child.items() if key != SOURCES}))
        kept = {path: source for path, source in given.items() if not any(_replaces(each, path) for each in said)}
        merged[SOURCES] = {**kept, **child.get(SOURCES, {})}
    return merged


def _merged(child: Table, parent: Table) -> Table:
    merged = dict(parent)
    for key, value in child.items():
        below = merged.get(key)
        merged[key] = _merged(value, below) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def _paths(table: Table, where: str = "") -> Iterator[str]:
    """The path of every entry that is no table."""
    for key, value in table.items():
        path = f"{where}.{key}" if where else key
        if isinstance(value, dict):
            yield from _paths(value, path)
        else:
            yield path


def _replaces(said: str, path: str) -> bool:
    """Whether what is said takes the place of what stands at the path, or of the table it stands in."""
    return said == path or path.startswith(f"{said}.")
