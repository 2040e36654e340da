"""Lineage: which old seats a new seat was made from when boundaries changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from hustings.errors import NameNotFoundError


class Measure(StrEnum):
    """What is shared out between seats."""

    RESIDENTIAL = "residential"
    GEOGRAPHICAL = "geographical"
    POPULATION = "population"


@dataclass(frozen=True, slots=True)
class Overlap:
    """The part that an old seat and a new one have in common.

    of_old: the share of the old seat that went to the new, from 0 to 1;
    of_new: the share of the new seat that came from the old.
    """

    old_code: str
    old_name: str
    new_code: str
    new_name: str
    of_old: Fraction
    of_new: Fraction
    measure: Measure


@dataclass(frozen=True)
class Lineage:
    """All overlaps of one boundary change, by one measure.

    A code may stand for an old seat and for a new one of other boundaries.
    """

    measure: Measure
    overlaps: tuple[Overlap, ...]

    def predecessors(self, new_code: str) -> tuple[Overlap, ...]:
        """Return the old seats a new one was made from, largest share of the new seat first.

        Raises NameNotFoundError for a code that is no new seat's.
        """
        return _of(self._by_new, new_code, "new seat")

    def successors(self, old_code: str) -> tuple[Overlap, ...]:
        """Return the new seats an old one went to, largest share of the old seat first.

        Raises NameNotFoundError for a code that is no old seat's.
        """
        return _of(self._by_old, old_code, "old seat")

    def main_predecessor(self, new_code: str) -> Overlap:
        """Return the old seat that gave most of the new one; level shares by code."""
        return self.predecessors(new_code)[0]

    def main_successor(self, old_code: str) -> Overlap:
        """Return the new seat that took most of the old one; level shares by code."""
        return self.successors(old_code)[0]

    def is_unchanged(self, new_code: str) -> bool:
        """Whether the new seat is the whole of one old seat and nothing else."""
        main = self.main_predecessor(new_code)
        return main.of_new == 1 and main.of_old == 1

    @cached_property
    def _by_new(self) -> dict[str, tuple[Overlap, ...]]:
        ordered = sorted(self.overlaps, key=lambda one: (-one.of_new, one.old_code))
        return _grouped((one.new_code, one) for one in ordered)

    @cached_property
    def _by_old(self) -> dict[str, tuple[Overlap, ...]]:
        ordered = sorted(self.overlaps, key=lambda one: (-one.of_old, one.new_code))
        return _grouped((one.old_code, one) for one in ordered)


def _grouped(pairs: Iterable[tuple[str, Overlap]]) -> dict[str, tuple[Overlap, ...]]:
    groups: dict[str, list[Overlap]] = {}
    for code, overlap in pairs:
        groups.setdefault(code, []).append(overlap)
    return {code: tuple(group) for code, group in groups.items()}


def _of(groups: dict[str, tuple[Overlap, ...]], code: str, what: str) -> tuple[Overlap, ...]:
    if code not in groups:
        raise NameNotFoundError(what, code)
    return groups[code]
