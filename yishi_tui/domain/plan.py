"""The plan of a meeting: what `meeting.toml` says before anybody has come."""

from typing import Literal

from msgspec import Struct


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One TOML table: unknown keys are refused."""


class Member(_Table, frozen=True):
    """Somebody on the roll (名册); the place in the list is the 座号. `area` is a decimal string in square metres."""

    name: str
    call: str = ""
    unit: str = ""
    groups: tuple[str, ...] = ()
    area: str = ""
    votes: bool = True


class Guest(_Table, frozen=True):
    """Somebody who attends without being a member (列席/观察员)."""

    name: str
    role: str = ""


class Item(_Table, frozen=True):
    """One item (议题) of the agenda; `minutes` is the time planned for it, `motion` its prepared wording."""

    title: str
    kind: Literal["紧急", "重要", "常规", ""] = ""
    minutes: int = 0
    proposer: str = ""
    brief: str = ""
    motion: str = ""
    matter: str = ""


class Seats(_Table, frozen=True):
    """Who sits where at the table."""

    host: str = ""
    recorder: str = ""
    timekeeper: str = ""


class Plan(_Table, frozen=True):
    """Everything known of a meeting before it begins. Times are ISO-8601 with an offset; '' means not set."""

    title: str
    place: str = ""
    starts: str = ""
    ends: str = ""
    rules: str = "simplified"
    seats: Seats = Seats()
    members: tuple[Member, ...] = ()
    guests: tuple[Guest, ...] = ()
    items: tuple[Item, ...] = ()
    continues: str = ""
