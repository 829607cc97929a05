"""Help for the timekeeper's seat."""

from yishi_tui.i18n import tr
from yishi_tui.tui.ink import BLANK, Line, cut, fit, line

KEYS_WIDTH = 10


def help_page(width: int, height: int) -> list[Line]:
    """What the keys do, and what is not this seat's affair."""
    entries = (
        (tr("空格 2"), tr("暂停、继续计时")),
        ("3", tr("发言完毕（屏幕上的这位）")),
        ("4 5", tr("计时开早、开晚了：加、减 30 秒，一次发言一回，选一条理由")),
        ("6", tr("还有1分钟、30秒时也响，再按一次不响")),
        ("7 9", tr("试铃；静音")),
        ("Tab", tr("人多、组多时，翻看每人、每组的用时")),
        ("Ctrl+Z", tr("撤销这里刚做的；Ctrl+Y 恢复")),
        ("Ctrl+P", tr("全部操作；Ctrl+Q 离开")),
    )
    rows: list[Line] = [(*fit(line(key, "key"), KEYS_WIDTH), (does, "text")) for key, does in entries]
    told = [
        line(tr("计时员：看着钟，让每个人的时间一样长"), "strong"),
        BLANK,
        *rows,
        BLANK,
        line(tr("要多给时间，请主持人问大家同不同意。到点铃只响一声，超时只有您和主持人看得见。"), "dim"),
        line(tr("按任意键回去。"), "now"),
    ]
    return [cut((("  ", "text"), *row), width) for row in (BLANK, *told)][:height]
