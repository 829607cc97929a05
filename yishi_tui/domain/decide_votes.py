"""Votes: calling, counting, announcing, and what one member may demand of them."""

from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.blanks import next_value, nobody_left
from yishi_tui.domain.counting import hands
from yishi_tui.domain.decide_orders import after_result
from yishi_tui.domain.floor import still_to_speak
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import no_quorum_for, ruling_on
from yishi_tui.domain.order import Decision, OutOfOrder, refuse
from yishi_tui.domain.paragraphs import paragraphs_left
from yishi_tui.domain.persons import here, taking_part, voting
from yishi_tui.domain.queries import (
    answering,
    counted_present,
    debatable,
    electors_present,
    find,
    host,
    immediately_pending,
    may_vote,
    top,
)
from yishi_tui.domain.question import Count, Question, Vote
from yishi_tui.domain.silence import outcome
from yishi_tui.domain.verdicts import (
    beyond_those_here,
    count_of,
    countable,
    decisive,
    effect_of,
    hosts_area,
    no_scope,
    reckoned,
    sentence_of,
    threshold_name,
    verdict_of,
)
from yishi_tui.domain.vocabulary import Choice, Method


def call_vote(meeting: Meeting, command: do.CallVote, now: datetime) -> Decision:
    """The host puts the immediately pending question, once everybody who may still speak has."""
    question = top(meeting)
    if question is None:
        return refuse("nothing_to_vote")
    if not question.stated:
        return refuse("not_stated_yet", do.State() if question.stage == "seconded" else None)
    if question.stage == "voting" and not _void(question):
        return refuse("vote_under_way", do.Announce() if question.vote and question.vote.count else None)
    return _ready_for_vote(meeting, question) or _method(meeting, question, command.method)


def _void(question: Question) -> bool:
    return question.vote is not None and question.vote.count is not None and question.vote.count.void


def _ready_for_vote(meeting: Meeting, question: Question) -> OutOfOrder | None:
    floor = meeting.floor
    if floor is not None and (floor.question == question.id or not floor.interrupted):
        offer = do.Resume() if floor.interrupted else do.EndSpeech()
        return refuse("floor_taken", offer, name=floor.by, kind="")
    closed = question.closed and not meeting.procedure.vote.requires_debate_exhausted
    if not closed and debatable(meeting, question) and (waiting := still_to_speak(meeting, question)):
        return refuse("still_waiting", do.Recognize(), names=waiting)
    if refusal := paragraphs_left(meeting) or nobody_left(meeting, question):
        return refusal
    return no_quorum_for(meeting, question.kind, "vote") or no_scope(meeting, question)


def _method(meeting: Meeting, question: Question, method: Method | None) -> Decision:
    if question.forced_method and method not in (None, question.forced_method):
        return refuse("rising_vote_needed", do.CallVote(method=question.forced_method))
    ordered = question.forced_method or (None if _proposes_method(meeting, question) else question.method)
    if ordered and method not in (None, ordered):
        return refuse("method_ordered", do.CallVote(method=ordered), method=ordered)
    chosen = method or ordered or meeting.procedure.vote.methods[0]
    if chosen not in meeting.procedure.vote.methods and chosen != question.forced_method:
        return refuse("method_not_used", method=chosen, methods=meeting.procedure.vote.methods)
    return (ev.VoteCalled(method=chosen, value=next_value(meeting, question)),)


def _proposes_method(meeting: Meeting, question: Question) -> bool:
    """Whether the method it names is only asked for: in a motion about the voting, or in an amendment of one."""
    target = find(meeting, question.target) if question.kind == "amend" else question
    return target is not None and target.kind == "voting_method"


def vote_under_way(meeting: Meeting, *methods: Method) -> Question | OutOfOrder:
    """The question being voted on, if by one of these methods."""
    question = top(meeting)
    if question is None or question.stage != "voting" or question.vote is None:
        return refuse("no_vote_called", do.CallVote() if immediately_pending(meeting) else None)
    if question.vote.method not in methods:
        return refuse("other_method", method=question.vote.method)
    return question


