"""A sandbox for templates that also ends: none may loop for ever, or blow a text up until the memory is full."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from jinja2 import TemplateRuntimeError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

T = TypeVar("T")
TURNS = 1_000_000
"""How often all loops of one paper together may turn; those of a meeting of four hours need a hundredth of it."""
LONGEST = 100_000
"""What one multiplication may make of a text or a list, and the bits of a power."""
COUNTED = "_counted"


class PatientEnvironment(ImmutableSandboxedEnvironment):
    """Templates can reach nothing, change nothing, and not go on for ever."""

    intercepted_binops = frozenset(("*", "**"))

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.filters[COUNTED] = self._counted
        self._left = TURNS

    def begin(self) -> None:
        """Another paper, with all its turns before it."""
        self._left = TURNS

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Raises TemplateRuntimeError where the result would be without end."""
        if operator == "**" and isinstance(left, int) and isinstance(right, int):
            _within(left.bit_length() * right)
        for text, times in ((left, right), (right, left)):
            if isinstance(text, str | list | tuple) and isinstance(times, int):
                _within(len(text) * times)
        return super().call_binop(context, operator, left, right)

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, COUNTED, [], [], None, None, lineno=loop.lineno)
        return super()._generate(source, *args, **options)

    def _counted(self, values: Iterable[T]) -> Iterator[T]:
        for value in values:
            self._left -= 1
            if self._left < 0:
                raise TemplateRuntimeError(f"the loops turned more than {TURNS} times")
            yield value


def _within(size: int) -> None:
    if size > LONGEST:
        raise TemplateRuntimeError(f"larger than {LONGEST}")
