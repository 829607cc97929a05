"""Script lines that are not one command: the plan, time passing, and macros made of several commands."""

from typing import Literal

from msgspec import Struct, structs

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Count
from yishi_tui.domain.order import OutOfOrder, refuse
from yishi_tui.domain.plan import Guest, Item, Member
from yishi_tui.domain.queries import discussed, speech_limit, top
from yishi_tui.domain.tally import Side
from yishi_tui.domain.vocabulary import Kind, Method, Stance
from yishi_tui.proceedings import Drafting


class _Line(Struct, frozen=True, kw_only=True, tag_field="do", forbid_unknown_fields=True, omit_defaults=True):
    """A script line of its own kind."""


class PlanLine(_Line, frozen=True, tag="plan"):
    """Who meets, and about what. Everybody is there and the meeting is called to order, unless said otherwise."""

    title: str
    members: tuple[str | Member, ...]
    host: str
    recorder: str = ""
    timekeeper: str = ""
    guests: tuple[str | Guest, ...] = ()
    items: tuple[str | Item, ...] = ()
    present: Literal["all"] | tuple[str, ...] = "all"
    starts: str = ""
    open: bool = True


class Tick(_Line, frozen=True, tag="tick"):
    """Time passes."""

    seconds: Count


class Put(do.Details, frozen=True, kw_only=True, tag="put"):
    """A question brought before the meeting: moved, seconded and stated, as far as its kind needs it."""

    by: str
    kind: Kind
    second: str | None


class Speak(_Line, frozen=True, tag="speak"):
    """A whole speech, from the raised hand to its end."""

    by: str
    stance: Stance | None
    seconds: Count


class Vote(_Line, frozen=True, tag="vote"):
    """A whole vote, from the question put to the result."""

    yes: Count
    no: Count
    abstain: Count = 0
    host: Side | None = None
    area: do.AreaCounts | None = None
    method: Method | None = None
    silent: do.SilentUnits | None = None
    delivered: bool = False
    topics_notified: bool = False
    effect_warned: bool = False


class Appeal(_Line, frozen=True, tag="appeal"):
    """A ruling appealed from: moved, seconded and stated."""

    by: str
    second: str | None


Macro = Put | Speak | Vote | Appeal
DAY = 24 * 60 * 60


def put(drafting: Drafting, line: Put) -> OutOfOrder | None:
    """Move, second, state: as far as the kind needs them."""
    fields = {name: value for name, value in structs.asdict(line).items() if name != "second"}
    return drafting.do(do.Move(**fields)) or _brought(drafting, line.second)


def _brought(drafting: Drafting, second: str | None) -> OutOfOrder | None:
    """The motion just made, seconded and stated; what the host rules on, or asks leave for, waits as it is."""
    question = top(drafting.meeting)
    if question is None or question.stated or question.asks_leave:
        return None
    rule = drafting.meeting.procedure.kinds[question.kind]
    if rule.decided_by != "vote":
        return None
    if question.stage == "moved" and second is not None and (refusal := drafting.do(do.Second(by=second))):
        return refusal
    return drafting.do(do.State())


def appeal(drafting: Drafting, line: Appeal) -> OutOfOrder | None:
    return drafting.do(do.Move(by=line.by, kind="appeal")) or _brought(drafting, line.second)


def speak(drafting: Drafting, line: Speak) -> OutOfOrder | None:
    """Request, recognize, let the time pass, end; cut off at the limit in force."""
    question = discussed(drafting.meeting)
    waiting = question is not None and any(request.by == line.by for request in question.queue)
    raised = None if waiting else drafting.do(do.RequestFloor(by=line.by, stance=line.stance))
    if refusal := raised or drafting.do(do.Recognize(by=line.by, stance=line.stance)):
        return refusal
    limit = speech_limit(drafting.meeting, question) if question else None
    drafting.wait(line.seconds if limit is None else min(line.seconds, limit))
    if limit is not None and line.seconds > limit:
        drafting.cut_off()
        return None
    return drafting.do(do.EndSpeech())


def vote(drafting: Drafting, line: Vote) -> OutOfOrder | None:
    """Call the vote, count, announce. On paper the host is one of the voters, and has no vote besides."""
    if line.method == "ballot" and line.host:
        return refuse("host_vote_not_decisive")
    if refusal := drafting.do(do.CallVote(method=line.method)):
        return refusal
    counted = _papers(line) if line.method == "ballot" else _hands(line)
    return drafting.do(counted) or drafting.do(do.Announce())


def _hands(line: Vote) -> do.Tally:
    return do.Tally(
        yes=line.yes,
        no=line.no,
        abstain=line.abstain,
        host=line.host,
        area=line.area,
        silent=line.silent,
        delivered=line.delivered,
        topics_notified=line.topics_notified,
        effect_warned=line.effect_warned,
    )


def _papers(line: Vote) -> do.Ballot:
    """The same counts on paper: as many back as out, those who abstained left theirs blank."""
    papers = line.yes + line.no + line.abstain
    return do.Ballot(voters=papers, collected=papers, yes=line.yes, no=line.no, blank=line.abstain)


def next_meeting(drafting: Drafting, line: do.NextMeeting) -> OutOfOrder | None:
    """Adjourn if need be; the next meeting opens that many days later."""
    if drafting.meeting.phase in ("in_session", "recess") and (refusal := drafting.do(do.Adjourn())):
        return refusal
    if drafting.meeting.phase == "adjourned":
        drafting.wait(line.days * DAY)
    return drafting.do(line)
