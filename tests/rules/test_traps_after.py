"""Traps 60 to 62: the time for objections, the share of a group, and those who are there without a vote."""

import json
from datetime import date
from pathlib import Path

import pytest
from msgspec import convert
from msgspec.structs import replace

from tests.ladder.stage import check, rules
from tests.rules.counting import Counted
from tests.rules.dsl import Line, given, lacks, ok, refused
from tests.rules.lines import (
    CLERK,
    LAWYER,
    LI,
    MAIN,
    OPEN,
    VISITOR,
    VOTERS,
    WANG,
    ZHAO,
    ZHOU,
    arrive,
    call_vote,
    cast,
    do,
    hand,
    interrupt,
    leave,
    main,
    move,
    plan,
    recognize,
    seconds,
    speak,
    vote,
)
from tests.rules.told import played, told
from yishi_tui.cli.run import run
from yishi_tui.domain.periods import Calendar, period
from yishi_tui.domain.plan import Member
from yishi_tui.domain.procedure import Procedure, Publicity, Representation
from yishi_tui.domain.representation import group_share
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.render import render

PUBLIC = ("simplified", "five-step")
PLAIN = Calendar()


def minutes(procedure: Procedure, *lines: Line) -> str:
    proceedings, refusal = played(procedure, lines)
    assert refusal is None
    history = proceedings.meeting.history
    return render(entries(history), history)


# 60: the time for objections


def test_trap_60_the_day_of_posting_does_not_count_and_day_six_is_too_early() -> None:
    run_ = period(date(2026, 11, 23), 7, PLAIN)
    assert (run_.first, run_.due, run_.last) == (date(2026, 11, 24), date(2026, 11, 30), date(2026, 11, 30))
    assert not run_.over(date(2026, 11, 29))
    assert not run_.over(date(2026, 11, 30)), "the last day ends at 24:00"
    assert run_.over(date(2026, 12, 1))


@pytest.mark.parametrize(
    ("posted", "due", "last"),
    [
        ("2026-11-21", "2026-11-28", "2026-11-30"),
        ("2026-11-22", "2026-11-29", "2026-11-30"),
        ("2026-04-24", "2026-05-01", "2026-05-04"),
        ("2026-12-25", "2027-01-01", "2027-01-04"),
        ("2024-02-22", "2024-02-29", "2024-02-29"),
    ],
)
def test_trap_60_a_day_of_rest_moves_the_end_on(posted: str, due: str, last: str) -> None:
    found = period(date.fromisoformat(posted), 7, PLAIN)
    assert (found.due.isoformat(), found.last.isoformat()) == (due, last)


def test_trap_60_what_is_announced_for_the_year_governs() -> None:
    posted = date(2026, 9, 24)
    assert period(posted, 7, PLAIN).last == date(2026, 10, 5)
    longer = Calendar(holidays=tuple(date(2026, 10, day) for day in range(1, 8)))
    assert period(posted, 7, longer).last == date(2026, 10, 8)
    worked = Calendar(workdays=(date(2026, 11, 28),))
    assert period(date(2026, 11, 21), 7, worked).last == date(2026, 11, 28)


def test_trap_60_a_ruleset_says_which_days_those_are() -> None:
    table = {"days": 7, "holidays": [date(2026, 10, 8)], "workdays": ["2026-10-10"]}
    assert convert(table, Publicity).holidays == (date(2026, 10, 8),)
    assert convert(table, Publicity).workdays == (date(2026, 10, 10),)


@pytest.mark.parametrize("objecting", [19, 20, 21])
def test_trap_60_exactly_a_fifth_reopens_nothing(counted: Counted, objecting: int) -> None:
    heads = {"no": objecting, "all": 100}
    criterion = {"side": "no", "op": ">", "threshold": "1/5", "base": "membership"}
    found = counted(counts={"heads": heads}, criteria=[criterion])
    assert found["result"] == ("adopted" if objecting > 20 else "lost")
    assert found["needed"] == {"heads": 21}


