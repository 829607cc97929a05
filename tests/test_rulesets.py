"""Rulesets: found, read with what they inherit, checked to the last mistake, written and shown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from yishi_tui import rulesets
from yishi_tui.domain.procedure import Procedure
from yishi_tui.phrases import phrases
from yishi_tui.resources import shipped
from yishi_tui.tables import InputError, Problem

Write = Callable[[str], Path]
SHIPPED = sorted(path.stem for path in shipped("rules").glob("*.toml") if rulesets.is_id(path.stem))
CHILD = '[meta]\nid = "mine"\ntitle = "我们的规则"\nextends = "simplified"\n'


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a ruleset file."""

    def written(text: str) -> Path:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a `rules` folder of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    return tmp_path / "rules"


def problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        rulesets.read_file(path)
    return caught.value.problems


def places(path: Path) -> list[str]:
    return [problem.where for problem in problems(path)]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_ruleset_is_sound_and_survives_being_frozen(name: str, write: Write) -> None:
    rules = rulesets.load(name)
    assert rules.meta.id == name
    frozen = rulesets.read_file(write(rulesets.dump(rules)))
    assert frozen.procedure == rules
    assert frozen.parents == ()


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_shipped_ruleset_can_be_shown(name: str, lang: str) -> None:
    rules = rulesets.load(name)
    words = phrases("en" if lang == "en" else "zh")
    text = rulesets.show(rules, words)
    assert all(source in text for source in rules.meta.sources)
    assert all(f"  - {words.word('kind', kind)}" in text for kind in rules.kinds)
    assert all(name in text for name in (*rules.threshold, *rules.matters))


def test_a_kind_is_shown_in_one_line(simplified: Procedure) -> None:
    lines = rulesets.show(simplified, phrases("zh")).splitlines()
    (line,) = (line for line in lines if line.startswith("  - 结束辩论："))
    cells = "优先级 7；不能打断发言；要 1 人附议；不讨论；不能修正；要赞成人数不少于所投票数的 2/3；可以复议"
    assert line == f"  - 结束辩论：{cells}〔T15 p.205〕"


def test_a_child_changes_what_it_names_and_keeps_the_rest(write: Write, simplified: Procedure) -> None:
    found = rulesets.read_file(write(CHILD + "[speech]\nseconds = 120\n[quorum]\ncheck = ['open']\n"))
    assert (found.procedure.meta.id, found.procedure.meta.title, found.parents) == (
        "mine",
        "我们的规则",
        ("simplified",),
    )
    assert (found.procedure.speech.seconds, found.procedure.speech.per_motion) == (120, simplified.speech.per_motion)
    assert found.procedure.quorum.check == ("open",)
    assert found.procedure.kinds == simplified.kinds


def test_none_cancels_what_is_inherited_and_stays_where_it_is_a_choice(write: Write, simplified: Procedure) -> None:
    text = (
        CHILD
        + """
[speech]
seconds = "none"
at_limit = "none"
[quorum]
base = "none"
[pipeline]
publicity = "none"
[kinds]
appeal = "none"
[kinds.recess]
rank = "none"
[kinds.main]
requires = { pending = "none" }
"""
    )
    rules = rulesets.read_file(write(text)).procedure
    assert (rules.speech.seconds, rules.speech.at_limit, rules.quorum.base) == (None, "end", "none")
    assert rules.pipeline.publicity is None
    assert rules.pipeline.research == simplified.pipeline.research
    assert "appeal" not in rules.kinds
    assert rules.kinds["recess"].rank is None
    assert rules.kinds["main"].requires.pending == "none"


def test_a_file_without_an_id_goes_by_its_name(write: Write) -> None:
    assert rulesets.read_file(write('[meta]\nextends = "simplified"')).procedure.meta.id == "mine"


def test_rules_of_ones_own_come_before_the_shipped_and_may_build_on_them(elsewhere: Path) -> None:
    (elsewhere / "simplified.toml").write_text('[meta]\nextends = "simplified"\n[speech]\nseconds = 60', "utf-8")
    assert rulesets.load("simplified").speech.seconds == 60
    assert rulesets.known()["simplified"] == Path("rules/simplified.toml")


