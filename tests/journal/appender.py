"""A seat in a process of its own: `appender.py JOURNAL NAME ACTS`, each act of three records, when told to begin."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from yishi_tui.journal import Conflict, Draft, FileJournal

AT = datetime(2026, 11, 22, 19, tzinfo=UTC)


def main(path: str, name: str, acts: int) -> None:
    journal = FileJournal.open(Path(path))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    known = 0
    for number in range(acts):
        drafts = [Draft(AT, name, "Noted", {"act": number, "part": part}) for part in range(3)]
        while True:
            try:
                known = journal.append(drafts, known)[-1].seq
            except Conflict as conflict:
                known = conflict.tail[-1].seq
            else:
                break


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
