"""The checked door: a command becomes events, or an answer that says why not. The only place that refuses."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from yishi_tui.domain import commands as do
from yishi_tui.domain import (
    decide_clock,
    decide_consent,
    decide_corrections,
    decide_floor,
    decide_ladder,
    decide_meeting,
    decide_motions,
    decide_papers,
    decide_votes,
)
from yishi_tui.domain.commands import Command
from yishi_tui.domain.instead import with_way_out
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import Decision, OutOfOrder, refuse

Decider = Callable[[Meeting, Any, datetime], Decision]


def decide(meeting: Meeting, command: Command, now: datetime) -> Decision:
    """What the command brings about in this state, or why it is out of order."""
    if not meeting.started:
        return refuse("not_planned")
    if meeting.phase == "adjourned" and not isinstance(command, AFTER_ADJOURNMENT):
        return refuse("adjourned")
    if meeting.phase == "planned" and not isinstance(command, BEFORE_ORDER):
        return refuse("not_in_session", do.CallToOrder(), phase="planned")
    if meeting.phase == "recess" and not isinstance(command, IN_RECESS):
        return refuse("not_in_session", do.Reconvene(), phase="recess")
    decision = DECIDERS[type(command)](meeting, command, now)
    return with_way_out(meeting, command, decision, now) if isinstance(decision, OutOfOrder) else decision


def _correct(meeting: Meeting, command: do.Correct, now: datetime) -> Decision:
    return decide_corrections.correct(meeting, command, decide)


BEFORE_ORDER = (do.CallToOrder, do.Arrive, do.Leave, do.Admit, do.Note, do.Correct)
IN_RECESS = (do.Reconvene, do.Adjourn, do.NextMeeting, do.Arrive, do.Leave, do.Admit, do.Note, do.Assign, do.Correct)
AFTER_ADJOURNMENT = (do.NextMeeting, do.Note, do.Assign, do.Correct)

DECIDERS: dict[type[Command], Decider] = {
    do.CallToOrder: decide_meeting.call_to_order,
    do.Recess: decide_meeting.recess,
    do.Reconvene: decide_meeting.reconvene,
    do.Adjourn: decide_meeting.adjourn,
    do.NextMeeting: decide_meeting.next_meeting,
    do.Arrive: decide_meeting.arrive,
    do.Leave: decide_meeting.leave,
    do.Admit: decide_meeting.admit,
    do.OpenItem: decide_meeting.open_item,
    do.CloseItem: decide_meeting.close_item,
    do.Move: decide_motions.move,
    do.Second: decide_motions.second,
    do.WithdrawSecond: decide_motions.withdraw_second,
    do.Withdraw: decide_motions.withdraw,
    do.Modify: decide_motions.modify,
    do.State: decide_motions.state,
    do.NoSecond: decide_motions.no_second,
    do.ReadBack: decide_motions.read_back,
    do.ConfirmWording: decide_motions.confirm_wording,
    do.RequestFloor: decide_floor.request_floor,
    do.CancelRequest: decide_floor.cancel_request,
    do.Recognize: decide_floor.recognize,
    do.EndSpeech: decide_floor.end_speech,
    do.StopSpeech: decide_floor.stop_speech,
    do.PauseClock: decide_floor.pause_clock,
    do.ResumeClock: decide_floor.resume_clock,
    do.AdjustClock: decide_clock.adjust_clock,
    do.ExtendTime: decide_floor.extend_time,
    do.Interrupt: decide_motions.interrupt,
    do.Resume: decide_floor.resume,
    do.Rule: decide_motions.rule,
    do.CallVote: decide_votes.call_vote,
    do.Cast: decide_votes.cast,
    do.Tally: decide_votes.tally,
    do.Ballot: decide_papers.ballot,
    do.Announce: decide_votes.announce,
    do.Division: decide_votes.division,
    do.NoObjection: decide_motions.no_objection,
    do.Objection: decide_motions.objection,
    do.AskLeaveToWithdraw: decide_motions.ask_leave,
    do.UnanimousConsent: decide_consent.unanimous_consent,
    do.HandOver: decide_meeting.hand_over,
    do.TakeBack: decide_meeting.take_back,
    do.Note: decide_meeting.note,
    do.Assign: decide_meeting.assign,
    do.PhaseAct: decide_ladder.phase,
    do.NewRound: decide_ladder.new_round,
    do.Suggest: decide_ladder.suggest,
    do.Nominate: decide_ladder.nominate,
    do.ReadMinutes: decide_ladder.read_minutes,
    do.AmendMinutes: decide_ladder.amend_minutes,
    do.ApproveMinutes: decide_ladder.approve_minutes,
    do.Correct: _correct,
}
