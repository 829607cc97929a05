"""What the papers of a meeting say, and what the posted ones never say; each is opened and read."""

import csv
import io
import re

import pytest
from docx import Document
from msgspec.structs import replace

from tests.minutes.evening import CHEN, HOST, LAWYER, LI, LIU, PLAN, VOTERS, WANG, ZHANG, ZHAO, Evening
from tests.papers.reading import Page
from yishi_tui.domain.plan import Item, Member, Seats
from yishi_tui.domain.procedure import Procedure
from yishi_tui.papers.charts import Vote
from yishi_tui.papers.document import document
from yishi_tui.papers.every import POSTED, Session, papers
from yishi_tui.papers.posted import Contact, Posting
from yishi_tui.papers.press import Press
from yishi_tui.papers.privacy import Veil
from yishi_tui.papers.screenful import LINES, lines_on_screen
from yishi_tui.phrases import Lang
from yishi_tui.rulesets import load
from yishi_tui.sheets import BOM

LANGUAGES: tuple[Lang, ...] = ("zh", "en")
NASTY = '<script>alert(1)</script> & "引号" **粗** | `码` {{ minutes }} <img src=x onerror=y>'
PHONE, ID_CARD, DESK = "13800138000", "11010519491231002X", "010-62345678"
BY_DEFAULT = Posting()
LIFT = "在东侧装电梯，每户补偿1.5万元"


def made(evening: Evening, lang: Lang = "zh", number: int = 0, posting: Posting = BY_DEFAULT) -> dict[str, str]:
    """Every paper of a meeting by its name."""
    source = Session(evening.proceedings.meeting, len(evening.history), evening.head)
    return {paper.name: paper.data.decode() for paper in papers(source, Press(lang), posting, number)}


@pytest.fixture
def private(simplified: Procedure) -> Evening:
    """A meeting at which everything happened that nobody shall read on a notice board."""
    items = (Item(title="电梯", proposer=LI, motion=LIFT),)
    evening = Evening(simplified, replace(PLAN, items=items), tuple(name for name in VOTERS if name != CHEN))
    evening.do("call_to_order").do("open_item", item=1)
    evening.put(ZHAO, f"{LIFT}，问{PHONE}", second=LIU, matter="lift")
    evening.do("speak", by=ZHANG, stance="con", seconds=90)
    evening.do("recognize", by=WANG, stance="pro").wait(20).do("stop_speech", reason="骂人了")
    evening.do("move", by=LI, kind="point_of_order", text="跑题了").do("rule", well_taken=True, reason="确实跑题")
    evening.do("note", by=LIU, text="有人不满意").vote(4, 1)
    evening.do("assign", task=f"出测算，证件{ID_CARD}", owner=f"{LI} {DESK}", due="2026-12-12")
    return evening.put(ZHAO, "种花", second=LIU).vote(1, 4).do("adjourn")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_posted_copy_tells_what_was_decided_and_nothing_private(private: Evening, lang: Lang) -> None:
    every = made(private, lang)
    posted = {name: text for name, text in every.items() if name.startswith(f"{POSTED}/")}
    assert set(posted) == {"posted/notice.txt", "posted/notice.md", "posted/notice.html"}
    for text in posted.values():
        plain = text.replace("\\", "")
        for told in (LIFT, LI, "2026-12-12", private.head, str(len(private.history))):
            assert told in plain
        for secret in (
            CHEN,
            LIU,
            ZHANG,
            WANG,
            ZHAO,
            HOST,
            "3-1",
            "3-5",
            "骂人",
            "跑题",
            "不满意",
            PHONE,
            ID_CARD,
            DESK,
        ):
            assert secret not in plain
        for stance in ("反对：", "立场", "附议", "second", "缺席", "absent", "秩序", "point of order", "01:30", "1:30"):
            assert stance not in plain.replace("seconds", "")
    complete = every["archive/minutes.md"]
    for kept in (CHEN, LIU, ZHANG, "骂人", "跑题", "不满意", PHONE):
        assert kept in complete


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"找老张{PHONE}。", "找老张＊＊＊＊。"),
        ("电话138 0013 8000转", "电话＊＊＊＊转"),
        ("+86 138-0013-8000", "＊＊＊＊"),
        ("１３８００１３８０００", "＊＊＊＊"),
        (f"证{ID_CARD}", "证＊＊＊＊"),
        ("130503670401001", "＊＊＊＊"),
        ("(0571)88886666", "＊＊＊＊"),
        ("6222021234567890123", "＊＊＊＊"),
        ("2026-11-29 2026-12-05", "2026-11-29 2026-12-05"),
        ("3-101每户15000元，共1350000000元", "3-101每户15000元，共1350000000元"),
        ("20261112号文", "20261112号文"),
    ],
)
def test_numbers_of_people_are_left_out(text: str, shown: str) -> None:
    assert Veil()(text) == shown


