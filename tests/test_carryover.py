"""What a meeting leaves comes back in a session of its own, as it stood: pending, postponed, tabled, referred, decided."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from yishi_tui import carryover, plans, sessions
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.motions import legal_kinds
from yishi_tui.domain.plan import Item, Member, Plan, Seats
from yishi_tui.domain.view import state_of
from yishi_tui.journal import verify
from yishi_tui.minutes.pages import page
from yishi_tui.proceedings import Proceedings
from yishi_tui.tables import InputError

HOST, LI, WANG, ZHAO = "许慧", "李桂芳", "王秀兰", "赵强"
MEMBERS = (HOST, LI, WANG, ZHAO)
START = datetime.fromisoformat("2026-11-22T19:00:00+08:00")
SHED, LAMP, BENCH = "车棚放在东门", "楼道换声控灯", "花园添一张长椅"


def held(root: Path, plan: Plan, at: datetime) -> Proceedings:
    """The proceedings of a meeting of this plan, everybody there and not called to order yet."""
    folder = sessions.create(root, at.date(), plan.title, plans.dump_plan(plan))
    return opened(folder, at)


def opened(folder: Path, at: datetime) -> Proceedings:
    return sessions.open_proceedings(folder, ScriptClock(at), everybody=True)


def first(root: Path, *acts: do.Command, rules: str = "simplified", items: tuple[Item, ...] = ()) -> Proceedings:
    """A meeting with these acts after the call to order, adjourned."""
    members = tuple(Member(name=name) for name in MEMBERS)
    plan = Plan(title="第一次", rules=rules, seats=Seats(host=HOST), members=members, items=items)
    proceedings = held(root, plan, START)
    done(proceedings, do.CallToOrder(), *acts, do.Adjourn())
    return proceedings


def done(proceedings: Proceedings, *acts: do.Command) -> None:
    for act in acts:
        assert proceedings.submit(act) is None, act


def after(
    before: Proceedings,
    root: Path,
    days: int = 7,
    rules: str = "",
    drop: tuple[str, ...] = (),
    new: tuple[str, ...] = (),
) -> Proceedings:
    """The next meeting in a folder of its own; items dropped from its agenda by hand, others put first."""
    plan = carryover.continued(before.meeting, before.journal.head)
    items = tuple(item for item in plan.items if item.title not in drop)
    first_of_all = tuple(Item(title=title) for title in new)
    plan = replace(plan, title="第二次", items=(*first_of_all, *items), rules=rules or plan.rules)
    at = before.now() + timedelta(days=days)
    folder = sessions.create(root, at.date(), plan.title, plans.dump_plan(plan))
    left = carryover.dump(carryover.legacy(before.meeting, before.journal.head))
    (folder / carryover.FILE).write_text(left, encoding="utf-8")
    return opened(folder, at)


def moved(text: str, by: str = LI) -> tuple[do.Command, ...]:
    return do.Move(by=by, kind="main", text=text), do.Second(by=WANG), do.State()


def motion(kind: do.Kind, by: str = ZHAO, **details: str) -> tuple[do.Command, ...]:
    return do.Move(by=by, kind=kind, **details), do.Second(by=WANG), do.State()


def vote(yes: int, no: int) -> tuple[do.Command, ...]:
    return do.CallVote(method="hands"), do.Tally(yes=yes, no=no, abstain=0), do.Announce()


def kinds(proceedings: Proceedings, where: str) -> object:
    return state_of(proceedings.meeting, proceedings.now())[where]


AMENDED = (
    *moved(SHED),
    do.Recognize(by=LI, stance="pro"),
    do.EndSpeech(),
    *motion("amend", text="东门改北门", target="main", new_text="车棚放在北门"),
)


def test_what_was_pending_is_pending_at_once_with_its_amendment(tmp_path: Path) -> None:
    before = first(tmp_path, *AMENDED)
    again = after(before, tmp_path)
    assert kinds(again, "unfinished") == [["main", "amend"]]
    done(again, do.CallToOrder())
    assert kinds(again, "pending") == ["main", "amend"]
    assert again.meeting.item == 1
    done(again, *vote(3, 0), *vote(3, 0), do.CloseItem(), do.Adjourn())
    assert [text.text for text in again.meeting.business.adopted] == ["车棚放在北门"]
    minutes = page(again.meeting.history, again.journal.head, "zh")
    assert "车棚放在北门" in minutes
    assert "承接上次会议" in minutes


def test_the_journal_alone_rebuilds_it(tmp_path: Path) -> None:
    again = after(first(tmp_path, *AMENDED), tmp_path)
    done(again, do.CallToOrder(), *vote(3, 0))
    journal = again.journal
    assert isinstance(journal, sessions.FileJournal)
    folder = journal.path.parent
    (folder / carryover.FILE).unlink()
    assert verify(journal.path).ok
    with closing(sessions.FileJournal.open(journal.path, write=False)):
        assert opened(folder, START).meeting == again.meeting


@pytest.mark.parametrize(("days", "speeches"), [(0, {LI: 1}), (7, {})], ids=["the same day", "another day"])
def test_speeches_are_counted_afresh_on_another_day(tmp_path: Path, days: int, speeches: dict[str, int]) -> None:
    again = after(first(tmp_path, *AMENDED[:-3]), tmp_path, days)
    done(again, do.CallToOrder())
    assert kinds(again, "speeches") == speeches


def test_an_order_to_close_debate_ends_with_its_session(tmp_path: Path) -> None:
    closed = (*motion("previous_question"), *vote(3, 0))
    again = after(first(tmp_path, *moved(SHED), *closed), tmp_path)
    done(again, do.CallToOrder(), do.Recognize(by=LI, stance="pro"))


def test_what_was_postponed_comes_with_its_item_after_what_was_unfinished(tmp_path: Path) -> None:
    postponed = (*moved(LAMP), *motion("postpone_definitely", until="next_meeting"), *vote(3, 0))
    again = after(first(tmp_path, *postponed, *moved(SHED)), tmp_path)
    assert kinds(again, "postponed") == [["main"]]
    done(again, do.CallToOrder())
    assert again.meeting.business.stack[0].text == SHED
    assert kinds(again, "postponed") == [["main"]]
    done(again, *vote(3, 0), do.CloseItem())
    assert again.meeting.business.stack[0].text == LAMP
    done(again, do.OpenItem(item=2), *vote(3, 0), do.CloseItem(), do.Adjourn())


def test_new_business_put_first_by_hand_is_first(tmp_path: Path) -> None:
    again = after(first(tmp_path, *moved(SHED)), tmp_path, new=("通报物业账目",))
    done(again, do.CallToOrder())
    assert kinds(again, "pending") == []
    done(again, do.OpenItem(item=1), do.CloseItem(), do.OpenItem(item=2))
    assert kinds(again, "pending") == ["main"]


def test_what_is_on_no_agenda_any_more_comes_first_all_the_same(tmp_path: Path) -> None:
    again = after(first(tmp_path, *moved(SHED)), tmp_path, drop=(SHED,), new=("通报物业账目",))
    done(again, do.CallToOrder())
    assert (kinds(again, "pending"), again.meeting.item) == (["main"], None)


def test_what_lies_on_the_table_is_taken_from_it_with_its_amendment(tmp_path: Path) -> None:
    before = first(tmp_path, *AMENDED, *motion("lay_on_table"), *vote(3, 0), rules="ronr")
    again = after(before, tmp_path)
    assert kinds(again, "on_table") == [["main", "amend"]]
    assert [(item.motion, "取回" in item.brief) for item in again.meeting.plan.items] == [("", True)]
    done(again, do.CallToOrder())
    assert kinds(again, "pending") == []
    done(again, *motion("take_from_table"), *vote(3, 0))
    assert kinds(again, "pending") == ["main", "amend"]


def test_what_lay_on_the_table_through_two_sessions_is_there_no_longer(tmp_path: Path) -> None:
    before = first(tmp_path, *AMENDED, *motion("lay_on_table"), *vote(3, 0), rules="ronr")
    second = after(before, tmp_path)
    done(second, do.CallToOrder(), do.Adjourn())
    third = after(second, tmp_path)
    assert (kinds(third, "on_table"), third.meeting.plan.items) == ([], ())


def test_a_committee_is_discharged_in_the_next_session(tmp_path: Path) -> None:
    referred = (*moved(SHED), *motion("commit", to="车棚小组", text="交给车棚小组"), *vote(3, 0))
    again = after(first(tmp_path, *referred, rules="ronr"), tmp_path)
    assert kinds(again, "in_committee") == [["main"]]
    assert [item.title for item in after(again, tmp_path).meeting.plan.items] == [SHED]
    done(again, do.CallToOrder(), *motion("discharge_committee"), *vote(3, 0))
    assert kinds(again, "pending") == ["main"]


def test_what_was_adopted_can_be_rescinded_and_what_was_lost_moved_again(tmp_path: Path) -> None:
    before = first(tmp_path, *moved(SHED), *vote(3, 0), *moved(BENCH), *vote(0, 3), rules="ronr")
    again = after(before, tmp_path)
    done(again, do.CallToOrder(), *motion("rescind_amend", text=SHED), *vote(3, 0))
    assert kinds(again, "adopted") == []
    done(again, *moved(BENCH))


def test_it_is_too_late_to_reconsider(tmp_path: Path) -> None:
    before = first(tmp_path, *moved(SHED), *vote(3, 0), rules="ronr")
    again = after(before, tmp_path)
    done(again, do.CallToOrder())
    assert "reconsider" not in legal_kinds(again.meeting)


def test_an_adjourned_meeting_is_the_same_session(tmp_path: Path) -> None:
    fixed = (*motion("fix_time_adjourn", until="2026-11-23T19:00"), *vote(3, 0))
    lost = (*moved(BENCH), *vote(0, 3))
    again = after(first(tmp_path, *lost, *moved(SHED), *fixed, rules="ronr"), tmp_path, days=1)
    done(again, do.CallToOrder(), *vote(3, 0))
    refusal = again.submit(do.Move(by=LI, kind="main", text=BENCH))
    assert refusal is not None
    assert refusal.rule == "lost_before"


@pytest.mark.parametrize(("days", "pending"), [(60, ["main"]), (200, [])])
def test_after_more_than_a_quarter_what_was_open_has_fallen(tmp_path: Path, days: int, pending: list[str]) -> None:
    again = after(first(tmp_path, *moved(SHED), rules="ronr"), tmp_path, days)
    done(again, do.CallToOrder())
    assert kinds(again, "pending") == pending
    assert kinds(again, "unfinished") == []


def test_a_third_session_has_what_the_second_never_came_to(tmp_path: Path) -> None:
    second = after(first(tmp_path, *AMENDED), tmp_path)
    third = after(second, tmp_path)  # the second was never held
    done(third, do.CallToOrder())
    assert kinds(third, "pending") == ["main", "amend"]
    done(third, do.Adjourn())
    fourth = after(third, tmp_path)
    done(fourth, do.CallToOrder(), *vote(3, 0), *vote(3, 0))
    assert [text.text for text in fourth.meeting.business.adopted] == ["车棚放在北门"]


def test_rules_that_do_not_know_a_kind_leave_what_is_beneath_it(tmp_path: Path) -> None:
    indefinitely = motion("postpone_indefinitely")
    again = after(first(tmp_path, *moved(SHED), *indefinitely, rules="ronr"), tmp_path, rules="simplified")
    done(again, do.CallToOrder())
    assert kinds(again, "pending") == ["main"]


def test_a_correction_of_the_call_takes_back_what_came_with_it(tmp_path: Path) -> None:
    again = after(first(tmp_path, *AMENDED), tmp_path)
    done(again, do.CallToOrder())
    done(again, do.Correct())
    assert (again.meeting.phase, kinds(again, "unfinished")) == ("planned", [["main", "amend"]])


@pytest.mark.parametrize(
    ("old", "new"),
    [("赵强", "赵\\u202e强"), ('"head": "', '"head": "0'), ("{", "["), ('"text"', '"words"')],
    ids=["unseemly", "another meeting's", "cut", "another form"],
)
def test_a_file_that_was_changed_is_named(tmp_path: Path, old: str, new: str) -> None:
    before = first(tmp_path, *AMENDED)
    again = after(before, tmp_path)
    journal = again.journal
    assert isinstance(journal, sessions.FileJournal)
    path = journal.path.parent / carryover.FILE
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(InputError, match=r"carried\.json.*yishi new --after"):
        opened(path.parent, START)


def test_without_the_hash_in_the_plan_nothing_is_taken_over(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / carryover.FILE).write_text("not read", "utf-8")
    assert carryover.read(folder, Plan(title="x")) is None
