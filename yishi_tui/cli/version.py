"""Which version this is; a module of its own, for the look-up takes as long as everything else together."""

from importlib import metadata

PACKAGE = "yishi-tui"


def version() -> str:
    """As installed; a bare checkout has none."""
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return "?"
