"""The projector: it shows the meeting to the hall and takes no keys but the one to leave."""

from collections.abc import Sequence

from textual import events

from yishi_tui.clock import NS_PER_S
from yishi_tui.domain.queries import remaining_ms, used_ms
from yishi_tui.domain.view import whole_seconds
from yishi_tui.i18n import tr
from yishi_tui.tui.ink import Line
from yishi_tui.tui.panels.bigtext import Letters, system_letters
from yishi_tui.tui.panels.hall import hall_page
from yishi_tui.tui.panels.hall_notice import notice, settling
from yishi_tui.tui.panels.hall_pages import minutes_to, rules_page, untouched
from yishi_tui.tui.panels.view import View
from yishi_tui.tui.screens.seat import Moment, SeatScreen
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.theme import DARK, PROJECTOR

HINT_STAYS = 4 * NS_PER_S


class HallScreen(SeatScreen):
    """What stands here everybody reads, so it follows by itself and forgets what was pressed."""

    patches = 2

    def __init__(self, sitting: Sitting, letters: Letters | None = None) -> None:
        super().__init__(sitting)
        self._letters = letters
        self._hinted = 0

    def sat_down(self) -> None:
        if self.app.theme == DARK:  # a terminal of few colours keeps its own
            self.app.theme = PROJECTOR
        self._letters = self._letters or system_letters()

    def page(self, width: int, height: int) -> Sequence[Line]:
        return hall_page(self.view(), self._letters, width, height)

    def on_key(self, event: events.Key) -> None:
        """Every key has the same answer."""
        super().on_key(event)
        self._hinted = self.elapsed()
        self.answer(hint=tr("离开请按 Ctrl+Q。"))

    def tick(self) -> None:
        if self.said.hint and self.elapsed() - self._hinted >= HINT_STAYS:
            self.forget()
        super().tick()

    @property
    def restless(self) -> bool:
        """What is being put right is not covered for longer than it takes."""
        return settling(self.view())

    def moment(self) -> Moment:
        """The second of the clock, which stands still once the time is up, and what comes and goes by itself."""
        view = self.view()
        page = rules_page(view) if untouched(view.meeting) else 0
        return (view.now.hour, view.now.minute, _second(view), settling(view), notice(view), page, minutes_to(view))


def _second(view: View) -> int:
    floor = view.meeting.floor
    if floor is None:
        return 0
    left = remaining_ms(floor, view.now)
    return used_ms(floor, view.now) // 1000 if left is None else max(0, whole_seconds(left))
