"""However a journal is damaged: it is noticed, nothing falls over, and what is whole can still be read."""

from collections.abc import Callable
from pathlib import Path

from yishi_tui.journal import Disk, Draft, FileJournal, verify

ENDS = (0, 1, 4, 5, 7)
"""The records there are after each act of the short journal."""


class HastyDisk(Disk):
    """Waits for nothing: a thousand journals are opened here."""

    def sync(self, fd: int) -> None: ...

    def sync_folder(self, folder: Path) -> None: ...


def whole_acts(blob: bytes) -> bytes:
    """The acts whose last line is whole."""
    lines = blob.splitlines(keepends=True)
    return b"".join(lines[: max(end for end in ENDS if end <= blob.count(b"\n"))])


def test_a_cut_anywhere_costs_the_act_it_hits_and_no_other(short: Path, act: Callable[..., list[Draft]]) -> None:
    whole = short.read_bytes()
    lines = FileJournal.open(short, write=False).read()
    for cut in range(len(whole)):
        kept = whole_acts(whole[:cut])
        short.write_bytes(whole[:cut])
        assert verify(short).ok == (len(kept) == cut)
        assert FileJournal.open(short, write=False).read() == lines[: kept.count(b"\n")]
        assert short.read_bytes() == whole[:cut]

        journal = FileJournal.open(short, disk=HastyDisk())
        assert journal.broken is None
        assert journal.read() == lines[: kept.count(b"\n")]
        assert short.read_bytes() == kept
        assert (journal.set_aside.read_bytes() if journal.set_aside else b"") == whole[len(kept) : cut]

        journal.append(act("接着", "说"), journal.count)
        assert verify(short).ok
        assert verify(short).records == kept.count(b"\n") + 2
        journal.close()
        if journal.set_aside:
            journal.set_aside.unlink()


def test_every_byte_counts(short: Path) -> None:
    whole = short.read_bytes()
    lines = FileJournal.open(short, write=False).read()
    for place in range(len(whole)):
        for flip in (0x01, 0x20, 0x80):
            changed = bytearray(whole)
            changed[place] ^= flip
            short.write_bytes(changed)
            report = verify(short)
            assert not report.ok, (place, flip)
            assert all(problem.what for problem in report.problems)
            reader = FileJournal.open(short, write=False)
            assert reader.read() == lines[: report.records]
            assert report.records < len(lines)
            reader.close()
