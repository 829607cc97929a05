"""Each kind of motion in a few plain words, for somebody who has never chaired by the book."""

from yishi_tui.domain.vocabulary import Kind
from yishi_tui.tui.dialogs.marks import _

GLOSSES: dict[Kind, str] = {
    "main": _("提一件要大家定的事"),
    "amend": _("改几个字"),
    "commit": _("先交给几个人研究"),
    "postpone_definitely": _("放到以后再议"),
    "postpone_indefinitely": _("这次会议不再议"),
    "limit_debate": _("每次少说一点"),
    "extend_debate": _("每次多说一点"),
    "previous_question": _("不再讨论，马上表决"),
    "lay_on_table": _("有急事，先放一放"),
    "orders_of_day": _("请按议程来"),
    "question_of_privilege": _("听不清、太冷之类的急事"),
    "recess": _("休息一会儿"),
    "adjourn": _("今天到这里"),
    "fix_time_adjourn": _("定下次开会的时间"),
    "point_of_order": _("提醒没有按规则来"),
    "appeal": _("不服裁定，请大家定"),
    "suspend_rules": _("这一次不按某条规则"),
    "object_consideration": _("这件事不该在这里议"),
    "divide_question": _("一件拆成几件分别表决"),
    "consider_seriatim": _("一段一段地议"),
    "division_assembly": _("票数没看清，起立再数"),
    "voting_method": _("换一种表决方式"),
    "request_info": _("问一个事实"),
    "parliamentary_inquiry": _("问规则怎么说"),
    "withdraw_request": _("提出的人想收回"),
    "obtain_quorum": _("去请人来，凑够人数"),
    "take_from_table": _("接着议放下的那件"),
    "rescind_amend": _("改掉以前定下的事"),
    "discharge_committee": _("不再等研究结果"),
    "reconsider": _("刚才定的再议一次"),
}
