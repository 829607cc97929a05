"""When an `Enter` counts: after an act, held down, and on what somebody else has just changed."""

from yishi_tui.tui.guard import EnterGuard

MS = 1_000_000


def test_the_first_press_counts() -> None:
    assert EnterGuard().press(0) == "do"


def test_a_press_right_after_an_act_does_not() -> None:
    guard = EnterGuard()
    guard.acted(0)
    assert guard.press(299 * MS) == "ignore"


def test_a_key_that_is_held_down_counts_once() -> None:
    """It begins to repeat after half a second and then comes thirty times a second."""
    guard = EnterGuard()
    assert guard.press(0) == "do"
    guard.acted(2 * MS)
    answers = [guard.press(at * MS) for at in range(500, 2500, 33)]
    assert answers[0] == "wait"
    assert set(answers[1:]) == {"ignore"}
    assert not guard.due(3000 * MS)


def test_a_quick_second_press_of_the_host_is_not_lost() -> None:
    guard = EnterGuard()
    guard.press(0)
    guard.acted(0)
    assert guard.press(400 * MS) == "wait"
    assert not guard.due(450 * MS)
    assert guard.due(500 * MS)
    assert not guard.due(501 * MS)


def test_what_somebody_else_changed_must_be_seen_first() -> None:
    guard = EnterGuard()
    guard.changed(0)
    assert guard.press(699 * MS) == "changed"
    assert guard.press(900 * MS) == "do"


def test_a_waiting_press_lapses_when_somebody_else_acts() -> None:
    guard = EnterGuard()
    guard.acted(0)
    assert guard.press(400 * MS) == "wait"
    guard.changed(450 * MS)
    assert not guard.due(600 * MS)


def test_ones_own_act_is_no_change_by_others() -> None:
    guard = EnterGuard()
    guard.acted(0)
    assert guard.press(1000 * MS) == "do"


def test_another_key_tells_that_a_waiting_press_was_no_repeat() -> None:
    guard = EnterGuard()
    assert not guard.other_key()
    guard.acted(0)
    assert guard.press(400 * MS) == "wait"
    assert guard.other_key()
    assert not guard.due(600 * MS)
