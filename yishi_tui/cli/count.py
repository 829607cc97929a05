"""`yishi count`: the vote calculator."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from msgspec import to_builtins

from yishi_tui import rulesets
from yishi_tui.cli.cautions import warn
from yishi_tui.cli.line import AsJson, command_line
from yishi_tui.cli.output import out, out_json
from yishi_tui.domain.calculator import LABELS, CountRequest, CountResult, count, decode_request
from yishi_tui.i18n import tr
from yishi_tui.reasons import reason
from yishi_tui.tables import InputError, Problem, near

app = command_line()
STDIN = "-"


@app.command("count")
def count_votes(
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE|-]", help="JSON 文件；- 是标准输入", show_default=False)
    ] = None,
    rules: Annotated[str, typer.Option(metavar="ID", help="议事规则")] = "simplified",
    threshold: Annotated[str | None, typer.Option(metavar="NAME", help="规则里的通过条件")] = None,
    yes: Annotated[int | None, typer.Option(metavar="N", help="赞成")] = None,
    no: Annotated[int | None, typer.Option(metavar="N", help="反对")] = None,
    abstain: Annotated[int | None, typer.Option(metavar="N", help="弃权")] = None,
    present: Annotated[int | None, typer.Option(metavar="N", help="到会")] = None,
    whole: Annotated[int | None, typer.Option("--all", metavar="N", help="全体")] = None,
    as_json: AsJson = False,
) -> None:
    """算一次表决：按条件，通过还是没有通过，算式写明。"""
    heads = {"yes": yes, "no": no, "abstain": abstain, "present": present, "all": whole}
    given = {name: number for name, number in heads.items() if number is not None}
    if file is None and threshold is not None:
        request = _from_figures(rules, threshold, given)
    elif threshold is None and not given:
        request = decode_request(_read(file or _stdin()))
    else:
        raise InputError(Problem(tr("请只用一种写法：一个文件，或者 --threshold、--yes、--no")))
    _tell(count(request, {name: tr(label) for name, label in LABELS.items()}), as_json)


def _stdin() -> str:
    """Standard input, unless that is somebody who waits to be asked."""
    if sys.stdin.isatty():
        raise InputError(Problem(tr("要算什么？写一个 JSON 文件，或者 --threshold、--yes、--no")))
    return STDIN


def _read(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise InputError(Problem(tr("读不了文件：{detail}", detail=reason(error)), file=file)) from None


def _from_figures(rules: str, name: str, heads: dict[str, int]) -> CountRequest:
    procedure = rulesets.load(rules)
    warn(procedure)
    threshold = procedure.threshold.get(name)
    if threshold is None:
        what = tr("没有“{name}”这个通过条件", name=name) + near(name, procedure.threshold)
        raise InputError(Problem(what, "threshold", rules))
    if missing := [side for side in ("yes", "no") if side not in heads]:
        raise InputError(*(Problem(tr("缺少这一项"), f"--{side}") for side in missing))
    turnout = procedure.participation.tests if name in procedure.participation.thresholds else ()
    return decode_request(
        {
            "counts": {"heads": heads},
            "criteria": to_builtins(threshold.tests),
            "combine": threshold.combine,
            "participation": to_builtins(turnout),
        }
    )


def _tell(result: CountResult, as_json: bool) -> None:
    if as_json:
        out_json(result)
        return
    out(tr("通过") if result.result == "adopted" else tr("没有通过"))
    for line in result.arithmetic:
        out(line)
    for measure, needed in result.needed.items():
        out(tr("{measure}至少要 {needed}", measure=tr(LABELS[measure]), needed=needed))
