"""Colours: black or white, and the Okabe-Ito colours, which people with any kind of colour vision can tell apart.

Every pair of ink and paper has a contrast of 4.5 at least, most of 7, and no colour says anything alone: a word or a sign
always stands beside it.
"""

from typing import Literal

from rich.style import Style
from textual.theme import Theme

Role = Literal[
    "text",
    "strong",
    "dim",
    "off",
    "frame",
    "title",
    "now",
    "say",
    "key",
    "strike",
    "insert",
    "good",
    "bad",
    "calm",
    "soon",
    "over",
    "calm_bar",
    "soon_bar",
    "over_bar",
    "track",
]
Inks = dict[Role, Style]

DARK, LIGHT = "yishi-dark", "yishi-light"

_SKY, _BLUE, _YELLOW, _VERMILION, _GREEN = "#56B4E9", "#0072B2", "#F0E442", "#D55E00", "#009E73"
_RUST, _OLIVE, _PINE = "#A34700", "#6B6200", "#00664A"

THEMES = (
    Theme(
        name=DARK,
        primary=_SKY,
        secondary=_SKY,
        accent=_YELLOW,
        warning=_YELLOW,
        error=_VERMILION,
        success=_GREEN,
        foreground="#FFFFFF",
        background="#000000",
        surface="#101010",
        panel="#1C1C1C",
        dark=True,
    ),
    Theme(
        name=LIGHT,
        primary=_BLUE,
        secondary=_BLUE,
        accent=_RUST,
        warning=_OLIVE,
        error=_RUST,
        success=_PINE,
        foreground="#000000",
        background="#FFFFFF",
        surface="#F4F4F4",
        panel="#E8E8E8",
        dark=False,
    ),
)


def _inks(text: str, dim: str, off: str, hue: str, good: str, bad: str, bars: tuple[str, str, str], track: str) -> Inks:
    plain, badge = Style(color=text), Style(color="#000000", bold=True)
    return {
        "text": plain,
        "strong": plain + Style(bold=True),
        "dim": Style(color=dim),
        "frame": Style(color=off),
        "title": plain + Style(bold=True),
        "now": Style(color=hue, bold=True),
        "say": plain + Style(bold=True),
        "key": Style(color=hue, bold=True),
        "off": Style(color=off),
        "strike": Style(color=bad, strike=True),
        "insert": Style(color=good, underline=True),
        "good": Style(color=good, bold=True),
        "bad": Style(color=bad, bold=True),
        "calm": badge + Style(bgcolor=_SKY),
        "soon": badge + Style(bgcolor=_YELLOW),
        "over": badge + Style(bgcolor=_VERMILION),
        "calm_bar": Style(color=bars[0]),
        "soon_bar": Style(color=bars[1]),
        "over_bar": Style(color=bars[2]),
        "track": Style(color=track),
    }


INKS: dict[str, Inks] = {
    DARK: _inks("#FFFFFF", "#C0C0C0", "#8C8C8C", _SKY, "#35D0A0", "#FF8A3D", (_SKY, _YELLOW, _VERMILION), "#4A4A4A"),
    LIGHT: _inks("#000000", "#404040", "#666666", "#005A8C", _PINE, _RUST, (_BLUE, _OLIVE, _RUST), "#BBBBBB"),
}
