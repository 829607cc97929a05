"""The one table of acts: what the keys, the footer and the palette offer, and what each opens or does."""

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.decide import decide
from yishi_tui.domain.decide_floor import open_debate
from yishi_tui.domain.decide_ladder import no_nominations, no_values
from yishi_tui.domain.events import Corrected
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds, no_quorum_for, ruling_on
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.queries import deputy, rule_of, top
from yishi_tui.domain.vocabulary import Kind, Method
from yishi_tui.i18n import tr
from yishi_tui.keys import CHORDS, holders, printed
from yishi_tui.tui.panels.outcome import PASSIVE, recountable

Check = Callable[[Meeting, datetime], OutOfOrder | None]


def _(message: str) -> str:
    """Marks a message for the catalogues; it is looked up when it is shown."""
    return message


def always(meeting: Meeting, now: datetime) -> None:
    """In order whatever the state."""


def tried(command: Command) -> Check:
    """In order if the command would be done now."""

    def check(meeting: Meeting, now: datetime) -> OutOfOrder | None:
        decision = decide(meeting, command, now)
        return decision if isinstance(decision, OutOfOrder) else None

    return check


def of_kind(kind: Kind) -> Check:
    """In order if a motion of the kind may be made now."""
    return lambda meeting, now: ruling_on(meeting, kind)


