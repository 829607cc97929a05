"""Unanimous consent: what is done because nobody objects."""

from datetime import datetime

from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.floor import next_speaker, speaking_order
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motion_details import motion
from yishi_tui.domain.motion_targets import target_of
from yishi_tui.domain.motion_words import completed, refused_wording, wordless
from yishi_tui.domain.motions import no_quorum_for, ruling_on
from yishi_tui.domain.order import Decision, OutOfOrder, refuse
from yishi_tui.domain.paragraphs import paragraphs_left
from yishi_tui.domain.persons import taking_part
from yishi_tui.domain.queries import host, immediately_pending, rule_of
from yishi_tui.domain.question import Question
from yishi_tui.domain.verdicts import effect_of, sentence_of, verdict_of
from yishi_tui.domain.vocabulary import Effect, Kind, Verdict


def unanimous_consent(meeting: Meeting, command: do.UnanimousConsent, now: datetime) -> Decision:
    """Done if nobody objects; one objection and nothing is done. Impossible without a quorum."""
    if refusal := no_quorum_for(meeting, command.kind, "vote"):
        return refusal
    question = immediately_pending(meeting)
    if question is not None and _means(question, command):
        return _consent_on_pending(meeting, command, question)
    return ruling_on(meeting, command.kind) or _consent_on_new(meeting, command)


def _means(question: Question, command: do.UnanimousConsent) -> bool:
    """Whether the pending question itself is meant, not another of its kind."""
    same_words = command.text in ("", question.text) and command.new_text in (None, question.new_text)
    return question.kind == command.kind and same_words


def may_consent(meeting: Meeting, legal: tuple[Kind, ...], now: datetime) -> bool:
    """Whether anything could be done by consent: the pending question, or something of the kinds in order."""
    question = immediately_pending(meeting)
    if question is not None:
        asked = unanimous_consent(meeting, do.UnanimousConsent(kind=question.kind), now)
        if not isinstance(asked, OutOfOrder):
            return True
    return any(
        _not_by_consent(meeting, kind) is None and no_quorum_for(meeting, kind, "vote") is None for kind in legal
    )


def _consent_on_pending(meeting: Meeting, command: do.UnanimousConsent, question: Question) -> Decision:
    """The question already pending, adopted without a vote."""
    if question.stage == "voting":
        return refuse("vote_under_way", do.Announce() if question.vote and question.vote.count else None)
    if question.forced_method:
        return refuse("rising_vote_needed", do.CallVote(method=question.forced_method))
    if meeting.floor is not None:
        return refuse("floor_taken", do.EndSpeech(), name=meeting.floor.by, kind="")
    if next_speaker(meeting) is not None:
        return refuse("still_waiting", do.Recognize(), names=tuple(w.by for w in speaking_order(meeting)))
    if refusal := paragraphs_left(meeting) or _needs_votes(meeting, command.kind):
        return refusal
    if command.objection_by:
        return _objected(meeting, command)
    made = ev.MotionMade(
        kind=question.kind, by=question.mover, text=question.text, target=question.id, matter=question.matter
    )
    verdict, effect = _outcome(meeting, question)
    return (
        ev.ConsentGiven(motion=made, effect=effect, verdict=verdict, sentence=sentence_of(meeting, question, verdict)),
    )


def _outcome(meeting: Meeting, question: Question) -> tuple[Verdict, Effect]:
    """What nobody objects to: that the ruling stands, that the question is considered, or what the question asks."""
    effect = effect_of(meeting, question)
    if effect in ("appeal", "object"):
        return verdict_of(meeting, question, adopted=False), "none"
    return ("withdrawn" if effect == "withdraw" else "adopted"), effect


def _consent_on_new(meeting: Meeting, command: do.UnanimousConsent) -> Decision:
    """Something not yet moved, done without a motion."""
    rule = rule_of(meeting, command.kind)
    refusal = _not_by_consent(meeting, command.kind)
    if refusal or rule is None:
        return refusal or refuse("no_consent_for", kind=command.kind)
    asked = completed(meeting, replace(command, by=command.by or host(meeting)))
    if isinstance(asked, OutOfOrder):
        return asked
    if refusal := _may_propose(meeting, asked.by) or refused_wording(meeting, asked):
        return refusal
    if wordless(asked):
        return refuse("words_needed", name=asked.by)
    target = target_of(meeting, asked)
    if isinstance(target, OutOfOrder):
        return target
    if command.objection_by:
        return _objected(meeting, command)
    made = replace(motion(meeting, asked, rule, target), needs_second=False)
    matter = meeting.procedure.matters.get(made.matter)
    other = made.kind == "main" and matter is not None and matter.body != meeting.procedure.meta.body
    said = matter.sentence if matter and other else ""
    verdict: Verdict = "withdrawn" if rule.effect == "withdraw" else "adopted"
    return (ev.ConsentGiven(motion=made, effect=rule.effect, verdict=verdict, sentence=said),)


def _not_by_consent(meeting: Meeting, kind: Kind) -> OutOfOrder | None:
    """What is not decided by a vote, or asks for one on the chair's ruling or on hearing the question at all."""
    rule = rule_of(meeting, kind)
    if rule is None or rule.decided_by != "vote" or rule.effect in ("appeal", "object"):
        return refuse("no_consent_for", kind=kind)
    return _needs_votes(meeting, kind)


def _needs_votes(meeting: Meeting, kind: Kind) -> OutOfOrder | None:
    """What the law lets a body decide only by so many votes is not decided by silence."""
    rule = rule_of(meeting, kind)
    decides = rule is not None and rule.effect in ("adopt", "rescind")
    free = meeting.procedure.meta.body in ("consultation", "society")
    return refuse("no_consent_for", kind=kind) if decides and not free else None


def _may_propose(meeting: Meeting, name: str) -> OutOfOrder | None:
    """The host may propose it, on the roll with a vote or not; anybody else takes part."""
    return None if name == host(meeting) else taking_part(meeting, name)


def _objected(meeting: Meeting, command: do.UnanimousConsent) -> Decision:
    if refusal := taking_part(meeting, command.objection_by):
        return refusal
    return (ev.ConsentRefused(kind=command.kind, objection_by=command.objection_by, text=command.text),)
