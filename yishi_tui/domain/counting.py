"""From what was counted, as recorded, to the count of a vote."""

from decimal import Decimal

from yishi_tui.domain import events as ev
from yishi_tui.domain.question import Count
from yishi_tui.domain.silence import Silent


def hands(event: ev.VotesCounted) -> Count:
    """Hands, voices or those who rose; the host's own vote is added."""
    return Count(
        yes=event.yes + (event.host == "yes"),
        no=event.no + (event.host == "no"),
        abstain=event.abstain,
        host=event.host,
        present=event.present,
        area_yes=added(event.area_yes, event.host_area if event.host == "yes" else ""),
        area_no=added(event.area_no, event.host_area if event.host == "no" else ""),
        area_abstain=event.area_abstain,
        silent=_silent(event),
    )


def added(area: str, more: str) -> str:
    """Two areas together, as decimal strings; '' is none."""
    return str(Decimal(area or "0") + Decimal(more)) if more else area


def papers(event: ev.PapersCounted) -> Count:
    """A secret ballot; without yes and no it is still sealed."""
    return Count(
        yes=event.yes or 0,
        no=event.no or 0,
        blank=event.blank,
        illegal=event.illegal,
        present=event.present,
        sealed=event.yes is None and event.no is None,
        void=event.void,
        silent=_silent(event),
    )


def _silent(event: ev.VotesCounted | ev.PapersCounted) -> Silent | None:
    """Those who handed in nothing, where their silence is asked about."""
    if event.silent_heads is None:
        return None
    return Silent(
        heads=event.silent_heads,
        area=event.silent_area,
        delivered=event.delivered,
        topics_notified=event.topics_notified,
        effect_warned=event.effect_warned,
    )
