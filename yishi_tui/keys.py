"""The keys of the host's seat by the ids of its acts, and what is wrong with keys of one's own.

A key is called what the toolkit calls it: `f2`, `ctrl+t`. On the screen F1 to F9 are also the digits.
"""

import re
from collections.abc import Iterator, Mapping

from yishi_tui.domain.text import fold
from yishi_tui.i18n import tr
from yishi_tui.tables import Problem, joined, near, shown

FIXED: Mapping[str, str] = {
    "help": "f1",
    "note": "f8",
    "undo": "ctrl+z",
    "redo": "ctrl+y",
    "palette": "ctrl+p",
    "ladder": "tab",
    "leave": "ctrl+q",
}
"""The same at every seat, or everywhere."""
CHORDS: Mapping[str, str] = {key: act for act, key in FIXED.items() if not key.startswith("f")}
"""Those of them that are no F-key and no digit."""
USUAL: Mapping[str, str] = {
    "move": "f2",
    "second": "f3",
    "hands": "f4",
    "sign_in": "f5",
    "amend": "f6",
    "vote": "f7",
    "order": "f9",
}
"""Where nobody wants it otherwise."""
OTHERS = (
    *("clock", "state", "end_speech", "resume", "keep_order", "more_time", "stop_speech", "override", "announce"),
    *("recount", "division", "consent", "rule", "appeal", "withdraw", "leave_to_withdraw", "item", "recess"),
    *("reconvene", "assign", "hand_over", "take_back", "adjourn", "next_meeting", "explain", "phase", "new_round"),
    *("suggest", "nominate", "objection", "minutes", "colours", "settings"),
)
"""Acts that have none by themselves, and may be given one."""
CHANGEABLE = (*USUAL, *OTHERS)

TAKEN = frozenset({"ctrl+c", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", *FIXED.values()})
"""Keys that are fixed, or that a terminal does not tell from `Enter`, `Tab` and the like."""
_KEY = re.compile(r"f([1-9]|1[0-2])|ctrl\+[a-z]")
_CTRL = re.compile(r"(ctrl|control|c)[-+]|\^")


def normal(typed: str) -> str:
    """The key that was written, `F2`, `2`, `Ctrl-T`; '' for none that there is."""
    key = _CTRL.sub("ctrl+", fold(typed).casefold().strip(), count=1)
    key = f"f{key}" if len(key) == 1 and key in "123456789" else key
    return key if _KEY.fullmatch(key) else ""


def printed(key: str) -> str:
    """The key as the screen names it: `2`, `F10`, `Ctrl+T`."""
    return key[1:] if len(key) == 2 else key.title()


def holders(own: Mapping[str, str]) -> dict[str, str]:
    """Which act is on each key, by `f2` and the like: those of one's own come first, the usual ones where nobody is."""
    chosen = {normal(key): act for act, key in own.items() if key}
    usual = {key: act for act, key in USUAL.items() if not own.get(act) and key not in chosen}
    return {**{key: act for act, key in FIXED.items()}, **chosen, **usual}


def wrong_keys(own: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with keys of one's own: acts that are none, keys that are none or fixed, and two acts on one key."""
    sound: dict[str, str] = {}
    for act, typed in own.items():
        what = _wrong(act, typed)
        if what:
            yield Problem(what, joined("keys", act))
        elif typed:
            sound[act] = normal(typed)
    yield from _clashes(sound)


def _wrong(act: str, typed: str) -> str:
    """What is wrong with one of them by itself; '' for nothing."""
    key = normal(typed)
    if act in FIXED:
        return "" if key == FIXED[act] else tr("这个操作的键是固定的：{key}", key=printed(FIXED[act]))
    if act not in CHANGEABLE:
        return tr("没有这个操作") + near(act, CHANGEABLE)
    if typed and not key:
        return tr("{found}不能用：要写 F2 到 F12 里的一个，或者 Ctrl 加一个字母", found=shown(typed))
    if key in TAKEN:
        return tr("{key} 是固定的键，不能改作别用", key=printed(key))
    return ""


def _clashes(own: Mapping[str, str]) -> Iterator[Problem]:
    """Two acts on one key, said of the later one."""
    seen = {key: act for act, key in USUAL.items() if act not in own}
    for act, key in own.items():
        other = seen.setdefault(key, act)
        if other != act:
            yield Problem(tr("{key} 已经是 {other} 的键，请换一个", key=printed(key), other=other), joined("keys", act))
