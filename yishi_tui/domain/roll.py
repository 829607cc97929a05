"""The roll of members (名册), with what is asked of it all the time."""

from yishi_tui.domain.plan import Member


class Roll:
    """Everybody on the roll of members, in order of seat number."""

    __slots__ = ("_by_name", "_seats", "groups", "members", "voters")

    def __init__(self, members: tuple[Member, ...] = ()) -> None:
        self.members = members
        self._by_name = {member.name: member for member in members}
        self._seats = {member.name: place for place, member in enumerate(members)}
        self.voters = frozenset(member.name for member in members if member.votes)
        self.groups = _grouped(members)

    def get(self, name: str) -> Member | None:
        return self._by_name.get(name)

    def seat(self, name: str) -> int:
        """The place on the roll, from 0; one who is not on it comes after all who are."""
        return self._seats.get(name, len(self.members))

    def plus(self, member: Member) -> "Roll":
        """The roll with one more at its end."""
        return Roll((*self.members, member))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Roll) and self.members == other.members

    def __hash__(self) -> int:
        return hash(len(self.members))


def _grouped(members: tuple[Member, ...]) -> dict[str, frozenset[str]]:
    """The names in each group, whoever's stands first on the roll first."""
    groups: dict[str, list[str]] = {}
    for member in members:
        for group in member.groups:
            groups.setdefault(group, []).append(member.name)
    return {group: frozenset(names) for group, names in groups.items()}
