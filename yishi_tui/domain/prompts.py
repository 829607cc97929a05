"""What the host should do next and say: one suggestion for every state, as values; the words stand in `rules/script.*.toml`."""

from typing import Any

from msgspec import Struct

from yishi_tui.domain.blanks import may_nominate, next_value, nobody_left
from yishi_tui.domain.decide_floor import open_debate
from yishi_tui.domain.decide_votes import host_could_decide
from yishi_tui.domain.floor import Waiting, next_speaker
from yishi_tui.domain.meeting import Floor, Meeting
from yishi_tui.domain.motion_words import said_before, wordless
from yishi_tui.domain.motions import no_quorum_for
from yishi_tui.domain.order import Fact, OutOfOrder
from yishi_tui.domain.paragraphs import NEXT_PART
from yishi_tui.domain.paragraphs import following as after_this
from yishi_tui.domain.phases import following
from yishi_tui.domain.queries import (
    answering,
    debatable,
    host,
    may_vote,
    member,
    quorum_met,
    quorum_needed,
    quorum_present,
    rule_of,
    speech_limit,
    top,
    voters_present,
)
from yishi_tui.domain.question import Question
from yishi_tui.domain.verdicts import measured_by_area
from yishi_tui.domain.vocabulary import Method


class Suggestion(Struct, frozen=True):
    """One line of a script, complete when `needs` is empty; else `needs` names what the room must supply."""

    act: dict[str, Any]
    say: str
    facts: dict[str, Fact] = {}
    needs: tuple[str, ...] = ()


def suggest(meeting: Meeting) -> Suggestion | None:
    """The next right step; None only after adjournment."""
    if meeting.phase == "adjourned" or not meeting.started:
        return None
    if meeting.phase == "planned":
        return _before(meeting)
    if meeting.phase == "recess":
        return _do("reconvene", "reconvene")
    if meeting.floor is not None and (said := _speech(meeting, meeting.floor)):
        return said
    question = top(meeting)
    return _between(meeting) if question is None else _question(meeting, question)


def _do(
    act: str, say: str, needs: tuple[str, ...] = (), /, *, fields: dict[str, Any] | None = None, **facts: Fact
) -> Suggestion:
    return Suggestion(act={"do": act, **(fields or {})}, say=say, facts=facts, needs=needs)


def call_of(meeting: Meeting, name: str) -> str:
    """How the host addresses the person."""
    person = member(meeting, name)
    return person.call if person and person.call else name


def _before(meeting: Meeting) -> Suggestion:
    if quorum_met(meeting):
        return _do("call_to_order", "call_to_order", present=voters_present(meeting))
    return _wait_for_members(meeting)


def _wait_for_members(meeting: Meeting) -> Suggestion:
    present, needed = quorum_present(meeting), quorum_needed(meeting)
    return _do("arrive", "arrive", ("who",), missing=max(1, needed - present), present=present, needed=needed)


def _speech(meeting: Meeting, floor: Floor) -> Suggestion | None:
    """While somebody has the floor; None while something above the speech is to be settled first."""
    question = top(meeting)
    if (question.id if question else 0) != floor.question or (question and question.stage == "moved"):
        return None
    name = call_of(meeting, floor.by)
    if floor.interrupted:
        return _do("resume", "resume", name=name)
    if floor.since is None:
        return _do("resume_clock", "resume_clock", name=name)
    return _do("end_speech", "end_speech", name=name)


def _between(meeting: Meeting) -> Suggestion:
    """Nothing is before the meeting: the agenda leads on."""
    if meeting.deputy is not None and meeting.plan.seats.host in meeting.present:
        return _do("take_back", "take_back", name=meeting.plan.seats.host)
    if not quorum_met(meeting):
        return _recess_for_quorum(meeting)
    if meeting.discussion is not None and (speaker := next_speaker(meeting)):
        return _recognize(meeting, meeting.discussion, speaker)
    if meeting.item is not None:
        return _item(meeting, meeting.item)
    following = next((n for n in range(1, len(meeting.plan.items) + 1) if n not in meeting.items_done), None)
    if following is not None:
        title = meeting.plan.items[following - 1].title
        return _do("open_item", "open_item", fields={"item": following}, item=following, title=title)
    if meeting.plan.items or _anything_done(meeting):
        return _do("adjourn", "adjourn")
    return _do("move", "move", ("by", "text"), fields={"kind": "main"})


def _recess_for_quorum(meeting: Meeting) -> Suggestion:
    missing = quorum_needed(meeting) - quorum_present(meeting)
    return _do("recess", "recess_for_quorum", fields={"minutes": 10}, missing=missing)


