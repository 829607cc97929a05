"""`yishi template`, as it is typed, and where templates are looked for."""

from pathlib import Path

import pytest

from tests.papers.played import Yishi
from yishi_tui.papers.lookup import find, shipped_names


def test_the_list_names_every_template_and_those_of_ones_own(yishi: Yishi, tmp_path: Path) -> None:
    names = yishi("template").out.splitlines()
    assert names == list(shipped_names())
    assert {"minutes.zh.md", "notice.en.txt", "ballots.zh.html", "page.html"} <= set(names)
    yishi("template", "copy", "page")
    assert f"page.html  {tmp_path / 'config/templates/page.html.j2'}" in yishi("template").out.splitlines()


def test_every_template_there_is_has_its_twin_in_the_other_language() -> None:
    names = set(shipped_names())
    assert {name.replace(".zh.", ".en.") for name in names} == {name.replace(".zh.", ".en.") for name in names} & names
    assert {name.replace(".en.", ".zh.") for name in names} <= names


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("notice", ["notice.zh.md.j2", "notice.zh.txt.j2"]),
        ("notice.en.txt", ["notice.en.txt.j2"]),
        ("minutes.zh.md.j2", ["minutes.zh.md.j2"]),
        ("page", ["page.html.j2"]),
    ],
)
def test_a_copy_is_the_shipped_one(yishi: Yishi, tmp_path: Path, name: str, files: list[str]) -> None:
    ran = yishi("template", "copy", name)
    assert ran.code == 0
    assert [Path(line) for line in ran.out.splitlines()] == [tmp_path / "config/templates" / file for file in files]
    for path in map(Path, ran.out.splitlines()):
        assert path.read_text("utf-8") == find(path.name.removesuffix(".j2"), ()).read_text("utf-8")


def test_a_copy_changes_nothing_until_it_is_changed(yishi: Yishi, session: Path) -> None:
    yishi("papers", session)
    before = {path: path.read_bytes() for path in (session / "papers").rglob("*.*")}
    for name in shipped_names():
        assert yishi("template", "copy", name, "--session", session).code == 0
    assert yishi("papers", session).err == ""
    assert {path: path.read_bytes() for path in (session / "papers").rglob("*.*")} == before


def test_a_changed_copy_is_used_for_papers_and_minutes(yishi: Yishi, session: Path) -> None:
    (copy,) = yishi("template", "copy", "minutes", "--session", session).out.splitlines()
    Path(copy).write_text("本街道的格式：{{ minutes.heading.title }}", encoding="utf-8")
    assert yishi("minutes", session, "-o", "-").out == "本街道的格式：3号楼议事会\n"
    assert yishi("papers", session).code == 0
    assert (session / "papers/archive/minutes.md").read_text("utf-8") == "本街道的格式：3号楼议事会\n"
    assert yishi("minutes", session, "-o", "-", "--lang", "en").out.startswith("# Minutes: ")


def test_what_was_changed_is_never_overwritten(yishi: Yishi, tmp_path: Path) -> None:
    path = Path(yishi("template", "copy", "notice.zh.md").out.strip())
    path.write_text("改过", encoding="utf-8")
    for name in ("notice.zh.md", "notice"):
        ran = yishi("template", "copy", name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"{path}: 已经有这个文件，没有覆盖\n"
    assert path.read_text("utf-8") == "改过"
    assert not path.with_name("notice.zh.txt.j2").exists()


@pytest.mark.parametrize("name", ["notise", "../../etc/passwd", "", "zh"])
def test_a_template_that_is_not_shipped_is_named(yishi: Yishi, name: str) -> None:
    ran = yishi("template", "copy", name)
    assert (ran.code, ran.out) == (2, "")
    assert ("是不是“notice”" in ran.err) == (name == "notise")
