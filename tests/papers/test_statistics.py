"""A meeting in figures: they add up, and agree with what the minutes say."""

from msgspec.structs import replace

from tests.minutes.evening import HOST, LI, PLAN, VOTERS, WANG, ZHANG, ZHAO, Evening
from yishi_tui.domain.plan import Item
from yishi_tui.domain.procedure import Procedure
from yishi_tui.fairness import Share, ledger
from yishi_tui.papers.statistics import Fates, ItemTime, Points, figures, people, sums

GROUPS = {WANG: ("低层", "一单元"), LI: ("低层",), ZHANG: ("高层",), HOST: ("高层",)}


def grouped(simplified: Procedure) -> Evening:
    """Four members in groups, one of them not there, and twenty minutes planned for the first item."""
    members = tuple(replace(each, groups=GROUPS.get(each.name, ())) for each in PLAN.members)
    plan = replace(PLAN, members=members, items=(Item(title="电梯", minutes=20), Item(title="绿化")))
    return Evening(simplified, plan, tuple(name for name in VOTERS if name != ZHANG)).do("call_to_order")


def test_two_meetings_of_a_session(held: Evening) -> None:
    first, second = figures(held.history)
    assert (first.number, second.number) == (1, 2)
    assert (first.expected, first.present, first.present_at_opening, first.quorum_needed) == (7, 7, 6, 4)
    assert first.quorum_met
    assert first.points == Points(raised=1, well_taken=0, appeals=1, reversed=0)
    assert first.amendments == Fates(made=3, adopted=1, lost=0, fell=1)  # one was its mover's own until he withdrew it
    assert first.motions.made == 7
    assert sums([first, second]).motions.made == first.motions.made + second.motions.made
    assert sums([first, second]).people == first.people


def test_every_motion_has_one_fate(held: Evening) -> None:
    motions = figures(held.history)[0].motions
    told = [motion for section in held.minutes(1).sections for motion in section.motions if motion.kind == "main"]
    assert motions.adopted + motions.lost + motions.fell + motions.other == len(told)
    assert motions.adopted == sum(motion.fate == "adopted" for motion in told) > 0


def test_attendance_of_groups_counts_those_with_a_vote(simplified: Procedure) -> None:
    (meeting,) = figures(grouped(simplified).do("adjourn").history)
    counts = {group.name: (group.present, group.members) for group in meeting.groups}
    assert counts == {"高层": (1, 2), "低层": (2, 2), "一单元": (1, 1)}


def test_speaking_time_of_a_meeting_is_that_meetings_own(simplified: Procedure) -> None:
    evening = grouped(simplified).put(ZHAO, "种花").do("speak", by=WANG, stance="pro", seconds=40)
    evening.do("speak", by=LI, stance="con", seconds=20).vote(3, 2).do("next_meeting", days=7)
    evening.put(ZHAO, "种树").do("speak", by=WANG, stance="pro", seconds=10).vote(3, 2).do("adjourn")
    first, second = figures(evening.history)
    assert first.people == (Share(name=WANG, turns=1, ms=40_000), Share(name=LI, turns=1, ms=20_000))
    assert first.speaking_groups[0] == Share(name="低层", turns=2, ms=60_000)
    assert (second.speaking_ms, second.speeches) == (10_000, 1)
    assert sums([first, second]).people[0] == Share(name=WANG, turns=2, ms=50_000)


def test_time_of_items_leaves_recesses_out_and_agrees_with_the_ledger(simplified: Procedure) -> None:
    evening = grouped(simplified).wait(30).do("open_item", item=1).wait(60).do("recess", minutes=5).wait(300)
    evening.do("reconvene").wait(40)
    evening.do("note", by=LI, text="看图")
    assert ledger(evening.proceedings.meeting).item_ms(evening.proceedings.now()) == 100_000
    (meeting,) = figures(evening.history)
    assert meeting.items == (ItemTime(number=1, title="电梯", planned_ms=1_200_000, spent_ms=100_000),)


def test_what_was_corrected_counts_for_nothing(simplified: Procedure) -> None:
    evening = grouped(simplified).put(ZHAO, "种花").do("speak", by=WANG, stance="pro", seconds=40).do("correct")
    assert figures(evening.do("adjourn").history)[0].people == ()


def test_who_is_left_out_is_named_nowhere_and_the_sums_stay(simplified: Procedure) -> None:
    evening = grouped(simplified).put(ZHAO, "种花").do("speak", by=WANG, stance="pro", seconds=40)
    (meeting,) = figures(evening.do("speak", by=LI, stance="con", seconds=20).vote(3, 2).do("adjourn").history)
    assert [share.name for share in meeting.without([WANG]).people] == [LI]
    assert meeting.without([WANG]).speaking_ms == meeting.nameless().speaking_ms == 60_000
    assert meeting.nameless().people == ()


def test_a_meeting_that_was_never_opened_has_no_figures(simplified: Procedure) -> None:
    planned = Evening(simplified).do("note", by=LI, text="先到")
    assert figures(planned.history) == ()
    assert {HOST, ZHANG} <= people(planned.history)
    assert people([]) == frozenset()
