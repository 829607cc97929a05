"""The product as its users have it: a wheel, installed in an environment of its own."""

import functools
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks.duel import Program
from benchmarks.floors import clean_env
from benchmarks.terminal import NotMeasured

REPOSITORY = Path(__file__).parent.parent
LAST_WORDS = 2000  # characters of a failed command's messages


class Product(Struct, frozen=True):
    """An environment with the wheel in it."""

    bin: Path

    @property
    def python(self) -> str:
        return str(self.bin / "python")

    def call(self, *args: str, home: Path) -> str:
        """Run one command of the product; its standard output."""
        return run_quietly([str(self.bin / "yishi"), *args], self.env(home))

    def env(self, home: Path) -> dict[str, str]:
        return clean_env(home) | {"YISHI_SESSIONS": str(home), "YISHI_LANG": "zh"}

    def opened(self, session: Path, ready: Sequence[str], seat: str = "host") -> Program:
        """The screen of a seat at a session."""
        argv = (str(self.bin / "yishi"), "open", str(session), "--seat", seat)
        return Program(argv=argv, env=self.env(session.parent), ready=tuple(ready))


@functools.cache
def installed() -> Product:
    """The wheel of this tree.  An unchanged wheel is not installed again."""
    root = _own_folder(Path(tempfile.gettempdir()) / f"yishi-benchmarks-{os.getuid()}")
    with tempfile.TemporaryDirectory(dir=root) as built:
        pip = [sys.executable, "-m", "pip"]
        run_quietly([*pip, "wheel", str(REPOSITORY), "--no-deps", "--wheel-dir", built], _install_env())
        (wheel,) = Path(built).glob("*.whl")
        _install(wheel, root / "venv")
    return Product(root / "venv/bin")


def _install(wheel: Path, home: Path) -> None:
    digest, mark = hashlib.sha256(wheel.read_bytes()).hexdigest(), home / "wheel.sha256"
    if mark.exists() and mark.read_text() == digest:
        return
    run_quietly([sys.executable, "-m", "venv", "--clear", str(home)], _install_env())
    run_quietly([str(home / "bin/python"), "-m", "pip", "install", "--compile", str(wheel)], _install_env())
    mark.write_text(digest)


def _install_env() -> dict[str, str]:
    """The person's own environment, so that pip finds its index, but with byte code: it is half of a start."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _own_folder(folder: Path) -> Path:
    """Make it, or make sure that nobody else did: programs are run from it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise NotMeasured(f"{folder} belongs to somebody else")
    return folder


def run_quietly(argv: Sequence[str], env: dict[str, str]) -> str:
    """Run a command to its end; its standard output.  Raises NotMeasured with its last words if it fails."""
    try:
        done = subprocess.run(argv, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError as error:
        raise NotMeasured(f"cannot run {argv[0]}: {error}") from error
    if done.returncode:
        said = (done.stdout + done.stderr)[-LAST_WORDS:]
        raise NotMeasured(f"{' '.join(argv)} ended with {done.returncode}:\n{said}")
    return done.stdout
