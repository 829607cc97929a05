"""Finding people: a roll of real and difficult names, asked in all the ways a host may ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.domain.people import Index, Pinyin, build_index
from yishi_tui.domain.plan import Member
from yishi_tui.pinyin import load

ROLL = (
    Member(name="王建国", call="王师傅", unit="3-601"),
    Member(name="李桂芳", call="李阿姨", unit="3-102"),
    Member(name="王秀兰", unit="1-601"),
    Member(name="单田芳", unit="3号楼2单元501室"),
    Member(name="尉迟恭", unit="A座1203"),
    Member(name="吕秀莲", unit="13-601"),
    Member(name="阿卜杜拉·买买提", unit="5-201"),
    Member(name="王望江", unit="2-404"),
    Member(name="John Smith", call="老约翰", unit="2-405"),
    Member(name="吴安国", unit="2-406"),
    Member(name="曾志伟", unit="2-407"),
    Member(name="解晓东", unit="2-408"),
)


@pytest.fixture(scope="module")
def roll() -> Index:
    return build_index(ROLL, load())


def names(index: Index, query: str) -> list[str]:
    return [ROLL[position].name for position in index.find(query)]


def first(index: Index, query: str) -> str:
    found = names(index, query)
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("wjg", "王建国"),
        ("wangjianguo", "王建国"),
        ("wangjian", "王建国"),
        ("wangjg", "王建国"),
        ("wjianguo", "王建国"),
        ("WJG", "王建国"),
        ("ＷＪＧ", "王建国"),
        ("wang jian guo", "王建国"),
        ("lgf", "李桂芳"),
        ("lxl", "吕秀莲"),
        ("lvxiulian", "吕秀莲"),
        ("lüxiulian", "吕秀莲"),
        ("lyu", "吕秀莲"),
        ("abdlmmt", "阿卜杜拉·买买提"),
        ("abudula", "阿卜杜拉·买买提"),
        ("johns", "John Smith"),
        ("js", "John Smith"),
        ("smith", "John Smith"),
        ("guifang", "李桂芳"),
        ("wshifu", "王建国"),
    ],
)
def test_by_letters(roll: Index, query: str, name: str) -> None:
    assert first(roll, query) == name


@pytest.mark.parametrize(
    ("surname_reading", "name", "common_reading"),
    [("stf", "单田芳", "dtf"), ("yuchi", "尉迟恭", "weichi"), ("zeng", "曾志伟", "ceng"), ("xiexd", "解晓东", "jiexd")],
)
def test_surnames_are_read_as_surnames_and_also_found_as_commonly_read(
    roll: Index, surname_reading: str, name: str, common_reading: str
) -> None:
    assert first(roll, surname_reading) == name
    assert name in names(roll, common_reading)


def test_the_surname_alone_lists_the_family_in_roll_order_before_chance_matches(roll: Index) -> None:
    assert names(roll, "wang") == ["王建国", "王秀兰", "王望江", "吴安国"]


def test_the_surname_reading_comes_before_another_reading_of_the_same_letters() -> None:
    index = build_index([Member(name="单小平"), Member(name="但小平"), Member(name="山小平")], load())
    assert index.find("dan") == (1, 0)
    assert index.find("shan") == (0, 2)


def test_a_complete_match_comes_before_a_longer_name() -> None:
    index = build_index([Member(name="王芳芳"), Member(name="王芳")], load())
    assert index.find("wf") == index.find("wangfang") == index.find("王芳") == (1, 0)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("王建国", "王建国"),
        ("建国", "王建国"),
        ("李阿姨", "李桂芳"),
        ("约翰", "John Smith"),
        ("阿卜杜拉.买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉买买提", "阿卜杜拉·买买提"),
    ],
)
def test_by_characters(roll: Index, query: str, name: str) -> None:
    assert names(roll, query) == [name]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("李贵芳", "李桂芳"),
        ("李桂方", "李桂芳"),
        ("望健国", "王建国"),
        ("王秀蓝", "王秀兰"),
        ("珊田方", "单田芳"),
        ("贵方", "李桂芳"),
    ],
)
def test_characters_that_match_nobody_are_matched_by_sound(roll: Index, query: str, name: str) -> None:
    assert names(roll, query) == [name]


def test_sound_is_asked_only_when_the_characters_match_nobody(roll: Index) -> None:
    assert names(roll, "望") == ["王望江"]


def test_sound_compares_whole_syllables() -> None:
    index = build_index([Member(name="金小强"), Member(name="景小强")], load())
    assert index.find("今小强") == (0,)


@pytest.mark.parametrize(
    ("query", "seats"), [("1", [1, 10, 11, 12]), ("01", [1, 10, 11, 12]), ("12", [12]), ("７", [7])]
)
def test_digits_are_a_seat_number_first(roll: Index, query: str, seats: list[int]) -> None:
    found = [position + 1 for position in roll.find(query)]
    assert found[: len(seats)] == seats


def test_digits_are_a_unit_next_the_whole_unit_before_its_beginning_before_a_part(roll: Index) -> None:
    assert names(roll, "601") == ["王建国", "王秀兰", "吕秀莲"]
    assert names(roll, "3601") == names(roll, "3-601") == ["王建国", "吕秀莲"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("3-601", "王建国"),
        ("3－601", "王建国"),
        ("3。601", "王建国"),
        ("3号楼601室", "王建国"),
        ("3号楼2单元501", "单田芳"),
        ("3-2-501", "单田芳"),
        ("32501", "单田芳"),
        ("a座", "尉迟恭"),
        ("A1203", "尉迟恭"),
        ("a-1203", "尉迟恭"),
    ],
)
def test_by_unit(roll: Index, query: str, name: str) -> None:
    assert first(roll, query) == name


@pytest.mark.parametrize("query", ["", "  ", "　", "，", ".*"])
def test_an_empty_query_finds_everybody_in_roll_order(roll: Index, query: str) -> None:
    assert roll.find(query) == tuple(range(len(ROLL)))


@pytest.mark.parametrize("query", ["zzz", "赵钱孙李", "99", "9" * 5000, "wjgx", "w.g", "[王李]秀", "𠀀"])
def test_nobody(roll: Index, query: str) -> None:
    assert roll.find(query) == ()


def test_among_and_limit(roll: Index) -> None:
    assert roll.find("wang", among={2, 7, 9}) == (2, 7, 9)
    assert roll.find("wang", among={2, 7, 9}, limit=2) == (2, 7)
    assert roll.find("", limit=0) == ()


def test_namesakes_are_both_found_in_roll_order() -> None:
    index = build_index([Member(name="王芳", unit="2-1"), Member(name="李强"), Member(name="王芳", unit="1-1")], load())
    assert index.find("wf") == index.find("王芳") == (0, 2)


def test_an_empty_roll() -> None:
    index = build_index([], load())
    assert [index.find(query) for query in ("", "1", "w", "王", "李贵芳")] == [()] * 5


@pytest.mark.parametrize("name", ["aaaa " * 40, "重" * 200, "a" * 200])
def test_a_freakish_name_does_not_hold_up_the_search(name: str) -> None:
    index = build_index([Member(name=name), Member(name="王芳")], load())
    assert index.find("a" * 31 + "b") == ()
    assert index.find("wf") == (1,)


def test_any_table_will_do() -> None:
    table = Pinyin({"甲": ("jia",), "单": ("dan",)}.__getitem__, {"单": ("shan",)}, {})
    assert table.spell("单甲") == [("shan", "dan"), ("jia",)]


@given(st.text(max_size=60))
def test_any_query_finds_each_at_most_once(query: str) -> None:
    found = build_index(ROLL, load()).find(query)
    assert len(set(found)) == len(found)
    assert set(found) <= set(range(len(ROLL)))


@given(st.lists(st.sampled_from("王李单解芳建国长乐行阿"), min_size=1, max_size=8).map("".join))
def test_everybody_is_found_by_every_beginning_of_their_name_and_by_its_pinyin(name: str) -> None:
    index = build_index([Member(name="赵一"), Member(name=name)], load())
    usual = [slot[0] for slot in load().spell(name)]
    queries = [name[:2], "".join(usual)[:32], "".join(syllable[0] for syllable in usual)]
    assert all(1 in index.find(query) for query in queries)


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("翟志刚", "zhai zhi gang"),
        ("仇英", "qiu ying"),
        ("区志航", "ou zhi hang"),
        ("朴树", "piao shu"),
        ("查良镛", "zha liang yong"),
        ("覃勇", "qin yong"),
        ("缪斌", "miao bin"),
        ("乐嘉", "yue jia"),
        ("华罗庚", "hua luo geng"),
        ("召力", "shao li"),
        ("长孙无忌", "zhang sun wu ji"),
        ("万俟卨", "mo qi xie"),
        ("单于夫罗", "chan yu fu luo"),
        ("澹台灭明", "tan tai mie ming"),
        ("欧阳娜娜", "ou yang na na"),
        ("單小平", "shan xiao ping"),
    ],
)
def test_the_usual_reading_of_names(name: str, spelling: str) -> None:
    assert " ".join(slot[0] for slot in load().spell(name)) == spelling


def test_the_table_covers_the_characters_and_knows_its_limits() -> None:
    readings = load().readings
    assert readings("一") == ("yi",)
    assert readings("鿏") == ("mai",)
    assert readings("a") == readings("㐀") == readings("𠀀") == ()
    assert sum(1 for code in range(0x4E00, 0x9FA6) if not readings(chr(code))) < 20
    assert max(len(readings(chr(code))) for code in range(0x4E00, 0xA000)) == 3


def test_common_characters_have_no_archaic_readings() -> None:
    assert load().readings("王") == ("wang",)