def test_people_of_one_name_are_told_apart_by_their_flats_in_the_files_only(simplified: Procedure) -> None:
    one, other = f"{LI}（3-101）", f"{LI}（3-202）"
    members = (Member(name=one, unit="3-101"), Member(name=other, unit="3-202"), Member(name=ZHANG), Member(name=HOST))
    plan = replace(PLAN, members=members, seats=Seats(host=HOST))
    evening = Evening(simplified, plan, (one, other, ZHANG, HOST))
    evening.do("call_to_order").put(one, LIFT, second=other).vote(2, 0)
    evening.do("assign", task=f"和{one}一起出测算", owner=other, due="2026-12-12").do("adjourn")
    every = made(evening)
    assert other in every["archive/minutes.md"]
    for name, paper in every.items():
        if name.startswith(POSTED):
            assert (f"和{LI}一起出测算" in paper, "3-101" in paper, "3-202" in paper) == (True, False, False)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_paper_bears_the_seal(held: Evening, lang: Lang) -> None:
    for number in (1, 2):
        for name, text in made(held, lang, number).items():
            read = Page(text).text if name.endswith(".html") else text
            sealed = re.search(r"(\d+)\D*" + held.head, read)
            assert sealed, name
            assert int(sealed[1]) == len(held.history)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_whole_need_no_network_and_run_nothing(simplified: Procedure, lang: Lang) -> None:
    members = tuple(replace(each, unit=NASTY) for each in PLAN.members)
    plan = replace(PLAN, title=NASTY, place=NASTY, members=members, items=(Item(title=NASTY, motion=NASTY),))
    evening = Evening.opened(simplified, plan).do("open_item", item=1).put(WANG, NASTY, matter="lift")
    evening.do("speak", by=ZHANG, stance="con", seconds=90).do("note", by=LIU, text=NASTY)
    evening.vote(4, 1).do("assign", task=NASTY, owner=NASTY, due=NASTY).do("adjourn")
    pages = {name: text for name, text in made(evening, lang).items() if name.endswith(".html")}
    assert len(pages) == 6
    for name, text in pages.items():
        page = Page(text)
        assert not {"script", "img", "link", "iframe", "a"} & {tag for tag, _ in page.tags}, name
        assert not [attrs for _, attrs in page.tags if {"src", "href", "onerror"} & set(attrs)]
        assert "url(" not in text
        assert "@import" not in text
        assert len(text.encode()) < 200_000
        assert NASTY in page.text.replace("“", '"').replace("”", '"'), name
        assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.having("meta")
        assert page.having("html") == [{"lang": {"zh": "zh-CN", "en": "en"}[lang]}]
        assert "@media print" in text
        assert "prefers-color-scheme: dark" in text


