"""The sentences: none is missing, none asks for a fact that is not given, and what the room hears keeps the voice."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest

from yishi_tui import domain, scripts
from yishi_tui.domain.order import Fact, OutOfOrder
from yishi_tui.domain.vocabulary import KINDS, Choice, Method, Phase, Stage, Stance, Verdict
from yishi_tui.phrases import Lang, phrases
from yishi_tui.resources import shipped

LANGS: tuple[Lang, ...] = get_args(Lang)
SOURCES = (*Path(domain.__path__[0]).glob("*.py"), Path(scripts.__path__[0]) / "macros.py")
MODULES = [ast.parse(path.read_text("utf-8")) for path in sorted(SOURCES)]
NOT_FACTS = {"offer", "fields"}
FACTS: dict[str, Fact] = {
    "name": "王阿姨",
    "first": "李叔叔",
    "mover": "赵强",
    "names": ("王秀兰", "李桂芳"),
    "known": ("pro", "con"),
    "why": ("unspoken", "alternate"),
    "methods": ("hands", "ballot"),
    "pending": "main",
    **dict.fromkeys(("kind", "phase"), "recess"),
    "stance": "con",
    "seat": "timekeeper",
    "other": "con",
    "method": "ballot",
    "side": "yes",
    "target": "amend",
    **dict.fromkeys(("text", "title", "matter", "act"), ""),
    **dict.fromkeys(("present", "needed", "missing", "item", "items", "allowed", "seq", "limit", "length"), 3),
    **dict.fromkeys(("votes", "voters", "collected", "yes", "no", "seconds", "minutes"), 12),
}
TERMS = {
    "zh": ("动议", "附议人", "待决", "裁定", "申诉", "法定人数", "付诸表决", "反对方", "不合程序", "你"),
    "en": ("motion", "seconder", "pending", "ruling", "appeal", "quorum", "put the question", "out of order"),
}
GLOSS = {"zh": "只是同意讨论", "en": "only means agreeing to discuss"}
HAN = re.compile("[\u3007\u3400-\u9fff]")
ENDS = {"zh": tuple("。？！”"), "en": tuple(".?!”")}


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    """Each language in turn."""
    given: Lang = request.param
    return given


@cache
def words(lang: Lang) -> dict[str, Any]:
    return tomllib.loads((shipped("rules") / f"script.{lang}.toml").read_text("utf-8"))


# What the sources ask for


def calls(module: ast.Module, name: str) -> Iterator[tuple[ast.FunctionDef, ast.Call]]:
    """Every call of a function by its bare name, with the function it stands in."""
    for function in (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)):
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield function, node


def possible(node: ast.expr, within: ast.FunctionDef, module: ast.Module) -> set[str]:
    """The texts that an expression can be: a literal, one of two, a variable, a parameter, a function's answer."""
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if isinstance(node, ast.IfExp):
        return possible(node.body, within, module) | possible(node.orelse, within, module)
    sources = list(_sources(node, within, module))
    assert sources, f"cannot tell what {ast.unparse(node)} is in {within.name}"
    return set().union(*(possible(value, function, module) for function, value in sources))


def _sources(node: ast.expr, within: ast.FunctionDef, module: ast.Module) -> Iterator[tuple[ast.FunctionDef, ast.expr]]:
    if isinstance(node, ast.Name):
        yield from ((within, value) for value in last_set(within, node))
        place = next((n for n, arg in enumerate(within.args.args) if arg.arg == node.id), None)
        if place is not None:
            yield from ((caller, call.args[place]) for caller, call in calls(module, within.name))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        for function in ast.walk(module):
            if isinstance(function, ast.FunctionDef) and function.name == node.func.id:
                yield from ((function, r.value) for r in ast.walk(function) if isinstance(r, ast.Return) and r.value)


def last_set(within: ast.FunctionDef, name: ast.Name) -> list[ast.expr]:
    """What a variable was last set to above its use, as the lines run; nothing for a parameter."""
    sets = [node for node in ast.walk(within) if isinstance(node, ast.Assign | ast.AnnAssign) and stores(node, name.id)]
    last = max((node for node in sets if node.lineno < name.lineno), key=lambda node: node.lineno, default=None)
    return [last.value] if last and last.value else []


def stores(node: ast.stmt, name: str) -> bool:
    return any(isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store) and n.id == name for n in ast.walk(node))


