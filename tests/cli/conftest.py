"""A command line to type at, in a home of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from typed import MEMBERS, Ran, Yishi

from yishi_tui import i18n
from yishi_tui.cli.run import run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in; what a user has elsewhere is not there."""
    for kind in ("config", "data", "state"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_dir", lambda *_, kind=kind, **__: str(tmp_path / kind))
    for name in ("YISHI_SESSIONS", "YISHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sessions").mkdir()
    return tmp_path


@pytest.fixture
def yishi(home: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Yishi]:
    """Runs a command line of `yishi`."""

    def ran(*args: str) -> Ran:
        capsys.readouterr()
        code = run(args)
        return Ran(code, *capsys.readouterr())

    yield ran
    i18n.use("zh")


@pytest.fixture
def english(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The English of the sources, whether or not it was compiled since it was last changed."""
    source = i18n.LOCALE / "en" / "LC_MESSAGES" / "cli.po"
    folder = tmp_path_factory.mktemp("locale")
    target = folder / "en" / "LC_MESSAGES"
    target.mkdir(parents=True)
    with source.open("rb") as po, (target / "cli.mo").open("wb") as mo:
        write_mo(mo, read_po(po))
    monkeypatch.setattr(i18n, "LOCALE", folder)


@pytest.fixture
def roll(home: Path) -> Path:
    """A roll as an office keeps it."""
    path = home / "名册.csv"
    rows = ["姓名,称呼,房号,电话", *(f"{name},,3-10{number},138" for number, name in enumerate(MEMBERS))]
    path.write_bytes("\r\n".join(rows).encode("gb18030"))
    return path


@pytest.fixture
def planned(yishi: Yishi, roll: Path) -> Path:
    """A session nobody has come to yet."""
    made = yishi("new", "装自行车棚", "--roll", str(roll), "--host", "许慧", "--at", "2026-11-22T19:00+08:00")
    return Path(made.out.strip())