def test_the_minutes_as_a_page_say_what_the_markdown_says_with_bars(private: Evening) -> None:
    every = made(private)
    page = Page(every["archive/minutes.html"])
    assert "应到7人，实到6人，缺席1人，列席0人。开会时在场6人，法定人数4人，已达到。" in page.text
    assert [ZHANG, "反对", "19:00", "1:30", ""] in page.rows
    assert [f"动议1：{LIFT}，问{PHONE}", "", "赞成4，反对1"] in page.rows
    assert [ZHANG, "", "1:30，1次"] in page.rows
    widths = [(attrs.get("class"), attrs["style"]) for attrs in page.having("b")]
    assert widths[:2] == [(None, "width:80%"), ("no", "width:20%")]
    assert widths[-2:] == [(None, "width:100%"), (None, "width:22%")]


@pytest.mark.parametrize(
    ("votes", "parts"),
    [
        ((1, 2, 0), {"yes": 33, "no": 67}),
        ((1, 1, 1), {"yes": 33, "no": 33, "abstain": 34}),
        ((199, 1, 0), {"yes": 100}),
        ((1, 1, 198), {"yes": 1, "no": 1, "abstain": 98}),
        ((0, 0, 3), {"abstain": 100}),
    ],
)
def test_the_parts_of_a_bar_are_never_longer_than_the_bar(votes: tuple[int, int, int], parts: dict[str, int]) -> None:
    yes, no, abstain = votes
    vote = Vote(label="1", amendment=False, text="种花", yes=yes, no=no, abstain=abstain)
    assert vote.parts == parts
    assert sum(parts.values()) == 100


def test_the_notice_computes_its_dates_from_the_day_it_is_put_up(private: Evening) -> None:
    contact = Contact(who="居委会王主任 0571-88886666", address="https://example.org/公示")
    day = private.minutes().heading.closed
    assert day is not None
    posting = Posting(day=day.date().replace(month=12, day=1), contact=contact)
    notice = Page(made(private, posting=posting)["posted/notice.html"]).text
    assert "2026年12月1日张贴，公示期为2026年12月2日至2026年12月8日24:00（7天，张贴当天不计；" in notice
    assert "请在公示期内向居委会王主任 0571-88886666提出" in notice
    assert "网上查看：https://example.org/公示" in notice
    assert "超过全体居民的1/5时，重新协商" in notice
    assert "公示期为2026年11月29日至2026年12月7日24:00" in made(private)["posted/notice.md"]


def test_what_was_struck_is_told_as_struck(held: Evening) -> None:
    notice = made(held, number=2)["posted/notice.md"]
    assert "### 不再有效：" in notice
    assert "公示期为" not in notice


def test_the_message_for_the_group_is_plain_and_fits_a_screen(simplified: Procedure) -> None:
    evening = Evening.opened(simplified)
    for number in range(12):
        evening.put(ZHAO, f"第{number}件：" + "把楼道里的旧物清走" * 12, second=LI).vote(4, 1)
        evening.do("assign", task="清理" * 40, owner=LI, due="2026-12-12")
    message = made(evening.do("adjourn"))["posted/notice.txt"]
    assert lines_on_screen(message) <= LINES
    assert "1、第0件：" in message
    assert "另有" in message
    assert evening.head in message
    assert not re.search(r"^[#>*|-]|\*\*|`|\\", message, re.MULTILINE)


def test_a_message_that_fits_is_not_cut(private: Evening) -> None:
    message = made(private)["posted/notice.txt"]
    assert "……" not in message
    assert "另有" not in message
    assert message.startswith("【公示】3号楼议事会\n2026年11月28日，睦邻会客厅，应到7人，实到6人。\n协商意见：\n1、")


def test_a_draft_says_so(simplified: Procedure) -> None:
    every = made(Evening.opened(simplified).put(ZHAO, "种花", second=LI).vote(4, 1))
    assert "本稿不得张贴" in every["posted/notice.md"]
    assert every["posted/notice.txt"].startswith("【草稿，会议还没有结束】")