def cast(meeting: Meeting, command: do.Cast, now: datetime) -> Decision:
    """A vote by name; where the ruleset lets it, it may be changed until the result is announced (E76 §38)."""
    question = vote_under_way(meeting, "roll_call")
    if isinstance(question, OutOfOrder):
        return question
    if refusal := voting(meeting, command.by):
        return refusal
    vote = question.vote or Vote(method="roll_call")
    if vote.polls is not None:
        return refuse("polls_closed")
    if command.by in vote.cast and meeting.procedure.vote.change_until != "announce":
        return refuse("already_voted", name=command.by)
    if command.by == host(meeting) and (refusal := _hosts_answer(meeting, question, vote, command.choice)):
        return refusal
    return (ev.BallotCast(by=command.by, choice=command.choice),)


def _hosts_answer(meeting: Meeting, question: Question, vote: Vote, choice: Choice) -> OutOfOrder | None:
    """The host's answer in a roll call: what changes nothing now may be tried again when more have answered."""
    return host_vote(meeting, question, _without_host(meeting, vote), choice)


def _without_host(meeting: Meeting, vote: Vote) -> Count:
    others = replace(vote, cast={name: said for name, said in vote.cast.items() if name != host(meeting)})
    return count_of(meeting, others) or Count(present=electors_present(meeting))


def _final(meeting: Meeting, question: Question, vote: Vote) -> Count | None:
    """The count as it stands at the end: an answer of the host's that was to decide, and does not, is left out."""
    answer = vote.cast.get(host(meeting)) if vote.method == "roll_call" else None
    if answer is None or meeting.procedure.chair.vote != "decisive":
        return count_of(meeting, vote)
    others = _without_host(meeting, vote)
    return count_of(meeting, vote) if decisive(meeting, question, others, answer) else others


def host_vote(meeting: Meeting, question: Question, count: Count, choice: Choice) -> OutOfOrder | None:
    """The host votes only as the ruleset lets the chair vote, and only with a vote on the roll."""
    rule = meeting.procedure.chair.vote
    if not may_vote(meeting, host(meeting)):
        return refuse("host_without_vote", name=host(meeting))
    if absent := here(meeting, host(meeting)):
        return absent
    if rule == "never":
        return refuse("host_never_votes")
    if rule == "last" and question.vote is not None and others_to_vote(meeting, question.vote):
        return refuse("host_votes_last")
    if rule == "decisive" and not decisive(meeting, question, count, choice):
        return refuse("host_vote_not_decisive")
    return None


def others_to_vote(meeting: Meeting, vote: Vote) -> bool:
    """Whether in a roll call anybody but the host has still to answer."""
    left = (meeting.roll.voters & answering(meeting)) - vote.cast.keys() - {host(meeting)}
    return vote.method == "roll_call" and bool(left)


def tally(meeting: Meeting, command: do.Tally, now: datetime) -> Decision:
    """Hands, voices or those who rose, checked against those in the room."""
    question = vote_under_way(meeting, "hands", "voice", "rising")
    if isinstance(question, OutOfOrder):
        return question
    if refusal := no_quorum_for(meeting, question.kind, "vote"):
        return refusal
    present, seated = electors_present(meeting), counted_present(meeting)
    votes = command.yes + command.no + command.abstain
    if votes > seated:
        return refuse("more_votes_than_present", votes=votes, present=seated)
    counted = _hands(command, present)
    count = hands(replace(counted, host=None))
    if refusal := silent_refused(meeting, command.silent, count):
        return refusal
    if not countable(meeting, question, count) or beyond_those_here(meeting, count):
        return refuse("area_wrong")
    if command.host and (refusal := host_vote(meeting, question, count, command.host)):
        return refusal
    area = hosts_area(meeting, count) if command.host else ""
    return (replace(counted, host_area=area),)


NOT_TAKEN = do.AreaCounts(yes="", no="", abstain="")


