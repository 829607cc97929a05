"""Sixty nasty strings through every seat, paper and command: shown as what they are, or cleaned, and never obeyed."""

import csv
import io
import os
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from dialog_room import HOST, LI, START, WANG, Room, simplified
from markdown_it import MarkdownIt
from tour import SEATS, at_seat, in_reach

import yishi_tui
from tests.faults.conftest import PLAN, Figure
from tests.faults.nasty import NASTY
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.plan import Guest, Item, Member, Plan, Seats
from yishi_tui.domain.text import clean_line
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.drafts import Draft, DraftFile
from yishi_tui.journal import MemoryJournal
from yishi_tui.minutes.keeping import keep
from yishi_tui.minutes.pages import page
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.sessions import create, open_proceedings, slug
from yishi_tui.sheets import BOM, STARTERS, sheet
from yishi_tui.tui.sitting import Sitting

Yishi = Callable[..., tuple[int, str, str]]
PLAINLY = "普普通通"
LONG = 100
"""More characters than the projector shows of a motion."""
PACKAGE = Path(yishi_tui.__file__).parent
WRITERS = {Path("sheets.py"): STARTERS}
"""The modules that write tables, with what no cell of theirs begins with."""
MOVED = (do.CallToOrder(), do.OpenItem(item=1))


def forbidden(text: str) -> list[str]:
    """What a terminal would obey or hide."""
    return [f"U+{ord(char):04X}" for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs")]


def plan_of(nasty: str) -> Plan:
    """The string wherever a plan takes words, uncleaned, as a journal of somebody else's would have it."""
    return Plan(
        title=nasty,
        place=nasty,
        starts="2026-11-22T19:00:00+08:00",
        seats=Seats(host=HOST),
        members=(
            Member(name=HOST, call=nasty, unit=nasty),
            Member(name=LI, call=nasty, unit=nasty, groups=(nasty,)),
            Member(name=WANG),
            Member(name=f"{nasty}甲", unit=nasty),
        ),
        guests=(Guest(name=f"{nasty}乙", role=nasty),),
        items=(Item(title=nasty, brief=nasty, motion=nasty, proposer=LI), Item(title=f"{nasty}二")),
    )


def room_of(nasty: str) -> Room:
    """A debate about the string: uncleaned in the plan, and once more as people type it."""
    room = Room()
    plan = plan_of(nasty.encode("utf-8", "replace").decode())  # no journal can hold half a character
    opening = MeetingPlanned(plan=plan, rules=simplified(), present=tuple(member.name for member in plan.members))
    room.proceedings = Proceedings(MemoryJournal(), room.clock, opening)
    room.act(*MOVED)
    room.act(do.Note(by=HOST, text=nasty + PLAINLY))
    room.act(do.Move(by=LI, kind="main", text=nasty + PLAINLY))
    room.act(do.Second(by=WANG), do.State())
    return room


@pytest.mark.slow
@pytest.mark.parametrize("seat", SEATS)
async def test_every_seat(seat: Seat, tmp_path: Path, figure: Figure) -> None:
    shown = 0
    for nasty in NASTY:
        room = room_of(nasty)
        room.act(do.RequestFloor(by=WANG, stance="con"))
        async with at_seat(room, seat, folder=tmp_path) as there:
            assert PLAINLY in there.text or seat in ("recorder", "timekeeper") or len(nasty) > LONG
            links = [
                segment
                for strip in there.app.screen._compositor.render_strips()
                for segment in strip
                if segment.style and segment.style.meta.get("@click")
            ]
            assert links == []
            assert forbidden(there.text) == [], nasty
            shown += 1
    figure(f"nasty strings at the {seat}'s seat, shown without a crash, none obeyed", shown)


@pytest.mark.slow
@pytest.mark.parametrize(
    "nasty", ["[/]", "[@click=app.quit]张三[/]", "\x1b]2;x\x07\u202e", "一\n二\n三", "\ud83d", "长" * 199]
)
async def test_every_dialog(nasty: str, tmp_path: Path) -> None:
    for seat in SEATS:
        async with at_seat(room_of(nasty), seat, folder=tmp_path) as there:
            for opens, known in list(in_reach(there.screen)):
                there.screen.open(opens, **known)
                await there.pilot.pause()
                assert forbidden(there.text) == [], (seat, opens)
                while len(there.app.screen_stack) > 1:
                    await there.pilot.press("escape")
                    await there.pilot.pause()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_minutes(lang: str, figure: Figure) -> None:
    """The page has the same structure whatever was said, and no character that hides."""
    for nasty in NASTY:
        words = (clean_line(nasty) or "空") + PLAINLY
        said = minutes(room_of(nasty), lang)
        assert forbidden(said) == [], nasty
        assert tags(said) == tags(minutes(room_of(PLAINLY), lang)), nasty
        assert words[-4:] in said
    figure(
        f"nasty strings in the minutes ({lang}), pages without a heading, link, HTML or template of theirs", len(NASTY)
    )


def minutes(room: Room, lang: str) -> str:
    room.act(do.CallVote(), do.Tally(yes=2, no=0), do.Announce())
    proceedings = room.proceedings
    return page(proceedings.meeting.history, proceedings.journal.head, "zh" if lang == "zh" else "en")


def tags(markdown: str) -> list[str]:
    """The structure of the page as a browser would build it."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    inner = [child for token in tokens for child in token.children or ()]
    kinds = [token.type for token in tokens if token.type != "inline"]
    return kinds + [child.type for child in inner if child.type not in ("text", "softbreak")]


@pytest.mark.slow
def test_every_command(yishi: Yishi, home: Path, figure: Figure) -> None:
    ran = 0
    for nasty in NASTY:
        safe = nasty.encode("utf-8", "replace").decode().replace("\x00", "")  # no system hands these to a program
        folder = home / "sessions"
        for args in (
            ["--sessions", str(folder), "new", "--item", safe, "--place", safe, "--host", "许慧", "--", safe],
            ["--sessions", str(folder), "status", "--", safe],
            ["--sessions", str(folder), "verify", safe],
            ["rules", "show", "--", safe],
            ["count", "--", safe],
            ["play", "--", safe],
            ["--lang", safe, "status"],
            ["--", safe],
        ):
            code, out, err = yishi(*args)
            assert forbidden(out + err) == [], args
            assert code == 0 or err.strip(), args
            ran += 1
        stays_inside(folder)
    figure("nasty strings as arguments, commands without a traceback, none obeyed, nothing outside the folder", ran)


def stays_inside(sessions: Path) -> None:
    """Whatever was made is a folder of ours with a plan in it, and for nobody else's eyes."""
    if not sessions.exists():
        return
    for folder in sessions.iterdir():
        assert folder.resolve().parent == sessions.resolve()
        assert {path.name for path in folder.iterdir()} <= {"meeting.toml", "journal.jsonl", "rules.toml"}
    assert [
        path.name for path in sessions.parent.iterdir() if path.name not in ("sessions", "config", "data", "state")
    ] == []


@pytest.mark.parametrize("nasty", NASTY)
def test_a_session_of_any_title_stays_in_its_folder(tmp_path: Path, nasty: str) -> None:
    folder = create(tmp_path / "sessions", START.date(), nasty, PLAN)
    assert folder.parent == (tmp_path / "sessions").resolve()
    assert forbidden(folder.name) == []
    assert folder.name == f"{START.date()}-{slug(nasty)}"


@pytest.mark.skipif(os.name != "posix", reason="modes bind nobody on Windows")
def test_files_are_for_nobody_elses_eyes(tmp_path: Path, figure: Figure) -> None:
    """Whatever the mask of the process: a meeting with its journal, rules, minutes, drafts, and a torn end set aside."""
    mask = os.umask(0)
    try:
        folder = create(tmp_path / "a" / "sessions", START.date(), "会", PLAN)
        everything_made(folder)
    finally:
        os.umask(mask)
    made = [folder.parent, folder, *folder.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in made}
    assert {path.name for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)} == set()
    assert {"journal.jsonl", "journal.torn-1", "meeting.toml", "minutes.md", "rules.toml"} <= {
        path.name for path in made
    }
    figure("files 0600 in folders 0700, looked at", len(made))


