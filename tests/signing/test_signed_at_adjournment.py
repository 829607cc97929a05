"""The host's seat signs at adjournment, where the host has a key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("cryptography", reason="the extra `sign` is not installed")

from dialog_room import Room, plan, simplified
from host_room import in_the_chair

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.journal import FileJournal
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.signing import FILE, read
from yishi_tui.signing.ed25519 import fits, make_key
from yishi_tui.tui.safekeeping import Safekeeping
from yishi_tui.tui.sitting import Sitting


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Room]:
    """A meeting in a file; the host may have a key."""
    room = Room()
    journal = FileJournal.open(tmp_path / "journal.jsonl")
    room.proceedings = Proceedings(journal, room.clock, ev.MeetingPlanned(plan=plan(), rules=simplified()))
    room.desk = Sitting(room.proceedings, phrases("zh"), folder=tmp_path, key=tmp_path / "key.pem")
    yield room.debating()
    journal.close()


def test_it_signs_what_is_added_too(kept: Room, tmp_path: Path) -> None:
    make_key(tmp_path / "key.pem")
    assert kept.desk.keep_signature() == ""
    assert not (tmp_path / FILE).exists()
    for act in (do.Adjourn(), do.Note(by="许慧", text="补一句")):
        kept.act(act)
        assert kept.desk.keep_signature() == f"已经签名，{kept.proceedings.saved} 条。"
        made = read(tmp_path / FILE)
        assert made is not None
        assert fits(made)
        assert (made.records, made.head) == (kept.proceedings.saved, kept.proceedings.journal.head)
        assert kept.desk.keep_signature() == ""


async def test_the_screen_says_so(kept: Room, tmp_path: Path) -> None:
    make_key(tmp_path / "key.pem")
    async with in_the_chair(kept) as chair:
        kept.act(do.Adjourn())
        await chair.later(1)
        assert f"纪要已经写好。 已经签名，{kept.proceedings.saved} 条。" in chair.text


async def test_the_copy_is_signed_too(kept: Room, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    make_key(tmp_path / "key.pem")
    stick = tmp_path_factory.mktemp("stick")
    kept.desk.safekeeping = Safekeeping(tmp_path, stick)
    async with in_the_chair(kept) as chair:
        kept.act(do.Adjourn())
        await chair.later(1)
    assert kept.desk.safekeeping.finish(kept.proceedings.journal.head) == ""
    assert (stick / tmp_path.name / FILE).read_bytes() == (tmp_path / FILE).read_bytes()


def test_nobody_without_a_key_hears_of_it(kept: Room, tmp_path: Path) -> None:
    kept.act(do.Adjourn())
    assert kept.desk.keep_signature() == ""
    assert not (tmp_path / FILE).exists()


def test_a_key_without_the_library_is_said(kept: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_key(tmp_path / "key.pem")
    monkeypatch.setattr("yishi_tui.signing.find_spec", lambda _: None)
    kept.act(do.Adjourn())
    assert "没有装 cryptography" in kept.desk.keep_signature()
    assert not (tmp_path / FILE).exists()


def test_a_meeting_found_adjourned_is_left_as_it_is(kept: Room, tmp_path: Path) -> None:
    make_key(tmp_path / "key.pem")
    kept.act(do.Adjourn())
    desk = Sitting(kept.proceedings, phrases("zh"), folder=tmp_path, key=tmp_path / "key.pem")
    assert desk.keep_signature() == ""
    assert not (tmp_path / FILE).exists()
