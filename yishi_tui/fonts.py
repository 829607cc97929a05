"""Where a font with Han is found on each platform."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

FACES = {"NotoSansCJK-Bold.ttc": 2, "NotoSansCJK-Regular.ttc": 2}
"""Which face of a collection has the shapes used in China."""

FONTS = (
    "msyhbd.ttc",
    "msyh.ttc",
    "simhei.ttf",
    "Deng.ttf",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "STHeiti Medium.ttc",
    "NotoSansCJK-Bold.ttc",
    "NotoSansCJKsc-Bold.otf",
    "NotoSansSC-Bold.otf",
    "SourceHanSansSC-Bold.otf",
    "SourceHanSansCN-Bold.otf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "DroidSansFallbackFull.ttf",
    "simsun.ttc",
)
"""Fonts with Han that each platform usually has, the boldest first: thin strokes vanish among dots."""


def font_folders(platform: str, home: Path, environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Where the platform keeps its fonts, and where its users keep theirs."""
    if platform == "win32":
        own = environ.get("LOCALAPPDATA")
        theirs = (Path(own, "Microsoft", "Windows", "Fonts"),) if own else ()
        return (Path(environ.get("WINDIR", r"C:\Windows"), "Fonts"), *theirs)
    if platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def find_font(folders: Iterable[Path]) -> Path | None:
    """The best of the known fonts in these folders, however deep."""
    found = {file.name: file for folder in folders for file in _files(folder) if file.name in FONTS}
    return next((found[name] for name in FONTS if name in found), None)


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names)


def system_font() -> Path | None:
    """The best font with Han on this machine; None where none of those known is there."""
    return find_font(font_folders(sys.platform, Path.home(), os.environ))
