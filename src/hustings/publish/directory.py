"""The directory: where parties, places, people and endorsers have their pages, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from hustings.endorse.picks import Pick
from hustings.publish.addresses import file_names
from hustings.publish.publication import Earlier
from hustings.record.contest import Candidacy
from hustings.record.election import Election
from hustings.record.people import Appearance, Known, people

Stands = tuple[str, str]
"""A candidacy anywhere: the contest's key and its own."""


class Directory:
    """The pages there are besides those of seats, by what they are about."""

    def __init__(self, then: Election, earlier: tuple[Earlier, ...], picks: tuple[Pick, ...]) -> None:
        self.then = then
        self._elections = (then, *(one.election for one in earlier))
        self._endorsers = sorted({pick.endorser for pick in picks})
        self._standing = [
            (standing.contest, one)
            for standing in then.state().contests.values()
            for one in standing.contest.candidacies
        ]

    @cached_property
    def ground(self) -> tuple[object, ...]:
        """What pages that link to others rest on: while it is equal, no address moved."""
        return (self.parties, self.places, self.people, self.endorsers)

    @cached_property
    def parties(self) -> Mapping[str, str]:
        """The name of a party's files by its abbreviation, of each that stands."""
        return file_names((one, one) for one in sorted({one.party for _, one in self._standing}))

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The name of a place's files by the place: nations, regions, counties; each once."""
        seats = [standing.contest.seat for standing in self.then.state().contests.values()]
        kinds = (
            (seat.country for seat in seats),
            (seat.region for seat in seats),
            (seat.county for seat in seats),
        )
        found: dict[str, str] = {}
        for names in kinds:
            for name in sorted(filter(None, names)):
                found.setdefault(name.casefold(), name)
        return file_names((name, name) for name in found.values())

    @cached_property
    def endorsers(self) -> Mapping[str, str]:
        """The name of an endorser's files by the endorser's."""
        return file_names((one, one) for one in self._endorsers)

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """Everyone who stands, by the person's key, with every time they stood in elections loaded."""
        found = people(self._elections)
        return {one.key: one for one in found if any(self._is_now(each) for each in one.appearances)}

    @cached_property
    def keys(self) -> Mapping[Stands, str]:
        """The key of the person by candidacy."""
        return {
            (one.standing.contest.key, one.candidacy.key): person.key
            for person in self.known.values()
            for one in person.appearances
            if self._is_now(one)
        }

    @cached_property
    def people(self) -> Mapping[str, str]:
        """The name of a person's files by the person's key; a publisher's number tells namesakes apart."""
        known = self.known
        return file_names(((key, one.name) for key, one in known.items()), lambda key: _mark(known[key]))

    def person_page(self, contest: str, candidacy: Candidacy) -> str:
        """Return the address of the page of whoever stands there."""
        return f"people/{self.people[self.keys[contest, candidacy.key]]}.html"

    def party_page(self, party: str) -> str:
        """Return the address of a party's page; "" where it does not stand."""
        return f"parties/{self.parties[party]}.html" if party in self.parties else ""

    def place_page(self, place: str) -> str:
        """Return the address of a place's page; "" where none is known by that name."""
        here = next((name for name in self.places if name.casefold() == place.casefold()), "")
        return f"places/{self.places[here]}.html" if here else ""

    def endorser_page(self, endorser: str) -> str:
        """Return the address of an endorser's page."""
        return f"endorsers/{self.endorsers[endorser]}.html"

    def _is_now(self, one: Appearance) -> bool:
        return one.election is self.then


def _mark(known: Known) -> str:
    person = known.person
    return person.mnis or person.democracy_club or known.key
