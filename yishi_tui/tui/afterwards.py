"""What is written beside the journal once a meeting is over, and the word about it."""

from pathlib import Path

from yishi_tui.i18n import tr
from yishi_tui.issues.shelf import Put
from yishi_tui.journal import JournalError
from yishi_tui.minutes.keeping import keep
from yishi_tui.papers.lookup import find, own_folders
from yishi_tui.phrases import Lang
from yishi_tui.proceedings import Proceedings
from yishi_tui.signing.sealing import NotSigned, sign_session


def minutes_kept(folder: Path, proceedings: Proceedings, lang: Lang) -> str:
    """Write the minutes, by the community's own template where there is one; what became of them."""
    try:
        template = find(f"minutes.{lang}.md", own_folders(folder))
        kept = keep(folder, proceedings.journal, proceedings.meeting.history, lang, template)
    except (OSError, JournalError) as problem:
        return tr("纪要没有写成（{why}），请用 yishi minutes 再导出。", why=problem)
    return _told(kept)


def _told(kept: Put) -> str:
    if kept.how == "beside":
        return tr("{file} 有人改过，没有动它；新的纪要写在 {path}。", file=kept.file, path=kept.path.name)
    if kept.aside:
        return tr("纪要第 {number} 次印发；原来那份改名为 {aside}。", number=kept.number, aside=kept.aside.name)
    return tr("纪要已经写好。")


def signature_kept(folder: Path, key: Path) -> str:
    """Sign the journal; what became of it."""
    try:
        signed = sign_session(folder, key)
    except NotSigned as problem:
        return str(problem)
    return tr("已经签名，{n} 条。", n=signed.records)
