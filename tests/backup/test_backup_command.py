"""`yishi backup`."""

import json
from pathlib import Path

import pytest

from tests.backup.conftest import Run, note
from yishi_tui.proceedings import Proceedings


def test_it_says_how_many_where_and_up_to_which_hash(
    yishi: Run, session: Path, meeting: Proceedings, stick: Path
) -> None:
    code, out, err = yishi("backup", "2026-11-22-会", "--to", stick)
    assert code == 0
    assert f"{meeting.saved} 条记录，最后一条的哈希是 {meeting.journal.head}\n{stick / session.name}\n" in out
    assert "同一块磁盘" in err
    code, out, _ = yishi("verify", stick / session.name)
    assert (code, meeting.journal.head in out) == (0, True)


def test_json(yishi: Run, session: Path, meeting: Proceedings, stick: Path) -> None:
    code, out, _ = yishi("backup", session, "--to", stick, "--json")
    told = json.loads(out)
    assert (code, told["ok"], told["records"], told["head"]) == (0, True, meeting.saved, meeting.journal.head)
    assert told["folder"] == str(stick / session.name)


def test_a_longer_copy_is_the_answer_no(yishi: Run, session: Path, meeting: Proceedings, stick: Path) -> None:
    short = (session / "journal.jsonl").read_bytes()
    first = meeting.saved
    note(meeting)
    yishi("backup", session, "--to", stick)
    (session / "journal.jsonl").write_bytes(short)
    code, out, err = yishi("backup", session, "--to", stick)
    assert (code, out) == (1, "")
    assert f"从第 {first + 1} 条起" in err
    assert err.count("\n") == 1
    code, out, err = yishi("backup", session, "--to", stick, "--json")
    assert (code, json.loads(out)["ok"], err) == (1, False, "")


def test_no_stick_is_one_sentence(yishi: Run, session: Path, meeting: Proceedings, tmp_path: Path) -> None:
    code, out, err = yishi("backup", session, "--to", tmp_path / "nowhere")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert str(tmp_path / "nowhere") in err


def test_the_folder_of_the_settings(
    yishi: Run, session: Path, meeting: Proceedings, stick: Path, tmp_path: Path
) -> None:
    code, _, err = yishi("backup", session)
    assert (code, "--to" in err) == (2, True)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text(f"backup = '{stick}'\n", encoding="utf-8")
    assert yishi("backup", session)[0] == 0
    assert (stick / session.name / "journal.jsonl").exists()


def test_a_folder_of_the_settings_is_seen_from_home(
    yishi: Run, session: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('backup = "~/stick"\n', encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert yishi("backup", session)[0] == 0
    assert (stick / session.name / "meeting.toml").exists()


def test_a_home_of_nobody(yishi: Run, session: Path, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text('backup = "~nobody-of-that-name/x"\n', encoding="utf-8")
    code, _, err = yishi("backup", session)
    assert (code, "要写完整的路径" in err) == (2, True)
