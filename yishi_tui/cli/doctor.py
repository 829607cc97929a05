"""`yishi doctor`: what to change on this machine before the meeting."""

import typer

from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, out_json
from yishi_tui.cli.screen import has_terminal
from yishi_tui.cli.shared import AsJson, sessions_root
from yishi_tui.doctor import Finding, examine
from yishi_tui.i18n import tr

app = command_line()
NO = 1
SIGNS = {"good": "✓", "mind": "○", "bad": "✗"}


@app.command()
def doctor(ctx: typer.Context, as_json: AsJson = False) -> None:
    """看看这台电脑和这个窗口合不合适，哪里要改。"""
    findings = examine(sessions_root(ctx), has_terminal=has_terminal())
    if as_json:
        out_json(findings)
    else:
        for finding in findings:
            _tell(finding)
        out(_summary(findings))
    if any(finding.verdict == "bad" for finding in findings):
        raise typer.Exit(NO)


def _tell(finding: Finding) -> None:
    out(f"{SIGNS[finding.verdict]} {finding.what}")
    if finding.advice:
        out(f"  {finding.advice}")


def _summary(findings: list[Finding]) -> str:
    wrong = sum(finding.verdict == "bad" for finding in findings)
    return tr("有 {n} 处开会前要改，见上面的 ✗。", n=wrong) if wrong else tr("可以开会。")
