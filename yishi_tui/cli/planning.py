"""From what is known of a new meeting to its folder: all of it or nothing."""

from contextlib import ExitStack, suppress
from pathlib import Path

from msgspec import Struct, structs

from yishi_tui import carryover, plans, rulesets, sessions
from yishi_tui.cli.cautions import warn, warn_of_roll
from yishi_tui.cli.draft import Draft
from yishi_tui.cli.output import say
from yishi_tui.clock import SystemClock
from yishi_tui.domain.legacy import Legacy
from yishi_tui.domain.plan import Item, Member, Plan, Seats
from yishi_tui.domain.procedure import Procedure
from yishi_tui.files import write_whole
from yishi_tui.i18n import tr
from yishi_tui.rolls.contacts import FILE as CONTACTS
from yishi_tui.rolls.contacts import contacts
from yishi_tui.settings import in_config, read_settings
from yishi_tui.tables import InputError

HEAD = "# 会议计划。宣布开会以前可以随意修改；成员在这里的次序就是座号。"
EXAMPLE = """
# 名册：一位成员一段，只有 name 必填；没有表决权的写 votes = false。
# [[members]]
# name = "王秀兰"
# call = "王阿姨"
# unit = "3-601"
"""


class Basis(Struct, frozen=True):
    """What a new plan starts from: nothing, or the meeting before. `own_rules` go into the new folder."""

    plan: Plan
    rules: Procedure
    own_rules: bool = False
    legacy: Legacy | None = None


def make(root: Path, draft: Draft, basis: Basis, keep_contacts: bool) -> Path:
    """The new folder with everything in it. Raises InputError and OSError, and leaves nothing behind then."""
    warn(basis.rules)
    plan = _listed(plans.cleaned(_plan(draft, basis.plan)))
    text = f"{tr(HEAD)}\n\n{plans.dump_plan(plan)}{'' if plan.members else tr(EXAMPLE)}"
    warn_of_roll(basis.rules, plans.parse_plan(text))
    day = (draft.starts or SystemClock().now()).date()
    with ExitStack() as undo:
        folder = sessions.create(root, day, plan.title, text)
        undo.callback(_removed, folder)
        if basis.own_rules:
            sessions.freeze_rules(folder, basis.rules)
        if basis.legacy is not None:
            write_whole(folder / carryover.FILE, carryover.dump(basis.legacy))
        if keep_contacts and draft.roll:
            write_whole(folder / CONTACTS, contacts(draft.roll))
        undo.pop_all()
    return folder


def _removed(folder: Path) -> None:
    for name in (plans.FILE, rulesets.FILE, carryover.FILE, CONTACTS):
        (folder / name).unlink(missing_ok=True)
    folder.rmdir()


def _plan(draft: Draft, before: Plan) -> Plan:
    return structs.replace(
        before,
        title=draft.title or "",
        starts=draft.starts.isoformat() if draft.starts else "",
        place=draft.place or "",
        items=(*before.items, *(Item(title=text) for text in draft.items)),
        members=draft.roll.members if draft.roll else before.members,
        seats=Seats(
            host=draft.host or before.seats.host,
            recorder=draft.recorder or before.seats.recorder,
            timekeeper=draft.timekeeper or before.seats.timekeeper,
        ),
    )


def basis_of(rules: str | None, before: Path | None) -> Basis:
    """The rules asked for and, after another session, what that one leaves. Raises InputError."""
    if before is None:
        chosen = rulesets.load(rules) if rules else _usual_rules()
        own = not rulesets.is_id(rules or read_settings().rules)
        return Basis(Plan(title="", rules=chosen.meta.id), chosen, own)
    proceedings = sessions.open_proceedings(before, SystemClock(), write=False)
    meeting, journal = proceedings.meeting, proceedings.journal
    head = journal.head if journal.count else ""
    plan, legacy = carryover.continued(meeting, head), carryover.legacy(meeting, head) if head else None
    if rules is None:
        return Basis(plan, meeting.procedure, not _can_be_found(meeting.procedure), legacy)
    chosen = rulesets.load(rules)
    return Basis(structs.replace(plan, rules=chosen.meta.id), chosen, not rulesets.is_id(rules), legacy)


def _usual_rules() -> Procedure:
    """Those that are set for new meetings. Raises InputError, with the place where they are set."""
    try:
        return rulesets.load(read_settings().rules)
    except InputError as error:
        raise InputError(*in_config("rules", error)) from None


def _can_be_found(rules: Procedure) -> bool:
    """Whether the id alone leads to these rules."""
    with suppress(InputError):
        return rulesets.load(rules.meta.id) == rules
    return False


def _listed(plan: Plan) -> Plan:
    """The plan with everybody at the table on its roll; who comes from outside the body has no vote."""
    outside = bool(plan.members)
    names = plans.everybody(plans.told_apart(plan)) + plans.everybody(plan)
    missing = [name for name in dict.fromkeys(structs.astuple(plan.seats)) if name and name not in names]
    if missing and outside:
        say(tr("名册上没有，已加为没有表决权的成员：{names}", names=" ".join(missing)))
    added = tuple(Member(name=name, votes=not outside) for name in missing)
    return structs.replace(plan, members=(*plan.members, *added))
