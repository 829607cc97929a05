"""The terminal: how large, how wide its signs, which colours, which keyboard."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from yishi_tui.doctor.asking import Asked
from yishi_tui.doctor.finding import Finding, bad, good, mind
from yishi_tui.i18n import tr

BEST, LEAST = (120, 36), (80, 24)
SIGNS = "─“①"
"""Each as wide as a letter here; in some terminals as wide as a Han."""
TRUE_COLOUR = ("truecolor", "24bit")


class Window(Struct, frozen=True):
    """The terminal, as far as it tells without being asked."""

    columns: int
    rows: int
    environment: Mapping[str, str]
    encoding: str


def terminal(window: Window, asked: Asked) -> Iterator[Finding]:
    """Everything about it, most important first."""
    yield _size(window)
    yield _encoding(window)
    yield from _widths(asked)
    yield _colours(window.environment)
    yield _keyboard(asked)


def _size(window: Window) -> Finding:
    size = tr("窗口 {columns}×{rows}", columns=window.columns, rows=window.rows)
    if window.columns < LEAST[0] or window.rows < LEAST[1]:
        return bad("size", size, tr("请放大窗口，或者把字号调小，至少 80×24。"))
    if window.columns < BEST[0] or window.rows < BEST[1]:
        return mind("size", size, tr("够用；主持人的界面在 120×36 时看得最全。"))
    return good("size", size)


def _encoding(window: Window) -> Finding:
    if window.encoding.lower().replace("-", "") == "utf8":
        return good("encoding", tr("文字编码 UTF-8"))
    advice = tr("请把终端和系统的语言设成 UTF-8（例如 LANG=zh_CN.UTF-8），不然中文会显示成乱码。")
    return bad("encoding", tr("文字编码 {name}", name=window.encoding or "?"), advice)


def _widths(asked: Asked) -> Iterator[Finding]:
    """Han must take two cells, and what frames are drawn with must take one."""
    han, signs = asked.width("议"), asked.width(SIGNS)
    if han is None or signs is None:
        yield mind("width", tr("终端没有回答字有多宽"), tr("打开界面看一眼：右边的竖线不齐，就换一个终端。"))
        return
    if han == 2:
        yield good("han", tr("汉字占两格"))
    else:
        yield bad("han", tr("汉字占 {n} 格", n=han), tr("请换一个能显示中文的终端或字体。"))
    if signs == len(SIGNS):
        yield good("width", tr("框线和引号占一格"))
    else:
        advice = tr("请在终端的设置里把“宽度不明确的字符”改成窄的（一格），不然右边的竖线对不齐。")
        yield bad("width", tr("框线和引号占了不止一格"), advice)


def _colours(environment: Mapping[str, str]) -> Finding:
    if environment.get("NO_COLOR"):
        advice = tr("不影响使用，所有意思都另有文字；想要颜色请去掉这个变量。")
        return mind("colours", tr("设了 NO_COLOR，没有颜色"), advice)
    many = environment.get("COLORTERM") in TRUE_COLOUR or "256color" in environment.get("TERM", "")
    if many or environment.get("WT_SESSION"):
        return good("colours", tr("颜色够用"))
    return mind("colours", tr("终端颜色少"), tr("能用；投影想要醒目，请换一个支持 256 色的终端。"))


def _keyboard(asked: Asked) -> Finding:
    known = asked.kitty()
    if known:
        return good("keyboard", tr("终端有 kitty 键盘协议；为了中文输入法，界面不用它"))
    return good("keyboard", tr("键盘没有会吞掉中文的协议"))
