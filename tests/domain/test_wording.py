"""Differences between wordings, marked as on paper."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi_tui.domain.wording import Piece, difference, inline

WORDINGS = st.text(st.sampled_from("在三号楼东西侧加装电梯，。12.5ab 元\n"), max_size=40)


def test_pieces() -> None:
    assert difference("在3号楼东侧加装电梯", "在3号楼西侧加装电梯") == (
        Piece("same", "在3号楼"),
        Piece("strike", "东"),
        Piece("insert", "西"),
        Piece("same", "侧加装电梯"),
    )


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("在3号楼东侧", "在3号楼西侧", "在3号楼［删：东］［增：西］侧"),
        ("每户补偿1.5万元", "每户补偿15万元", "每户补偿［删：1.5］［增：15］万元"),
        ("每户3000元", "每户3500元", "每户［删：3000］［增：3500］元"),
        ("十一月底前", "十二月底前", "［删：十一］［增：十二］月底前"),
        ("补偿一万五千元", "补偿两万元", "补偿［删：一万五千］［增：两万］元"),
        ("安装WiFi", "安装WiMax", "安装［删：WiFi］［增：WiMax］"),
        ("同意东门改为西门", "同意西门改为东门", "同意［删：东］［增：西］门改为［删：西］［增：东］门"),
        ("限6月底前", "于7月底前", "［删：限6］［增：于7］月底前"),
        ("设东北门", "设西北口", "设［删：东北门］［增：西北口］"),
        ("甲乙丙", "甲、乙、丙", "甲［增：、］乙［增：、］丙"),
        ("聘请监理", "聘请第三方监理", "聘请［增：第三方］监理"),
        ("聘请第三方监理", "聘请监理", "聘请［删：第三方］监理"),
        ("", "加装电梯", "［增：加装电梯］"),
        ("加装电梯", "", "［删：加装电梯］"),
        ("加装电梯", "加装电梯", "加装电梯"),
        ("", "", ""),
    ],
)
def test_inline(old: str, new: str, marked: str) -> None:
    assert inline(difference(old, new)) == marked


@given(WORDINGS, WORDINGS)
def test_both_wordings_can_be_read_from_the_pieces(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "insert") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "strike") == new


@given(WORDINGS, WORDINGS)
def test_pieces_are_never_empty_nor_split(old: str, new: str) -> None:
    kinds = [piece.kind for piece in difference(old, new)]
    assert all(piece.text for piece in difference(old, new))
    assert all(one != other for one, other in pairwise(kinds))
    assert ("insert", "strike") not in pairwise(kinds)


@given(WORDINGS)
def test_nothing_changed(wording: str) -> None:
    assert {piece.kind for piece in difference(wording, wording)} <= {"same"}
