"""Where the files that come with the program are: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

PACKAGE = Path(__file__).parent


@cache
def shipped(name: str) -> Path:
    """A folder that is shipped: `rules` or `sessions`."""
    inside = PACKAGE / f"_{name}"
    return inside if inside.is_dir() else PACKAGE.parent / name


def words_in(path: Path) -> dict[str, Any]:
    """A shipped TOML file of words. A wheel has it as JSON as well, which is read thirty times as fast: see hatch_build.py."""
    compiled = path.with_suffix(".json")
    if compiled.exists():
        return msgspec.json.decode(compiled.read_bytes(), type=dict[str, Any])
    return dict(import_module("tomllib").loads(path.read_text(encoding="utf-8")))
