"""From a name or a file to a complete ruleset: where it is found, what it inherits, and everything wrong with it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct

from yishi_tui.domain.procedure import Procedure
from yishi_tui.i18n import lang, tr
from yishi_tui.resources import shipped
from yishi_tui.rulesets.checks import all_checks
from yishi_tui.settings import config_folder
from yishi_tui.tables import InputError, Problem, Source, decode, faults, near, read_toml, salvaged

FILE = "rules.toml"
"""The name of a session's own ruleset."""
_ID = re.compile(r"[\w-]+")


class Ruleset(Struct, frozen=True):
    """A ruleset as read: what it says, what it builds on (nearest first), and its file."""

    procedure: Procedure
    parents: tuple[str, ...]
    path: Path


def is_id(name: str) -> bool:
    """Whether this can be the id of a ruleset: a word, never a path."""
    return _ID.fullmatch(name) is not None


def load(name: str) -> Procedure:
    """The ruleset of that id, or in that file (a name with a folder or `.toml` in it). Raises InputError."""
    return look_up(name).procedure


def look_up(name: str) -> Ruleset:
    """The same with its file and what it builds on. Raises InputError with every problem."""
    if not is_id(name):
        return read_file(Path(name))
    found = read_file(_found(name))
    if found.procedure.meta.id != name:
        raise InputError(Problem(tr("文件名是 {name}.toml，id 也要写“{name}”", name=name), "meta.id", str(found.path)))
    return found


def read_file(path: Path) -> Ruleset:
    """The ruleset in the file, with what it builds on. Raises InputError with every problem."""
    lineage = _lineage(path)
    wrong = [problem for source in lineage for problem in source.placed(_own_faults(source))]
    whole = _whole(lineage, path.stem)
    lacking = tuple(faults(whole, Procedure, cancels=True))
    procedure = None if lacking else decode(whole, Procedure, cancels=True)
    wrong += lineage[0].placed(lacking if procedure is None else all_checks(procedure))
    if wrong or procedure is None:
        raise InputError(*dict.fromkeys(wrong))
    return Ruleset(procedure, tuple(Path(source.name).stem for source in lineage[1:]), path)


def of_session(folder: Path, name: str) -> Procedure:
    """The ruleset a session uses: its own file, or else the one its plan names. Raises InputError."""
    own = folder / FILE
    return read_file(own).procedure if own.exists() else load(name)


def known() -> dict[str, Path]:
    """Every ruleset there is by id; where two have the same id, the one that is found first."""
    found: dict[str, Path] = {}
    for path in chain.from_iterable(folder.glob("*.toml") for folder in _folders()):
        if is_id(path.stem):
            found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


def cautions(procedure: Procedure) -> tuple[str, ...]:
    """What must be said whenever these rules are used."""
    meta = procedure.meta
    title = meta.title_en or meta.title if lang() == "en" else meta.title
    said = []
    if meta.unverified:
        said.append(tr("注意：“{title}”里的数字没有核对过现行法律，请先核对再用。", title=title))
    if meta.needs_official_text:
        said.append(tr("注意：“{title}”的依据已经修订，须查法律原文。", title=title))
    if said and meta.valid_to:
        said.append(tr("所引条文有效至 {date}。", date=meta.valid_to))
    return tuple(said)


def _folders() -> tuple[Path, ...]:
    return Path("rules"), config_folder() / "rules", shipped("rules")


def _found(name: str, but: tuple[Path, ...] = ()) -> Path:
    """The file of a ruleset, other than those; raises InputError."""
    places = [folder / f"{name}.toml" for folder in _folders()]
    there = [place for place in places if place.is_file()]
    for place in there:
        if place.resolve() not in but:
            return place
    if there:
        raise InputError(Problem(tr("“{name}”绕了一圈又继承回自己", name=name), "meta.extends"))
    raise InputError(Problem(tr("没有“{name}”这套议事规则", name=name) + near(name, known())))


def _lineage(path: Path) -> list[Source]:
    """The file, then what it extends, and so on. Raises InputError."""
    lineage: list[Source] = []
    seen: tuple[Path, ...] = ()
    following: Path | None = path
    while following is not None:
        source = read_toml(following)
        lineage.append(source)
        seen = (*seen, following.resolve())
        following = _parent(source, seen)
    return lineage


def _parent(source: Source, seen: tuple[Path, ...]) -> Path | None:
    meta = source.data.get("meta")
    name = meta.get("extends") if isinstance(meta, dict) else None
    if name is None:
        return None
    if not isinstance(name, str) or not is_id(name):
        raise InputError(*source.placed([Problem(tr("要写一套议事规则的 id"), "meta.extends")]))
    try:
        return _found(name, seen)
    except InputError as error:
        raise InputError(*source.placed(Problem(problem.what, "meta.extends") for problem in error.problems)) from None


def _own_faults(source: Source) -> Iterator[Problem]:
    """What is wrong with a file by itself; what it lacks may be inherited."""
    return faults(_plain(source.data), Procedure, partial=True, cancels=True)


def _plain(data: Any, key: str = "") -> Any:
    """The table without `extends`; a share written as a decimal becomes text, to be answered with its fraction."""
    if isinstance(data, dict):
        return {name: _plain(value, name) for name, value in data.items() if (key, name) != ("meta", "extends")}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return str(data) if isinstance(data, Decimal) and key == "threshold" else data


def _whole(lineage: list[Source], stem: str) -> dict[str, Any]:
    """All that the files say together. One without an id of its own goes by its file's name."""
    whole: dict[str, Any] = {}
    for source in reversed(lineage):
        whole = _over(salvaged(_plain(source.data), _own_faults(source)), whole)
    own = lineage[0].data.get("meta", {}).get("id", stem)
    return {**whole, "meta": {**whole.get("meta", {}), "id": own}}


def _over(child: dict[str, Any], parent: dict[str, Any]) -> dict[str, Any]:
    """The parent with what the child says over it: tables are merged, everything else is replaced."""
    merged = dict(parent)
    for key, value in child.items():
        below = merged.get(key)
        merged[key] = _over(value, below) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged
