"""What else a meeting may want of the machine: a sound, and a font for large names on the hall's screen."""

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from yishi_tui.doctor.finding import Finding, good, mind
from yishi_tui.extras import how_to_install
from yishi_tui.fonts import system_font
from yishi_tui.i18n import tr
from yishi_tui.sound import command_for

Found = Callable[[str], str | None]
"""Where a program is; `shutil.which`."""


def machine() -> Iterator[Finding]:
    """Nothing here keeps a meeting from being held."""
    yield sound(sys.platform, shutil.which)
    yield names(system_font(), pillow=find_spec("PIL") is not None)


def sound(platform: str, which: Found) -> Finding:
    """Whether a bell can be heard that is not the terminal's."""
    if platform == "win32" or command_for(platform, which):
        return good("sound", tr("能出声提醒"))
    advice = tr("时间到只会闪和响终端的铃；想要提示音请装 pw-play、paplay 或 aplay 中的一个。")
    return mind("sound", tr("没有找到放声音的程序"), advice)


def names(font: Path | None, *, pillow: bool) -> Finding:
    """Whether the hall can show a speaker's name many lines high."""
    if font and pillow:
        return good("names", tr("投影能把发言人的名字放大"))
    if not pillow:
        advice = tr("想要大字请用：{how}", how=how_to_install("pillow"))
        return mind("names", tr("没有装 Pillow，投影上名字不放大"), advice)
    return mind("names", tr("没有找到中文字体，投影上名字不放大"), tr("想要大字请装一个中文字体，例如 Noto Sans CJK。"))
