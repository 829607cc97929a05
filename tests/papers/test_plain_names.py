"""Two people of one name are told apart by their flats on the roll; on a notice board and a desk no flat is shown."""

from msgspec.structs import replace

from tests.minutes.evening import LI, PLAN, VOTERS, Evening
from tests.papers.reading import Page
from yishi_tui.domain.plan import Member
from yishi_tui.domain.procedure import Procedure
from yishi_tui.papers.every import Session, papers
from yishi_tui.papers.posted import Posting
from yishi_tui.papers.press import Press
from yishi_tui.plans import told_apart

TWIN = "3-901"
ALIKE = f"{LI}（{TWIN}）"


def made(simplified: Procedure) -> dict[str, str]:
    plan = told_apart(replace(PLAN, members=(*PLAN.members, Member(name=LI, unit=TWIN))))
    evening = Evening(simplified, plan, VOTERS[1:]).do("arrive", who=[ALIKE]).do("call_to_order")
    evening.do("open_item", item=1).do("assign", task="量尺寸", owner=ALIKE, due="2026-12-12").do("adjourn")
    source = Session(evening.proceedings.meeting, len(evening.history), evening.head)
    return {paper.name: paper.data.decode() for paper in papers(source, Press("zh"), Posting())}


def test_no_flat_is_posted(simplified: Procedure) -> None:
    every = made(simplified)
    posted = [text for name, text in every.items() if name.startswith("posted/")]
    assert len(posted) == 3
    for text in posted:
        assert LI in text
        assert TWIN not in text
    assert ALIKE in every["archive/minutes.md"]


def test_the_sign_in_sheet_has_the_flat_once_and_the_card_has_none(simplified: Procedure) -> None:
    every = made(simplified)
    assert [row[:3] for row in Page(every["forms/sign-in.html"]).rows if TWIN in row] == [["9", LI, TWIN]]
    assert TWIN not in every["forms/name-cards.html"]