def _anything_done(meeting: Meeting) -> bool:
    business = meeting.business
    return bool(
        business.decided or business.adopted or business.postponed or business.in_committee or business.on_table
    )


def _item(meeting: Meeting, number: int) -> Suggestion:
    """An item is open: a motion, or on to the next once something was decided under it or its motion came up elsewhere."""
    item = meeting.plan.items[number - 1]
    if _handled(meeting, number) or (item.motion and said_before(meeting, item.motion)):
        return _do("close_item", "close_item", fields={"item": number}, item=number, title=item.title)
    fields: dict[str, Any] = {"kind": "main"}
    if item.motion:
        return _do(
            "move", "move_prepared", ("by",), fields={**fields, "text": item.motion}, item=number, title=item.title
        )
    return _do("move", "move", ("by", "text"), fields=fields, item=number, title=item.title)


def _handled(meeting: Meeting, number: int) -> bool:
    """Whether a main question under the item was disposed of."""
    business = meeting.business
    away = (*business.postponed, *business.in_committee, *business.on_table)
    decided = any(done.question.item == number for done in reversed(business.decided))
    return decided or any(stack[0].item == number for stack in away) or any(t.item == number for t in business.adopted)


def _question(meeting: Meeting, question: Question) -> Suggestion:
    rule = rule_of(meeting, question.kind)
    if rule is not None and rule.decided_by == "chair":
        return _do("rule", "rule", ("well_taken",), name=call_of(meeting, question.mover), text=question.text)
    if question.stage == "moved":
        return _do("second", "second", ("by",), text=question.text, name=call_of(meeting, question.mover))
    if question.stage == "seconded":
        return _to_state(meeting, question)
    return _in_debate(meeting, question) if question.stage == "debate" else _voting(meeting, question)


def _to_state(meeting: Meeting, question: Question) -> Suggestion:
    if question.kind == "orders_of_day":
        return _do("no_objection", "orders_of_day", name=call_of(meeting, question.mover))
    if question.asks_leave:
        return _do("no_objection", "no_objection", name=call_of(meeting, question.mover))
    if no_quorum_for(meeting, question.kind) is not None:
        return _recess_for_quorum(meeting)
    if wordless(question) or (question.kind == "main" and not question.text):
        say = "ask_amendment" if question.kind == "amend" else "ask_wording"
        return _do("modify", say, ("text",), fields={"by": question.mover}, name=call_of(meeting, question.mover))
    if meeting.procedure.motion.read_back and question.kind == "main" and not question.confirmed:
        return _do("confirm_wording", "confirm_wording", fields={"by": question.mover}, text=question.text)
    say = "state_amendment" if question.kind == "amend" else "state"
    return _do("state", say, text=question.text, kind=question.kind)


def _in_debate(meeting: Meeting, question: Question) -> Suggestion:
    speaker = next_speaker(meeting)
    if speaker is not None and not isinstance(open_debate(meeting), OutOfOrder):
        return _recognize(meeting, question, speaker)
    if no_quorum_for(meeting, question.kind, "vote") is not None:
        return _recess_for_quorum(meeting)
    if question.paragraph:
        return _next_part(question)
    if (phase := following(meeting)) and meeting.procedure_phase and not question.closed and question.kind == "main":
        return _do("phase", "phase", fields={"act": phase.id}, title=phase.title)
    if value := next_value(meeting, question):
        say = "call_vote_candidate" if value in meeting.candidates else "call_vote_value"
        return _do("call_vote", say, text=value)
    if nobody_left(meeting, question):
        return _another_name(meeting)
    if question.forced_method:
        return _do("call_vote", "call_vote_rising", fields={"method": question.forced_method})
    return _do("call_vote", _ask_for_vote(meeting, question), text=question.text)


def _another_name(meeting: Meeting) -> Suggestion:
    """Nobody was elected: somebody else is nominated, or the election waits for another day."""
    return _do("nominate", "nominate", ("by", "who")) if may_nominate(meeting) else _do("adjourn", "adjourn")


def _next_part(question: Question) -> Suggestion:
    """On to the next paragraph, and after the last to the whole."""
    part = after_this(question)
    say = "next_part" if part else "whole_open"
    return _do("phase", say, fields={"act": NEXT_PART}, item=part)


