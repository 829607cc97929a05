"""Templates: one's own, wrong ones, and texts that try to be more than texts."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.minutes.evening import HOST, LI, PLAN, WANG, ZHAO, Evening
from yishi_tui.domain.plan import Item
from yishi_tui.domain.procedure import Procedure
from yishi_tui.minutes.render import BadTemplate, render
from yishi_tui.phrases import Lang

NASTY = "# **粗** | `码` <script>alert(1)</script> [链](x) {{ minutes }} {% raw %} _斜_"
ESCAPED = (
    "\\# \\*\\*粗\\*\\* \\| \\`码\\` \\<script\\>alert(1)\\</script\\> \\[链\\](x) {{ minutes }} {% raw %} \\_斜\\_"
)


@pytest.fixture
def played(simplified: Procedure) -> Evening:
    return Evening.opened(simplified).put(ZHAO, "楼前种月季").vote(4, 1).do("adjourn")


@pytest.fixture
def own(tmp_path: Path, played: Evening) -> "Own":
    return Own(tmp_path / "mine.j2", played)


class Own:
    """A template of one's own, and the page it makes."""

    def __init__(self, path: Path, played: Evening) -> None:
        self.path = path
        self._played = played

    def page(self, text: str, lang: Lang = "zh") -> str:
        self.path.write_text(text, encoding="utf-8")
        return render(self._played.minutes(), self._played.history, lang, self.path)

    def refused(self, text: str) -> BadTemplate:
        with pytest.raises(BadTemplate) as caught:
            self.page(text)
        return caught.value


def test_texts_of_people_stay_texts_wherever_they_are_typed(simplified: Procedure) -> None:
    plan = replace(PLAN, title=NASTY, place=NASTY, items=(Item(title=NASTY, proposer=NASTY),))
    evening = Evening.opened(simplified, plan).do("open_item", item=1).put(WANG, NASTY)
    evening.do("note", by=LI, text=NASTY, tags=[NASTY]).do("assign", task=NASTY, owner=NASTY, due=NASTY)
    evening.do("move", by=ZHAO, kind="amend", text=NASTY, new_text=f"{NASTY}。").do("second", by=LI).do("state").vote(
        4, 0
    )
    evening.do("move", by=LI, kind="point_of_order", text=NASTY).do("rule", well_taken=True, reason=NASTY)
    evening.do("recognize", by=LI, stance="pro").do("stop_speech", reason=NASTY)
    page = evening.vote(4, 1).do("correct", reason=NASTY).do("adjourn").markdown()
    assert "**粗**" not in page
    assert "<script" not in page.replace("\\<script", "")
    assert page.count(ESCAPED) == page.count("粗") >= 15


def test_what_a_template_yields_is_text_even_where_it_forgets_to_say_so(own: Own) -> None:
    assert own.page("{{ '**' ~ minutes.heading.title }} {{ ['<', '|']|join }}\n") == "\\*\\*3号楼议事会 \\<\\|\n"


def test_macros_and_blocks_of_a_template_are_markdown(own: Own) -> None:
    text = "{% macro bold(x) %}**{{ x }}**{% endmacro %}{% set y %}_{{ bold('*') }}_{% endset %}{{ y }} {{ bold(1) }}"
    assert own.page(text) == "_**\\***_ **1**\n"


def test_a_template_can_build_on_a_shipped_one(own: Own, played: Evening) -> None:
    text = '{% extends "yishi/minutes.zh.md.j2" %}{% block signatures %}\n## 监督员签字：\n{% endblock %}\n'
    page = own.page(text)
    assert "## 监督员签字：\n" in page
    assert "## 三、议题与动议\n" in page
    assert "记录人：＿" not in page


def test_a_template_can_take_in_its_neighbours_but_nothing_outside_its_folder(own: Own, tmp_path: Path) -> None:
    (tmp_path / "foot.j2").write_text("页脚\n", encoding="utf-8")
    assert own.page('{% include "foot.j2" %}') == "页脚\n"
    outside = own.refused('\n{% include "../outside.j2" %}')
    assert (outside.path, outside.line) == (own.path, 2)


@pytest.mark.parametrize(
    "text",
    [
        "一\n{{ minutes.__class__ }}",
        "一\n{{ minutes.heading.__class__.__mro__ }}",
        "一\n{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "一\n{% for x in minutes.sections.__getattribute__('__class__') %}{% endfor %}",
        "一\n{{ minutes|attr('__class__') }}",
        "一\n{{ '{0.__class__}'.format(minutes) }}",
        "一\n{{ [].append(1) }}",
        "一\n{% for x in range(10 ** 9) %}{% endfor %}",
    ],
)
def test_a_template_that_reaches_inside_is_refused(own: Own, text: str) -> None:
    assert own.refused(text).line == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("一\n二\n{{ minutes.headding }}", 3),
        ("一\n{{ nobody }}", 2),
        ("一\n\n{% if %}", 3),
        ("{{ 1 / 0 }}", 1),
        ("一\n{{ minutes.sections[9].motions }}", 2),
        ("一\n{{ none.x() }}", 2),
        ("一\n{{ 'x'|nofilter }}", 2),
        ("一\n{% block a %}{% endblock %}{% block a %}{% endblock %}", 2),
        ("一\n{{ 'x'|word('nothing') }}", 2),
        ("{% extends 'mine.j2' %}", 1),
    ],
)
def test_a_mistake_is_named_with_its_line(own: Own, text: str, line: int) -> None:
    problem = own.refused(text)
    assert (problem.path, problem.line) == (own.path, line)
    assert problem.problem
    assert str(problem).startswith(f"{own.path}:{line}: ")


def test_a_template_that_is_not_there_or_no_text_is_named(own: Own, tmp_path: Path) -> None:
    own.path.write_bytes(b"\xff\xfe\x00")
    for path in (own.path, tmp_path / "no.j2", tmp_path):
        with pytest.raises(BadTemplate) as caught:
            render(own._played.minutes(), own._played.history, "zh", path)
        assert caught.value.path == path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_meeting_that_has_not_begun_has_a_page(simplified: Procedure, lang: Lang) -> None:
    evening = Evening(simplified, replace(PLAN, seats=replace(PLAN.seats, host=HOST)))
    page = evening.markdown(lang)
    assert {"zh": "会议还没开始，本稿未完。", "en": "Not final: the meeting has not begun."}[lang] in page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_has_no_gaps(played: Evening, lang: Lang) -> None:
    page = played.markdown(lang)
    assert "\n\n\n" not in page
    assert not [line for line in page.split("\n") if line != line.rstrip()]
    assert "None" not in page
    assert "Undefined" not in page
