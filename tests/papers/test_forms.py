"""Ballots and tally sheets say what is voted on as it reads now, and what it takes by the rules; figures unread are marked."""

import re

import pytest
from msgspec.structs import replace

from tests.minutes.evening import LI, PLAN, VOTERS, WANG, ZHAO, Evening
from tests.papers.reading import Page
from yishi_tui.domain.plan import Item
from yishi_tui.domain.procedure import Procedure
from yishi_tui.papers.every import Session, papers
from yishi_tui.papers.posted import Posting
from yishi_tui.papers.press import Press
from yishi_tui.phrases import Lang
from yishi_tui.rulesets import load

EAST, WEST, LAMP = "在东侧装电梯", "在西侧装电梯", "楼道换灯"
ITEMS = (Item(title="电梯", motion=EAST, matter="lift"), Item(title="灯", motion=LAMP))


def made(evening: Evening, lang: Lang = "zh") -> dict[str, str]:
    source = Session(evening.proceedings.meeting, len(evening.history), evening.head)
    return {paper.name: paper.data.decode() for paper in papers(source, Press(lang), Posting())}


def form(evening: Evening, name: str) -> str:
    return Page(made(evening)[f"forms/{name}.html"]).text


def at(rules: Procedure, items: tuple[Item, ...] = ITEMS) -> Evening:
    return Evening.opened(rules, replace(PLAN, items=items))


@pytest.mark.parametrize("name", ["ballots", "tally"])
def test_what_was_amended_is_printed_as_it_reads_now(simplified: Procedure, name: str) -> None:
    evening = at(simplified).do("open_item", item=1)
    evening.put(ZHAO, EAST, second=WANG)
    evening.do("put", by=WANG, kind="amend", text="改为西侧", new_text=WEST, target="main", second=LI).vote(5, 0)
    assert WEST in form(evening, name)
    assert EAST not in form(evening, name)


def test_what_is_on_no_agenda_has_its_ballots_too(simplified: Procedure) -> None:
    evening = at(simplified).put(ZHAO, "种一排桂花", second=WANG)
    assert form(evening, "ballots").count("种一排桂花") == len(VOTERS)
    assert EAST not in form(evening, "ballots")


def test_each_matter_has_the_condition_of_its_own() -> None:
    rules = load("civil-code-278")
    lift, lamp = re.findall("通过条件：(.*)", form(Evening(rules, replace(PLAN, items=ITEMS)), "tally"))
    assert "3/4" in lift
    assert "1/2" in lamp
    for said in (lift, lamp):
        assert said.endswith("；参加表决面积达到全体面积的2/3，并且参加表决人数达到全体成员人数的2/3")


def test_the_condition_is_that_of_the_question_before_the_meeting() -> None:
    evening = at(load("civil-code-278")).put(ZHAO, "换新电梯", second=WANG, matter="lift")
    assert "3/4" in re.findall("通过条件：(.*)", form(evening, "tally"))[0]


@pytest.mark.parametrize(("lang", "caution"), [("zh", "未核对现行法律"), ("en", "unverified")])
def test_figures_not_read_in_the_law_are_marked_wherever_they_are_used(lang: Lang, caution: str) -> None:
    evening = Evening.opened(load("residents")).put(ZHAO, LAMP, second=WANG).vote(5, 0).do("adjourn")
    every = made(evening, lang)
    for name in (
        "posted/notice.md",
        "posted/notice.txt",
        "posted/notice.html",
        "forms/tally.html",
        "archive/minutes.md",
    ):
        assert caution in every[name], name


def test_areas_are_told_in_the_chat_group_too() -> None:
    members = tuple(replace(member, area="90") for member in PLAN.members)
    evening = Evening.opened(load("civil-code-278"), replace(PLAN, members=members)).put(ZHAO, LAMP, second=WANG)
    evening.do("vote", yes=5, no=1, area={"yes": "400.5", "no": "80"}).do("adjourn")
    assert "（赞成5，反对1；面积：赞成400.5，反对80平方米）" in made(evening)["posted/notice.txt"]
