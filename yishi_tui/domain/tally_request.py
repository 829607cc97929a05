"""What `yishi count` is asked: the request as values, and reading it from JSON with the path of every mistake."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args

import msgspec
from msgspec import Meta, Struct

from yishi_tui.domain.tally import Amount, Base, Combine, Counts, Criterion, Measure, Op, PerMeasure, Side, Turnout
from yishi_tui.domain.tally_problems import BadCount, Problem
from yishi_tui.domain.tally_shares import parse_decimal, parse_share


class Quorum(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`have` present `of` the members; met if have `op` threshold × of."""

    have: int
    of: int
    op: Op
    threshold: str


class FollowMajority(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """从多: what was agreed and done about units that were silent, and how many they are. A flag left out is false.

    `special_items`: the vote is on items 6 to 8 of article 278, which the silent never follow.
    """

    silent: PerMeasure[Amount]
    clause_delivery_is_participation: bool = False
    clause_silence_follows: bool = False
    delivered: bool = False
    topics_notified: bool = False
    effect_warned: bool = False
    special_items: bool = False

    @property
    def takes_part(self) -> bool:
        """Whether the silent count as having taken part."""
        return self.clause_delivery_is_participation and self.delivered and not self.special_items

    @property
    def follows(self) -> bool:
        """Whether the silent go with the majority."""
        return self.takes_part and self.clause_silence_follows and self.topics_notified and self.effect_warned


class CountRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question to the vote calculator."""

    counts: PerMeasure[Counts]
    criteria: Annotated[tuple[Criterion, ...], Meta(min_length=1)]
    combine: Combine = "all_of"
    participation: tuple[Turnout, ...] = ()
    quorum: Quorum | None = None
    follow_majority: FollowMajority | None = None


CHOICES: dict[str, tuple[str, ...]] = {
    "measure": get_args(Measure),
    "side": get_args(Side),
    "op": get_args(Op),
    "base": get_args(Base),
    "combine": get_args(Combine),
}
WHOLE = ("counts.heads.", "follow_majority.silent.heads")
DECIMAL = ("counts.area.", "follow_majority.silent.area")


def decode_request(raw: bytes | dict[str, Any]) -> CountRequest:
    """The request in JSON text or in plain values; raises BadCount with the path of the first mistake."""
    try:
        data = _parse(raw) if isinstance(raw, bytes) else raw
        for where, leaf in _leaves(data, ""):
            _check_leaf(leaf, where or "$")
        return msgspec.convert(_spelled_out(data), CountRequest)
    except msgspec.ValidationError as error:
        raise _located(str(error)) from None
    except RecursionError:
        raise BadCount("$", Problem.MALFORMED, detail="nested too deeply") from None


def _parse(raw: bytes) -> object:
    """JSON as plain values; a byte order mark, as some editors write, is passed over."""
    text = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return msgspec.json.decode(text)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadCount("$", Problem.NOT_JSON, line=str(_line_of(str(error), text)), detail=str(error)) from None


def _line_of(message: str, text: bytes) -> int:
    """The line of the byte that the message names, or the last line."""
    place = message.rpartition("(byte ")[2].removesuffix(")")
    return 1 + text.count(b"\n", 0, int(place) if place.isdigit() else len(text))


def _leaves(value: object, where: str) -> Iterator[tuple[str, object]]:
    """Every value that holds no others, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{where}.{key}".lstrip("."))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _leaves(inner, f"{where}[{place}]")
    else:
        yield where, value


def _check_leaf(leaf: object, where: str) -> None:
    """Refuse what msgspec would turn into a number although it is not written as the exact number asked for."""
    if isinstance(leaf, float) and where.endswith(".threshold"):
        parse_share(str(leaf), where)
    if isinstance(leaf, float):
        raise BadCount(where, Problem.FLOAT, found=str(leaf))
    if isinstance(leaf, str) and where.startswith(WHOLE):
        raise BadCount(where, Problem.NOT_WHOLE, found=leaf)
    if isinstance(leaf, str) and where.startswith(DECIMAL) and parse_decimal(leaf) is None:
        raise BadCount(where, Problem.NOT_A_NUMBER, found=leaf)


def _spelled_out(data: object) -> object:
    """The same with base "all", which only this input knows, written as "membership"."""
    criteria = data.get("criteria") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(criteria, list | tuple):
        return data
    return {**data, "criteria": [_with_membership(criterion) for criterion in criteria]}


def _with_membership(criterion: object) -> object:
    if isinstance(criterion, dict) and criterion.get("base") == "all":
        return {**criterion, "base": "membership"}
    return criterion


def _located(message: str) -> BadCount:
    """msgspec's complaint ("Expected `int`, got `str` - at `$.a.b`") with the path and the facts apart."""
    what, _, path = message.partition(" - at `")
    where = path.rstrip("`").rpartition("$")[2].replace("[...]", "").removeprefix(".") or "$"
    quoted = what.split("`")[1::2]
    if what.startswith("Object missing required field"):
        return BadCount(_join(where, quoted[0]), Problem.MISSING)
    if what.startswith("Object contains unknown field"):
        return BadCount(_join(where, quoted[0]), Problem.UNKNOWN_FIELD)
    if what.startswith("Expected `array` of length"):
        return BadCount(where, Problem.EMPTY)
    if what.startswith("Invalid enum value"):
        expected = " ".join(CHOICES.get(where.rpartition(".")[2], ()))
        return BadCount(where, Problem.NOT_A_CHOICE, found=what.partition("'")[2].rstrip("'"), expected=expected)
    match quoted:
        case [expected, found]:
            return BadCount(where, Problem.WRONG_TYPE, expected=expected, found=found)
    return BadCount(where, Problem.MALFORMED, detail=what)


def _join(where: str, name: str) -> str:
    return name if where == "$" else f"{where}.{name}"
