"""The share of a group among the delegates: a reminder, never a block. Only numbers are told, never who belongs to it."""

from msgspec import Struct

from yishi_tui.domain.plan import Member
from yishi_tui.domain.procedure import Representation
from yishi_tui.domain.remembered import remembered
from yishi_tui.domain.tally import least_passing


class GroupShare(Struct, frozen=True):
    """`have` of the `of` delegates belong to the group, and `needed` should."""

    group: str
    have: int
    of: int
    needed: int

    @property
    def short(self) -> int:
        """How many are missing."""
        return max(0, self.needed - self.have)

    @property
    def percent(self) -> str:
        """For the eye only, to two places; whether it is enough was worked out exactly."""
        hundredths = (20_000 * self.have + self.of) // (2 * self.of)
        return f"{hundredths // 100}.{hundredths % 100:02}"


@remembered
def group_share(rule: Representation | None, members: tuple[Member, ...]) -> GroupShare | None:
    """How the group stands among those with a vote; None where no share is asked or the roll does not say who belongs to it."""
    if rule is None:
        return None
    names = {rule.group, *rule.known_as}
    delegates = [member for member in members if member.votes]
    have = sum(1 for member in delegates if names & set(member.groups))
    if not have:
        return None
    needed = int(least_passing(rule.op, rule.threshold, len(delegates)))
    return GroupShare(group=rule.group, have=have, of=len(delegates), needed=needed)
