"""From an event back to the command that could have made it: a correction asks whether what followed can still stand."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.commands import Command
from yishi_tui.domain.events import Event
from yishi_tui.domain.paragraphs import NEXT_PART

OVERRIDE = "as recorded"


def command_of(event: Event) -> Command | None:
    """The command, or None for an event that can stand anywhere."""
    maker = RETRACE.get(type(event))
    return maker(event) if maker else None


def _move(event: ev.MotionMade) -> Command:
    if event.kind == "withdraw_request":
        return do.AskLeaveToWithdraw(by=event.by)
    return do.Move(**_shared(event, do.Move))


def _shared(event: ev.MotionMade, command: type[do.Move] | type[do.UnanimousConsent]) -> dict[str, Any]:
    """The fields that a motion made and the command for it have in common."""
    wanted = set(command.__struct_fields__) - {"target"}
    return {name: value for name, value in structs.asdict(event).items() if name in wanted}


def _count(event: ev.VotesCounted) -> Command:
    area = do.AreaCounts(yes=event.area_yes, no=event.area_no, abstain=event.area_abstain) if event.area_yes else None
    return do.Tally(yes=event.yes, no=event.no, abstain=event.abstain, host=event.host, area=area)


def _papers(event: ev.PapersCounted) -> Command:
    blank = event.blank if event.yes is not None else 0
    return do.Ballot(
        voters=event.voters, collected=event.collected, yes=event.yes, no=event.no, blank=blank, illegal=event.illegal
    )


def _speech_ended(event: ev.SpeechEnded) -> Command:
    """A speech that does not count was stopped, or broken off for the orders of the day."""
    if event.stopped:
        return do.StopSpeech(reason=event.stopped)
    return do.EndSpeech() if event.counts else do.NoObjection()


RETRACE: dict[type[Event], Callable[[Any], Command]] = {
    ev.CalledToOrder: lambda event: do.CallToOrder(),
    ev.RecessBegan: lambda event: do.Recess(minutes=event.minutes),
    ev.Reconvened: lambda event: do.Reconvene(),
    ev.Adjourned: lambda event: do.Adjourn(),
    ev.ItemOpened: lambda event: do.OpenItem(item=event.item),
    ev.ItemClosed: lambda event: do.CloseItem(item=event.item),
    ev.MotionMade: _move,
    ev.MotionSeconded: lambda event: do.Second(by=event.by),
    ev.SecondWithdrawn: lambda event: do.WithdrawSecond(by=event.by),
    ev.MotionWithdrawn: lambda event: do.Withdraw(by=event.by),
    ev.MotionModified: lambda event: do.Modify(by=event.by, text=event.text),
    ev.QuestionStated: lambda event: do.State(),
    ev.FellForWantOfSecond: lambda event: do.NoSecond(),
    ev.WordingReadBack: lambda event: do.ReadBack(text=event.text),
    ev.WordingConfirmed: lambda event: do.ConfirmWording(by=event.by),
    ev.FloorRequested: lambda event: do.RequestFloor(by=event.by, stance=event.stance),
    ev.RequestCancelled: lambda event: do.CancelRequest(by=event.by),
    ev.SpeechBegan: lambda event: do.Recognize(by=event.by, stance=event.stance, override=event.override or OVERRIDE),
    ev.SpeechEnded: _speech_ended,
    ev.OrdersFollowed: lambda event: do.NoObjection(),
    ev.ClockAdjusted: lambda event: do.AdjustClock(seconds=event.seconds, reason=event.reason),
    ev.ClockPaused: lambda event: do.PauseClock(),
    ev.ClockResumed: lambda event: do.ResumeClock(),
    ev.SpeechResumed: lambda event: do.Resume(),
    ev.PointRuled: lambda event: do.Rule(well_taken=event.well_taken),
    ev.VoteCalled: lambda event: do.CallVote(method=event.method),
    ev.BallotCast: lambda event: do.Cast(by=event.by, choice=event.choice),
    ev.VotesCounted: _count,
    ev.PapersCounted: _papers,
    ev.ResultAnnounced: lambda event: do.Announce(),
    ev.ConsentGiven: lambda event: do.UnanimousConsent(**_shared(event.motion, do.UnanimousConsent)),
    ev.LeaveObjected: lambda event: do.Objection(by=event.by),
    ev.LeaveGiven: lambda event: do.NoObjection(),
    ev.DivisionDemanded: lambda event: do.Division(by=event.by),
    ev.ChairTakenBack: lambda event: do.TakeBack(),
    ev.LeaveRefused: lambda event: do.Objection(by=event.by),
    ev.PhaseEntered: lambda event: do.PhaseAct(act=event.act, by=event.by, last=event.last),
    ev.PartTaken: lambda event: do.PhaseAct(act=NEXT_PART),
    ev.RoundOpened: lambda event: do.NewRound(),
    ev.ValueSuggested: lambda event: do.Suggest(by=event.by, value=event.value),
    ev.Nominated: lambda event: do.Nominate(by=event.by, who=event.who),
    ev.MinutesRead: lambda event: do.ReadMinutes(),
    ev.MinutesAmended: lambda event: do.AmendMinutes(text=event.text),
    ev.MinutesApproved: lambda event: do.ApproveMinutes(),
}
