"""What holds of every act that was done: taking it back, and the arithmetic of a result it announced."""

from datetime import datetime
from typing import Any, get_args

import msgspec
from msgspec.structs import replace

from tests.machine.people import after
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.calculator import count
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.queries import top, used_ms
from yishi_tui.domain.record import History
from yishi_tui.domain.tally_request import decode_request
from yishi_tui.domain.vocabulary import Choice, Verdict

CARRIED: tuple[Verdict, ...] = ("adopted", "chair_reversed", "objection_sustained")


def can_be_taken_back(before: Meeting, meeting: Meeting, now: datetime) -> None:
    """Undone, the meeting stands as before the act; undone once more, as after it."""
    undone = after(meeting, do.Correct(), now)
    assert isinstance(undone, Meeting), f"not taken back: {undone}"
    left = differences(standing(undone, now), standing(before, now))
    assert not left, left
    redone = after(undone, do.Correct(), now)
    assert isinstance(redone, Meeting), f"not done again: {redone}"
    left = differences(standing(redone, now), standing(meeting, now))
    assert not left, left


def differences(one: Meeting, other: Meeting) -> dict[str, tuple[object, object]]:
    """By the name of the field, what two meetings do not have in common."""
    pairs = {name: (getattr(one, name), getattr(other, name)) for name in Meeting.__struct_fields__}
    return {name: (mine, theirs) for name, (mine, theirs) in pairs.items() if mine != theirs}


def standing(meeting: Meeting, now: datetime) -> Meeting:
    """The meeting without what every record changes, and with the time of a speech as it is now."""
    floor, held = _timed(meeting.floor, now), tuple(_timed(each, now) for each in meeting.held)
    return replace(meeting, floor=floor, held=held, seq=0, at=None, by="host", act=0, more=0, history=History())


def _timed(floor: Floor | None, now: datetime) -> Floor | None:
    return floor and replace(floor, used_ms=used_ms(floor, now), since=floor.since and now, run=0)


def is_as_the_calculator_says(before: Meeting, told: ev.ResultAnnounced) -> None:
    """The result against `yishi count` asked the same, through its JSON; votes that count the silent apart."""
    if told.without_silent or told.verdict == "void":
        return
    answer = count(decode_request(msgspec.json.encode(_asked(before, told))))
    silence = told.method == "voice" and not told.yes + told.no and before.procedure.vote.silence == "adopted"
    assert told.tests == answer.tests, (told, answer)
    assert told.arithmetic[: len(answer.tests)] == answer.arithmetic[: len(answer.tests)]
    assert (told.verdict in CARRIED) == (answer.result == "adopted" or silence), (told, answer)


def _asked(before: Meeting, told: ev.ResultAnnounced) -> dict[str, Any]:
    threshold = before.procedure.threshold[told.threshold]
    turnout = before.procedure.participation
    return {
        "counts": {"heads": _heads(before, told), "area": _area(before)},
        "criteria": threshold.tests,
        "combine": threshold.combine,
        "participation": turnout.tests if told.threshold in turnout.thresholds else (),
    }


def _heads(before: Meeting, told: ev.ResultAnnounced) -> dict[str, int]:
    """A ruleset says whether spoiled and blank papers are votes cast, as the calculator takes spoiled ones to be."""
    rule = before.procedure.vote
    spoiled = told.illegal * rule.illegal_in_base + told.blank * rule.blank_in_base
    votes = {"yes": told.yes, "no": told.no, "abstain": told.abstain, "illegal": spoiled}
    votes["blank"] = told.illegal + told.blank - spoiled
    present = max(told.present, sum(votes.values()))
    return {**votes, "present": present, "all": max(len(before.roll.voters), present)}


def _area(before: Meeting) -> dict[str, str] | None:
    """The square metres of those who answered by name, or as they were counted with the heads."""
    question = top(before)
    assert question is not None
    assert question.vote is not None
    areas = {member.name: int(member.area or 0) for member in before.roll.members if member.votes}
    cast, counted = question.vote.cast, question.vote.count
    if cast and _measures_area(before):
        sides = {side: str(sum(areas[who] for who, said in cast.items() if said == side)) for side in get_args(Choice)}
    elif counted is not None and counted.area_yes:
        sides = {"yes": counted.area_yes, "no": counted.area_no, "abstain": counted.area_abstain or "0"}
    else:
        return None
    return {**sides, "all": str(sum(areas.values()))}


def _measures_area(before: Meeting) -> bool:
    return any(test.measure == "area" for threshold in before.procedure.threshold.values() for test in threshold.tests)
