"""Files as people spoil them: a good one with pieces taken out, doubled, moved, or put in."""

from collections.abc import Sequence

from hypothesis import strategies as st

PIECES = (
    *("", "\n", "\t", " ", "\x00", "\x1b[31m", "\u202e", "\ufeff", "\u3000", "𠮷", "é", "“", "”"),
    *("0", "-1", "1.5", "1e400", "nan", "inf", "9" * 400, "1/0", "0x", "１２", "٣", "true", "null", "none", '"', "'''"),
    *("[", "]", "{", "}", "[[", "=", ",", ":", "#", ".", "\\", "\\u0000", "\\ud800", "%s", "{0}", "{{7*7}}"),
    *("2026-02-30", "25:61", "1979-05-27T07:32:00", "../../x", "a" * 5000, "[" * 2000, "- " * 50),
)
"""What is put in."""


@st.composite
def mangled(draw: st.DrawFn, whole: str) -> str:
    """`whole`, with one to four pieces spoilt."""
    text = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 1, 2, 5, 20, 200))))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.just(text[start:end] * 2), st.text(max_size=8)))
        text = text[:start] + piece + text[end:]
    return text


def one_of(*wholes: str) -> st.SearchStrategy[str]:
    """One of these spoilt, or no sense at all."""
    return st.one_of(*(mangled(whole) for whole in wholes), st.text(max_size=200))


def lines_of(wholes: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """Some of these lines, in any order, one of them spoilt."""
    return st.builds(
        lambda before, spoilt, after: [*before, spoilt, *after],
        st.lists(st.sampled_from(wholes), max_size=6),
        st.sampled_from(wholes).flatmap(mangled),
        st.lists(st.sampled_from(wholes), max_size=3),
    )
