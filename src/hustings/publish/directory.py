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
    """The pages there are besides those of seats, by what they are about.

    before: that of an earlier moment, or None; where nobody was nominated since,
    its addresses and who is whom are taken over, as those rest on nominations alone.
    """

    def __init__(
        self,
        then: Election,
        earlier: tuple[Earlier, ...],
        picks: tuple[Pick, ...],
        before: Directory | None = None,
    ) -> None:
        self.then = then
        self.now = then.state().contests
        self._earlier = tuple(one.election for one in earlier)
        self._endorsers = sorted({pick.endorser for pick in picks})
        self._contests = tuple(standing.contest for standing in self.now.values())
        said = (then.name, then.title, then.attribution, then.has_deposits, then.baseline)
        self._grounds = (*said, self._contests, self._earlier)
        if before is not None and before.stands_for(self):
            kept = ("parties", "places", "keys", "people")
            self.__dict__ |= {name: getattr(before, name) for name in kept}
            self.__dict__["known"] = {key: self._renewed(one) for key, one in before.known.items()}

    def stands_for(self, other: Directory) -> bool:
        """Whether the same people stand in the same contests, beside the same elections."""
        return self._grounds == other._grounds

    @cached_property
    def ground(self) -> tuple[object, ...]:
        """What pages that link to others rest on: while it is equal, no address moved."""
        return (self.parties, self.places, self.people, self.endorsers)

    @cached_property
    def parties(self) -> Mapping[str, str]:
        """The name of a party's files by its abbreviation, of each that stands."""
        return file_names(
            (one, one) for one in sorted({one.party for each in self._contests for one in each.candidacies})
        )

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The name of a place's files by the place: nations, regions, counties; each once."""
        seats = [contest.seat for contest in self._contests]
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
        found = people((self.then, *self._earlier))
        return {one.key: one for one in found if any(self.is_now(each) for each in one.appearances)}

    @cached_property
    def keys(self) -> Mapping[Stands, str]:
        """The key of the person by candidacy."""
        return {
            (one.standing.contest.key, one.candidacy.key): person.key
            for person in self.known.values()
            for one in person.appearances
            if self.is_now(one)
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

    def is_now(self, one: Appearance) -> bool:
        """Whether somebody stood in this election, rather than in an earlier one."""
        return one.election.name == self.then.name

    def _renewed(self, known: Known) -> Known:
        """Return the same person, with what stands now where they stand."""
        if all(
            not self.is_now(one) or self.now[one.standing.contest.key] == one.standing
            for one in known.appearances
        ):
            return known
        return Known(
            known.key,
            tuple(
                Appearance(one.election, self.now[one.standing.contest.key], one.candidacy)
                if self.is_now(one)
                else one
                for one in known.appearances
            ),
        )


def _mark(known: Known) -> str:
    person = known.person
    return person.mnis or person.democracy_club or known.key
