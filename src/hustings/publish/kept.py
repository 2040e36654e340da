"""What one publication works out and the next may take over."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Things made, by name; each holds while what it rests on is equal."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[object, Any]] = {}

    def of(self, name: Hashable, rests_on: object, make: Callable[[], T]) -> T:
        """Return what goes by a name, made anew only where it rests on something else than before.

        rests_on: anything with equality; whatever a whole site rests on need not be among it.
        """
        found = self._made.get(name)
        if found is None or found[0] != rests_on:
            found = self._made[name] = (rests_on, make())
        made: T = found[1]
        return made
