"""What the vote calculator is asked and answers, as values of JSON."""

from collections.abc import Callable
from typing import Any

Counted = Callable[..., dict[str, Any]]
"""`yishi count` of a request given field by field, and its answer."""
