"""Compiles what people edit into what is read fast, while the package is built or installed for development."""

import json
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WORDS = {"rules/script.*.toml": "yishi_tui/_rules", "yishi_tui/*/*.toml": ""}
"""Tables of words, and where a wheel has them if not where they are."""


class CatalogueHook(BuildHookInterface[Any]):
    """For each .po file a .mo file beside it; in a wheel also, for each table of words in TOML, the same as JSON."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in Path(self.root, "yishi_tui", "locale").rglob("*.po"):
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, read_po(po))
        if self.target_name == "wheel" and version == "standard":  # in a checkout the words are read as they are edited
            self.compiled = TemporaryDirectory()
            build_data["force_include"].update(_as_json(Path(self.root), Path(self.compiled.name)))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.target_name == "wheel" and version == "standard":
            self.compiled.cleanup()


def _as_json(root: Path, folder: Path) -> dict[str, str]:
    """Each table of words as JSON in the folder, and its place in the wheel."""
    places: dict[str, str] = {}
    for pattern, elsewhere in WORDS.items():
        for number, source in enumerate(sorted(root.glob(pattern)), len(places)):
            written = folder / f"{number}.json"
            written.write_text(json.dumps(tomllib.loads(source.read_text("utf-8")), ensure_ascii=False), "utf-8")
            place = Path(elsewhere) if elsewhere else source.parent.relative_to(root)
            places[str(written)] = (place / source.with_suffix(".json").name).as_posix()
    return places