def test_the_users_own_folder_comes_between(elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *_, **__: str(tmp_path / "config"))
    (tmp_path / "config" / "rules").mkdir(parents=True)
    (tmp_path / "config" / "rules" / "ours.toml").write_text('[meta]\nextends = "simplified"\ntitle = "乙"', "utf-8")
    assert rulesets.load("ours").meta.title == "乙"
    (elsewhere / "ours.toml").write_text('[meta]\nextends = "simplified"\ntitle = "甲"', "utf-8")
    assert rulesets.load("ours").meta.title == "甲"


def test_a_session_uses_its_own_file_first(tmp_path: Path) -> None:
    assert rulesets.of_session(tmp_path, "simplified").meta.id == "simplified"
    (tmp_path / rulesets.FILE).write_text(CHILD, "utf-8")
    assert rulesets.of_session(tmp_path, "simplified").meta.id == "mine"


def test_a_circle_of_inheritance_is_named(elsewhere: Path) -> None:
    (elsewhere / "a.toml").write_text('[meta]\nextends = "b"', "utf-8")
    (elsewhere / "b.toml").write_text('[meta]\nextends = "a"', "utf-8")
    with pytest.raises(InputError) as caught:
        rulesets.load("a")
    (problem,) = caught.value.problems
    assert (Path(problem.file).name, problem.where, problem.line) == ("b.toml", "meta.extends", 2)


def test_an_unknown_parent_is_named_with_what_was_meant(write: Write) -> None:
    (problem,) = problems(write('[meta]\nextends = "simplifed"'))
    assert problem.where == "meta.extends"
    assert "“simplified”" in problem.what


def test_an_unknown_ruleset_is_named_with_what_was_meant() -> None:
    with pytest.raises(InputError, match=r"“simplfied”.*是不是“simplified”"):
        rulesets.load("simplfied")


def test_a_file_and_its_id_agree(elsewhere: Path) -> None:
    (elsewhere / "theirs.toml").write_text(CHILD, "utf-8")
    with pytest.raises(InputError, match=r"meta\.id"):
        rulesets.load("theirs")


def test_every_mistake_is_named_at_once(write: Write) -> None:
    path = write(
        CHILD
        + """
[quorum]
threshold = 0.66
[speech]
second = 120
extend = { op = "=", threshold = "2/3" }
[threshold.majority]
tests = [{ op = ">", threshold = "1/2", base = "memberss" }]
[threshold.all]
tests = [{ op = ">", threshold = "1/1" }]
[kinds.amend]
debatable = "sometimes"
[kinds.amendd]
class = "subsidiary"
[kinds.point_of_order]
second = 1
"""
    )
    found = {problem.where: problem.what for problem in problems(path)}
    assert set(found) == {
        "quorum.threshold",
        "speech.second",
        "speech.extend.op",
        "threshold.majority.tests[0].base",
        "threshold.all.tests[0].threshold",
        "kinds.amend.debatable",
        "kinds.amendd",
        "kinds.point_of_order.second",
    }
    assert "“2/3”" in found["quorum.threshold"]
    assert "“seconds”" in found["speech.second"]
    assert "> >=" in found["speech.extend.op"]
    assert "“amend”" in found["kinds.amendd"]
    assert "membership" in found["threshold.majority.tests[0].base"]


@pytest.mark.parametrize(
    ("share", "instead"),
    [("66%", "2/3"), ("0.75", "3/4"), ("51%", "1/2"), ("3/2", ""), ("0/1", ""), ("two thirds", "2/3"), ("", "2/3")],
)
def test_a_share_that_is_no_exact_fraction_is_answered_with_the_fraction(
    write: Write, share: str, instead: str
) -> None:
    path = write(CHILD + f'[threshold.two_thirds]\ntests = [{{ op = ">=", threshold = "{share}" }}]')
    (problem,) = problems(path)
    assert problem.where == "threshold.two_thirds.tests[0].threshold"
    assert instead in problem.what


