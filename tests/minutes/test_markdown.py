"""Texts of people stay texts, wherever in a page they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from yishi_tui.domain.text import clean_line
from yishi_tui.minutes.markdown import Markdown, escaped

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SPECIALS = "\\`*_{}[]()<>#+-=.!|~&;:/\"'$ \t\n0123456789abX甲"
NASTY = (
    "# 标题",
    "- 一条",
    "+ 一条",
    "1. 一条",
    "12) 一条",
    "===",
    "---",
    ":-",
    "> 引文",
    "**粗**",
    "__粗__",
    "`码`",
    "[链](http://example.org)",
    "![图](x)",
    "<script>alert(1)</script>",
    "<!-- -->",
    "a | b",
    "| a |",
    "~~划~~",
    "&lt;b&gt; &#35;",
    "{{ minutes }}",
    "{% raw %}",
    "末尾\\",
    "\\*",
    "    四个空格",
    "1.5万元",
    "$x$",
)
FRAMES = (
    "{}",
    "- {}",
    "> {}",
    "1. {}",
    "#### 动议1：{}",
    "字 {} 字",
    "| 甲 | 乙 |\n| --- | --- |\n| {} | 字 |",
    "字\n\n{}\n\n字",
)


def shown(markdown: str) -> str:
    """The text that a reader sees, and proof that nothing but the frame itself is markup."""
    return " ".join(text for token in READER.parse(markdown) if token.type == "inline" for text in _plain(token))


def _plain(token: Token) -> list[str]:
    children = token.children or []
    assert {child.type for child in children} <= {"text", "text_special"}, token.content
    return ["".join(child.content for child in children)]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_shown_as_it_is(text: str, frame: str) -> None:
    assert shown(frame.format(escaped(text).strip())) == shown(frame.format("标记")).replace("标记", clean_line(text))


@given(text=st.text(SPECIALS, max_size=30) | st.text(max_size=30))
@pytest.mark.parametrize("frame", FRAMES)
def test_any_text_is_shown_as_it_is(text: str, frame: str) -> None:
    clean = clean_line(text)
    if clean:
        assert shown(frame.format(escaped(text).strip())) == shown(frame.format("标记")).replace("标记", clean)


def test_no_html_gets_through() -> None:
    assert "<" not in READER.render(escaped("<img src=x onerror=alert(1)>")).replace("<p>", "").replace("</p>", "")


def test_what_reads_well_is_left_alone() -> None:
    for text in ("每户补偿1.5万元（含税）", "3-601", "王阿姨：“我同意！”", "50%以上", "2026-12-05", "A/B, C+D = E"):
        assert escaped(text) == text


def test_marks_of_other_readers_are_escaped_too() -> None:
    assert escaped("$x$") == "\\$x\\$"
    assert [escaped(text) for text in (":-", "=", "-5", "+1")] == ["\\:-", "\\=", "\\-5", "\\+1"]


def test_markdown_is_not_escaped_twice() -> None:
    once = escaped("**")
    assert isinstance(once, Markdown)
    assert escaped(once) is once


def test_blanks_around_a_text_count_as_one() -> None:
    assert (escaped("、 "), escaped(" \n# x"), escaped("  "), escaped("")) == ("、 ", " \\# x", " ", "")
