"""A sandbox for templates that also ends: none may loop for ever, or blow a text up until the memory is full."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from jinja2 import nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from yishi_tui.minutes import limits
from yishi_tui.minutes.limits import TooMuch

T = TypeVar("T")
TURNS = 1_000_000
"""How often all loops of one paper together may turn; those of a meeting of four hours need a hundredth of it."""
COUNTED, HELD = "_counted", "_held"


class PatientEnvironment(ImmutableSandboxedEnvironment):
    """Templates can reach nothing, change nothing, and not go on for ever."""

    intercepted_binops = frozenset(limits.BY_OPERATOR)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        del self.globals["lipsum"]  # it writes as much as it is told
        own = {name: limits.limited(name, given) for name, given in self.filters.items() if name in limits.CHECKS}
        self.filters.update(own, **{COUNTED: self._counted, HELD: limits.held})
        self._left = TURNS

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """What a template, a macro or a block says."""
        return "".join(limits.whole(parts))

    def begin(self) -> None:
        """Another paper, with all its turns before it."""
        self._left = TURNS

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Raises TooMuch where the result would be without end."""
        limits.BY_OPERATOR[operator](left, right)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Raises TooMuch where a method of a text would make it enormous."""
        limits.method(called, args)
        return super().call(context, called, *args, **kwargs)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Raises TooMuch where the format asks for an enormous text."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None:
            limits.formatted(value.__self__)
        return wrapped

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        for loop in source.find_all(nodes.For):
            loop.iter = _filtered(loop.iter, COUNTED)
        for put_together in source.find_all(nodes.Concat):
            put_together.nodes = [_filtered(each, HELD) for each in put_together.nodes]
        return super()._generate(source, *args, **options)

    def _counted(self, values: Iterable[T]) -> Iterator[T]:
        for value in values:
            self._left -= 1
            if self._left < 0:
                raise TooMuch(f"the loops turned more than {TURNS} times")
            yield value


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
