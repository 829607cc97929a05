"""`yishi sign`, and what `yishi verify` says of a signature."""

import json
from pathlib import Path

import pytest

pytest.importorskip("cryptography", reason="the extra `sign` is not installed")

from tests.signing.conftest import START, Run, note
from yishi_tui.clock import ScriptClock
from yishi_tui.proceedings import Proceedings
from yishi_tui.sessions import open_proceedings
from yishi_tui.signing import FILE, fingerprint, read
from yishi_tui.signing.ed25519 import load_key, make_key, public, public_pem


def name_of(key: Path) -> str:
    return fingerprint(public(load_key(key)))


@pytest.fixture
def signed(yishi: Run, session: Path, meeting: Proceedings, key: Path) -> Path:
    """The session, signed."""
    assert yishi("sign", session)[0] == 0
    return session


@pytest.fixture
def handed_out(key: Path, home: Path) -> Path:
    """The host's public key, as others have it."""
    path = home / "host.pub"
    path.write_text(f"3号楼许慧\n{public_pem(load_key(key))}", encoding="utf-8")
    return path


@pytest.fixture
def strangers(home: Path) -> Path:
    """The public key of somebody else."""
    make_key(home / "stranger.pem")
    path = home / "stranger.pub"
    path.write_text(public_pem(load_key(home / "stranger.pem")), encoding="ascii")
    return path


def test_it_names_key_count_and_head(yishi: Run, session: Path, meeting: Proceedings, key: Path) -> None:
    code, out, _ = yishi("sign", session)
    assert (code, out) == (0, f"签好了：{meeting.saved} 条记录，钥匙指纹 {name_of(key)}\n")
    made = read(session / FILE)
    assert made is not None
    assert (made.records, made.head, made.key) == (meeting.saved, meeting.journal.head, public(load_key(key)))
    told = json.loads(yishi("sign", session, "--json")[1])
    assert (told["records"], told["head"], told["fingerprint"]) == (made.records, made.head, name_of(key))


def test_verify_tells_whose_and_over_how_many(yishi: Run, signed: Path, meeting: Proceedings, key: Path) -> None:
    code, out, _ = yishi("verify", signed)
    assert (code, f"有签名：前 {meeting.saved} 条记录，钥匙指纹 {name_of(key)}" in out) == (0, True)
    assert "请拿指纹和主持人给的比一比" in out
    told = json.loads(yishi("verify", signed, "--json")[1])
    assert (told["ok"], told["signature"]["state"], told["signature"]["later"]) == (True, "signed", 0)


def test_an_unsigned_journal_is_as_before(yishi: Run, session: Path, meeting: Proceedings) -> None:
    code, out, err = yishi("verify", session)
    assert (code, "签名" in out + err) == (0, False)
    assert json.loads(yishi("verify", session, "--json")[1]).keys() == {"ok", "records", "head", "problems"}


def test_the_key_that_is_expected(yishi: Run, signed: Path, handed_out: Path, strangers: Path) -> None:
    code, out, _ = yishi("verify", signed, "--key", handed_out)
    assert (code, "是 --key 给的那把钥匙" in out) == (0, True)
    code, _, err = yishi("verify", signed, "--key", strangers)
    assert (code, "另一把钥匙" in err) == (1, True)
    assert json.loads(yishi("verify", signed, "--key", strangers, "--json")[1])["ok"] is False


def test_a_signature_that_should_be_there(yishi: Run, session: Path, meeting: Proceedings, handed_out: Path) -> None:
    code, _, err = yishi("verify", session, "--key", handed_out)
    assert (code, "没有 journal.sig" in err) == (1, True)


def test_what_came_after_the_signature_is_told(yishi: Run, signed: Path, meeting: Proceedings, key: Path) -> None:
    before = meeting.saved
    note(meeting)
    code, out, _ = yishi("verify", signed)
    assert (code, f"前 {before} 条" in out, "又记了 1 条，那些没有签名" in out) == (0, True, True)
    assert yishi("sign", signed)[0] == 0
    code, out, _ = yishi("verify", signed)
    assert (f"前 {meeting.saved} 条" in out, "又记了" in out) == (True, False)


