"""Whatever a meeting does, its minutes can be written, and no vote and no speech is missing in them."""

from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.minutes.evening import EVERYBODY, LAWYER, PLAN, VOTERS, Evening
from yishi_tui.chronicle import brief, sentence
from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve import voided
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.prompts import suggest
from yishi_tui.minutes.entries import meetings_held
from yishi_tui.minutes.motion_values import Motion
from yishi_tui.minutes.render import hanging
from yishi_tui.minutes.values import Minutes

ACTS = 200
MARKS = ("\n#", "\n| -", "\n>", "\n- ")
"""A page has as many headings, tables, quotations and points in one language as in the other."""
TEXTS = ("甲", "乙", "丙丁", "**戊** | <b>", "{{ 己 }}", "庚\\", "辛", "壬癸")
COUNTS = (0, 1, 2, 3, 4, 5)
STANCES = ("pro", "con")
KINDS = (
    "main",
    "amend",
    "amend",
    "commit",
    "postpone_definitely",
    "limit_debate",
    "previous_question",
    "recess",
    "divide_question",
    "reconsider",
    "rescind_amend",
)
MEMBERS = VOTERS[1:]
MOTION = {"by": MEMBERS, "kind": KINDS, "text": TEXTS, "new_text": TEXTS, "voted": ("yes",), "parts": (("甲", "乙"),)}
LINES: tuple[tuple[int, str, dict[str, tuple[Any, ...]]], ...] = (
    (20, "put", {**MOTION, "second": MEMBERS}),
    (5, "move", MOTION),
    (2, "unanimous_consent", {"kind": KINDS, "text": TEXTS, "new_text": TEXTS}),
    (1, "unanimous_consent", {"kind": ("main",), "text": TEXTS, "objection_by": VOTERS}),
    (2, "no_second", {}),
    (2, "withdraw", {"by": VOTERS}),
    (2, "modify", {"by": VOTERS, "text": TEXTS}),
    (2, "read_back", {"text": TEXTS}),
    (40, "speak", {"by": MEMBERS, "stance": STANCES, "seconds": (5, 60, 200)}),
    (5, "recognize", {"by": MEMBERS, "stance": STANCES, "override": TEXTS}),
    (2, "recognize", {"by": (LAWYER,)}),
    (3, "stop_speech", {"reason": TEXTS}),
    (3, "extend_time", {"seconds": (60,)}),
    (3, "extend_time", {"seconds": (60,), "objection_by": VOTERS, "yes": COUNTS, "no": COUNTS}),
    (5, "interrupt", {"by": VOTERS, "kind": ("point_of_order", "request_info"), "text": TEXTS}),
    (5, "appeal", {"by": VOTERS, "second": MEMBERS}),
    (20, "vote", {"yes": COUNTS, "no": COUNTS}),
    (3, "call_vote", {"method": ("hands", "ballot", "roll_call")}),
    (3, "tally", {"yes": COUNTS, "no": COUNTS, "host": ("yes", "no")}),
    (8, "division", {"by": VOTERS}),
    (4, "ask_leave_to_withdraw", {"by": VOTERS}),
    (2, "no_objection", {}),
    (2, "objection", {"by": VOTERS}),
    (1, "hand_over", {"to": VOTERS}),
    (3, "note", {"by": VOTERS, "text": TEXTS, "tags": (("要点",),)}),
    (1, "assign", {"task": TEXTS, "owner": TEXTS, "due": TEXTS}),
    (2, "open_item", {"item": (1, 2)}),
    (1, "leave", {"who": ([VOTERS[1]], [VOTERS[2], LAWYER])}),
    (3, "arrive", {"who": (EVERYBODY,)}),
    (1, "recess", {"minutes": (5,)}),
    (5, "tick", {"seconds": (1, 30, 250)}),
    (4, "correct", {"steps": (1, 2, 3), "reason": TEXTS}),
    (1, "adjourn", {}),
)
WANTED: dict[str, tuple[Any, ...]] = {
    "by": MEMBERS,
    "who": (EVERYBODY,),
    "text": TEXTS,
    "yes": COUNTS,
    "no": COUNTS,
    "stance": STANCES,
    "choice": ("yes", "no", "abstain"),
    "well_taken": (True, False),
    "voters": (5, 6),
    "collected": (5, 6, 7),
}


@given(seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_the_minutes_of_any_meeting(simplified: Procedure, seed: int) -> None:
    evening = played(simplified, Random(seed))
    pages = [evening.minutes(number) for number in range(1, meetings_held(evening.history) + 1)]
    assert votes_told(pages) == votes_taken(evening)
    assert speeches_told(pages) >= speeches_ended(evening)
    adopted = evening.proceedings.meeting.business.adopted
    assert sorted(decisions_told(pages)) == sorted(text.text for text in adopted)
    for page in pages:
        zh, en = (evening.markdown(lang, page.heading.number) for lang in ("zh", "en"))
        assert [zh.count(mark) for mark in MARKS] == [en.count(mark) for mark in MARKS]
    for record in evening.history:
        assert len(brief(record, evening.history, "zh")) <= len(sentence(record, evening.history, "zh"))


def played(rules: Procedure, chance: Random) -> Evening:
    """A meeting, or several, of so many acts."""
    evening = begun(rules)
    for _ in acted(evening, chance):
        pass
    return evening


def begun(rules: Procedure) -> Evening:
    """Everybody is there, and nothing is open."""
    return Evening(rules, replace(PLAN, items=PLAN.items * 10), EVERYBODY)


def acted(evening: Evening, chance: Random) -> Iterator[Evening]:
    """The meeting after each of so many acts, half of them as suggested; what is out of order changes nothing."""
    weights = [weight for weight, _, _ in LINES]
    for _ in range(ACTS):
        step = suggest(evening.proceedings.meeting)
        if step is None:
            evening.attempt("next_meeting", days=chance.choice((0, 7)))
        elif chance.random() < 0.5:
            evening.attempt(**{**step.act, **{need: chance.choice(WANTED[need]) for need in step.needs}})
        else:
            ((_, do, fields),) = chance.choices(LINES, weights)
            evening.attempt(do, **{name: chance.choice(choices) for name, choices in fields.items()})
        yield evening


def everything(pages: list[Minutes]) -> Iterator[Motion]:
    """Every question on the pages, appeals too."""
    for page in pages:
        roots = [motion for section in page.sections for motion in section.motions]
        appeals = [appeal for ruling in page.rulings for appeal in ruling.appeals]
        for root in (*roots, *appeals, *page.appeals):
            yield from (root, *hanging(root))


def votes_told(pages: list[Minutes]) -> int:
    return sum(1 for motion in everything(pages) for poll in motion.polls if poll.counted and poll.verdict != "void")


def votes_taken(evening: Evening) -> int:
    return sum(1 for event in holding(evening) if isinstance(event, ev.ResultAnnounced) and event.verdict != "void")


def speeches_told(pages: list[Minutes]) -> int:
    talked = sum(len(section.talk) for page in pages for section in page.sections)
    return talked + sum(len(motion.speeches) for motion in everything(pages))


def speeches_ended(evening: Evening) -> int:
    return sum(1 for event in holding(evening) if isinstance(event, ev.SpeechEnded))


def decisions_told(pages: list[Minutes]) -> list[str]:
    """The texts in force by what the pages say one after the other."""
    told = {decision.label: decision.text for page in pages for decision in page.decisions}
    return [text for text in told.values() if text]


def holding(evening: Evening) -> list[object]:
    """The events that were not taken back."""
    gone = voided(evening.history)
    return [record.event for record in evening.history if record.seq not in gone]
