"""What is wrong with a template, in the language in force; what the engine itself says stands in brackets."""

from collections.abc import Callable
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from yishi_tui.i18n import tr
from yishi_tui.minutes.limits import TooMuch
from yishi_tui.reasons import reason

Kinds = tuple[tuple[type[Exception] | tuple[type[Exception], ...], Callable[[Any], str]], ...]


def told(error: Exception) -> str:
    """One sentence."""
    return next(words(error) for kind, words in KINDS if isinstance(error, kind))


KINDS: Kinds = (
    (TemplateNotFound, lambda error: tr("没有它要用的模板：{name}", name=error.name)),
    (TemplateSyntaxError, lambda error: tr("模板写得不对（{detail}）", detail=error.message)),
    (UndefinedError, lambda error: tr("文书里没有这一项，请照原来的模板核对（{detail}）", detail=error)),
    (SecurityError, lambda error: tr("模板不能碰程序内部的东西（{detail}）", detail=error)),
    (
        (TooMuch, RecursionError, OverflowError, MemoryError),
        lambda error: tr("模板没完没了，或者写得太长（{detail}）", detail=error),
    ),
    (UnicodeDecodeError, lambda error: tr("模板不是 UTF-8 编码，请另存为 UTF-8")),
    (OSError, lambda error: tr("读不了文件：{detail}", detail=reason(error))),
    (Exception, lambda error: tr("模板里算不出来（{detail}）", detail=error)),
)
"""The first that fits."""