def _ask_for_vote(meeting: Meeting, question: Question) -> str:
    if question.kind == "amend":
        return "call_vote_amendment"
    if question.kind == "orders_of_day":
        return "call_vote_orders"
    if question.closed or not debatable(meeting, question):
        return "call_vote_now"
    return "call_vote"


def _recognize(meeting: Meeting, question: Question, speaker: Waiting) -> Suggestion:
    limit = speech_limit(meeting, question) or 0
    asks = speaker.stance is None and meeting.procedure.floor.stance_required
    other = _silent_side(meeting, question, speaker)
    say = "recognize_other_side" if other else _call_up(asks, limit > 0 and limit % 60 == 0)
    needs = ("stance",) if asks else ()
    name = call_of(meeting, speaker.by)
    return _do("recognize", say, needs, fields={"by": speaker.by}, name=name, minutes=limit // 60, other=other)


def _silent_side(meeting: Meeting, question: Question, speaker: Waiting) -> str:
    """The side that nobody waits to speak for while the other speaks twice running, where the sides take turns; '' for none."""
    if "alternate" not in meeting.procedure.floor.order or speaker.stance != question.last_side:
        return ""
    other = {"pro": "con", "con": "pro"}.get(speaker.stance or "", "")
    return "" if any(request.stance == other for request in question.queue) else other


def _call_up(asks: bool, whole_minutes: bool) -> str:
    """How somebody is called up: with the time where it is easily said, and asked for their side where it is wanted."""
    if asks:
        return "recognize_ask_stance_minutes" if whole_minutes else "recognize_ask_stance"
    return "recognize_minutes" if whole_minutes else "recognize"


def _voting(meeting: Meeting, question: Question) -> Suggestion:
    vote = question.vote
    if vote is None:
        return _do("call_vote", "call_vote_now", text=question.text)
    if vote.method == "roll_call":
        return _roll_call(meeting, question)
    if vote.count is None and no_quorum_for(meeting, question.kind, "vote") is not None:
        return _recess_for_quorum(meeting)
    if vote.count is None and vote.method == "ballot":
        return _do("ballot", "ballot", ("voters", "collected"))
    if vote.count is None:
        return _ask_for_count(meeting, question, vote.method)
    if vote.count.void:
        return _after_void_ballot(meeting, question)
    if vote.count.sealed:
        return _do("ballot", "open_ballot", ("voters", "collected", "yes", "no"))
    say = "announce_host_may_vote" if host_could_decide(meeting) else "announce"
    return _do("announce", say, yes=vote.count.yes, no=vote.count.no)


def _after_void_ballot(meeting: Meeting, question: Question) -> Suggestion:
    """Once more; where the quorum has gone meanwhile, the vote is given up first."""
    if no_quorum_for(meeting, question.kind, "vote") is not None:
        return _do("announce", "ballot_void")
    return _do("call_vote", "ballot_void", fields={"method": "ballot"})


def _ask_for_count(meeting: Meeting, question: Question, method: Method) -> Suggestion:
    """Both sides, and where the ruleset asks for them those who abstain."""
    area = ("area",) if measured_by_area(meeting, question) else ()
    if "abstain" in meeting.procedure.vote.ask:
        return _do("tally", "tally_all", ("yes", "no", "abstain", *area))
    return _do("tally", _ask_for_hands(question, method), ("yes", "no", *area))


def _ask_for_hands(question: Question, method: Method) -> str:
    """Yes is asked first, then no; before an amendment the room hears that only its words are being decided."""
    if method == "rising":
        return "tally_rising"
    if method == "voice":
        return "tally_voice"
    return "tally_amendment" if question.kind == "amend" else "tally"


def _roll_call(meeting: Meeting, question: Question) -> Suggestion:
    """The next on the roll who is here and has not answered; where all have gone unasked, somebody has to come."""
    cast = question.vote.cast if question.vote else {}
    presiding = host(meeting)
    asked = (meeting.roll.voters & answering(meeting)) - cast.keys() - {presiding}
    left = [m.name for m in meeting.roll.members if m.name in asked]
    if meeting.procedure.chair.vote in ("always", "last") and may_vote(meeting, presiding) and presiding not in cast:
        left += [presiding] if presiding in meeting.present else []
    if left and (question.vote is None or question.vote.polls is None):
        return _do("cast", "cast", ("choice",), fields={"by": left[0]}, name=call_of(meeting, left[0]))
    choices = list(cast.values())
    if not choices:
        return _wait_for_members(meeting)
    say = "announce_host_may_vote" if host_could_decide(meeting) else "announce"
    return _do("announce", say, yes=choices.count("yes"), no=choices.count("no"))
