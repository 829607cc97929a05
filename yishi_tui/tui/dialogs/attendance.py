"""Signing in: one after another by 座号, everybody at once, guests and people who are on no list."""

from collections.abc import Callable

from yishi_tui.domain import commands as do
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.queries import is_guest, may_vote, quorum_needed, quorum_present
from yishi_tui.domain.text import fold
from yishi_tui.i18n import tr
from yishi_tui.tui.desk import everybody
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.dialogs.flow import Flow
from yishi_tui.tui.dialogs.steps import Hint, Press
from yishi_tui.tui.dialogs.who import Who
from yishi_tui.tui.ink import Line, line, shortened
from yishi_tui.tui.panels.recorder_now import groups_line
from yishi_tui.tui.widgets.picker import Extra, Standing

AUTHORITY, MEMBER = "authority:", "member:"


class SigningIn(Flow):
    """Stays open: each person picked is here, or has gone if they were."""

    title = "签到"

    def __init__(self, dialog: Dialog) -> None:
        super().__init__(dialog)
        self.last = ""
        """What was recorded last."""

    def begin(self) -> None:
        self.ask(SignInList(self))

    def toggle(self, name: str) -> None:
        """In, or out again."""
        here = name in self.meeting.present
        done = self.submit(do.Leave(who=(name,)) if here else do.Arrive(who=(name,)))
        if done:
            self._told(self._in_or_out(shortened(name), here=here))

    def _in_or_out(self, name: str, *, here: bool) -> str:
        """Before the call to order nobody leaves: somebody was entered by mistake."""
        if not here:
            return tr("{name}已到场 ✓", name=name)
        planned = self.meeting.phase == "planned"
        return tr("已更正：{name}没有到", name=name) if planned else tr("{name}已离场", name=name)

    def everybody(self) -> None:
        """The whole roll at once; those who are not here are taken out by the same digits."""
        absent = tuple(m.name for m in self.meeting.roll.members if m.name not in self.meeting.present)
        if not absent:
            self.dialog.complain(tr("名册上的人都到了。"))
        elif self.submit(do.Arrive(who=absent)):
            self._told(tr("全部 {n} 位都记到场；没来的，再按座号去掉", n=len(self.meeting.roll.members)))

    def further(self, row: Extra) -> None:
        """Somebody who is on no list yet, or who sent somebody else."""
        if row.id.startswith(AUTHORITY):
            self._ask_bearer(row.id.removeprefix(AUTHORITY))
        elif row.id.startswith(MEMBER):
            name = row.id.removeprefix(MEMBER)
            if self.submit(do.Admit(who=name, as_="member")):
                self._told(tr("{name}改登记为成员 ✓", name=shortened(name)))
        else:
            self._walk_in(row)

    def _ask_bearer(self, name: str) -> None:
        note = (line(tr("谁带来了{name}的书面委托？代他投一票。", name=name), "dim"),)
        self.ask(Who(lambda bearer: self._carried(bearer, name), rule=self._may_carry(name), note=note))

    def _may_carry(self, name: str) -> Callable[[str], OutOfOrder | None]:
        """Whoever carries it may still have to sign in."""
        return self.rule_of(lambda bearer: self._arrival(bearer, name))

    def _arrival(self, bearer: str, name: str) -> do.Arrive:
        return do.Arrive(who=() if bearer in self.meeting.present else (bearer,), proxy={bearer: name})

    def _carried(self, bearer: str, name: str) -> None:
        if bearer == name or bearer in self.meeting.proxies:
            self.dialog.complain(tr("{name}不能带这一份：一个人只带别人的一份委托。", name=bearer))
        elif self.submit(self._arrival(bearer, name)):
            self.dialog.back()
            self._told(tr("{name}的委托由{bearer}带到 ✓", name=shortened(name), bearer=shortened(bearer)))

    def _walk_in(self, row: Extra) -> None:
        name = self.dialog.picker.typed
        if self.submit(do.Admit(who=name, as_="member" if row.id == "member" else "guest")):
            self._told(tr("{name}已登记、到场 ✓", name=shortened(name)))

    def _told(self, what: str) -> None:
        self.last = what
        self.dialog.picker.clear()
        self.dialog.refresh_head()


