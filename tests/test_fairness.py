"""Who has been heard: shares that add up, and a hint that only speaks of those who could have spoken."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.plan import Guest, Item, Member, Plan, Seats
from yishi_tui.domain.procedure import Procedure
from yishi_tui.fairness import Heard, Share, heard, ledger, unheard
from yishi_tui.journal import MemoryJournal
from yishi_tui.proceedings import Proceedings

START = datetime.fromisoformat("2026-11-22T19:00:00+08:00")
HOST, WANG, LI, ZHANG, ZHAO = "许慧", "王秀兰", "李桂芳", "张建国", "赵强"
GROUPS = {HOST: ("物业",), WANG: ("第一单元", "低层"), LI: ("第一单元",), ZHANG: ("第二单元",), ZHAO: ("第三单元",)}


class Evening:
    """A meeting in memory with the motion under debate."""

    def __init__(self, rules: Procedure) -> None:
        self.clock = ScriptClock(START)
        plan = Plan(
            title="议事会",
            seats=Seats(host=HOST),
            members=tuple(Member(name=name, groups=groups) for name, groups in GROUPS.items()),
            guests=(Guest(name="钱工", role="工程师"),),
            items=(Item(title="电梯", minutes=20),),
        )
        self.proceedings = Proceedings(MemoryJournal(), self.clock, MeetingPlanned(plan=plan, rules=rules))
        self.act(do.Arrive(who=(*GROUPS, "钱工")))
        self.act(do.CallToOrder())

    def act(self, *commands: Command) -> None:
        refusal = self.proceedings.submit(*commands)
        assert refusal is None, refusal

    def after(self, seconds: int) -> None:
        self.clock.advance(seconds)

    def debating(self) -> None:
        self.act(do.OpenItem(item=1))
        self.act(do.Move(by=LI, kind="main", text="装电梯"))
        self.act(do.Second(by=WANG))
        self.act(do.State())

    def speaks(self, name: str, seconds: int, stance: str = "pro") -> None:
        self.begins(name, stance)
        self.after(seconds)
        self.act(do.EndSpeech())

    def begins(self, name: str, stance: str = "pro") -> None:
        side = "con" if stance == "con" else "question" if stance == "question" else "pro"
        self.act(do.RequestFloor(by=name, stance=side))
        self.act(do.Recognize(by=name, stance=side, override="有事要早走"))

    @property
    def heard(self) -> Heard:
        return heard(self.proceedings.meeting, self.proceedings.now())

    @property
    def unheard(self) -> tuple[str, ...]:
        return unheard(self.proceedings.meeting)

    def item_ms(self) -> int:
        return ledger(self.proceedings.meeting).item_ms(self.proceedings.now())


@pytest.fixture
def evening(simplified: Procedure) -> Evening:
    evening = Evening(simplified)
    evening.debating()
    return evening


def test_time_and_turns_by_person_side_and_group(evening: Evening) -> None:
    evening.speaks(WANG, 60)
    evening.speaks(ZHANG, 90, "con")
    evening.speaks(WANG, 20)
    assert evening.heard.people == (Share(ZHANG, 1, 90_000), Share(WANG, 2, 80_000))
    assert evening.heard.sides == (Share("con", 1, 90_000), Share("pro", 2, 80_000))
    assert evening.heard.groups == (
        Share("第二单元", 1, 90_000),
        Share("第一单元", 2, 80_000),
        Share("低层", 2, 80_000),
    )
    assert (evening.heard.turns, evening.heard.ms) == (3, 170_000)


def test_the_speech_under_way_counts_as_far_as_it_has_come(evening: Evening) -> None:
    evening.begins(WANG)
    evening.after(10)
    evening.act(do.PauseClock())
    evening.after(500)
    assert evening.heard.people == (Share(WANG, 1, 10_000),)


def test_what_was_taken_back_was_never_said(evening: Evening) -> None:
    evening.speaks(WANG, 60)
    evening.act(do.Correct(steps=1))
    evening.after(5)
    assert evening.heard.people == (Share(WANG, 1, 65_000),)


def test_the_clock_put_right_is_in_the_share(evening: Evening) -> None:
    evening.begins(WANG)
    evening.after(60)
    evening.act(do.AdjustClock(seconds=30, reason="计时开早了"))
    evening.act(do.EndSpeech())
    assert evening.heard.ms == 30_000


def test_a_guest_who_explains_takes_nobodys_share(evening: Evening) -> None:
    evening.act(do.Recognize(by="钱工"))
    evening.after(100)
    assert evening.heard == Heard()
    evening.act(do.EndSpeech())
    assert evening.heard == Heard()


def test_only_what_began_later_is_counted(evening: Evening) -> None:
    evening.speaks(WANG, 60)
    since = evening.proceedings.meeting.seq
    evening.speaks(ZHANG, 30, "con")
    evening.begins(ZHAO)
    evening.after(7)
    later = heard(evening.proceedings.meeting, evening.proceedings.now(), since)
    assert later.people == (Share(ZHANG, 1, 30_000), Share(ZHAO, 1, 7_000))


@given(st.lists(st.tuples(st.sampled_from([WANG, LI, ZHANG, ZHAO]), st.integers(1, 170)), max_size=8))
def test_the_shares_of_the_people_and_the_sides_make_up_the_whole(
    simplified: Procedure, speeches: list[tuple[str, int]]
) -> None:
    evening = Evening(replace(simplified, speech=replace(simplified.speech, per_motion=None)))
    evening.debating()
    for name, seconds in speeches:
        evening.speaks(name, seconds)
    whole = evening.heard
    assert sum(share.ms for share in whole.people) == whole.ms == 1000 * sum(seconds for _, seconds in speeches)
    assert sum(share.turns for share in whole.sides) == whole.turns == len(speeches)


# The hint


def test_a_group_in_the_hall_that_has_not_been_heard(evening: Evening) -> None:
    assert evening.unheard == ()
    evening.speaks(WANG, 10)
    assert evening.unheard == ()
    evening.speaks(ZHANG, 10, "con")
    assert evening.unheard == ("第三单元",)
    evening.speaks(ZHAO, 10)
    assert evening.unheard == ()


def test_whoever_waits_will_be_heard(evening: Evening) -> None:
    evening.speaks(WANG, 10)
    evening.speaks(LI, 10)
    assert evening.unheard == ("第二单元", "第三单元")
    evening.act(do.RequestFloor(by=ZHAO))
    assert evening.unheard == ("第二单元",)


def test_who_is_not_here_and_who_presides_is_not_asked_for(evening: Evening) -> None:
    evening.act(do.Leave(who=(ZHAO,)))
    evening.speaks(WANG, 10)
    evening.speaks(ZHANG, 10)
    assert evening.unheard == ()


def test_it_is_silent_where_nobody_may_speak(evening: Evening) -> None:
    evening.speaks(WANG, 10)
    evening.speaks(LI, 10)
    evening.act(do.CallVote())
    assert evening.unheard == ()


def test_a_speech_on_the_amendment_is_one_on_the_matter(evening: Evening) -> None:
    evening.speaks(WANG, 10)
    evening.act(do.Move(by=ZHANG, kind="amend", new_text="在西侧装电梯"))
    evening.act(do.Second(by=LI))
    evening.act(do.State())
    evening.speaks(ZHANG, 10)
    assert evening.unheard == ("第三单元",)


# The time of the item


def test_the_item_has_the_time_since_it_was_taken_up(simplified: Procedure) -> None:
    evening = Evening(simplified)
    evening.after(60)
    assert evening.item_ms() == 0
    evening.debating()
    evening.after(90)
    assert evening.item_ms() == 90_000


def test_recesses_are_not_its_time(evening: Evening) -> None:
    evening.after(60)
    evening.act(do.Recess(minutes=5))
    evening.after(300)
    assert evening.item_ms() == 60_000
    evening.act(do.Reconvene())
    evening.after(5)
    assert evening.item_ms() == 65_000


def test_a_recess_that_was_voted_is_none_either(evening: Evening) -> None:
    evening.act(do.UnanimousConsent(kind="recess", seconds=300))
    assert evening.proceedings.meeting.phase == "recess"
    evening.after(300)
    assert evening.item_ms() == 0


def test_the_ledger_counts_the_debate_on_the_item_only(evening: Evening) -> None:
    evening.speaks(WANG, 60)
    evening.act(do.CallVote())
    evening.act(do.Tally(yes=3, no=1))
    evening.act(do.Announce())
    evening.act(do.CloseItem(item=1))
    whole = ledger(evening.proceedings.meeting)
    assert whole.opened == 0
    assert whole.heard(evening.proceedings.now()).ms == 60_000
    evening.act(do.OpenItem(item=1))
    assert ledger(evening.proceedings.meeting).heard(evening.proceedings.now()) == Heard()


def test_a_ledger_read_on_says_what_one_read_anew_says(evening: Evening) -> None:
    deeds: list[Callable[[], None]] = [
        lambda: evening.speaks(WANG, 60),
        lambda: evening.begins(ZHANG, "con"),
        lambda: evening.after(5),
        lambda: evening.act(do.PauseClock()),
        lambda: evening.act(do.ResumeClock()),
        lambda: evening.act(do.Correct(steps=1)),
        lambda: evening.act(do.EndSpeech()),
        lambda: evening.act(do.Recess(minutes=5)),
        lambda: evening.after(300),
        lambda: evening.act(do.Reconvene()),
        lambda: evening.speaks(ZHAO, 10),
        lambda: evening.act(do.CallVote()),
        lambda: evening.act(do.Tally(yes=3, no=1)),
        lambda: evening.act(do.Announce()),
        lambda: evening.act(do.CloseItem(item=1)),
        lambda: evening.act(do.OpenItem(item=1)),
    ]
    book = ledger(evening.proceedings.meeting)
    for deed in deeds:
        deed()
        meeting, now = evening.proceedings.meeting, evening.proceedings.now()
        book, anew = ledger(meeting, book), ledger(meeting)
        assert (book.heard(now), book.item_ms(now)) == (anew.heard(now), anew.item_ms(now))


def test_a_ledger_reads_on_without_looking_back(evening: Evening) -> None:
    before = ledger(evening.proceedings.meeting)
    evening.speaks(WANG, 60)
    assert before.leads_to(evening.proceedings.meeting)
    evening.act(do.Correct(steps=1))
    assert not before.leads_to(evening.proceedings.meeting)
