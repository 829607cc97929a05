"""A canvas in parts: for the eye it is one, whatever changes on it, and less is written."""

import random
from collections.abc import Iterator

import pytest
from emulated import Cells, Emulated, painted
from textual.app import ComposeResult
from textual.geometry import Region

from yishi_tui.tui.ink import SEAM, Line, Span, line
from yishi_tui.tui.theme import DARK, INKS, LIGHT, THEMES, Role
from yishi_tui.tui.widgets.canvas import Canvas, places

SIZES = ((60, 12), (37, 9), (61, 14))
SIGNS = "加装电梯，。（）王秀兰abc 09:%█▀▄─│ e\u0301a\u0308"
ROLES: tuple[Role, ...] = ("text", "strong", "dim", "calm", "strike", "calm_bar")
PATCHES = 4


class Painting(Emulated):
    """A canvas and nothing else."""

    def __init__(self, patches: int) -> None:
        super().__init__()
        self.canvas = Canvas(patches)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK

    def compose(self) -> ComposeResult:
        yield self.canvas

    @property
    def plain(self) -> Cells:
        """What one widget without patches would show."""
        lines = (self.canvas.render_line(y) for y in range(self.size.height))
        return painted(lines, self.size, self.console)


def words(rng: random.Random, most: int) -> Span:
    """A text that begins with no mark that belongs to the sign before it."""
    return "王" + "".join(rng.choices(SIGNS, k=rng.randrange(most))), rng.choice(ROLES)


def pages(seed: int, height: int) -> Iterator[list[Line]]:
    """Pages without end, on each of which something is otherwise than on the one before."""
    rng = random.Random(seed)
    page: list[Line] = []
    while True:
        if not page or rng.random() < 0.2:  # another layout
            cuts = [(rng.randrange(height), rng.randrange(1, 6), rng.randrange(1, 4)) for _ in range(2)]
            page = [line("") for _ in range(height)]
            for top, rows, parts in cuts:
                for y in range(top, min(height, top + rows)):
                    page[y] = _seamed(rng, parts)
        for y in rng.sample(range(len(page)), rng.randrange(1, len(page))):
            page[y] = tuple(words(rng, 9) if span != SEAM and rng.random() < 0.5 else span for span in page[y])
        yield [*page]


def _seamed(rng: random.Random, parts: int) -> Line:
    return (words(rng, 6), *(span for _ in range(parts) for span in (SEAM, words(rng, 12))))


@pytest.mark.parametrize("patches", [0, PATCHES])
@pytest.mark.parametrize("seed", range(4))
async def test_whatever_changes_nothing_is_left_over(seed: int, patches: int) -> None:
    rng, changing, app = random.Random(seed), pages(seed, 11), Painting(patches)
    async with app.run_test(size=SIZES[0]) as pilot:
        for turn in range(30):
            if turn % 10 == 9:
                size = rng.choice(SIZES)
                app.resized(size)
                await pilot.resize_terminal(*size)
            if turn % 7 == 6:
                app.theme = LIGHT if app.theme == DARK else DARK
            for _ in range(rng.randrange(1, 3)):
                app.canvas.show(next(changing), INKS[app.theme])
            await pilot.pause()
            assert app.shown == app.plain == app.anew, turn


def clock(last: str, left: str = "时间到了吗") -> list[Line]:
    """Something that does not change, a figure that does, and an edge."""
    return [((left, "text"), SEAM, (last, "calm_bar"), (" │", "frame"))] * 3


async def written(patches: int, first: list[Line], then: list[Line]) -> int:
    """Bytes that the second page takes."""
    app = Painting(patches)
    async with app.run_test(size=SIZES[0]) as pilot:
        for page in ([line("")] * 3, first, first):  # the patches are laid after a first change
            app.canvas.show(page, INKS[DARK])
            await pilot.pause()
        assert app.terminal is not None
        before = app.terminal.received
        app.canvas.show(then, INKS[DARK])
        await pilot.pause()
        assert app.shown == app.plain
        return app.terminal.received - before


async def test_what_stands_before_a_seam_is_not_written_again() -> None:
    whole, part = [await written(patches, clock("▀"), clock("█")) for patches in (0, 1)]
    assert whole - part >= 3 * len("时间到了吗".encode())


async def test_what_stands_behind_a_seam_is_not_written_again() -> None:
    whole, part = [await written(patches, clock("█", "时间"), clock("▀", "时候")) for patches in (0, 1)]
    alone = await written(1, clock("█", "时间"), clock("█", "时候"))
    assert alone <= part - 3 * len("█".encode())
    assert part > whole  # a second place to go to in each line


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([line("时间")], []),
        (clock("▀"), [Region(10, 0, 20, 3)]),
        ([line("时"), *clock("▀"), line("间")], [Region(10, 1, 20, 3)]),
        ([*clock("▀"), *clock("▀", "时间")], [Region(10, 0, 20, 3), Region(4, 3, 26, 3)]),
        ([(SEAM, ("时", "text"), SEAM, ("间", "dim"))], [Region(0, 0, 2, 1), Region(2, 0, 28, 1)]),
        ([(("时" * 15, "text"), SEAM, ("间", "dim"))], []),
    ],
)
def test_where_the_parts_lie(lines: list[Line], found: list[Region]) -> None:
    assert places(lines, 30) == found
