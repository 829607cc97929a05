"""Colours: black or white, and the Okabe-Ito colours, which people with any kind of colour vision can tell apart.

Every pair of ink and paper has a contrast of 4.5 at least, most of 7, and no colour says anything alone: a word or a sign
always stands beside it. Terminals of sixteen colours have their own, whose contrast nobody here knows.
"""

from typing import Literal

from rich.style import Style
from textual.theme import Theme

from yishi_tui import options
from yishi_tui.i18n import tr

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
    "seam",
]
Inks = dict[Role, Style]

DARK, LIGHT, PROJECTOR, ANSI = "yishi-dark", "yishi-light", "yishi-projector", "yishi-ansi"
CHOSEN: dict[options.Theme, str] = {"dark": DARK, "light": LIGHT, "projector": PROJECTOR, "ansi": ANSI}
"""By what is set; otherwise the seat and the terminal decide."""

_SKY, _YELLOW, _VERMILION, _GREEN = "#56B4E9", "#F0E442", "#D55E00", "#009E73"
_BLUE, _RUST, _OLIVE, _PINE = "#0068A3", "#7A2E00", "#6F6600", "#00664A"
"""The same hues for white paper. The red is the darkest: who sees no red or no green tells it from the yellow by that."""
_NAVY, _BRICK, _MOSS, _FIR = "#004A75", "#5C1E00", "#5A5200", "#00543D"
"""And for a projector, which cannot make black: on white, with a contrast of 7 at least."""

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
        panel="#181818",
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
    Theme(
        name=PROJECTOR,
        primary=_NAVY,
        secondary=_NAVY,
        accent=_BRICK,
        warning=_MOSS,
        error=_BRICK,
        success=_FIR,
        foreground="#000000",
        background="#FFFFFF",
        surface="#FFFFFF",
        panel="#F4F4F4",
        dark=False,
    ),
    Theme(
        name=ANSI,
        ansi=True,
        primary="ansi_magenta",
        secondary="ansi_magenta",
        accent="ansi_magenta",
        warning="ansi_magenta",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_magenta",
        },
    ),
)
"""In the order in which the act that changes them goes through them."""


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


def _ansi_inks() -> Inks:
    """Nobody knows the paper, so most is the terminal's own ink, told apart as on paper: bold, faint, underlined, reversed."""
    plain, bold, faint = Style(color="default"), Style(color="default", bold=True), Style(color="default", dim=True)
    return {
        **dict.fromkeys(("text", "dim", "calm_bar", "soon_bar", "over_bar"), plain),
        **dict.fromkeys(("strong", "title", "say"), bold),
        **dict.fromkeys(("frame", "off", "track"), faint),
        "now": Style(color="magenta", bold=True),
        "key": Style(color="magenta", bold=True),
        "strike": Style(color="red", strike=True),
        "insert": Style(color="green", underline=True),
        "good": Style(color="green", bold=True),
        "bad": Style(color="red", bold=True),
        "calm": Style(color="default", reverse=True),
        "soon": Style(color="default", reverse=True, bold=True),
        "over": Style(color="red", reverse=True, bold=True),
    }


INKS: dict[str, Inks] = {
    DARK: _inks("#FFFFFF", "#C0C0C0", "#8C8C8C", _SKY, "#35D0A0", "#FF8A3D", (_SKY, _YELLOW, _VERMILION), "#4A4A4A"),
    LIGHT: _inks("#000000", "#404040", "#666666", "#005A8C", _PINE, _RUST, (_BLUE, _OLIVE, _RUST), "#BBBBBB"),
    PROJECTOR: {
        **_inks("#000000", "#333333", "#525252", _NAVY, _FIR, _BRICK, (_NAVY, _MOSS, _BRICK), "#525252"),
        "over": Style(color="#FFFFFF", bgcolor=_BRICK, bold=True),
    },
    ANSI: _ansi_inks(),
}


def name_of(theme: str) -> str:
    """What people call it."""
    return next((tr(options.THEMES[setting]) for setting, chosen in CHOSEN.items() if chosen == theme), theme)


def after(theme: str) -> str:
    """The theme that follows; the first after the last."""
    names = tuple(INKS)
    return names[(names.index(theme) + 1) % len(names)] if theme in INKS else DARK