def test_the_title_is_asked_for_where_nothing_is_inherited(write: Write) -> None:
    assert places(write('[meta]\nid = "mine"')) == ["meta.title"]


KIND_MISTAKES = {
    "commit.rank": "rank = 5",
    "commit.requires.pending": 'requires = { pending = "none" }',
    "commit.threshold": 'threshold = "plurality"',
    "commit.threshold_with_notice": 'threshold_with_notice = "plurality"',
    "commit.second": "second = -1",
    "commit.debate_limits.seconds": "debate_limits = { seconds = 0 }",
    "commit.debate_limits.per_member": "debate_limits = { per_member = 0 }",
    "division_assembly.second": "second = 1",
    "main.requires.pending": 'requires = { pending = "any" }',
    "divide_question.requires.before_debate": 'requires = { pending = "", before_debate = true }',
}


@pytest.mark.parametrize("where", KIND_MISTAKES)
def test_a_row_of_the_table_that_makes_no_sense_is_named(write: Write, where: str) -> None:
    kind, _, _ = where.partition(".")
    found = places(write(CHILD + f"[kinds.{kind}]\n{KIND_MISTAKES[where]}"))
    # Of two kinds with one rank the second is named.
    assert found == (["kinds.postpone_definitely.rank"] if where == "commit.rank" else [f"kinds.{where}"])


OTHER_MISTAKES = {
    "speech.seconds": "[speech]\nseconds = 0",
    "pipeline.publicity.days": "[pipeline.publicity]\ndays = -1",
    "floor.stance_required": "[floor]\nstances = []",
    "floor.order": "[floor]\norder = []",
    "vote.methods": "[vote]\nmethods = []",
    "meta.valid_to": 'valid_to = "2025年"',
    "threshold.rescind.tests": "[threshold.rescind]\ntests = []",
    "threshold.majority": '[vote]\ntie = "none"\n[threshold.majority]\ntests = [{ op = ">=", threshold = "1/2" }]',
    "threshold.two_thirds": '[threshold.two_thirds]\ntests = [{ op = ">", threshold = "1/2" }]',
    "phases[1].id": '[[phases]]\nid = "a"\ntitle = "甲"\n[[phases]]\nid = "a"\ntitle = "乙"',
    "phases[0].stances": '[floor]\nstances = ["pro"]\n[[phases]]\nid = "a"\ntitle = "甲"\nstances = ["con"]',
    "matters.lift.threshold": '[matters.lift]\nthreshold = "owners"',
    "participation.thresholds[0]": '[participation]\nthresholds = ["owners"]',
    "participation.tests[0].threshold": '[participation]\ntests = [{ op = ">=", threshold = "66%" }]',
    "quorum.threshold": '[quorum]\nop = ">"\nthreshold = "2/2"',
}


@pytest.mark.parametrize("where", OTHER_MISTAKES)
def test_what_cannot_be_meant_is_named(write: Write, where: str) -> None:
    assert places(write(CHILD + OTHER_MISTAKES[where])) == [where]


def with_majority(body: str, base: str) -> str:
    """A ruleset of the body that decides by a majority of this base, with as many present as any law asks for."""
    return f"""{CHILD}body = "{body}"
[quorum]
op = ">="
threshold = "2/3"
[threshold.majority]
tests = [{{ op = ">", threshold = "1/2", base = "{base}" }}]
[threshold.rescind]
combine = "all_of"
tests = [{{ op = ">", threshold = "1/2", base = "present" }}]
"""


BODIES = ["residents_meeting", "residents_delegates", "villagers_meeting", "villagers_delegates"]