def test_the_table_of_actions_opens_in_a_spreadsheet(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).do("assign", task='=cmd|"x",甲', owner="@王", due="-1").do("adjourn")
    text = made(evening)["archive/actions.csv"]
    assert text.startswith(BOM)
    heading, action, seal = csv.reader(text.removeprefix(BOM).splitlines())
    assert heading == ["编号", "事项", "责任人", "期限", "进度", "佐证", "办结日期", "居民反馈"]
    assert action == ["1", '\'=cmd|"x",甲', "'@王", "'-1", "", "", "", ""]
    assert evening.head in seal[1]
    assert len(seal) == len(heading)


def test_the_sign_in_sheet_has_a_seat_for_everybody(private: Evening) -> None:
    page = Page(made(private)["forms/sign-in.html"])
    heading, *rows = page.rows
    assert heading == ["座号", "姓名", "楼室", "签名", "到场时间", "代理人（附书面委托）"]
    assert rows[0] == ["1", HOST, "3-101", "", "", ""]
    assert [row[0] for row in rows[: len(PLAN.members)]] == [str(seat) for seat in range(1, len(PLAN.members) + 1)]
    assert ["列席", LAWYER, "律师", "", "", ""] in rows
    assert "应到7人" in page.text


def test_there_is_a_name_card_for_everybody(private: Evening) -> None:
    page = Page(made(private)["forms/name-cards.html"])
    assert len(page.having("div")) == len(PLAN.members) + len(PLAN.guests)
    assert f"{HOST}座号 1" in page.text


def test_ballots_are_numbered_one_for_each_voter(private: Evening) -> None:
    page = Page(made(private)["forms/ballots.html"])
    assert re.findall(r"编号 (\d+)", page.text) == [f"{number:03}" for number in range(1, len(VOTERS) + 1)]
    assert page.text.count(LIFT) == len(VOTERS)
    assert "面积" not in page.text
    assert not any(name in page.text for name in VOTERS)


def test_a_ballot_in_the_middle_of_a_meeting_bears_the_question_as_it_stands(simplified: Procedure) -> None:
    items = (Item(title="电梯", motion=LIFT), Item(title="扶手", motion="装一根扶手"))
    evening = Evening(simplified, replace(PLAN, items=items), VOTERS).do("call_to_order").do("open_item", item=2)
    evening.put(ZHAO, "装两根扶手", second=LIU).do("call_vote", method="ballot")
    every = made(evening)
    ballots, tally = Page(every["forms/ballots.html"]).text, Page(every["forms/tally.html"]).text
    assert ballots.count("装两根扶手") == ballots.count("议题2") == len(VOTERS)
    assert "议题2：装两根扶手" in tally
    assert LIFT not in ballots + tally


def test_minutes_that_go_out_bear_the_name_of_the_community(private: Evening) -> None:
    source = Session(private.proceedings.meeting, len(private.history), private.head)
    press = Press("zh", community="金桂*社区")
    every = {paper.name: paper.data for paper in papers(source, press, BY_DEFAULT, office=document)}
    title = f"{PLAN.title}会议纪要"
    assert every["archive/minutes.md"].decode().startswith(f"# {title}\n")
    assert f"<h1>金桂*社区 {title}</h1>" in every["archive/minutes.html"].decode()
    assert Document(io.BytesIO(every["archive/minutes.docx"])).paragraphs[0].text == f"金桂*社区 {title}"


def test_owners_vote_with_their_area() -> None:
    every = made(Evening(load("civil-code-278")).do("note", by=LI, text="先印票"))
    assert set(every) == {"forms/sign-in.html", "forms/name-cards.html", "forms/ballots.html", "forms/tally.html"}
    assert Page(every["forms/ballots.html"]).text.count("专有部分面积：") == len(VOTERS)
    assert Page(every["forms/tally.html"]).rows[0][-1] == "面积（平方米）"


def test_the_tally_sheet_says_what_it_takes(private: Evening) -> None:
    page = Page(made(private)["forms/tally.html"])
    assert "通过条件：赞成票超过所投票数的1/2" in page.text
    assert [row[0] for row in page.rows[1:]] == ["发出", "收回", "赞成", "反对", "弃权", "空白", "废票"]