def everything_made(folder: Path) -> None:
    proceedings = open_proceedings(folder, ScriptClock(START), everybody=True)
    for act in (do.CallToOrder(), do.Adjourn()):
        assert proceedings.submit(act) is None
    sitting = Sitting(proceedings, phrases("zh"), folder=folder)
    sitting.neighbours.look(sitting.proceedings.clock.now(), 0)
    assert keep(folder, proceedings.journal, proceedings.meeting.history, "zh")
    draft = DraftFile(folder, "recorder")
    assert draft.keep(Draft(text="没写完"))
    draft.close()
    sitting.leave()
    with (folder / "journal.jsonl").open("ab") as journal:
        journal.write(b"{torn")
    assert open_proceedings(folder, ScriptClock(START)).journal.count == proceedings.saved


def test_no_cell_is_a_formula() -> None:
    made = sheet(["甲", "乙"], [(nasty, f" {nasty}") for nasty in NASTY])
    rows = list(csv.reader(io.StringIO(made.removeprefix("\ufeff"))))
    assert len(rows) == 1 + len(NASTY)
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert [forbidden(cell) for row in rows for cell in row if forbidden(cell)] == []


def test_tables_are_written_where_formulas_are_known() -> None:
    sources = {path.relative_to(PACKAGE): path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    assert {
        path for path, text in sources.items() if "csv.writer" in text or "csv.DictWriter" in text
    } == WRITERS.keys()
    assert all({"=", "+", "-", "@"} <= set(starts) for starts in WRITERS.values())


@pytest.mark.parametrize("nasty", NASTY)
def test_no_heading_and_no_cell_is_a_formula(nasty: str) -> None:
    rows = csv.reader(sheet([nasty], [[nasty]]).removeprefix(BOM).splitlines())
    assert [cell for row in rows for cell in row if cell.startswith(STARTERS)] == []