def no_sooner_than_open(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """In order in every phase but after adjournment."""
    return refuse("adjourned") if meeting.phase == "adjourned" else None


def motions(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """In order while some motion that is voted on may be made; the reason given is that against a new question."""
    votable = any(meeting.procedure.kinds[kind].decided_by == "vote" for kind in legal_kinds(meeting))
    return None if votable else ruling_on(meeting, "main")


def seconding(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    question = top(meeting)
    return None if question is not None and question.stage == "moved" else refuse("nothing_to_second")


def hands(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    question = open_debate(meeting)
    return question if isinstance(question, OutOfOrder) else None


def rewording(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """Before a question is stated its mover changes the words, afterwards an amendment does."""
    question = top(meeting)
    return None if question is not None and not question.stated else ruling_on(meeting, "amend")


def voting(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """A vote can be called, is under way, or has just been taken and may be counted again."""
    question = top(meeting)
    if (question is not None and question.stage == "voting") or recountable(meeting):
        return None
    return tried(do.CallVote())(meeting, now)


def recounting(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    return None if recountable(meeting) else refuse("nothing_to_divide")


def awaits_ruling(meeting: Meeting) -> bool:
    """Whether a point of order or a question of privilege waits for the host."""
    question = top(meeting)
    rule = rule_of(meeting, question.kind) if question else None
    return question is not None and not question.stated and rule is not None and rule.decided_by == "chair"


def withdrawing(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """Before a question is stated it is its mover's own."""
    question = top(meeting)
    mover = question.mover if question else ""
    return tried(do.Withdraw(by=mover))(meeting, now)


def ordering(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    return None if awaits_ruling(meeting) else ruling_on(meeting, "point_of_order")


def ruling(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    return None if awaits_ruling(meeting) else refuse("nothing_to_rule")


def on_the_floor(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    return refuse("nobody_speaking") if meeting.floor is None else None


def clock(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """Pausing or going on, whichever the clock lets one do."""
    running = meeting.floor is not None and meeting.floor.since is not None
    return tried(do.PauseClock() if running else do.ResumeClock())(meeting, now)


def consenting(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """Something may be done without a vote: the question that is pending, or a motion that could be made."""
    question = top(meeting)
    if question is not None and question.stage == "debate":
        return no_quorum_for(meeting, question.kind)
    return motions(meeting, now)


def agenda(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """Taking up an item, or closing the one that is open."""
    if meeting.item is not None:
        return tried(do.CloseItem())(meeting, now)
    return tried(do.OpenItem(item=1))(meeting, now)


def handing_over(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    if refusal := during(meeting):
        return refusal
    if not meeting.procedure.chair.handover:
        return refuse("no_handover")
    chair = deputy(meeting)
    return refuse("chair_away", name=chair.by) if chair else None


def assigning(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    return refuse("not_in_session", do.CallToOrder(), phase="planned") if meeting.phase == "planned" else None


def advancing(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """On to the next phase, or to the next part of a motion taken part by part."""
    phased = bool(meeting.procedure.phases)
    return during(meeting) or (None if phased else tried(do.PhaseAct(act="next_part"))(meeting, now))


def filling(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    return during(meeting) or no_values(meeting)


def nominating(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    """One more candidate, or nominations opened again."""
    closed = meeting.nominating == "closed"
    return during(meeting) or (ruling_on(meeting, "reopen_nominations") if closed else no_nominations(meeting))


def during(meeting: Meeting) -> OutOfOrder | None:
    return None if meeting.phase == "in_session" else refuse("not_in_session", phase=meeting.phase)


def undoing(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    return None if meeting.seq > 1 else refuse("nothing_to_undo")


def redo_of(meeting: Meeting) -> do.Correct | None:
    """Takes back the last correction, as long as only hands, notes and arrivals followed it."""
    gone = voided(meeting.history)
    steps = (r for r in reversed(tuple(meeting.history)) if r.seq not in gone and not isinstance(r.event, PASSIVE))
    last = next(steps, None)
    return do.Correct(seq=(last.seq,)) if last is not None and isinstance(last.event, Corrected) else None


def redoing(meeting: Meeting, now: datetime) -> OutOfOrder | None:
    command = redo_of(meeting)
    return tried(command)(meeting, now) if command else refuse("nothing_to_undo")


def vote_dialog(meeting: Meeting) -> str:
    """What is next about a vote: to count it, to count it again, or to call it."""
    question = top(meeting)
    if question is not None and question.vote is not None:
        return COUNTING.get(question.vote.method, "tally")
    return "recount" if recountable(meeting) else "vote"


COUNTING: dict[Method, str] = {"ballot": "ballot", "roll_call": "roll_call"}


def amend_dialog(meeting: Meeting) -> str:
    question = top(meeting)
    return "amend" if question is None or question.stated else "wording"


def order_dialog(meeting: Meeting) -> str:
    return "rule" if awaits_ruling(meeting) else "point_of_order"


class Act(Struct, frozen=True):
    """One thing that can be done at a seat. It opens a dialog, or submits a command, or is the screen's own affair."""

    id: str
    label: str
    check: Check = always
    opens: str | Callable[[Meeting], str] = ""
    command: Command | None = None
    key: str = ""
    """As the screen names it: the digit of an F-key, `F10`, `Ctrl+T`."""
    alias: str = ""
    """A letter, for those without an input method."""

    @property
    def name(self) -> str:
        """The label in the language in force."""
        return tr(self.label)

    def dialog(self, meeting: Meeting) -> str:
        """The id of the dialog it opens now, if it opens one."""
        return self.opens if isinstance(self.opens, str) else self.opens(meeting)


_TABLE: tuple[Act, ...] = (
    Act("help", _("帮助"), opens="help", alias="?"),
    Act("move", _("动议"), motions, opens="procedural", alias="m"),
    Act("second", _("附议"), seconding, opens="second", alias="s"),
    Act("hands", _("举手"), hands, opens="hands", alias="h"),
    Act("sign_in", _("签到"), no_sooner_than_open, opens="sign_in", alias="i"),
    Act("amend", _("修正"), rewording, opens=amend_dialog, alias="a"),
    Act("vote", _("表决"), voting, opens=vote_dialog, alias="v"),
    Act("note", _("记录"), opens="note", alias="n"),
    Act("order", _("秩序"), ordering, opens=order_dialog, alias="o"),
    Act("clock", _("暂停或继续计时"), clock),
    Act("state", _("陈述议题"), tried(do.State()), command=do.State()),
    Act("end_speech", _("发言完毕"), tried(do.EndSpeech()), command=do.EndSpeech()),
    Act("resume", _("请被打断的人接着说"), tried(do.Resume()), command=do.Resume()),
    Act("keep_order", _("维持秩序"), on_the_floor),
    Act("ladder", _("时间到了怎么办"), on_the_floor, opens="ladder"),
    Act("more_time", _("延长发言时间"), on_the_floor, opens="more_time"),
    Act("stop_speech", _("中止发言"), on_the_floor, opens="stop_speech"),
    Act("override", _("调整发言顺序"), hands, opens="override"),
    Act("announce", _("宣布结果"), tried(do.Announce()), command=do.Announce()),
    Act("recount", _("重数"), recounting, opens="recount"),
    Act("division", _("重新计票（起立）"), of_kind("division_assembly"), opens="division"),
    Act("consent", _("无异议通过"), consenting, opens="consent"),
    Act("rule", _("裁定"), ruling, opens="rule"),
    Act("appeal", _("申诉"), of_kind("appeal"), opens="appeal"),
    Act("withdraw", _("撤回（陈述以前）"), withdrawing, opens="withdraw"),
    Act("leave_to_withdraw", _("请求撤回"), of_kind("withdraw_request"), opens="leave_to_withdraw"),
    Act("item", _("议程：打开或结束议题"), agenda, opens="item"),
    Act("recess", _("休会"), tried(do.Recess()), command=do.Recess()),
    Act("reconvene", _("继续开会"), tried(do.Reconvene()), command=do.Reconvene()),
    Act("assign", _("落实事项"), assigning, opens="assign"),
    Act("hand_over", _("交接主持"), handing_over, opens="hand_over"),
    Act("take_back", _("收回主持"), tried(do.TakeBack()), command=do.TakeBack()),
    Act("adjourn", _("散会"), tried(do.Adjourn()), command=do.Adjourn()),
    Act("next_meeting", _("开下一次会议"), tried(do.NextMeeting()), command=do.NextMeeting()),
    Act("explain", _("请列席解答"), hands, opens="explain"),
    Act("phase", _("下一环节、下一段"), advancing, opens="phase"),
    Act("new_round", _("再议一轮"), tried(do.NewRound()), command=do.NewRound()),
    Act("suggest", _("填空"), filling, opens="suggest"),
    Act("nominate", _("提名"), nominating, opens="nominate"),
    Act("objection", _("有人反对"), tried(do.NoObjection()), opens="objection"),
    Act("minutes", _("上次的会议纪要"), tried(do.ReadMinutes()), opens="minutes"),
    Act("undo", _("撤销刚才的操作"), undoing, opens="undo"),
    Act("redo", _("恢复撤销的操作"), redoing),
    Act("palette", _("全部操作")),
    Act("colours", _("换深色或浅色")),
    Act("settings", _("设置")),
    Act("leave", _("离开程序")),
)


def with_keys(own: Mapping[str, str]) -> tuple[Act, ...]:
    """The table with the keys of one's own, and the usual ones beside them."""
    keys = {act: key for key, act in holders(own).items() if key not in CHORDS}
    return tuple(replace(act, key=printed(keys[act.id])) if act.id in keys else act for act in _TABLE)


ACTS = with_keys({})
BY_ID = {act.id: act for act in ACTS}
FOR_APP = {"leave": "app.leave", "colours": "app.other_colours", "settings": "app.settings"}
"""What is not the meeting's affair."""
BY_ALIAS = {act.alias: act for act in ACTS if act.alias}
