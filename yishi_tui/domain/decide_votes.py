"""Votes: calling, counting, announcing, and what one member may demand of them."""

from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.blanks import next_value
from yishi_tui.domain.floor import speaking_order
from yishi_tui.domain.meeting import Count, Meeting, Question, Vote
from yishi_tui.domain.motions import no_quorum_for, ruling_on
from yishi_tui.domain.order import Decision, OutOfOrder, refuse
from yishi_tui.domain.persons import taking_part
from yishi_tui.domain.queries import (
    debatable,
    host,
    immediately_pending,
    may_vote,
    speeches_left,
    top,
    voters_present,
)
from yishi_tui.domain.verdicts import (
    count_of,
    countable,
    decisive,
    effect_of,
    judged,
    no_scope,
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
    waiting = tuple(w.by for w in speaking_order(meeting) if speeches_left(meeting, question, w.by))
    if waiting and not question.closed and debatable(meeting, question):
        return refuse("still_waiting", do.Recognize(), names=waiting)
    return no_quorum_for(meeting, question.kind) or no_scope(meeting, question)


def _method(meeting: Meeting, question: Question, method: Method | None) -> Decision:
    if question.forced_method and method not in (None, question.forced_method):
        return refuse("rising_vote_needed", do.CallVote(method=question.forced_method))
    ordered = question.forced_method or (question.method if question.kind != "voting_method" else None)
    if ordered and method not in (None, ordered):
        return refuse("method_ordered", do.CallVote(method=ordered), method=ordered)
    chosen = method or ordered or meeting.procedure.vote.methods[0]
    if chosen not in meeting.procedure.vote.methods and chosen != question.forced_method:
        return refuse("method_not_used", method=chosen, methods=meeting.procedure.vote.methods)
    return (ev.VoteCalled(method=chosen, value=next_value(meeting, question)),)


def _vote_under_way(meeting: Meeting, *methods: Method) -> Question | OutOfOrder:
    """The question being voted on, if by one of these methods."""
    question = top(meeting)
    if question is None or question.stage != "voting" or question.vote is None:
        return refuse("no_vote_called", do.CallVote() if immediately_pending(meeting) else None)
    if question.vote.method not in methods:
        return refuse("other_method", method=question.vote.method)
    return question


def cast(meeting: Meeting, command: do.Cast, now: datetime) -> Decision:
    """A vote by name; it may be changed until the result is announced (E76 §38)."""
    question = _vote_under_way(meeting, "roll_call")
    if isinstance(question, OutOfOrder):
        return question
    if refusal := taking_part(meeting, command.by):
        return refusal
    if question.vote is not None and question.vote.polls is not None:
        return refuse("polls_closed")
    if command.by == host(meeting) and question.vote is not None:
        others = replace(question.vote, cast={k: v for k, v in question.vote.cast.items() if k != command.by})
        count = count_of(meeting, others) or Count(present=voters_present(meeting))
        if refusal := host_vote(meeting, question, count, command.choice):
            return refusal
    return (ev.BallotCast(by=command.by, choice=command.choice),)


def host_vote(meeting: Meeting, question: Question, count: Count, choice: Choice) -> OutOfOrder | None:
    """The host votes only as the ruleset lets the chair vote, and only with a vote on the roll."""
    rule = meeting.procedure.chair.vote
    if not may_vote(meeting, host(meeting)):
        return refuse("host_without_vote", name=host(meeting))
    if rule == "never":
        return refuse("host_never_votes")
    if rule == "last" and question.vote is not None and others_to_vote(meeting, question.vote):
        return refuse("host_votes_last")
    if rule == "decisive" and not decisive(meeting, question, count, choice):
        return refuse("host_vote_not_decisive")
    return None


def others_to_vote(meeting: Meeting, vote: Vote) -> bool:
    """Whether in a roll call anybody but the host has still to answer."""
    left = (meeting.roll.voters & meeting.present) - vote.cast.keys() - {host(meeting)}
    return vote.method == "roll_call" and bool(left)


def tally(meeting: Meeting, command: do.Tally, now: datetime) -> Decision:
    """Hands, voices or those who rose, checked against those in the room."""
    question = _vote_under_way(meeting, "hands", "voice", "rising")
    if isinstance(question, OutOfOrder):
        return question
    present = voters_present(meeting)
    seated = present - (1 if host(meeting) in meeting.present and may_vote(meeting, host(meeting)) else 0)
    votes = command.yes + command.no + command.abstain
    if votes > seated:
        return refuse("more_votes_than_present", votes=votes, present=seated)
    area = command.area or do.AreaCounts(yes="", no="", abstain="")
    count = Count(
        yes=command.yes,
        no=command.no,
        abstain=command.abstain,
        present=present,
        area_yes=area.yes,
        area_no=area.no,
        area_abstain=area.abstain,
    )
    if not countable(meeting, question, count):
        return refuse("area_wrong")
    if command.host and (refusal := host_vote(meeting, question, count, command.host)):
        return refusal
    counted = ev.VotesCounted(
        yes=command.yes,
        no=command.no,
        abstain=command.abstain,
        host=command.host,
        present=present,
        area_yes=area.yes,
        area_no=area.no,
        area_abstain=area.abstain,
    )
    return (counted,)


def ballot(meeting: Meeting, command: do.Ballot, now: datetime) -> Decision:
    """Papers out, papers back, and once they are opened what they say. More back than out voids the ballot."""
    question = _vote_under_way(meeting, "ballot")
    if isinstance(question, OutOfOrder):
        return question
    present = voters_present(meeting)
    if command.voters > present:
        return refuse("more_papers_than_voters", voters=command.voters, present=present)
    if question.vote is not None and question.vote.polls is not None and command.voters > question.vote.polls:
        return refuse("polls_closed")
    opened = (command.yes or 0) + (command.no or 0) + command.blank + command.illegal
    if opened > command.collected:
        return refuse("more_votes_than_papers", votes=opened, collected=command.collected)
    return (_papers(meeting, question, command, present),)


def _papers(meeting: Meeting, question: Question, command: do.Ballot, present: int) -> ev.PapersCounted:
    known = command.yes is not None or command.no is not None
    unread = command.collected - (command.yes or 0) - (command.no or 0) - command.illegal
    return ev.PapersCounted(
        voters=command.voters,
        collected=command.collected,
        present=present,
        yes=command.yes if not known else command.yes or 0,
        no=command.no if not known else command.no or 0,
        blank=unread if known else command.blank,
        illegal=command.illegal,
        void=command.collected > command.voters and _voids(meeting, question, command, present),
    )


def _voids(meeting: Meeting, question: Question, command: do.Ballot, present: int) -> bool:
    """Whether surplus papers void the ballot: always, or only where they could have changed the result."""
    if meeting.procedure.vote.ballot_excess == "void" or command.yes is None or command.no is None:
        return True
    surplus = command.collected - command.voters
    count = Count(yes=command.yes, no=command.no, illegal=command.illegal, present=present)
    less = [
        replace(count, yes=max(0, count.yes - surplus)),
        replace(count, no=max(0, count.no - surplus)),
    ]
    name = threshold_name(meeting, question)
    outcome = judged(meeting, name, count).adopted
    return any(judged(meeting, name, each).adopted != outcome for each in less)


def announce(meeting: Meeting, command: do.Announce, now: datetime) -> Decision:
    """The result by the arithmetic; nobody types "passed"."""
    question = top(meeting)
    if question is None or question.stage != "voting" or question.vote is None:
        return refuse("no_vote_called", do.CallVote() if immediately_pending(meeting) else None)
    count = count_of(meeting, question.vote)
    if count is None:
        return refuse("nothing_counted", method=question.vote.method)
    if count.sealed and not count.void:
        return refuse("papers_sealed")
    if not countable(meeting, question, count):
        return refuse("area_wrong")
    return (_announcement(meeting, question, question.vote, count),)


def _announcement(meeting: Meeting, question: Question, vote: Vote, count: Count) -> ev.ResultAnnounced:
    name = threshold_name(meeting, question)
    result = judged(meeting, name, count)
    silent = count.yes == 0 and count.no == 0 and vote.method == "voice"
    adopted = result.adopted or (silent and meeting.procedure.vote.silence == "adopted")
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
        tests=result.tests,
        arithmetic=result.arithmetic,
        threshold=name,
        matter=question.matter,
        sentence="" if vote.value else sentence_of(meeting, question, verdict),
    )


def host_could_decide(meeting: Meeting) -> tuple[Choice, ...]:
    """Which of the host's votes would still change the outcome that was counted."""
    question = top(meeting)
    count = question.vote.count if question and question.vote else None
    if question is None or count is None or count.host is not None or count.void or count.sealed:
        return ()
    if question.vote is None or question.vote.method in ("ballot", "roll_call"):
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