def facts_of(call: ast.Call, within: ast.FunctionDef) -> set[str]:
    """The names of the facts that a call passes, those of a `**dict` among them."""
    found = {keyword.arg for keyword in call.keywords if keyword.arg}
    for spread in (keyword.value for keyword in call.keywords if keyword.arg is None):
        assert isinstance(spread, ast.Name)
        for value in last_set(within, spread):
            assert isinstance(value, ast.Dict)
            found |= {str(key.value) for key in value.keys if isinstance(key, ast.Constant)}
    return found - NOT_FACTS


def asked(modules: list[ast.Module], function: str, place: int) -> dict[str, set[str]]:
    """Each key given to `function` at that place, with the facts that every such call passes."""
    found: dict[str, set[str]] = {}
    for module in modules:
        for within, call in calls(module, function):
            facts = facts_of(call, within)
            for key in possible(call.args[place], within, module):
                found[key] = found.get(key, facts) & facts
    return found


REFUSALS = asked(MODULES, "refuse", 0)
SAID = asked(MODULES, "_do", 1)


def test_the_reader_of_sources_follows_variables_parameters_and_returns() -> None:
    source = """
def one(meeting):
    facts: dict[str, int] = {"a": 1, "b": 2}
    say = "x" if meeting else "y"
    if meeting:
        return _do("act", say, c=3, **facts) or _do("act", "x", a=1)
    say = named()
    return _do("act", say, fields={})

def two(meeting):
    return three(meeting, "z")

def three(meeting, key):
    return _do("act", key)

def named():
    return "w"
"""
    assert asked([ast.parse(source)], "_do", 1) == {"x": {"a"}, "y": {"a", "b", "c"}, "w": set(), "z": set()}


# Nothing is missing, nothing is left over


def test_every_refusal_and_every_prompt_has_its_words_and_no_other_has(lang: Lang) -> None:
    assert set(words(lang)["refusal"]) == set(REFUSALS)
    assert set(words(lang)["say"]) == set(SAID)
    assert set(words(lang)["refuse_say"]) <= set(REFUSALS)
    assert all(set(entry) == {"why", "remedy"} for entry in words(lang)["refusal"].values())


def test_the_closed_lists_are_complete(lang: Lang) -> None:
    table = words(lang)
    closed = {"verdict": Verdict, "method": Method, "stance": Stance, "choice": Choice, "phase": Phase}
    for name, values in closed.items():
        assert set(table[name]) == set(get_args(values)), name
    assert set(table["stance_say"]) == set(table["stance"])
    assert set(table["kind"]) == set(KINDS)
    assert set(table["why"]) == {"mover", "unspoken", "alternate", "fifo"}
    assert set(table["result_say"]) >= set(get_args(Verdict))


def test_the_chain_is_the_stages_in_their_order(lang: Lang) -> None:
    stage = words(lang)["stage"]
    assert tuple(key for key in stage if key in get_args(Stage)) == get_args(Stage)
    assert words(lang)["chain"]["steps"] == list(stage.values())