@pytest.mark.parametrize("name", PUBLIC)
def test_trap_60_the_minutes_say_until_when_and_how_many(name: str) -> None:
    opening = plan(starts="2026-11-28T19:00:00+08:00")
    page = minutes(rules(name), opening, main(second=LI if name == "simplified" else None), vote(5, 0), do("adjourn"))
    assert "公示期为2026年11月29日至2026年12月5日，共7天；最后一天是休息日，顺延到2026年12月7日24:00" in page
    assert "（同一人只计一次）超过全体居民的1/5时，重新协商：每100人中要有21人提出，20人还不到。" in page
    assert "公示本身不产生法律效力" in page
    assert "生效" not in page


@pytest.mark.parametrize("name", ["nantang", "ronr"])
def test_trap_60_where_no_notice_is_asked_for_none_is_spoken_of(name: str) -> None:
    page = minutes(rules(name), OPEN, main(second=LI if name == "ronr" else None), vote(5, 0), do("adjourn"))
    assert "公示" not in page


@pytest.mark.parametrize(("posted", "said"), [("2026-01-05", "公示期已满"), ("2999-01-01", "还没有期满")])
def test_trap_60_the_status_says_whether_it_has_run_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], posted: str, said: str
) -> None:
    folder = tmp_path / f"{posted}-x"
    folder.mkdir()
    members = "".join(f'[[members]]\nname = "{name}"\n' for name in VOTERS)
    head = f'title = "会"\nstarts = {posted}T19:00:00+08:00\n[seats]\nhost = "{ZHOU}"\n'
    (folder / "meeting.toml").write_text(head + members, "utf-8")
    script = tmp_path / "script.jsonl"
    acts = (do("call_to_order"), MAIN, vote(5, 0), do("adjourn"))
    script.write_text("\n".join(json.dumps(act) for act in acts), "utf-8")
    assert run(["--lang", "zh", "play", str(script), "--session", str(folder), "--strict"]) == 0
    capsys.readouterr()
    assert run(["--lang", "zh", "status", str(folder)]) == 0
    assert said in capsys.readouterr().out


# 61: the share of a group


def delegates(of: int, have: int, group: str = "vulnerable") -> tuple[Member, ...]:
    marked = tuple(Member(name=f"代表{n}", groups=(group,)) for n in range(have))
    return (*marked, *(Member(name=f"代表{n}") for n in range(have, of)))


TENTH = Representation(group="vulnerable")


@pytest.mark.parametrize(
    ("of", "have", "needed", "short", "percent"),
    [(31, 3, 4, 1, "9.68"), (30, 3, 3, 0, "10.00"), (31, 4, 4, 0, "12.90"), (1, 1, 1, 0, "100.00")],
)
def test_trap_61_three_of_thirty_one_are_one_short(of: int, have: int, needed: int, short: int, percent: str) -> None:
    share = group_share(TENTH, delegates(of, have))
    assert share is not None
    assert (share.have, share.of, share.needed, share.short, share.percent) == (have, of, needed, short, percent)


def test_trap_61_it_is_counted_among_the_delegates_who_vote() -> None:
    silent = replace(delegates(1, 1)[0], name="社工", votes=False)
    share = group_share(TENTH, (*delegates(31, 3), silent))
    assert share is not None
    assert (share.have, share.of) == (3, 31)


def test_trap_61_nothing_is_said_where_no_groups_were_written_down_or_no_share_is_asked() -> None:
    assert group_share(TENTH, delegates(31, 0)) is None
    assert group_share(None, delegates(31, 3)) is None
    assert group_share(TENTH, delegates(31, 3, "楼组长")) is None


def test_trap_61_the_group_by_any_of_its_names() -> None:
    share = group_share(replace(TENTH, known_as=("困难群体",)), delegates(31, 3, "困难群体"))
    assert share is not None
    assert (share.have, share.short) == (3, 1)


def roll_of(have: int) -> list[Line]:
    return [{"name": f"代表{n}", "groups": ["vulnerable"] if n < have else []} for n in range(31)]


@pytest.mark.parametrize("name", ["simplified", "blue-valley"])
@pytest.mark.parametrize(
    ("have", "said"),
    [(3, "31人中有3人，占9.68%，还差1人（只作提醒，不影响会议）"), (4, "31人中有4人，占12.90%")],
)
def test_trap_61_the_minutes_give_numbers_and_the_meeting_goes_on(name: str, have: int, said: str) -> None:
    opening = do("plan", title="会", members=roll_of(have), host="代表0")
    page = minutes(rules(name), opening, do("adjourn"))
    assert f"- **困难群体代表**：{said}\n" in page
    assert "vulnerable" not in page


