"""Compiles the message catalogues while the package is built or installed for development."""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """For each .po file under `yishi_tui/locale` the .mo file beside it; one that need not change is not touched while in use."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in Path(self.root, "yishi_tui", "locale").rglob("*.po"):
            compiled = BytesIO()
            with source.open("rb") as po:
                write_mo(compiled, read_po(po))
            target = source.with_suffix(".mo")
            if not target.exists() or target.read_bytes() != compiled.getvalue():
                target.write_bytes(compiled.getvalue())
