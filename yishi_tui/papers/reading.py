"""Markdown papers read again, to be set as pages and documents."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


@cache
def reader() -> MarkdownIt:
    """Reads Markdown with tables; anything in it that looks like HTML is text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def words_of(node: SyntaxTreeNode) -> str:
    """The words of a block, its lines as they were written."""
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    return "".join(map(words_of, node.children))
