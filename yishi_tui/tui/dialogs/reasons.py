"""Asking for a reason: the ready ones of the script by digit, typing last."""

from collections.abc import Callable, Sequence

from yishi_tui.i18n import tr
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Choice, Option, Words
from yishi_tui.tui.ink import line


def ask_reason(
    flow: Flow, act: str, then: Callable[[str], None], *, none_needed: bool = False, heading: str = ""
) -> None:
    """Ask why; where no reason is needed, none is the default. A heading of its own says what the act comes to."""
    ask_text(flow, flow.phrases.reasons(act), then, heading or tr("理由"), none_needed=none_needed)


def ask_text(
    flow: Flow, ready: Sequence[str], then: Callable[[str], None], heading: str, *, none_needed: bool = False
) -> None:
    """Ask for a text that is mostly one of a few."""
    options: list[Option[str | None]] = [Option(text, text) for text in ready]
    options.append(Option(tr("自己写一句…"), None))
    if none_needed:
        options.append(Option(tr("不另说理由"), ""))
    note = (line(heading, "dim"),)

    def chosen(text: str | None) -> None:
        if text is None:
            flow.ask(Words(then, f"{flow.dialog.dialog_id}.text", note=note))
        else:
            then(text)

    flow.ask(Choice(chosen, options, note=note, start=len(options) - 1 if none_needed else None))
