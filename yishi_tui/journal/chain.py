"""The hash chain: putting records on it, and walking along it."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from msgspec import Raw, Struct, structs

from yishi_tui.journal.envelope import ENCODER, Draft, Line, canonical, stamp
from yishi_tui.journal.lines import parse_all, parse_each
from yishi_tui.journal.problems import Fault, Problem

GENESIS = "0" * 64
"""What stands for the hash before the first record."""

_MEMBER = b'"hash":"'
_HASH_END = len(_MEMBER) + len(GENESIS)
_MEMBER_END = _HASH_END + len(b'",')
_NO_BYTES = sha256()
_NO_HASH = b'"hash":"",'


class Tip(Struct, frozen=True):
    """The end of a sound chain: how many records, the last hash, and how many bytes they take."""

    count: int = 0
    head: str = GENESIS
    size: int = 0


class Walk(Struct, frozen=True):
    """What some bytes hold: the whole acts before the first problem, where these end, and every problem."""

    lines: tuple[Line, ...]
    tip: Tip
    problems: tuple[Problem, ...] = ()
    torn: bytes = b""
    """The unfinished act at the end, when nothing else is wrong."""

    @property
    def broken(self) -> Problem | None:
        """The first problem that no power cut explains."""
        return next((problem for problem in self.problems if not problem.code.torn), None)


def seal(drafts: Sequence[Draft], tip: Tip) -> tuple[tuple[Line, ...], bytes]:
    """One act as the records that follow `tip`, and their bytes. Raises what `canonical` and `stamp` raise."""
    lines: list[Line] = []
    raws: list[bytes] = []
    head = tip.head
    for seq, draft in enumerate(drafts, tip.count + 1):
        blank = Line(
            at=stamp(draft.at),
            by=draft.by,
            data=Raw(canonical(draft.data)),
            event=draft.event,
            hash="",
            more=tip.count + len(drafts) - seq,
            seq=seq,
        )
        front, _, back = ENCODER.encode(blank).rpartition(_NO_HASH)
        head = _sha256_of(head, front, back)
        lines.append(structs.replace(blank, hash=head))
        raws += front, _MEMBER, head.encode(), b'",', back, b"\n"
    return tuple(lines), b"".join(raws)


def extend(tip: Tip, lines: Sequence[Line], size: int) -> Tip:
    """The tip once `lines`, which take `size` bytes, have followed."""
    return Tip(lines[-1].seq, lines[-1].hash, tip.size + size) if lines else tip


def walk(blob: bytes, tip: Tip, *, form: bool = False) -> Walk:
    """Follow the chain from `tip` along `blob`, over the bytes as they stand.

    With `form`, also check that each line is written canonically. Without, only the chain is followed, which takes half
    the time; when it breaks, the lines are looked at with `form` to name what is wrong.
    """
    *raws, rest = blob.split(b"\n")
    lines = parse_each(raws, tip.count) if form else parse_all(blob[: len(blob) - len(rest)], raws, tip.count)
    problems = _faults(raws, lines, tip)
    if problems and not form:
        return walk(blob, tip, form=True)
    problems = list(_named(problems, lines, tip.count)) if problems else []
    whole = _whole_acts(lines[: problems[0].line - tip.count - 1] if problems else lines)
    size = sum(map(len, raws[: len(whole)])) + len(whole)
    problems += _ending(lines, rest, tip.count + len(lines))
    found = Walk(whole, extend(tip, whole, size), tuple(problems))
    return found if found.broken else structs.replace(found, torn=blob[size:])


def _digest(head: str, raw: bytes) -> str:
    """The hash of a line as it stands, its own hash cut out. Only numbers follow that, so the last one is meant."""
    place = raw.rfind(_MEMBER)
    return _sha256_of(head, raw[:place], raw[place + _MEMBER_END :])


def _sha256_of(head: str, front: bytes, back: bytes) -> str:
    summed = _NO_BYTES.copy()  # a third of the time that a new one takes
    summed.update(head.encode() + front + back)
    return summed.hexdigest()


def _faults(raws: Sequence[bytes], lines: Sequence[Line | Problem], tip: Tip) -> list[Problem]:
    """One problem for each line that does not follow the one before it.

    After a problem the line's own word is taken for its number and hash, so that one fault is named once.
    """
    problems = []
    seq, head, more, illegible = tip.count + 1, tip.head, 0, 0
    for number, (raw, line) in enumerate(zip(raws, lines, strict=True), tip.count + 1):
        if isinstance(line, Problem):
            problems.append(line)
            seq, head, more, illegible = seq + 1, "", 0, illegible + 1
            continue
        if not seq - illegible <= line.seq <= seq:  # what cannot be read may stand for a record, or be put in
            problems.append(Problem(number, Fault.WRONG_SEQ, str(seq), str(line.seq)))
        elif more and line.more != more - 1:
            problems.append(Problem(number, Fault.WRONG_MORE, str(more - 1), str(line.more)))
        elif head and line.hash != _digest(head, raw):
            problems.append(Problem(number, Fault.WRONG_HASH))
        seq, head, more, illegible = line.seq + 1, line.hash, line.more, 0
    return problems


def _named(problems: Sequence[Problem], lines: Sequence[Line | Problem], count: int) -> Iterator[Problem]:
    """The problems, those of the order by what was done to it, as far as the numbers tell."""
    first: dict[str, int] = {}
    for number, line in enumerate(lines, count + 1):
        if isinstance(line, Line):
            first.setdefault(str(line.seq), number)
    for problem in problems:
        wrong_seq = problem.code is Fault.WRONG_SEQ
        yield structs.replace(problem, code=_disorder(problem, first, count)) if wrong_seq else problem


def _disorder(problem: Problem, first: Mapping[str, int], count: int) -> Fault:
    """`first` is the line on which each number stands for the first time, `count` how many lines came before."""
    if int(problem.found) <= count or first[problem.found] < problem.line:
        return Fault.ADDED
    if problem.expected in first:
        return Fault.MOVED
    return Fault.REMOVED if int(problem.found) > int(problem.expected) else Fault.WRONG_SEQ


def _whole_acts(lines: Sequence[Line | Problem]) -> tuple[Line, ...]:
    """The lines without an act at the end that is not all there."""
    sound = [line for line in lines if isinstance(line, Line)]
    while sound and sound[-1].more:
        sound.pop()
    return tuple(sound)


def _ending(lines: Sequence[Line | Problem], rest: bytes, number: int) -> list[Problem]:
    """What a power cut has left: the `rest` of a line after line `number`, or an act that is not all there."""
    if rest:
        return [Problem(number + 1, Fault.TORN_LINE)]
    last = lines[-1] if lines else None
    if isinstance(last, Line) and last.more:
        return [Problem(number, Fault.UNFINISHED_ACT, expected=str(last.more))]
    return []
