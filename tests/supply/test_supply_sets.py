"""A wheel and two sets of dependencies, the newest there are and the lowest that are asked for, on each Python here."""

import json
import shutil
import sys
from itertools import product
from pathlib import Path

import pytest

from tests.rolls.workbooks import Table, xlsx
from tests.supply.fresh import EXTRAS, PYTHONS, ROOT, Fresh, fetched, lowest, python_of

pytestmark = pytest.mark.slow

LARGE = (
    "from yishi_tui.tui.panels.bigtext import system_letters as s; print(len(s().dots('议', 24)) if s() else 'none')"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it is handed out."""
    folder = tmp_path_factory.mktemp("wheel")
    fetched(folder, sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", ".", ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(params=list(product(PYTHONS, ("lowest", "newest"))), ids="-".join)
def fresh(request: pytest.FixtureRequest, wheel: Path, tmp_path: Path) -> Fresh:
    """The wheel with all its extras, installed where nothing else is."""
    version, which = request.param
    python = python_of(version)
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    place = Fresh(tmp_path, *python)
    pins = tmp_path / "pins.txt"
    pins.write_text("\n".join(lowest() if which == "lowest" else ()), "utf-8")
    place.install("--constraint", pins, f"{wheel}[{','.join(EXTRAS)}]")
    return place


def test_everything_a_library_is_needed_for(fresh: Fresh) -> None:
    session = sample_played(fresh)
    papers_come_out(fresh, session)
    signature_holds(fresh, session)
    seat_is_taken(fresh)
    roll_is_read(fresh)
    fresh.yishi("config", "set", "sound", "off")
    assert "sound = false" in fresh.yishi("config", "show")
    assert fresh.run("-c", LARGE).strip() != "0"


def sample_played(fresh: Fresh) -> Path:
    """The session that was played and chains."""
    fresh.yishi("demo", "--auto")
    session = next((fresh.folder / "sessions").iterdir())
    fresh.yishi("verify", session)
    return session


def papers_come_out(fresh: Fresh, session: Path) -> None:
    """As pages, as documents, and with a QR code."""
    fresh.yishi("papers", session, "--address", "https://example.org/notice")
    posted = session / "papers" / "posted"
    assert (posted / "notice.docx").read_bytes().startswith(b"PK")
    assert "<svg" in (posted / "notice.html").read_text("utf-8")


def signature_holds(fresh: Fresh, session: Path) -> None:
    fresh.yishi("key", "new")
    fresh.yishi("sign", session)
    assert "signed" in fresh.yishi("--lang", "en", "verify", session).lower()


def seat_is_taken(fresh: Fresh) -> None:
    """The host's screen, from sign-in to the first item."""
    session = shutil.copytree(ROOT / "sessions" / "sample", fresh.folder / "evening")
    script = shutil.copy(Path(__file__).with_name("at_the_seat.py"), fresh.folder)
    shown = fresh.run(script, session)
    recorded = [json.loads(line)["event"] for line in (session / "journal.jsonl").read_text("utf-8").splitlines()]
    assert recorded == ["MeetingPlanned", "Arrived", "CalledToOrder", "ItemOpened"]
    assert "加装电梯方案是否交业主表决" in shown


def roll_is_read(fresh: Fresh) -> None:
    """A workbook, as an office sends it."""
    (fresh.folder / "roll.xlsx").write_bytes(xlsx({"名册": Table([["姓名"], ["张三"], ["李四"]])}))
    plan = Path(fresh.yishi("new", "试", "--roll", "roll.xlsx").splitlines()[0], "meeting.toml")
    assert "李四" in plan.read_text("utf-8")
