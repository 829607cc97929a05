"""A ruleset written out in full, with nothing left to inherit."""

from typing import Any

import tomli_w
from msgspec import Struct, structs

from yishi_tui.domain.procedure import Procedure


def dump(procedure: Procedure) -> str:
    """The ruleset as TOML; what is off and has nothing to say is left out, everything else is spelled out.

    `complete` tells the reader that nothing is to be taken over from elsewhere.
    """
    table = _plain(procedure)
    return tomli_w.dumps({**table, "meta": {**table["meta"], "complete": True}})


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        fields = [(field, getattr(value, field.name)) for field in structs.fields(value)]
        return {field.encode_name: _plain(own) for field, own in fields if not _idle(own, field.default)}
    if isinstance(value, dict):
        return {key: _plain(own) for key, own in value.items()}
    return [_plain(own) for own in value] if isinstance(value, tuple) else value


def _idle(value: object, default: object) -> bool:
    """Whether leaving it out says the same, and it says nothing by itself."""
    return value is None or (value in ("", ()) and value == default)