@pytest.mark.parametrize("body", BODIES)
def test_a_file_cannot_lower_the_floor_of_its_body(write: Write, body: str) -> None:
    assert places(write(with_majority(body, "cast"))) == ["threshold.majority"]
    assert places(write(with_majority(body, "participants"))) == ["threshold.majority"]
    assert rulesets.read_file(write(with_majority(body, "present"))).procedure.meta.body == body
    silent = with_majority(body, "present") + '\n[vote]\nsilence = "adopted"'
    assert places(write(silent)) == ["vote.silence"]
    strangers = with_majority(body, "present") + "\n[roles.observers]\nvote = true"
    assert places(write(strangers)) == ["roles.observers.vote"]


@pytest.mark.parametrize("body", BODIES)
def test_nor_the_quorum_of_its_body(write: Write, body: str) -> None:
    sound = with_majority(body, "present")
    half = sound.replace('op = ">="\nthreshold = "2/3"', 'op = ">"\nthreshold = "1/2"')
    assert (body == "villagers_delegates") == (half != sound and refused(write(half)) == ["quorum.threshold"])
    less = sound.replace('op = ">="\nthreshold = "2/3"', 'op = ">="\nthreshold = "1/2"')
    assert places(write(less)) == ["quorum.threshold"]
    none = sound.replace('op = ">="\nthreshold = "2/3"', 'base = "none"')
    assert places(write(none)) == ["quorum.base"]


def refused(path: Path) -> list[str]:
    """The places of the mistakes, if any."""
    try:
        rulesets.read_file(path)
    except InputError as error:
        return [problem.where for problem in error.problems]
    return []


def test_a_villagers_meeting_of_households_needs_two_thirds(write: Write) -> None:
    half = with_majority("villagers_meeting", "present").replace(
        'op = ">="\nthreshold = "2/3"', 'base = "households"\nop = ">"\nthreshold = "1/2"'
    )
    assert places(write(half)) == ["quorum.threshold"]


BOTH = """tests = [
    { measure = "heads", op = ">", threshold = "1/2", base = "participants" },
    { measure = "area", op = ">", threshold = "1/2", base = "participants" },
]"""
OWNERS = f"""{CHILD}body = "owners"
[threshold.owners_ordinary]
{BOTH}
[kinds]
rescind_amend = "none"
[kinds.main]
threshold = "owners_ordinary"
[participation]
thresholds = ["owners_ordinary"]
tests = [
    {{ measure = "area", op = ">=", threshold = "2/3" }},
    {{ measure = "heads", op = ">=", threshold = "2/3" }},
]
"""


def test_owners_decide_by_heads_and_area_of_two_thirds_of_the_estate(write: Write) -> None:
    assert rulesets.read_file(write(OWNERS)).procedure.meta.body == "owners"
    assert places(write(f'{CHILD}body = "owners"\n')) == [
        "threshold.majority",
        "threshold.rescind",
        "participation.thresholds",
        "participation.tests",
    ]
    assert places(write(OWNERS.replace('base = "participants"', 'base = "cast"'))) == ["threshold.owners_ordinary"] * 2
    either = OWNERS.replace("[kinds]", 'combine = "any_of"\n[kinds]')
    assert places(write(either)) == ["threshold.owners_ordinary"] * 2
    assert places(write(OWNERS.replace('"2/3"', '"1/2"'))) == ["participation.tests"]
    assert places(write(OWNERS.replace('thresholds = ["owners_ordinary"]', ""))) == ["participation.thresholds"]


def test_items_six_to_eight_take_three_quarters(write: Write) -> None:
    fund = (
        '[matters.repair_fund]\ntitle = "甲"\nbody = "owners"\nsentence = "乙"\nitem = 6\nthreshold = "owners_ordinary"'
    )
    assert places(write(OWNERS + fund)) == ["matters.repair_fund.threshold"]


def test_cautions_are_said_only_where_there_are_any(write: Write, simplified: Procedure) -> None:
    assert rulesets.cautions(simplified) == ()
    text = CHILD + 'unverified = true\nneeds_official_text = true\nvalid_to = "2025-12-31"'
    said = rulesets.cautions(rulesets.read_file(write(text)).procedure)
    assert len(said) == 3
    assert "2025-12-31" in said[-1]