def _hands(command: do.Tally, present: int) -> ev.VotesCounted:
    area = command.area if command.area and command.area != do.AreaCounts() else NOT_TAKEN
    return ev.VotesCounted(
        yes=command.yes,
        no=command.no,
        abstain=command.abstain,
        host=command.host,
        present=present,
        area_yes=area.yes,
        area_no=area.no,
        area_abstain=area.abstain,
        silent_heads=command.silent.heads if command.silent else None,
        silent_area=command.silent.area if command.silent else "",
        delivered=command.delivered,
        topics_notified=command.topics_notified,
        effect_warned=command.effect_warned,
    )


def silent_refused(meeting: Meeting, silent: do.SilentUnits | None, count: Count) -> OutOfOrder | None:
    """Those who were silent count only where the owners agreed on it, and are never more than the rest of the roll."""
    if silent is None:
        return None
    if not meeting.procedure.participation.follow_majority.enabled:
        return refuse("no_follow_majority")
    everybody = count.yes + count.no + count.abstain + count.blank + count.illegal + silent.heads
    known = len(meeting.roll.voters)
    return refuse("more_votes_than_roll", votes=everybody, known=known) if everybody > known else None


def announce(meeting: Meeting, command: do.Announce, now: datetime) -> Decision:
    """The result by the arithmetic; nobody types "passed"."""
    question = top(meeting)
    if question is None or question.stage != "voting" or question.vote is None:
        return refuse("no_vote_called", do.CallVote() if immediately_pending(meeting) else None)
    count = _final(meeting, question, question.vote)
    if count is None:
        return refuse("nothing_counted", method=question.vote.method)
    if count.sealed and not count.void:
        return refuse("papers_sealed")
    if not countable(meeting, question, count):
        return refuse("area_wrong")
    announced = _announcement(meeting, question, question.vote, count)
    return (announced, *after_result(meeting, announced, now))


def _announcement(meeting: Meeting, question: Question, vote: Vote, count: Count) -> ev.ResultAnnounced:
    name = threshold_name(meeting, question)
    result, without = reckoned(meeting, question, count)
    adopted = result.adopted or _passes_in_silence(meeting, question, vote, count)
    verdict = "void" if count.void else verdict_of(meeting, question, adopted)
    return ev.ResultAnnounced(
        kind="amend" if vote.value else question.kind,
        verdict=verdict,
        effect="fill" if vote.value else effect_of(meeting, question),
        text=vote.value or question.text,
        value=vote.value,
        method=vote.method,
        yes=count.yes,
        no=count.no,
        abstain=count.abstain,
        blank=count.blank,
        illegal=count.illegal,
        present=count.present,
        tests=() if count.void else result.tests,
        arithmetic=() if count.void else result.arithmetic,
        threshold=name,
        matter=question.matter,
        sentence="" if vote.value else sentence_of(meeting, question, verdict),
        without_silent=outcome(without.adopted if without and not count.void else None),
    )


def _passes_in_silence(meeting: Meeting, question: Question, vote: Vote, count: Count) -> bool:
    """Whether both sides kept silent when asked aloud, and the ruleset takes that for consent to what is moved."""
    silent = vote.method == "voice" and count.yes == 0 and count.no == 0
    moved = effect_of(meeting, question) not in ("appeal", "object")
    return silent and moved and meeting.procedure.vote.silence == "adopted"


def host_could_decide(meeting: Meeting) -> tuple[Choice, ...]:
    """Which of the host's votes would still change the outcome as it stands."""
    question = top(meeting)
    vote = question.vote if question else None
    if question is None or vote is None or vote.method == "ballot" or host(meeting) in vote.cast:
        return ()
    count = count_of(meeting, vote)
    if count is None or count.host is not None:
        return ()
    sides: tuple[Choice, ...] = ("yes", "no")
    return tuple(side for side in sides if host_vote(meeting, question, count, side) is None)


def division(meeting: Meeting, command: do.Division, now: datetime) -> Decision:
    """One member doubts the vote: it is taken again, rising."""
    return (
        taking_part(meeting, command.by)
        or ruling_on(meeting, "division_assembly")
        or (ev.DivisionDemanded(by=command.by),)
    )
