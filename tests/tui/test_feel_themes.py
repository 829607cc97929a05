"""The themes: every role can be read on every paper it lies on, also by the colour-blind, and none says anything alone."""

from itertools import combinations

import pytest
from dialog_room import Room
from host_room import in_the_chair
from recorder_room import at_the_desk
from rich.style import Style
from test_host_ink import contrast

from yishi_tui.tui.theme import ANSI, DARK, INKS, LIGHT, PROJECTOR, THEMES, Role, after, name_of

BY_NAME = {theme.name: theme for theme in THEMES}
MEASURED = (DARK, LIGHT, PROJECTOR)

# The eyes of those who miss one kind of cone, as matrices over linear RGB (Machado, Oliveira and Fernandes 2009).
Matrix = tuple[tuple[float, float, float], ...]
EYES: dict[str, Matrix] = {
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TOLD_APART = 11
"""A distance of CIELAB that people see at a glance; 2 is the least they see at all."""


def test_every_theme_has_its_inks_its_name_and_its_successor() -> None:
    assert list(INKS) == list(BY_NAME)
    assert len({name_of(theme) for theme in INKS}) == len(INKS)
    seen = [DARK]
    while (following := after(seen[-1])) != DARK:
        seen.append(following)
    assert seen == list(INKS)


@pytest.mark.parametrize("theme", MEASURED)
@pytest.mark.parametrize("paper", ["background", "surface", "panel"])
def test_every_role_can_be_read(theme: str, paper: str) -> None:
    """Seven on the projector, four and a half at the desk; there the track of a bar is no text."""
    least = 7 if theme == PROJECTOR else 4.5
    ground = getattr(BY_NAME[theme], paper)
    low = {role: ratio for role, ratio in ratios(theme, ground).items() if ratio < least}
    assert set(low) <= ({"track"} if theme != PROJECTOR else set()), low


def ratios(theme: str, ground: str) -> dict[Role, float]:
    return {role: contrast(colour(style), background(style) or ground) for role, style in INKS[theme].items()}


def colour(style: Style) -> str:
    assert style.color is not None
    return style.color.name


def background(style: Style) -> str:
    return style.bgcolor.name if style.bgcolor else ""


@pytest.mark.parametrize("theme", MEASURED)
def test_what_the_toolkit_paints_can_be_read_too(theme: str) -> None:
    """Fields and the titles of boxes."""
    painted = BY_NAME[theme]
    for paper in (painted.background, painted.surface, painted.panel):
        assert paper is not None
        assert painted.foreground is not None
        assert contrast(painted.foreground, paper) >= 7
        assert contrast(painted.primary, paper) >= (7 if theme == PROJECTOR else 4.5)


@pytest.mark.parametrize("theme", MEASURED)
@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("roles", [("calm_bar", "soon_bar", "over_bar"), ("good", "bad")], ids=str)
def test_the_colour_blind_tell_the_colours_apart(theme: str, eyes: str, roles: tuple[Role, ...]) -> None:
    seen = [lab(as_seen(colour(INKS[theme][role]), EYES[eyes])) for role in roles]
    for one, other in combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= TOLD_APART


def as_seen(hexadecimal: str, eyes: Matrix) -> tuple[float, ...]:
    """Linear RGB."""
    parts = [int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return tuple(min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in eyes)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    """CIELAB under daylight."""
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(a * b for a, b in zip(row, rgb, strict=True)) / w for row, w in zip(to_xyz, white, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", INKS)
def test_without_any_colour_what_matters_is_still_told_apart(theme: str) -> None:
    """What is struck, what is put in, and the key of what is in order; everything else stands in words or signs."""
    bare = {role: style.without_color for role, style in INKS[theme].items()}
    assert bare["strike"] != bare["text"] != bare["insert"] != bare["strike"]
    assert bare["key"] != bare["off"]
    assert bare["now"] != bare["off"]


def test_an_old_terminal_is_asked_for_nothing_but_its_own_colours() -> None:
    for style in INKS[ANSI].values():
        for part in (style.color, style.bgcolor):
            assert part is None or part.is_default or part.is_system_defined
    painted = BY_NAME[ANSI]
    assert painted.ansi
    assert painted.primary.startswith("ansi_")
    assert painted.background == painted.surface == painted.panel == "ansi_default"


async def test_the_act_goes_through_all_and_says_which(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        for theme in (LIGHT, PROJECTOR, ANSI, DARK):
            await chair.press("ctrl+p", "深", "enter")
            await chair.pilot.pause()
            assert chair.app.theme == theme
            assert f"配色：{name_of(theme)}" in chair.text
            assert "王秀兰" in chair.text


async def test_at_another_seat_too_and_in_a_dialog_over_it(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        for _ in THEMES:
            await desk.press("ctrl+p", "深", "enter")
            await desk.pilot.pause()
            assert f"配色：{name_of(desk.app.theme)}" in desk.text
            await desk.press("f5")
            assert "┌─ 签到" in desk.text
            await desk.press("escape")


@pytest.mark.usefixtures("english")
def test_in_english_the_themes_have_english_names() -> None:
    assert [name_of(theme).isascii() for theme in INKS] == [True] * len(INKS)