class SignInList(Who):
    """Everybody, with who is here; the line stays open for the next."""

    def __init__(self, flow: SigningIn) -> None:
        super().__init__(flow.toggle, extras=self._further, other=flow.further)
        self._flow = flow

    def head(self) -> tuple[Line, ...]:
        meeting = self._flow.meeting
        here, needed = quorum_present(meeting), quorum_needed(meeting)
        counts: Line = ((tr("到场 {n}", n=here), "strong"), ("  " + tr("名册 {n}", n=len(meeting.roll.voters)), "dim"))
        if needed:
            missing = max(0, needed - here)
            left: Line = ((tr("还差 {n} 位", n=missing), "bad") if missing else (tr("✓ 人数够了"), "good"),)
            counts = (*counts, ("  " + tr("需要 {n}", n=needed) + "  ", "dim"), *left)
        last = (line(self._flow.last, "now"),) if self._flow.last else ()
        return (counts, *filter(None, (groups_line(meeting, self._flow.phrases.lang),)), *last)

    def keys(self) -> tuple[Hint, ...]:
        return ((tr("座号") + " Enter", tr("到场；再按一次离场")), ("Tab", tr("全部到场")), ("↑↓", tr("挑选")))

    def escape(self) -> str:
        return tr("签完了")

    def standing(self, name: str) -> Standing:
        meeting = self._flow.meeting
        bearer = next((bearer for bearer, given in meeting.proxies.items() if given == name), "")
        if bearer in meeting.present and name not in meeting.present:
            return Standing(tr("✓ 委托{bearer}", bearer=bearer))
        here = name in meeting.present
        return Standing(tr("✓ 到场") if here else tr("未到"), dim=not here)

    def accept(self) -> None:
        if self.dialog.picker.typed or self.dialog.picker.chosen:
            super().accept()
        else:
            self._flow.leave()

    def press(self, press: Press) -> bool:
        if press.key == "tab":
            self._flow.everybody()
            return True
        return super().press(press)

    def _further(self, typed: str) -> tuple[Extra, ...]:
        return (*self._strangers(typed), *self._authority(typed), *self._guest(typed))

    def _guest(self, typed: str) -> tuple[Extra, ...]:
        """A guest may turn out to be one of the neighbours."""
        meeting = self._flow.meeting
        found = self.dialog.desk.people.find(typed) if typed else ()
        name = everybody(meeting)[found[0]].name if found else ""
        if not is_guest(meeting, name):
            return ()
        return (Extra(MEMBER + name, tr("{name}改登记为成员", name=name)),)

    def _authority(self, typed: str) -> tuple[Extra, ...]:
        """Where the rules allow it, one who is not here may have sent somebody with a written authority."""
        meeting = self._flow.meeting
        found = self.dialog.desk.people.find(typed) if typed and meeting.procedure.roles.proxies else ()
        name = everybody(meeting)[found[0]].name if found else ""
        if name in ("", *meeting.present, *meeting.proxies.values()) or not may_vote(meeting, name):
            return ()
        return (Extra(AUTHORITY + name, tr("{name}没有来，由别人带书面委托…", name=name)),)

    def _strangers(self, typed: str) -> tuple[Extra, ...]:
        """Where nobody has just this name, it may be somebody new; digits are a 座号."""
        names = {fold(person.name) for person in everybody(self._flow.meeting)}
        if len(typed) < 2 or fold(typed).isdecimal() or fold(typed) in names:
            return ()
        return (
            Extra("guest", tr("名册上没有：登记“{typed}”为列席", typed=typed)),
            Extra("member", tr("名册上没有：登记“{typed}”为成员", typed=typed)),
        )
