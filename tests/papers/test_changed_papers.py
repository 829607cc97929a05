"""A paper whose words were changed after it was given out does not pass for the one that was."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.papers.played import Yishi

NAMES = ("posted/notice.txt", "posted/notice.md", "posted/notice.html", "posted/notice.docx", "archive/actions.csv")


def rewritten(paper: bytes, old: str, new: str) -> bytes:
    """The paper with other words; a document is packed another way too, as when an office program saves it."""
    if not zipfile.is_zipfile(io.BytesIO(paper)):
        return paper.replace(old.encode(), new.encode())
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paper)) as parts, zipfile.ZipFile(made, "w") as saved:
        for name in parts.namelist():
            saved.writestr(name, parts.read(name).replace(old.encode(), new.encode()))
    return made.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_changed_words_are_found(yishi: Yishi, session: Path, tmp_path: Path, name: str) -> None:
    yishi("papers", session)
    issued, paper = (session / "papers" / name).read_bytes(), tmp_path / Path(name).name
    old = "采光测算" if "actions" in name else "电梯"
    paper.write_bytes(rewritten(issued, old, "停车位"))
    assert paper.read_bytes() != issued
    ran = yishi("verify", session, "--against", paper)
    assert ran.code == 1
    assert "文字和印发的不一样" in ran.err
    told = json.loads(yishi("verify", session, "--json", "--against", paper).out)
    assert (told["ok"], told["paper"]["tie"], told["paper"]["words"]) == (True, "belongs", "changed")
    paper.write_bytes(rewritten(issued, old, old))
    assert yishi("verify", session, "--against", paper).code == 0


def test_the_issue_before_and_one_from_elsewhere_still_belong(yishi: Yishi, session: Path, tmp_path: Path) -> None:
    yishi("papers", session, "-o", tmp_path / "first")
    yishi("papers", session)
    yishi("papers", session, "--contact", "居委会")
    for paper in ("first/posted/notice.md", *(f"{session}/papers/posted/notice{nth}.md" for nth in ("", ".1"))):
        ran = yishi("verify", session, "--against", tmp_path / paper)
        assert (ran.code, ran.err) == (0, "")


def test_where_nothing_is_known_of_the_issue_only_the_hash_is_vouched_for(yishi: Yishi, session: Path) -> None:
    yishi("papers", session)
    for register in (session / "papers/issued.jsonl", session / "issued.jsonl"):
        register.unlink(missing_ok=True)
    ran = yishi("verify", session, "--against", session / "papers/posted/notice.md")
    assert ran.code == 0
    assert ran.err == "只核对了校验值；文字没有印发的底子可比，请自己看一遍\n"


def test_an_issue_of_an_earlier_version_accuses_nobody(yishi: Yishi, session: Path) -> None:
    yishi("papers", session)
    for register in (session / "papers/issued.jsonl", session / "issued.jsonl"):
        lines = [json.loads(line) for line in register.read_text("utf-8").splitlines()] if register.exists() else []
        for line in lines:
            del line["wording"]
        register.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    paper = session / "papers/posted/notice.md"
    assert yishi("verify", session, "--against", paper).err == ""
    paper.write_bytes(rewritten(paper.read_bytes(), "电梯", "停车位"))
    ran = yishi("verify", session, "--against", paper)
    assert (ran.code, "只核对了校验值" in ran.err) == (0, True)


def test_a_document_of_libreoffice_is_read(yishi: Yishi, session: Path, tmp_path: Path) -> None:
    yishi("papers", session)
    text = (session / "papers/posted/notice.md").read_text("utf-8")
    with zipfile.ZipFile(tmp_path / "notice.odt", "w") as parts:
        parts.writestr("content.xml", f"<office:text><text:p>{text}</text:p></office:text>")
    assert yishi("verify", session, "--against", tmp_path / "notice.odt").code == 0


@pytest.mark.parametrize("data", [b"%PDF-1.7\n1 0 obj\n", b"\x89PNG\r\n\0\0\0"])
def test_what_cannot_be_read_is_not_called_without_a_hash(
    yishi: Yishi, session: Path, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "paper").write_bytes(data)
    ran = yishi("verify", session, "--against", tmp_path / "paper")
    assert ran.code == 1
    assert "--head" in ran.err
