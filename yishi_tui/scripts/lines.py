"""Reading a script: every line checked, before anything runs."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from yishi_tui.domain.commands import Admit, CloseItem, Command, Recess
from yishi_tui.i18n import tr
from yishi_tui.malformed import in_words
from yishi_tui.scripts.macros import Macro, PlanLine, Tick

Act = Command | Macro | PlanLine | Tick
_DECODER: msgspec.json.Decoder[Act] = msgspec.json.Decoder(Act)


class Line(Struct, frozen=True):
    """One act of a script and the number of its line."""

    number: int
    act: Act

    @property
    def do(self) -> str:
        return str(self.act.__struct_config__.tag)


class BadScript(Exception):
    """A line that is no act: what is wrong with it and where."""

    def __init__(self, number: int, problem: str) -> None:
        super().__init__(f"{number}: {problem}")
        self.number = number
        self.problem = problem


def read_script(lines: Iterable[bytes | str], session: bool) -> tuple[Line, ...]:
    """The acts of a script; blank lines and comments are skipped. Raises BadScript for the first that is wrong."""
    acts = tuple(_acts(lines))
    plans = [line.number for line in acts if isinstance(line.act, PlanLine)]
    if session and plans:
        raise BadScript(plans[0], tr("接着一场会议演的脚本里不能有 plan"))
    if not session and (not acts or not isinstance(acts[0].act, PlanLine)):
        raise BadScript(acts[0].number if acts else 1, tr("第一个操作必须是 plan"))
    if len(plans) > 1:
        raise BadScript(plans[1], tr("plan 只能是第一个操作"))
    return acts


def _acts(lines: Iterable[bytes | str]) -> Iterable[Line]:
    for number, raw in enumerate(lines, 1):
        text = raw.encode() if isinstance(raw, str) else raw
        if text.strip() and not text.lstrip().startswith(b"#"):
            yield Line(number, _act(number, text))


def _act(number: int, text: bytes) -> Act:
    try:
        act: Act = _DECODER.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise BadScript(number, in_words(str(problem))) from problem
    if missing := _left_out(act, text):
        raise BadScript(number, in_words(f"Object missing required field `{missing}`"))
    return act


def _left_out(act: Act, text: bytes) -> str:
    """A field that a script has to write, though elsewhere it has a default; '' for none."""
    needed = WRITTEN.get(type(act))
    return needed if needed and needed not in msgspec.json.decode(text) else ""


WRITTEN: dict[type[msgspec.Struct], str] = {Recess: "minutes", Admit: "as", CloseItem: "item"}
"""By the type of act."""
