"""An edition: a publication with what several pages share, worked out once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, partial

from hustings.endorse.picks import Pick, backed
from hustings.night.outlook import SeatOutlook
from hustings.publish.addresses import card_of, seat_names, seat_page
from hustings.publish.directory import Directory
from hustings.publish.kept import Kept
from hustings.publish.publication import Publication
from hustings.publish.seat_history import Actual, SeatHistory, actual_before, seat_history
from hustings.record.baseline import Base
from hustings.record.change import Outcome, SittingMember, result_label, sitting_members
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election, counted
from hustings.record.finding import folded
from hustings.record.house import House, house
from hustings.record.measures import Measure, Placed, in_measures_order
from hustings.record.party import Party, Standing
from hustings.record.register import Registered, register
from hustings.record.state import ContestState
from hustings.record.tabulation import Tabulation
from hustings.sources.catalogue import datasets

_UK_SEAT = re.compile(r"[ENSW]\d{8}")
"""Codes that the ONS gives."""


class Edition:
    """What the pages of one publication are made from; nothing in it is worked out before it is asked for.

    head: the hash that covers every entry. before: the edition of the publication
    before, or None. kept: what editions on one ground take over from each other.
    cards: addresses of picture cards that there are, told once they are known.
    """

    def __init__(self, publication: Publication, head: str = "", before: Edition | None = None) -> None:
        self.publication = publication
        self.head = head
        self.cards: frozenset[str] = frozenset()
        self.now = publication.now
        self.kept = Kept()
        self._orders: dict[tuple[Measure, bool], tuple[Placed, ...]] = {}
        self._places: dict[str, House] = {}
        self._directory_before = before.directory if before else None
        if before is not None and before.ground == self.ground:
            self.kept = before.kept

    @property
    def election(self) -> Election:
        """The election it is of."""
        return self.publication.election

    @cached_property
    def ground(self) -> tuple[object, ...]:
        """What every page rests on besides the state: while it is equal, pages may be kept."""
        election, said = self.election, self.publication
        return (
            *(election.name, election.title, election.seats, election.day, election.zone, election.note),
            *(election.attribution, election.has_deposits, election.baseline, dict(election.parties)),
            *(said.face, said.picks, said.is_live, said.geography, said.further, said.past),
            *(
                tuple((one.election, one.lineage) for one in said.earlier),
                tuple(self.names.items()),
                self.directory.ground,
            ),
        )

    @cached_property
    def then(self) -> Election:
        """The election as it stood at this entry, for what asks an election rather than a state."""
        return replace(self.election, ledger=self.publication.ledger)

    @cached_property
    def directory(self) -> Directory:
        """Where parties, places, people and endorsers have their pages."""
        return Directory(self.then, self.publication.earlier, self.publication.picks, self._directory_before)

    @cached_property
    def house(self) -> House:
        """The House by party at this moment."""
        return house(self.election, self.now)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each seat's files, by contest key."""
        return seat_names(one.contest for one in self.now.contests.values())

    @cached_property
    def tabulations(self) -> Mapping[str, Tabulation]:
        """Every decided contest counted, by its key, in the order of nomination."""
        found = {
            key: self.kept.of(("counted", key), standing, partial(counted, standing))
            for key, standing in self.now.contests.items()
        }
        return {key: one for key, one in found.items() if one is not None}

    @cached_property
    def register(self) -> tuple[Registered, ...]:
        """Every public correction so far."""
        return register(self.publication.ledger)

    @cached_property
    def latest(self) -> tuple[ContestState, ...]:
        """The decided contests, the last entered first."""
        decided = [self.now.contests[key] for key in self.tabulations]
        return tuple(sorted(decided, key=lambda one: -(one.entry or 0)))

    @cached_property
    def outlooks(self) -> Mapping[str, SeatOutlook]:
        """The forecast of each seat by contest key; empty without a forecast."""
        forecast = self.publication.forecast
        return {} if forecast is None else {seat.contest: seat for seat in forecast.seats}

    @cached_property
    def backings(self) -> Mapping[str, tuple[tuple[Candidacy, Pick], ...]]:
        """Who is endorsed in each seat and by whom, by contest key, endorsers in the order of their names."""
        found: dict[str, list[tuple[Candidacy, Pick]]] = {}
        for endorser in sorted({pick.endorser for pick in self.publication.picks}):
            own = [pick for pick in self.publication.picks if pick.endorser == endorser]
            for key, one in backed(own, self.then).items():
                found.setdefault(key, []).append(one)
        return {key: tuple(those) for key, those in found.items()}

    @cached_property
    def beaten(self) -> tuple[tuple[Contest, SittingMember], ...]:
        """Sitting members who stood and were defeated, the last declared first."""
        return tuple(
            (standing.contest, member)
            for standing in self.latest
            for member in sitting_members(self.tabulations[standing.contest.key])
            if member.outcome is Outcome.DEFEATED
        )

    @cached_property
    def independents(self) -> tuple[Tabulation, ...]:
        """Contests that an independent won, the last declared first."""
        counted_last = (self.tabulations[standing.contest.key] for standing in self.latest)
        return tuple(
            one for one in counted_last if self.party(one.winner.party).standing is Standing.INDEPENDENT
        )

    @cached_property
    def baseline_title(self) -> str:
        """What the baseline is called in the catalogue; its short name where it is not listed."""
        if self.election.baseline is None:
            return ""
        name = self.election.baseline.name
        return next((one.title for one in datasets() if one.name == name), name)

    @cached_property
    def is_of_the_uk(self) -> bool:
        """Whether every seat bears an official code of the United Kingdom: its parties are those known."""
        return all(_UK_SEAT.fullmatch(one.contest.seat.code) for one in self.now.contests.values())

    @property
    def closest(self) -> tuple[Placed, ...]:
        """Every contest with a majority, the smallest first."""
        return self.placed(Measure.MAJORITY)

    @cached_property
    def by_code(self) -> Mapping[str, Contest]:
        """The contests by the official code of their seat."""
        return {one.contest.seat.code: one.contest for one in self.now.contests.values()}

    def history(self, key: str) -> SeatHistory:
        """Return a seat's past, which is the same at every entry."""
        said, contest = self.publication, self.now.contests[key].contest
        named = tuple(one.seat.name for one in self.by_code.values())
        names = self.kept.of("seats", named, lambda: frozenset(map(folded, named)))
        make = partial(seat_history, contest, said.earlier, said.past, names)
        return self.kept.of(("history", key), contest, make)

    def actual(self, contest: Contest) -> Actual | None:
        """Return the declared result that a contest is set against beside a notional one."""
        said = self.publication
        return actual_before(contest.seat, self.base(contest), said.earlier, said.past)

    def placed(self, measure: Measure, reverse: bool = False) -> tuple[Placed, ...]:
        """Return every counted contest in a measure's order, or the other way round."""
        if (measure, reverse) not in self._orders:
            decided = ((self.then, one) for one in self.tabulations.values())
            self._orders[measure, reverse] = tuple(in_measures_order(decided, measure, reverse=reverse))
        return self._orders[measure, reverse]

    def house_of(self, place: str) -> House:
        """Return the House of the seats of one nation, region or county alone."""
        if place not in self._places:
            self._places[place] = house(self.then, self.now, region=place)
        return self._places[place]

    def base(self, contest: Contest) -> Base | None:
        """Return what a contest is compared with."""
        return self.election.base(contest)

    def is_gain(self, counted_contest: Tabulation) -> bool:
        """Whether another party than the baseline's won."""
        label = result_label(counted_contest, self.base(counted_contest.contest))
        return label is not None and label.is_gain

    def party(self, abbreviation: str) -> Party:
        """Return a party by its abbreviation, by that alone where the publisher names it nowhere."""
        return self.election.parties.get(abbreviation, Party(abbreviation, abbreviation))

    def card(self, address: str) -> str:
        """Return the address of a page's picture card; "" where there is none."""
        card = card_of(address)
        return card if card in self.cards else ""

    def seat_page(self, key: str) -> str:
        """Return the address of a seat's page."""
        return seat_page(self.names[key])
