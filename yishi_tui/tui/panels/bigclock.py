"""A clock in figures three lines high, two dots to a cell: to be read at a glance."""

FIGURES = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
}
HALVES = {("#", "#"): "█", ("#", " "): "▀", (" ", "#"): "▄", (" ", " "): " "}
HEIGHT = 3


def big(time: str) -> tuple[str, str, str]:
    """The time, such as 02:35 or +00:12, as three lines of blocks."""
    dots = [*(" ".join(FIGURES[figure][row] for figure in time) for row in range(5)), ""]
    dots[5] = " " * len(dots[0])
    pairs = [zip(dots[row], dots[row + 1], strict=True) for row in (0, 2, 4)]
    first, second, third = ("".join(HALVES[pair] for pair in rows) for rows in pairs)
    return first, second, third
