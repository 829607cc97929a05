"""Article 278 of the Civil Code: heads and area, turnout first."""

import pytest

from tests.ladder.stage import check, rules, under
from tests.rules.dsl import Row, given, has, lacks, ok, refused
from tests.rules.lines import ANNOUNCE, LIFT, ZHOU, call_vote, cast, do, main, vote

OWNERS = {"甲": "95", "乙": "95", "丙": "95", "丁": "95", "戊": "15", "己": "15"}
HALL = do(
    "plan",
    title="业主大会",
    members=[{"name": ZHOU, "votes": False}, *({"name": name, "area": area} for name, area in OWNERS.items())],
    host=ZHOU,
)


def asked(matter: str = "") -> dict[str, object]:
    return main(by="甲", second=None, matter=matter)


def areas(yes: str, no: str = "0", abstain: str = "0") -> dict[str, str]:
    return {"yes": yes, "no": no, "abstain": abstain}


PENDING = (HALL, asked())
FUND = (HALL, asked(matter="repair_fund"))


def roll(**votes: str) -> tuple[dict[str, object], ...]:
    return (call_vote(method="roll_call"), *(cast(name, choice) for name, choice in votes.items()))


VOTES = {
    "both measures, both turnouts": given(*PENDING)
    .when(vote(4, 0, area=areas("380")))
    .then(ok, adopted=[LIFT], last_result={"tests": [True, True]}),
    "trap 52: everybody says yes, but too few take part": given(*PENDING)
    .when(vote(3, 0, area=areas("285")))
    .then(ok, adopted=[], last_result={"verdict": "lost", "tests": [True, True]}),
    "the turnout stands in the arithmetic": given(*PENDING)
    .when(vote(3, 0, area=areas("285")))
    .then(
        ok,
        last_result={
            "arithmetic": [
                "285 > 285 × 1/2 = 142.5 ✓",
                "3 > 3 × 1/2 = 1.5 ✓",
                "participation·area 285 >= 410 × 2/3 = 820/3 ✓",
                "participation·heads 3 >= 6 × 2/3 = 4 ✗",
            ]
        },
    ),
    "trap 53: heads pass and area fails": given(*PENDING)
    .when(vote(4, 2, area=areas("205", "205")))
    .then(ok, adopted=[], last_result={"tests": [False, True]}),
    "trap 47: an abstention is turnout, and no yes": given(*PENDING)
    .when(vote(3, 1, abstain=2, area=areas("285", "95", "30")))
    .then(ok, adopted=[], last_result={"tests": [True, False]}),
    "items 6 to 8 take three quarters of both": given(*FUND)
    .when(vote(4, 2, area=areas("380", "30")))
    .then(ok, adopted=[], last_result={"tests": [True, False]}),
    "three quarters are enough": given(*FUND).when(vote(5, 1, area=areas("315", "95"))).then(ok, adopted=[LIFT]),
    "votes by name bring their areas along": given(*PENDING, *roll(甲="yes", 乙="yes", 丙="yes", 丁="yes", 戊="no"))
    .when(ANNOUNCE)
    .then(ok, adopted=[LIFT], last_result={"arithmetic": lambda lines: lines[0].startswith("380 > 395")}),
    "no area, no result": given(*PENDING).when(vote(5, 1)).then(refused("area_wrong"), pending=["main"]),
    "a lift waits until somebody wrote down whose votes count": given(HALL, asked(matter="lift"))
    .when(vote(6, 0, area=areas("410")))
    .then(refused("scope_needed"), acts=lacks("call_vote")),
    "silence decides nothing": given(*PENDING)
    .when(do("unanimous_consent", kind="main"))
    .then(refused("no_consent_for")),
    "others may carry a written authority": given(HALL, do("leave", who=["己"]))
    .when(do("arrive", who=[], proxy={"戊": "己"}))
    .then(ok, quorum={"present": 6}, acts=has("move")),
    "who is represented answers in the roll call": given(
        HALL, do("leave", who=["己"]), do("arrive", who=[], proxy={"戊": "己"}), asked(), *roll(甲="yes", 己="yes")
    )
    .when(ANNOUNCE)
    .then(ok, last_result={"arithmetic": lambda lines: lines[0].startswith("110 > 110")}),
    "who is neither there nor represented does not": given(HALL, do("leave", who=["己"]), asked(), *roll(甲="yes"))
    .when(cast("己"))
    .then(refused("not_present")),
    "a vote by name once given is not changed: nobody wrote that it may be": given(*PENDING, *roll(甲="yes"))
    .when(cast("甲", "no"))
    .then(refused("already_voted")),
    "one owner of three flats: the areas add up, the head is one": given(
        do(
            "plan",
            title="业主大会",
            members=[{"name": ZHOU, "votes": False}, {"name": "甲", "area": "270.5"}, {"name": "乙", "area": "90"}],
            host=ZHOU,
        ),
        asked(),
        *roll(甲="yes", 乙="no"),
    )
    .when(ANNOUNCE)
    .then(ok, adopted=[], last_result={"tests": [True, False]}),
    "using the fund is ordinary": given(HALL, asked("repair_fund_use"))
    .when(vote(4, 2, area=areas("380", "30")))
    .then(ok, adopted=[LIFT]),
    "urgent repair: said that it needs no vote first": given(HALL, asked("urgent_repair"))
    .when(vote(4, 2, area=areas("380", "30")))
    .then(ok, adopted=[LIFT], last_result={"sentence": lambda said: "第二百八十一条第二款" in said}),
    "an exclusive part: that owner's own consent": given(HALL, asked("exclusive_part"))
    .when(vote(6, 0, area=areas("410")))
    .then(ok, last_result={"sentence": lambda said: "本人同意" in said}),
    "business in a dwelling: every interested owner": given(HALL, asked("business_use"))
    .when(vote(6, 0, area=areas("410")))
    .then(ok, last_result={"sentence": lambda said: "第二百七十九条" in said}),
    "what the owners decide themselves is said to be nobody else's": given(HALL, asked("owners"))
    .when(vote(6, 0, area=areas("410")))
    .then(ok, last_result={"sentence": ""}),
}


@under("civil-code-278", VOTES)
def test_owners(played: tuple[str, Row]) -> None:
    check(*played)


def test_the_thresholds_bear_their_names() -> None:
    procedure = rules("civil-code-278")
    assert set(procedure.threshold) == {"owners_ordinary", "owners_special"}
    own = [matter for matter in procedure.matters.values() if matter.body == "owners"]
    assert {matter.threshold for matter in own} == set(procedure.threshold)
    assert {matter.item for matter in own if matter.threshold == "owners_special"} == {6, 7, 8}


@pytest.mark.parametrize("name", ["simplified", "ronr", "residents", "nantang"])
@pytest.mark.parametrize(
    ("matter", "words"),
    [
        ("lift", "第二百七十八条"),
        ("urgent_repair", "第二百八十一条第二款"),
        ("exclusive_part", "本人同意"),
        ("business_use", "第二百七十九条"),
    ],
)
def test_under_any_other_body_it_is_said_who_decides(name: str, matter: str, words: str) -> None:
    row = given(
        do("plan", title="会", members=["甲", "乙", "丙"], host="甲"), main(by="乙", second="丙", matter=matter)
    )
    check(name, row.when(vote(2, 0)).then(ok, last_result={"sentence": lambda said: words in said}))
