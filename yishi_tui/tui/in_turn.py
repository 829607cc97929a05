"""One key after another, however quickly they are typed: what a key opens is there before the next is looked at."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from textual.message_pump import MessagePump
from textual.screen import Screen

PATIENCE_S = 0.5
"""No key holds up the next for longer."""


async def settled(screen: Screen[Any]) -> None:
    """Wait until the keys pressed so far have gone their way: they pass from the field that has the focus to its screen."""
    field = screen.focused
    await passed(screen, *(node for node in (field.ancestors_with_self if field else ()) if node is not screen.app))


async def passed(*nodes: MessagePump) -> None:
    """Wait until each of these, one after another, has dealt with all that was sent to it."""
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE_S):
            await _answered(nodes)


async def _answered(nodes: Iterable[MessagePump]) -> None:
    for node in nodes:
        done = asyncio.Event()
        if node.call_later(done.set):
            await done.wait()
