"""What people are called on paper that others see: two of one name are told apart on the roll by their flats."""

from collections.abc import Iterable, Mapping

from yishi_tui.domain.plan import Member


def plain(member: Member) -> str:
    """The name without the flat that the roll adds to it."""
    return member.name.removesuffix(f"（{member.unit}）") if member.unit else member.name


def plain_names(members: Iterable[Member]) -> Mapping[str, str]:
    """The plain name of each by the one on the roll."""
    return {member.name: plain(member) for member in members}
