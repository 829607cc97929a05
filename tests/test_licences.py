"""Everything that is installed along stands on the page of licences."""

import re
from importlib.metadata import requires

from packaging.requirements import Requirement

from docs.licences import OURS, PAGE, licence, needed

ROW = re.compile(r"^\| ([a-z0-9-]+) \| (.+?) \| (?:`(\w+)`)? \|$", re.MULTILINE)


def test_none_is_missing() -> None:
    """What other platforms need besides may stand there too."""
    rows = {name: extra for name, _, extra in ROW.findall(PAGE.read_text("utf-8"))}
    assert needed().items() <= rows.items(), "run `python -m docs.licences`"


def test_each_says_its_licence() -> None:
    assert [name for name in needed() if not licence(name)] == []


def test_what_the_project_asks_for_is_among_them() -> None:
    own = {Requirement(line).name for line in requires(OURS) or ()}
    assert own <= set(needed())
