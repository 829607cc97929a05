"""The follower's floor: a loop that looks at a file every tenth of a second, shows its size, and counts seconds.

`bare_follow.py FILE START`, START in milliseconds since 1970.
"""

import os
import sys
import time
from pathlib import Path

BEAT_S = 0.1


def main(path: str, start_ms: int) -> None:
    shown = ""
    while True:
        past_ms = time.time_ns() // 1_000_000 - start_ms
        wanted = f"ready {Path(path).stat().st_size} bytes {past_ms // 1000} s"
        if wanted != shown:
            shown = wanted
            os.write(1, f"\r{wanted}".encode())
        time.sleep(min(BEAT_S, (1000 - past_ms % 1000) / 1000))


main(sys.argv[1], int(sys.argv[2]))
