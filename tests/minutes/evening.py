"""A meeting played in memory by script lines, and the minutes of it."""

import json
from datetime import datetime
from typing import Any

from yishi_tui.clock import ScriptClock
from yishi_tui.domain import events as ev
from yishi_tui.domain.plan import Guest, Item, Member, Plan, Seats
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.record import History
from yishi_tui.journal import MemoryJournal
from yishi_tui.minutes.entries import entries
from yishi_tui.minutes.render import render
from yishi_tui.minutes.values import Minutes
from yishi_tui.phrases import Lang
from yishi_tui.proceedings import Proceedings
from yishi_tui.scripts import Player, Step, read_script

STARTS = "2026-11-28T19:00:00+08:00"
HOST, WANG, LI, ZHAO, ZHANG, CHEN, LIU = "许慧", "王秀兰", "李桂芳", "赵强", "张建国", "陈静", "刘洋"
CLERK, LAWYER, VISITOR = "社工小孙", "吴律师", "来宾甲"
VOTERS = (HOST, WANG, LI, ZHAO, ZHANG, CHEN, LIU)
PLAN = Plan(
    title="3号楼议事会",
    place="睦邻会客厅",
    starts=STARTS,
    seats=Seats(host=HOST, recorder=LIU, timekeeper=CHEN),
    members=(
        *(Member(name=name, unit=f"3-{seat}01") for seat, name in enumerate(VOTERS, 1)),
        Member(name=CLERK, votes=False),
    ),
    guests=(Guest(name=LAWYER, role="律师"), Guest(name=VISITOR)),
    items=(Item(title="加装电梯", kind="重要", proposer=LI), Item(title="楼前绿化")),
)
EVERYBODY = (*VOTERS, CLERK, LAWYER, VISITOR)


class Evening:
    """A meeting of seven voters; nobody is there and nothing is open until a line says so."""

    def __init__(self, rules: Procedure, plan: Plan = PLAN, present: tuple[str, ...] = ()) -> None:
        opening = ev.MeetingPlanned(plan=plan, rules=rules, present=present)
        self.proceedings = Proceedings(MemoryJournal(), ScriptClock(datetime.fromisoformat(plan.starts)), opening)
        self._player = Player(rules, self.proceedings)

    @classmethod
    def opened(cls, rules: Procedure, plan: Plan = PLAN) -> "Evening":
        """Everybody is there and the meeting has been called to order."""
        evening = cls(rules, plan, tuple(name for name in EVERYBODY))
        evening.do("call_to_order")
        return evening

    @property
    def history(self) -> History:
        return self.proceedings.meeting.history

    def attempt(self, do: str, **fields: Any) -> Step:
        line = json.dumps({"do": do, **fields}, ensure_ascii=False)
        return next(self._player.play(read_script([line], session=True)))

    def do(self, act: str, **fields: Any) -> "Evening":
        """One line of a script, which must be accepted."""
        step = self.attempt(act, **fields)
        assert step.refusal is None, f"{act} {fields}: {step.refusal}"
        return self

    def put(self, by: str, text: str = "", kind: str = "main", second: str | None = LI, **fields: Any) -> "Evening":
        return self.do("put", by=by, kind=kind, text=text, second=second, **fields)

    def vote(self, yes: int, no: int, **fields: Any) -> "Evening":
        return self.do("vote", yes=yes, no=no, **fields)

    def wait(self, seconds: int) -> "Evening":
        return self.do("tick", seconds=seconds)

    @property
    def head(self) -> str:
        """The hash of the last record."""
        return self.proceedings.journal.head

    def minutes(self, number: int = 0) -> Minutes:
        return entries(self.history, self.head, number)

    def markdown(self, lang: Lang = "zh", number: int = 0) -> str:
        return render(self.minutes(number), self.history, lang)