def rewritten(folder: Path) -> None:
    """The end of the journal as somebody would have liked it, with a chain that holds."""
    lines = (folder / "journal.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "journal.jsonl").write_bytes(b"".join(lines[:-1]))
    other = open_proceedings(folder, ScriptClock(START))
    note(other, "没说过的话")
    other.journal.close()


def test_a_journal_rewritten_to_its_end_does_not_fit(
    yishi: Run, session: Path, meeting: Proceedings, key: Path
) -> None:
    note(meeting)
    yishi("sign", session)
    rewritten(session)
    code, out, err = yishi("verify", session)
    assert (code, "记录完好" in out, "签名对不上这份记录" in err) == (1, True, True)
    before = (session / FILE).read_bytes()
    code, _, err = yishi("sign", session)
    assert (code, "没有动它" in err) == (1, True)
    assert (session / FILE).read_bytes() == before


def test_a_journal_cut_short_does_not_fit(yishi: Run, session: Path, meeting: Proceedings, key: Path) -> None:
    note(meeting)
    yishi("sign", session)
    lines = (session / "journal.jsonl").read_bytes().splitlines(keepends=True)
    (session / "journal.jsonl").write_bytes(b"".join(lines[:-1]))
    code, _, err = yishi("verify", session)
    assert (code, "签名对不上这份记录" in err) == (1, True)


@pytest.mark.parametrize("field", ["records", "head", "key", "signature"])
def test_a_signature_that_was_changed_does_not_fit(yishi: Run, signed: Path, field: str) -> None:
    held = json.loads((signed / FILE).read_text("utf-8"))
    held[field] = held[field] - 1 if field == "records" else held[field][::-1]
    (signed / FILE).write_text(json.dumps(held), encoding="utf-8")
    code, _, err = yishi("verify", signed)
    assert (code, "签名不对" in err) == (1, True)


@pytest.mark.parametrize("text", [b"", b"{}", b"[" * 100_000, b"\xff", b'{"form":"x"}', b"null"])
def test_a_file_that_is_no_signature(yishi: Run, signed: Path, text: bytes) -> None:
    (signed / FILE).write_bytes(text)
    code, _, err = yishi("verify", signed)
    assert (code, "不是一份签名" in err) == (1, True)
    assert yishi("sign", signed)[0] == 1
    assert (signed / FILE).read_bytes() == text


def test_another_persons_signature_stays(yishi: Run, signed: Path, key: Path) -> None:
    before = (signed / FILE).read_bytes()
    key.unlink()
    yishi("key", "new")
    code, _, err = yishi("sign", signed)
    assert (code, "另一把钥匙的签名" in err) == (1, True)
    assert (signed / FILE).read_bytes() == before


def test_a_broken_journal_is_not_signed(yishi: Run, session: Path, meeting: Proceedings, key: Path) -> None:
    path = session / "journal.jsonl"
    path.write_bytes(path.read_bytes().replace("许慧".encode(), "许惠".encode(), 1))
    code, _, err = yishi("sign", session)
    assert (code, "第 1 行损坏" in err) == (1, True)
    assert not (session / FILE).exists()


def test_a_meeting_without_records_is_not_signed(yishi: Run, session: Path, key: Path) -> None:
    assert yishi("sign", session)[0] == 1
    assert not (session / FILE).exists()


def test_without_a_key(yishi: Run, session: Path, meeting: Proceedings) -> None:
    code, out, err = yishi("sign", session)
    assert (code, out, "yishi key new" in err) == (2, "", True)


def test_without_the_library(
    yishi: Run, signed: Path, handed_out: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = name_of(key)
    monkeypatch.setattr("yishi_tui.signing.find_spec", lambda _: None)
    code, _, err = yishi("verify", signed)
    assert (code, f"有签名（钥匙指纹 {name}）" in err, "没有核对" in err) == (0, True, True)
    code, out, err = yishi("verify", signed, "--key", handed_out)
    assert (code, out, "pip install cryptography" in err) == (2, "", True)
    assert yishi("sign", signed)[0] == 2


@pytest.mark.parametrize("text", [b"", b"x", b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"])
def test_a_key_file_that_is_none(yishi: Run, signed: Path, home: Path, text: bytes) -> None:
    (home / "x.pub").write_bytes(text)
    code, out, err = yishi("verify", signed, "--key", home / "x.pub")
    assert (code, out, "x.pub" in err, err.count("\n")) == (2, "", True, 1)
    assert yishi("verify", signed, "--key", home / "nowhere.pub")[0] == 2