def shape(value: Any) -> Any:
    """The keys of tables and the lengths of lists, without the words."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value).__name__


def test_both_languages_have_the_same_tables_and_keys() -> None:
    assert shape(words("zh")) == shape(words("en"))


# Facts


def holes(template: str) -> set[str]:
    """The facts a template asks for; each is a bare name, so that a fact is never looked into."""
    names = {name for _, name, spec, how in Formatter().parse(template) if name is not None and not spec and not how}
    assert template.count("{") == sum(template.count(f"{{{name}}}") for name in names), template
    return names


def test_templates_ask_only_for_facts_that_every_call_gives(lang: Lang) -> None:
    table = words(lang)
    for rule, entry in table["refusal"].items():
        templates = (entry["why"], entry["remedy"], table["refuse_say"].get(rule, ""))
        assert set().union(*map(holes, templates)) <= REFUSALS[rule], rule
    for key, template in table["say"].items():
        assert holes(template) <= SAID[key], key


def test_other_sentences_ask_only_for_what_is_agreed(lang: Lang) -> None:
    table = words(lang)
    assert [set(ways) for ways in table["order"].values()] == [{"label", "say", "hall"}] * 4
    assert all(holes(way["say"]) <= {"name"} and not holes(way["hall"]) for way in table["order"].values())
    assert all(not holes(step["say"]) for name in ("ladder", "house") for step in table[name].values())
    assert all(holes(template) <= {"yes", "no"} for template in table["result_say"].values())


@pytest.mark.parametrize("rule", sorted(REFUSALS))
def test_every_refusal_can_be_told(lang: Lang, rule: str) -> None:
    refusal = OutOfOrder(rule, {name: FACTS[name] for name in REFUSALS[rule]})
    for sentence in phrases(lang).refusal(refusal):
        assert sentence.endswith(ENDS[lang])
        assert "{" not in sentence


@pytest.mark.parametrize("key", sorted(SAID))
def test_every_prompt_can_be_said(lang: Lang, key: str) -> None:
    sentence = phrases(lang).say(key, {name: FACTS[name] for name in SAID[key]})
    assert sentence.strip().endswith(ENDS[lang])
    assert "{" not in sentence


def test_facts_that_are_terms_are_told_in_words() -> None:
    refusal = OutOfOrder("out_of_turn", {"name": "赵强", "first": "王秀兰", "why": ("unspoken", "alternate")})
    assert phrases("zh").refusal(refusal) == (
        "按发言顺序先轮到王秀兰（首次发言、轮到另一方），再到赵强。",
        "请先请王秀兰；确有需要，可以写明理由，调整顺序。",
    )
    outranked = OutOfOrder("outranked", {"kind": "commit", "pending": "recess"})
    assert phrases("en").refusal(outranked)[1] == "Settle “recess” first."


@pytest.mark.parametrize("typed", ["{x}", "%s", "{", "}}", "{0.__class__}", "{name}"])
def test_what_people_type_stays_as_typed(lang: Lang, typed: str) -> None:
    assert typed in phrases(lang).refusal(OutOfOrder("not_on_roll", {"name": typed}))[0]
    assert f"{typed}、{typed}" in phrases("zh").refusal(OutOfOrder("not_here", {"names": (typed, typed)}))[0]
    assert phrases(lang).say("state", {"text": typed, "kind": "main"}).endswith(typed)


# The voice


def texts(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a table, with its path."""
    if isinstance(value, str):
        yield at, value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in parts:
        yield from texts(each, f"{at}.{key}")


def spoken(lang: Lang) -> list[tuple[str, str]]:
    """What the room hears or reads, filled in; quoted wordings and titles are left out of the count."""
    tables = ("say", "refuse_say", "order", "ladder", "house", "result_say", "twelve")
    found = [pair for name in tables for pair in texts(words(lang)[name], name) if not pair[0].endswith(".label")]
    return [(at, template.format_map(FACTS).strip()) for at, template in found]


def test_what_the_room_hears_is_short() -> None:
    assert {at: said for at, said in spoken("zh") if len(HAN.findall(said)) > 25} == {}
    assert {at: said for at, said in spoken("en") if len(said.split()) > 25} == {}


def test_what_the_room_hears_is_whole_sentences_without_terms(lang: Lang) -> None:
    for at, said in spoken(lang):
        assert not [term for term in TERMS[lang] if term in said.lower()], at
        assert said.endswith(ENDS[lang]), at


def test_asking_for_a_second_says_that_it_only_means_discussing(lang: Lang) -> None:
    calls_for_it = {"say.second", "refuse_say.own_second", "refuse_say.needs_second"}
    assert {at for at, said in spoken(lang) if GLOSS[lang] in said} >= calls_for_it
    assert not [at for at, said in spoken(lang) if "附议" in said and GLOSS[lang] not in said]


def test_the_twelve_rules_are_two_pages_of_six(lang: Lang) -> None:
    assert [len(page) for page in words(lang)["twelve"]["pages"]] == [6, 6]


def test_every_ready_reason_has_a_digit(lang: Lang) -> None:
    assert set(words(lang)["reason"]) == {"stop_speech", "rule", "override", "correct", "clock_more", "clock_less"}
    assert all(3 <= len(set(ready)) == len(ready) <= 9 for ready in words(lang)["reason"].values())


def test_chinese_is_punctuated_in_full_width_and_english_has_no_chinese() -> None:
    wrong = {"zh": re.compile(r"""[,.:;?!()"']"""), "en": re.compile(HAN.pattern + "|[，。：；？！（）「」、]")}
    for lang in LANGS:
        assert {at: text for at, text in texts(words(lang)) if wrong[lang].search(text)} == {}
