"""What the tests of the command line share."""

from collections.abc import Callable
from typing import NamedTuple

MEMBERS = ("许慧", "罗晓红", "唐明", "张建国", "孙丽萍")


class Ran(NamedTuple):
    """What became of a command line."""

    code: int
    out: str
    err: str


Yishi = Callable[..., Ran]
