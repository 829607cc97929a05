"""The folder of the sessions: how fast it keeps an act, and whether something else writes to it too."""

import errno
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from yishi_tui.clock import Clock
from yishi_tui.doctor.finding import Finding, bad, good, mind
from yishi_tui.i18n import tr
from yishi_tui.journal import Draft, FileJournal, JournalError

ACTS = 20
SLOW_MS, TOO_SLOW_MS = 50, 300
NS_PER_MS = 1_000_000
SYNCED = (
    "onedrive",
    "dropbox",
    "icloud",
    "mobile documents",
    "nutstore",
    "坚果云",
    "baidunetdisk",
    "百度网盘",
    "google drive",
)
NETWORKS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "sshfs", "fuse.sshfs", "9p", "webdav", "davfs")
SIZE = "x" * 200


def folder(root: Path, clock: Clock) -> Iterator[Finding]:
    """Everything about the folder that holds the sessions."""
    yield _speed(root, clock)
    yield _synced(root)
    yield _network(root)


def _speed(root: Path, clock: Clock) -> Finding:
    try:
        took = _append_times(root, clock)
    except (JournalError, OSError) as problem:
        advice = tr("请换一个能写的文件夹：yishi --sessions 文件夹，或设置 YISHI_SESSIONS。")
        return bad("write", tr("会议文件夹不能写：{path}（{why}）", path=root, why=_why(problem)), advice)
    ms = median(took) / NS_PER_MS
    what = tr("存一条记录要 {ms} 毫秒：{path}", ms=f"{ms:.1f}", path=root)
    if ms < SLOW_MS:
        return good("write", what)
    advice = tr("磁盘慢，按键会有停顿；请把会议放到本机的硬盘上。")
    return mind("write", what, advice) if ms < TOO_SLOW_MS else bad("write", what, advice)


def _append_times(root: Path, clock: Clock) -> list[int]:
    """Nanoseconds for each of some acts written just as a meeting's are."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=root, prefix=".doctor-") as folder:
        journal = FileJournal.open(Path(folder) / "journal.jsonl")
        took = [_append_time(journal, clock) for _ in range(ACTS)]
        journal.close()
    return took


def _append_time(journal: FileJournal, clock: Clock) -> int:
    begun = clock.elapsed()
    journal.append([Draft(clock.now(), "host", "Tried", {"text": SIZE})], journal.count)
    return clock.elapsed() - begun


def _why(problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.errno == errno.ENOSPC:
        return tr("磁盘已满")
    return str(problem)


def _synced(root: Path) -> Finding:
    path = str(root.resolve()).lower()
    name = next((name for name in SYNCED if name in path), "")
    if not name:
        return good("sync", tr("不在同步盘里"))
    advice = tr("同步软件会在开会时锁住或替换记录文件；请把会议放到普通文件夹，散会以后再拷过去。")
    return bad("sync", tr("会议文件夹在同步盘里（{name}）", name=name), advice)


def _network(root: Path) -> Finding:
    kind = file_system(root)
    if kind not in NETWORKS:
        return good("network", tr("在本机的磁盘上"))
    advice = tr("网络一断，记录就存不上；请把会议放到本机的硬盘上。")
    return bad("network", tr("会议文件夹在网络磁盘上（{kind}）", kind=kind), advice)


if sys.platform == "win32":
    import ctypes

    def file_system(path: Path) -> str:
        """What kind of file system the path lies on; '' where nobody says."""
        remote = 4
        return "smbfs" if ctypes.windll.kernel32.GetDriveTypeW(f"{path.resolve().anchor}") == remote else ""

elif sys.platform == "darwin":

    def file_system(path: Path) -> str:
        """What kind of file system the path lies on; '' where nobody says."""
        mounts = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout.splitlines()
        rows = [line.rpartition(" (") for line in mounts]
        pairs = [(head.partition(" on ")[2], tail.partition(",")[0].rstrip(")")) for head, _, tail in rows]
        return deepest(path, pairs)

else:

    def file_system(path: Path) -> str:
        """What kind of file system the path lies on; '' where nobody says."""
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
        except OSError:
            return ""
        return deepest(path, [(row[1].replace("\\040", " "), row[2]) for row in map(str.split, mounts)])


def deepest(path: Path, mounts: list[tuple[str, str]]) -> str:
    """The kind of the mount that the path lies on: the one nearest to it."""
    there = path.resolve()
    on = [(len(place), kind) for place, kind in mounts if there.is_relative_to(place)]
    return max(on, default=(0, ""))[1]
