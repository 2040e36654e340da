"""The House as it stood at earlier entries, worked out once for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hustings.publish.edition import Edition
from hustings.record.entry import Entry
from hustings.record.house import House, house
from hustings.record.state import state


class KeptHouses:
    """Houses by the number of their last entry; those that one publication asks for are kept for the next."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[tuple[Entry, ...], House]] = {}

    def at(self, edition: Edition, numbers: Iterable[int]) -> Mapping[int, House]:
        """Return the House as at each of some entries, none of them later than the edition's."""
        self._kept = {number: self._one(edition, number) for number in sorted(set(numbers))}
        return {number: found for number, (_, found) in self._kept.items()}

    def _one(self, edition: Edition, number: int) -> tuple[tuple[Entry, ...], House]:
        if number == edition.now.as_at_entry:
            return edition.publication.ledger.entries, edition.house
        ledger = edition.publication.ledger.prefix(number)
        if number in self._kept and self._kept[number][0] == ledger.entries:
            return self._kept[number]
        return ledger.entries, house(edition.election, state(ledger))
