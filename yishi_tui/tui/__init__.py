"""The terminal seats. Textual reads its settings when it is imported, so they are made here, before anything imports it."""

import os
import sys

# Four times the usual: a panel that is updated a moment after another one waits for the next frame but one.
os.environ.setdefault("TEXTUAL_FPS", "240")
if sys.platform != "win32":
    # With the kitty protocol some terminals lose Chinese input; without it the Windows driver loses Esc and Ctrl.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
