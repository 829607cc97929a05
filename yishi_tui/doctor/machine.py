"""What else a meeting may want of the machine: a Chinese font for large names, and a sound."""

import shutil
import sys
from collections.abc import Callable, Iterator

from yishi_tui.doctor.finding import Finding, good, mind
from yishi_tui.i18n import tr

Found = Callable[[str], str | None]
"""Where a program is; `shutil.which`."""

PLAYERS = {"darwin": ("afplay",)}
LINUX_PLAYERS = ("pw-play", "paplay", "aplay")


def machine(platform: str = sys.platform, which: Found = shutil.which) -> Iterator[Finding]:
    """Nothing here keeps a meeting from being held."""
    yield _sound(platform, which)


def _sound(platform: str, which: Found) -> Finding:
    if platform == "win32" or any(which(name) for name in PLAYERS.get(platform, LINUX_PLAYERS)):
        return good("sound", tr("能出声提醒"))
    advice = tr("时间到只会闪和响终端的铃；想要提示音请装 pw-play、paplay 或 aplay 中的一个。")
    return mind("sound", tr("没有找到放声音的程序"), advice)