def test_trap_61_who_plans_the_meeting_is_reminded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "roll.csv"
    file.write_text("姓名,分组\n" + "".join(f"代表{n},{'困难群体' if n < 3 else ''}\n" for n in range(31)), "utf-8")
    line = ["--lang", "zh", "--sessions", str(tmp_path), "new", "会", "--roll", str(file), "--host", "代表0"]
    assert run(line) == 0
    assert "提醒：困难群体代表 31 人中有 3 人，占 9.68%，还差 1 人。" in capsys.readouterr().err


# 62: observers and experts


@pytest.mark.parametrize("name", ["simplified", "ronr"])
@pytest.mark.parametrize("who", [VISITOR, CLERK])
def test_trap_62_no_motion_no_second_no_speech_no_vote(name: str, who: str) -> None:
    rule = "without_vote" if who == CLERK else "guest_may_not"
    here = (OPEN, arrive(VISITOR)) if who == VISITOR else (OPEN,)
    check(name, given(*here).when(move(who, "main", text="种花")).then(refused(rule), pending=[], question=None))
    check(name, given(*here, move(WANG, "main", text="种花")).when(seconds(who)).then(refused(rule)))
    pending = given(*here, MAIN)
    for line in (hand(who), recognize(by=who, stance="pro"), interrupt(who), do("division", by=who)):
        check(name, pending.when(line).then(refused(rule), pending=["main"], floor=None))
    check(name, given(*here, MAIN, call_vote(method="roll_call")).when(cast(who)).then(refused(rule)))


def test_trap_62_neither_in_the_quorum_nor_among_the_voters() -> None:
    four_left = (OPEN, arrive(VISITOR, LAWYER), leave(*VOTERS[3:]))
    row = given(*four_left).when(move(WANG, "main", text="种花"))
    row.then(refused("no_quorum", present=3, needed=4), quorum={"present": 3, "needed": 4, "met": False}).check()
    full = given(OPEN, arrive(VISITOR, LAWYER), MAIN).when(vote(7, 0))
    full.then(refused("more_votes_than_present", votes=7, present=6), quorum={"present": 7}).check()
    paper = given(OPEN, arrive(VISITOR, LAWYER), MAIN, call_vote(method="ballot"))
    paper.when(do("ballot", voters=8, collected=8)).then(refused("more_papers_than_voters", present=7)).check()


def test_trap_62_an_expert_answers_when_asked_on_a_clock_of_their_own() -> None:
    row = given(OPEN, MAIN, arrive(LAWYER)).when(hand(LAWYER)).then(refused("guest_may_not"))
    row = row.when(recognize(by=LAWYER)).then(ok, floor={"by": LAWYER, "stance": None, "speech_no": 0}, queue=[])
    row.when(do("end_speech"), hand(ZHAO, "con")).then(ok, speeches={}, queue=[{"by": ZHAO}]).check()


def test_trap_62_the_refusal_is_courteous_and_says_whom_to_ask() -> None:
    refusal = told("simplified", OPEN, arrive(VISITOR), MAIN, hand(VISITOR))
    assert VISITOR in refusal.why
    assert refusal.remedy == "有要紧的意见，可以请一位成员代为提出。"
    assert refusal.say == "请您先听着，有要紧的话，可以请邻居替您提出来。"


ADEPT = plan(
    members=[*VOTERS, {"name": "老郭", "groups": ["议事能手"]}], guests=[{"name": "郭老师", "role": "议事能手"}]
)


def test_trap_62_where_there_is_a_phase_for_them_it_is_theirs_only() -> None:
    row = given(ADEPT, MAIN, arrive("郭老师")).when(recognize(by="郭老师", stance="pro")).then(refused("guest_may_not"))
    row = row.when(do("phase", act="debate"), do("phase", act="expert"), hand(WANG, "pro"))
    row = row.then(refused("phase_person", name=WANG)).when(speak("郭老师", None, 60)).then(ok, quorum={"present": 8})
    check("chaoyang", row.when(vote(8, 0)).then(refused("more_votes_than_present", present=7), acts=lacks("announce")))
