"""From a name or a file to a complete ruleset: where it is found, what it inherits, and everything wrong with it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct

from yishi_tui.domain.procedure import Procedure
from yishi_tui.i18n import tr
from yishi_tui.resources import shipped
from yishi_tui.rulesets.checks import all_checks
from yishi_tui.rulesets.inheriting import over
from yishi_tui.rulesets.spelling import Spelled, spelled
from yishi_tui.rulesets.using import FILE
from yishi_tui.settings import config_folder
from yishi_tui.tables import InputError, Problem, Source, decode, faults, near, read_toml, salvaged

MATTERS = "matters.common"
"""The file of the matters that every ruleset has; its name is no id, so that it is none itself."""
NOT_MINE = {("meta", "extends"), ("meta", "complete")}
"""What a file says to its reader, not about the rules: what it builds on, or that nothing is taken over from elsewhere."""
_ID = re.compile(r"[\w-]+")


class Ruleset(Struct, frozen=True):
    """A ruleset as read: what it says, what it builds on (nearest first), and its file."""

    procedure: Procedure
    parents: tuple[str, ...]
    path: Path


class Layer(Struct, frozen=True):
    """One file of a ruleset, and what it says in the words used here."""

    source: Source
    spelled: Spelled

    def faults(self) -> tuple[Problem, ...]:
        """What is wrong with the file by itself; what it lacks may be inherited."""
        return (*self.spelled.problems, *faults(self.spelled.data, Procedure, partial=True, cancels=True))

    def placed(self, problems: Iterator[Problem] | tuple[Problem, ...]) -> tuple[Problem, ...]:
        """The problems with their places in the file."""
        return self.source.placed(map(self.spelled.written, problems))

    def sound(self) -> dict[str, Any]:
        """What it says, less what is wrong."""
        return salvaged(self.spelled.data, self.faults())


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
    layers = tuple(map(_layer, _lineage(path)))
    wrong = [problem for layer in layers for problem in layer.placed(layer.faults())]
    whole = _whole(layers, path.stem)
    lacking = tuple(faults(whole, Procedure, cancels=True))
    procedure = None if lacking else decode(whole, Procedure, cancels=True)
    wrong += layers[0].placed(lacking if procedure is None else tuple(all_checks(procedure)))
    if wrong or procedure is None:
        raise InputError(*dict.fromkeys(wrong))
    return Ruleset(procedure, tuple(Path(layer.source.name).stem for layer in layers[1:]), path)


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


def _layer(source: Source) -> Layer:
    return Layer(source, spelled(_plain(source.data)))


def _plain(data: Any, key: str = "") -> Any:
    """What the file says of the rules; a share written as a decimal becomes text, to be answered with its fraction."""
    if isinstance(data, dict):
        return {name: _plain(value, name) for name, value in data.items() if (key, name) not in NOT_MINE}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return str(data) if isinstance(data, Decimal) and key in ("threshold", "frac") else data


def _whole(layers: tuple[Layer, ...], stem: str) -> dict[str, Any]:
    """All that the files say together. One without an id of its own goes by its file's name."""
    whole: dict[str, Any] = {}
    for layer in reversed(layers):
        whole = over(layer.sound(), whole)
    meta = whole.get("meta", {})
    own = layers[0].spelled.data.get("meta")
    whole["meta"] = {**meta, "id": own.get("id", stem) if isinstance(own, dict) else stem}
    if not _complete(layers[-1].source):
        whole["matters"] = over(whole.get("matters", {}), _common_matters(meta.get("body")))
    return whole


def _complete(source: Source) -> bool:
    """Whether the file says that it leaves nothing to be taken over."""
    meta = source.data.get("meta")
    return isinstance(meta, dict) and meta.get("complete") is True


def _common_matters(body: object) -> dict[str, Any]:
    """The matters that every body has; the owners say themselves how they decide what is theirs."""
    matters = read_toml(_found(MATTERS)).data["matters"]
    return {name: row for name, row in matters.items() if not body == row["body"] == "owners"}
