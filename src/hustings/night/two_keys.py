"""Two people behind every figure: when keyed figures may be entered, and who stands behind them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from hustings.night.keyed import Keyed, differences


@dataclass(frozen=True, slots=True)
class Key:
    """What one person keyed. by: who, told apart from everybody else."""

    by: str
    figures: Keyed


@dataclass(frozen=True, slots=True)
class Entered:
    """Figures that two people stand behind: first enters them, second confirms them."""

    figures: Keyed
    first: str
    second: str


def equal(keys: Sequence[Key]) -> Entered | None:
    """Return the figures that two people keyed alike in every box; None where they did not."""
    if len(keys) != 2 or keys[0].by == keys[1].by or differences(keys[0].figures, keys[1].figures):
        return None
    return Entered(keys[0].figures, keys[0].by, keys[1].by)


def settled(keys: Sequence[Key], proposal: Keyed, agreeing: Collection[str]) -> Entered | None:
    """Return the figures of a settlement once they may be entered; None as long as they may not.

    They may where someone agrees who keyed neither, or both who keyed do, and
    where every box has the value of at least two people: of those who keyed
    it so and of those who agree. A value that one person alone vouches for
    waits for another.
    """
    keyers = [key.by for key in keys]
    outsiders = sorted(set(agreeing) - set(keyers))
    if not outsiders and not set(keyers) <= set(agreeing):
        return None
    if any(len(people) < 2 for people in behind(keys, proposal, agreeing).values()):
        return None
    if len(set(keyers)) < 2 and not outsiders:
        return None
    return Entered(proposal, keyers[0], outsiders[0] if outsiders else keyers[1])


def behind(keys: Sequence[Key], proposal: Keyed, agreeing: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return who stands behind each box of a proposal: those who keyed its value, and those who agree."""
    found = {box: set(agreeing) for box in proposal.boxes()}
    for key in keys:
        other = {one.box for one in differences(proposal, key.figures)}
        for box in found:
            if box not in other:
                found[box].add(key.by)
    return {box: frozenset(people) for box, people in found.items()}
