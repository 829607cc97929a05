"""The last part of the minutes of a long meeting says what the whole minutes say, of what has been taken up since."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_random import acted, begun

from tests.minutes.evening import LI, WANG, Evening
from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.procedure import Procedure
from yishi_tui.minutes.motion_values import Motion
from yishi_tui.minutes.pages import page, recent_page
from yishi_tui.minutes.recent import LEAST, MOST, Recent
from yishi_tui.minutes.values import Minutes
from yishi_tui.phrases import Lang

FEW = 5
SEVERAL = 12
REDONE = 0.05
"""How often the last correction is itself taken back, where that can be done."""


def roots(minutes: Minutes) -> dict[int, Motion]:
    return {motion.id: motion for section in minutes.sections for motion in section.motions}


def take_back_the_last_correction(evening: Evening) -> None:
    gone = voided(evening.history)
    made = [each.seq for each in evening.history if isinstance(each.event, ev.Corrected) and each.seq not in gone]
    if made:
        evening.attempt("correct", seq=[made[-1]])


@given(seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_after_every_act_of_any_meeting(simplified: Procedure, seed: int) -> None:
    chance, evening = Random(seed), begun(simplified)
    recent = Recent(FEW, SEVERAL)
    for _ in acted(evening, chance):
        if chance.random() < REDONE:
            take_back_the_last_correction(evening)
        recent.follow(evening.history)
        if len(evening.history):
            compare(recent.minutes(), evening.minutes())


def compare(part: Minutes, whole: Minutes) -> None:
    told, known = roots(part), roots(whole)
    assert told.keys() <= known.keys()
    newer = [told[each] for each in told if each >= min(told)]
    begun_here = [motion for motion in newer if len(motion.versions) == len(known[motion.id].versions)]
    assert begun_here == [known[motion.id] for motion in begun_here]
    assert {each: told[each].label for each in told} == {each: known[each].label for each in told}
    assert {each: told[each].fate for each in told} == {each: known[each].fate for each in told}
    assert part.notes == whole.notes[len(whole.notes) - len(part.notes) :]
    assert part.rulings == whole.rulings[len(whole.rulings) - len(part.rulings) :]
    assert part.actions == whole.actions[len(whole.actions) - len(part.actions) :]
    assert part.corrections == whole.corrections[len(whole.corrections) - len(part.corrections) :]
    assert part.heading.phase == whole.heading.phase


def question(evening: Evening, number: int) -> None:
    evening.put(WANG, f"装第{number}盏路灯").vote(4, 1)


@pytest.fixture
def long(simplified: Procedure) -> Evening:
    """So many questions that the first of them are no longer among the last."""
    evening = Evening.opened(simplified)
    for number in range(1, 81):
        question(evening, number)
    return evening


def test_it_stays_short_however_long_the_meeting(long: Evening) -> None:
    recent = Recent()
    recent.follow(long.history)
    assert len(long.history) > 2 * MOST
    few = roots(recent.minutes())
    for number in range(81, 200):
        question(long, number)
        recent.follow(long.history)
    assert 0 < len(roots(recent.minutes())) <= 2 * len(few)
    assert LEAST <= sum(1 for _ in long.history.since(min(roots(recent.minutes())) - 1)) <= MOST


def test_numbers_go_on(long: Evening) -> None:
    recent = Recent()
    recent.follow(long.history)
    last = list(roots(recent.minutes()).values())[-1]
    assert (last.label, last.text) == ("80", "装第80盏路灯")


def test_what_is_taken_back_far_behind_is_gone(long: Evening) -> None:
    recent = Recent()
    recent.follow(long.history)
    note = next(each.seq for each in long.do("note", by=LI, text="笔误").history.since(len(long.history) - 1))
    for number in range(81, 140):
        question(long, number)
    recent.follow(long.history)
    long.do("correct", seq=[note])
    recent.follow(long.history)
    fresh = Recent()
    fresh.follow(long.history)
    assert roots(recent.minutes()) == roots(fresh.minutes())
    assert [each.took[0].seq for each in recent.minutes().corrections] == [note]


@pytest.fixture
def behind(simplified: Procedure) -> Evening:
    """A decision, and so much after it that it is no longer among the last steps."""
    evening = Evening.opened(simplified).do("open_item", item=1)
    question(evening, 1)
    evening.do("open_item", item=2)
    for _ in range(SEVERAL):
        evening.do("note", by=LI, text="低层担心采光")
    return evening


def test_a_question_of_this_meeting_is_not_said_to_come_from_the_last(behind: Evening) -> None:
    behind.put(WANG, kind="reconsider", voted="yes").vote(4, 1)
    (again,) = roots(last_steps(behind)).values()
    assert (again.label, again.fate, again.carried, again.versions) == ("1", "pending", False, ())


def test_a_decision_keeps_its_fate_while_its_reconsidering_is_lost(behind: Evening) -> None:
    behind.put(WANG, kind="reconsider", voted="yes").vote(1, 4)
    (again,) = roots(last_steps(behind)).values()
    assert (again.label, again.fate, again.polls) == ("1", "adopted", ())


def last_steps(evening: Evening) -> Minutes:
    recent = Recent(FEW, SEVERAL)
    recent.follow(evening.history)
    return recent.minutes()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_leaves_out_what_does_not_change_and_says_so(long: Evening, lang: Lang) -> None:
    recent = Recent()
    recent.follow(long.history)
    part, whole = recent_page(recent, long.history, lang), page(long.history, long.head, lang)
    assert ("按 4" in part) if lang == "zh" else ("press 4" in part)
    assert long.head not in part
    assert part.splitlines()[0] == whole.splitlines()[0]
    told = [row for row in part.splitlines() if row.startswith(("####", "> "))]
    assert set(told) <= set(whole.splitlines())
    assert len(part) < len(whole) / 2


def test_a_history_that_has_begun_again(simplified: Procedure, long: Evening) -> None:
    recent, other = Recent(), Evening.opened(simplified).put(WANG, "修楼道的灯")
    recent.follow(long.history)
    recent.follow(other.history)
    assert [motion.text for motion in roots(recent.minutes()).values()] == ["修楼道的灯"]
