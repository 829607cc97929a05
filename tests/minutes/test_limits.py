"""A template that would fill the memory is refused at once, with its line; what papers need is not."""

from pathlib import Path

import pytest

from tests.minutes.evening import Evening
from yishi_tui import i18n
from yishi_tui.domain.procedure import Procedure
from yishi_tui.minutes.limits import LARGEST
from yishi_tui.minutes.render import BadTemplate, render

GROWING = "{% set n = namespace(s='aaaaaaaaaa') %}{% for i in range(60) %}GROW{% endfor %}"


@pytest.fixture
def played(simplified: Procedure) -> Evening:
    return Evening.opened(simplified).do("adjourn")


def page(played: Evening, folder: Path, text: str) -> str:
    path = folder / "mine.j2"
    path.write_text(text, encoding="utf-8")
    return render(played.minutes(), played.history, "zh", path)


@pytest.mark.parametrize(
    "text",
    [
        GROWING.replace("GROW", "{% set n.s = n.s ~ n.s %}"),
        GROWING.replace("GROW", "{% set n.s = n.s + n.s %}"),
        GROWING.replace("GROW", "{% set n.s = [n.s, n.s]|join %}"),
        GROWING.replace("GROW", "{% set n.s = ''.join([n.s, n.s]) %}"),
        GROWING.replace("GROW", "{% set t %}{{ n.s }}{{ n.s }}{% endset %}{% set n.s = t %}"),
        GROWING.replace("GROW", "{% set n.s = n.s.replace('a', 'aaaa') %}"),
        "{{ 'a'|center(999999999) }}",
        "{{ 'a'|center(width=999999999) }}",
        "{{ 'a'.ljust(999999999) }}",
        "{{ '%999999999d'|format(1) }}",
        "{{ '%*d'|format(999999999, 1) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ '{:{}}'.format(1, 999999999) }}",
        "{{ ('a' * 90000)|replace('a', 'a' * 9000) }}",
        "{{ ('a\\n' * 40000)|indent(99999) }}",
        "{{ range(99999)|join('a' * 99999) }}",
        "{{ [1]|slice(999999999)|list }}",
        "{{ [1]|batch(999999999, 'x')|list }}",
    ],
)
def test_what_would_fill_the_memory_is_refused_with_its_line(played: Evening, tmp_path: Path, text: str) -> None:
    with pytest.raises(BadTemplate) as caught:
        page(played, tmp_path, f"一\n二\n{text}\n")
    assert caught.value.line == 3
    assert caught.value.problem.startswith("模板没完没了，或者写得太长")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ 'a' ~ 1 ~ 'b' }}{{ 'c' + 'd' }}{{ '%03d' % 7 }}{{ '%5.1f'|format(2.25) }}", "a1bcd007 2.2"),
        ("{{ '{:,}'.format(1500000) }}", "1,500,000"),
        ("{{ ['x', 'y']|join('、') }}{{ 'x'.center(5) }}|{{ 'a-b'.replace('-', '+') }}", "x、y x |a+b"),
        ("{% for pair in [1, 2, 3]|batch(2) %}{{ pair|join }};{% endfor %}", "12;3;"),
        ("{{ [1, 2]|map('string')|join('-') }}{{ range(3)|join }}", "1-2012"),
    ],
)
def test_what_papers_need_is_not(played: Evening, tmp_path: Path, text: str, shown: str) -> None:
    assert page(played, tmp_path, text) == f"{shown}\n"


def test_a_paper_for_a_whole_town_is_not_too_long(played: Evening, tmp_path: Path) -> None:
    slip = "票" * 400
    made = page(played, tmp_path, f"{{% for i in range(6135) %}}\n{slip}\n{{% endfor %}}")
    assert 2_000_000 < len(made) < LARGEST


@pytest.mark.parametrize(
    ("text", "said", "english"),
    [
        ("{% if %}", "模板写得不对（", "not written correctly"),
        ("{{ minutes.nothing }}", "文书里没有这一项", "nothing of that name"),
        ("{{ minutes.__class__ }}", "模板不能碰程序内部的东西", "inside of the program"),
        ("{% include 'no.j2' %}", "没有它要用的模板：no.j2", "is not there: no.j2"),
        ("{{ 1 / 0 }}", "模板里算不出来（division by zero）", "cannot be worked out"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "模板没完没了", "does not come to an end"),
    ],
)
def test_a_mistake_is_told_in_the_language_in_force(
    played: Evening, tmp_path: Path, text: str, said: str, english: str
) -> None:
    for lang, words in (("zh", said), ("en", english)):
        i18n.use("en" if lang == "en" else "zh")
        try:
            with pytest.raises(BadTemplate) as caught:
                page(played, tmp_path, text)
        finally:
            i18n.use("zh")
        assert words in caught.value.problem
