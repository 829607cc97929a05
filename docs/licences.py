"""The licences of everything that is installed along, from what is installed: `python -m docs.licences`."""

from collections.abc import Iterator
from importlib.metadata import PackageMetadata, metadata, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PAGE = Path(__file__).with_name("licences.md")
OURS = "yishi-tui"
HEAD = """\
# 依赖的许可 / Licences of the dependencies

`yishi` 自己是 MIT。下面是装它时一起装的，和写明“扩展”才装的，由 `python -m docs.licences` 照安装的信息写成。
`yishi` 不改动、也不夹带它们：各自的许可全文在各自的安装包里。

`yishi` itself is MIT. Below is what is installed with it, and with its extras, written by `python -m docs.licences` from
what is installed. `yishi` neither changes nor contains any of them: the text of each licence comes with its package.

| 名字 name | 许可 licence | 扩展 extra |
|---|---|---|
"""


def needed() -> dict[str, str]:
    """Every package needed here, and the extra it comes with ('' for those that always come)."""
    extras = metadata(OURS).get_all("Provides-Extra") or []
    found: dict[str, str] = {}
    for extra in ("", *sorted(extras)):
        for name in _closure(OURS, extra):
            found.setdefault(name, extra)
    return dict(sorted(found.items()))


def _closure(name: str, extra: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    for line in requires(name) or ():
        wanted = Requirement(line)
        below = canonicalize_name(wanted.name)
        if below in seen or (wanted.marker and not wanted.marker.evaluate({"extra": extra})):
            continue
        yield below
        for each in ("", *sorted(wanted.extras)):
            yield from _closure(below, each, seen | {below})


def licence(name: str) -> str:
    """As the package says it, in as few words as it can; '' where it does not."""
    facts = metadata(name)
    said = next(filter(None, (*(facts.get_all("License-Expression") or ()), *(facts.get_all("License") or ()))), "")
    return said if said and "\n" not in said else _classified(facts)


def _classified(facts: PackageMetadata) -> str:
    classes = (
        each.rpartition(" :: ")[2] for each in facts.get_all("Classifier") or [] if each.startswith("License ::")
    )
    return ", ".join(each for each in classes if each != "OSI Approved")


def page() -> str:
    """The whole page."""
    rows = (f"| {name} | {licence(name)} | {f'`{extra}`' if extra else ''} |\n" for name, extra in needed().items())
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
