"""The Textual floor: one Static that counts key presses.  `q` ends it."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    presses = 0

    def compose(self) -> ComposeResult:
        yield Static("count: 0 ready")

    def on_key(self, event: events.Key) -> None:
        if event.character == "q":
            self.exit()
            return
        self.presses += 1
        self.query_one(Static).update(f"count: {self.presses} ready")


if __name__ == "__main__":
    Bare().run()
