"""What `status --json` and `play --json` tell of a meeting, in the words of the contract."""

from datetime import datetime
from typing import Any

from msgspec import Raw, json

from yishi_tui.domain.ledger import Adopted, Ledger
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.prompts import suggest
from yishi_tui.domain.view import state_of
from yishi_tui.phrases import Phrases


class InForce:
    """The texts in force as JSON, put there again only when they have changed: after years they are a long list."""

    def __init__(self) -> None:
        self._adopted: Ledger[Adopted] = Ledger()
        self._json = Raw(b"[]")

    def of(self, meeting: Meeting) -> Raw:
        """What stands in `adopted`."""
        adopted = meeting.business.adopted
        if adopted is not self._adopted:
            self._adopted, self._json = adopted, Raw(json.encode([each.text for each in adopted]))
        return self._json


def full_state(meeting: Meeting, now: datetime, phrases: Phrases, adopted: Raw | None = None) -> dict[str, Any]:
    """The whole `state` object; `adopted` is what `InForce` has ready."""
    return {**state_of(meeting, now, adopted), "suggested": suggested(meeting, phrases)}


def suggested(meeting: Meeting, phrases: Phrases) -> dict[str, Any] | None:
    """The next right step with the sentence to say; None only after adjournment."""
    step = suggest(meeting)
    if step is None:
        return None
    return {"act": step.act, "say": phrases.say(step.say, step.facts), "needs": list(step.needs)}


def refusal_of(refusal: OutOfOrder | None, phrases: Phrases) -> dict[str, str] | None:
    """A refusal as it is told; None where nothing was refused."""
    if refusal is None:
        return None
    why, remedy = phrases.refusal(refusal)
    return {"rule": refusal.rule, "why": why, "remedy": remedy}
