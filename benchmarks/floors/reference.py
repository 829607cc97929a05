"""What a tuned three-panel program reaches: few widgets, a running clock, a journal line per act.

The key `x` does what an act does: one line to disk with fsync, then four widgets in the same handler.  Garbage is
collected by hand, between keys, and textual learns its frame rate before it is imported: so both come first.
"""

import gc
import os

if __name__ == "__main__":
    gc.disable()
    os.environ["TEXTUAL_FPS"] = "240"

import tempfile
import time
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Digits, Footer, Input, OptionList, Static

LINE = b"x" * 299 + b"\n"
SPEECH_S = 180
UNCOLLECTED = 5_000


class Meeting(App[None]):
    CSS = """
    #agenda { width: 28; border: round $primary; }
    #queue { width: 1fr; border: round $primary; }
    #floor { width: 40; border: round $primary; }
    Digits { width: 100%; text-align: center; }
    """
    BINDINGS: ClassVar = [
        ("x", "act", "举手"),
        ("f2", "noop", "动议"),
        ("f3", "noop", "表决"),
        ("ctrl+q", "quit", "退出"),
    ]

    acts = 0
    left_s = SPEECH_S

    def compose(self) -> ComposeResult:
        self.queue = OptionList(*[f"{seat:>2} 张三丰{seat} 等待" for seat in range(12)], id="queue")
        self.clock = Digits("03:00")
        self.state = Static("count: 0 ready")
        self.latest = Static("记录 0")
        with Horizontal():
            yield OptionList(*[f"议程 {item} 讨论事项" for item in range(6)], id="agenda")
            yield self.queue
            with Vertical(id="floor"):
                yield self.clock
                yield self.state
                yield self.latest
        yield Input(placeholder="记录")
        yield Footer()

    def on_mount(self) -> None:
        self.deadline = time.monotonic_ns() + SPEECH_S * 1_000_000_000
        path = Path(tempfile.gettempdir()) / f"reference-{os.getpid()}.journal"
        self.journal = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        path.unlink()
        self.queue.focus()
        self.set_interval(0.1, self.tick)
        self.call_after_refresh(self.settle_garbage)

    def settle_garbage(self) -> None:
        gc.freeze()
        self.set_interval(1, self.collect)

    def collect(self) -> None:
        if gc.get_count()[0] > UNCOLLECTED:
            gc.collect()

    def tick(self) -> None:
        left = max(0, -((time.monotonic_ns() - self.deadline) // 1_000_000_000))
        if left != self.left_s:  # repaint only when the text changes
            self.left_s = left
            self.clock.update(f"{left // 60:02}:{left % 60:02}")

    def action_act(self) -> None:
        os.write(self.journal, LINE)
        os.fsync(self.journal)
        self.acts += 1
        self.queue.replace_option_prompt_at_index(0, f" 0 张三丰0 第{self.acts}次")
        self.latest.update(f"记录 {self.acts}")
        self.state.update(f"count: {self.acts} ready")

    def action_noop(self) -> None:
        """The keys shown beside it do nothing."""


if __name__ == "__main__":
    Meeting().run()
