"""The terminal that figures are printed on: a name cannot move its cursor or change its colours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn
from unicodedata import category

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

_SIGN = "\N{REPLACEMENT CHARACTER}"


class Screen(Console):
    """A console that shows control characters in a text as a sign, and leaves a closed pipe to the caller."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield the parts of what is shown, as they may be sent to a terminal."""
        for part in super().render(renderable, options):
            yield part if part.control or part.text.isprintable() else Segment(_shown(part.text), part.style)

    def on_broken_pipe(self) -> NoReturn:
        """Say that nobody reads on."""
        raise BrokenPipeError


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() or c in "\n\t" or category(c) == "Zs" else _SIGN for c in text)
