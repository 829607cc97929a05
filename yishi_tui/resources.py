"""Where the files that come with the program are: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def shipped(name: str) -> Path:
    """A folder that is shipped: `rules` or `sessions`."""
    inside = PACKAGE / f"_{name}"
    return inside if inside.is_dir() else PACKAGE.parent / name
