"""A page for each party that stands: its seats and votes, every candidacy, gains, losses, closest hopes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hustings.publish.addresses import PARTIES
from hustings.publish.archive import as_json
from hustings.publish.candidacy_lines import KeptRows, by_share, line, placed_line, rows_csv, told
from hustings.publish.edition import Edition
from hustings.publish.kept_houses import KeptHouses
from hustings.publish.page import DataFile, Page, Room
from hustings.publish.words import Words
from hustings.record.change import result_label
from hustings.record.declaration import Declaration
from hustings.record.entry import Retraction
from hustings.record.house import House, PartyTotal
from hustings.record.party import Standing
from hustings.record.state import ContestState
from hustings.tell.plain import house_json

_SHOWN = 10


def party_pages() -> Room:
    """Return the room of the list of parties, and of a page, JSON and CSV for each.

    A party's page is as at the last entry about a contest that it stands in or
    held, its share of all votes too: another entry changes nothing else on it.
    While every seat is declared, all are as at the last entry; none goes back from there.
    """
    kept, houses = KeptRows(), KeptHouses()

    def pages(edition: Edition) -> Iterator[Page | DataFile]:
        """Yield the list of parties, then each party's page with its data."""
        yield Page(
            PARTIES,
            "parties.html",
            edition.now.as_at_entry,
            edition.now,
            lambda words: parties_content(edition, words),
            {"json": "house.json", "csv": "house.csv"},
        )
        fields = _fields(edition)
        whole = _last_whole(edition)
        last = {
            party: max(whole, *(edition.publication.last_entries[one.contest.key] for one in fields[party]))
            for party in edition.directory.parties
        }
        then = houses.at(edition, last.values())
        for party in edition.directory.parties:
            yield from _party(edition, _Stands(party, fields[party], then[last[party]]), kept)

    return pages


@dataclass(frozen=True, slots=True)
class _Stands:
    """A party, the contests in which it stands or which it held, the House at the last entry on them."""

    party: str
    field: tuple[ContestState, ...]
    house: House

    @property
    def total(self) -> PartyTotal | None:
        """Its part of that House; None where nothing is declared yet where it stands."""
        found = (one for one in self.house.parties if one.party.abbreviation == self.party)
        return next(found, None)


def _fields(edition: Edition) -> dict[str, tuple[ContestState, ...]]:
    """Return the contests in which each party stands, or which it held."""
    found: dict[str, list[ContestState]] = {}
    for standing in edition.now.contests.values():
        base = edition.base(standing.contest)
        held = {base.winner} if base else set()
        for party in {one.party for one in standing.contest.candidacies} | held:
            found.setdefault(party, []).append(standing)
    return {party: tuple(those) for party, those in found.items()}


def _last_whole(edition: Edition) -> int:
    """Return the last entry at which every seat was declared; 0 before there is one."""
    declared: set[str] = set()
    last = 0
    for number, entry in enumerate(edition.publication.ledger, start=1):
        if isinstance(entry.payload, Declaration):
            declared.add(entry.payload.contest)
        elif isinstance(entry.payload, Retraction):
            declared.discard(entry.payload.contest)
        if len(declared) == edition.house.seats:
            last = number
    return last


def _party(edition: Edition, stands: _Stands, kept: KeptRows) -> Iterator[Page | DataFile]:
    party, field = stands.party, stands.field
    stem = f"parties/{edition.directory.parties[party]}"
    rests_on = (field, stands.total, stands.house.as_at_entry)
    data = {"json": f"{stem}.json", "csv": f"{stem}.csv"}
    yield DataFile(data["json"], rests_on, lambda: as_json(_plain(edition, stands, kept)))
    yield DataFile(data["csv"], field, lambda: rows_csv(kept.of(edition, field, party)))
    yield Page(
        f"{stem}.html",
        "party.html",
        stands.house.as_at_entry,
        rests_on,
        lambda words: party_content(edition, stands, words),
        data,
    )


def parties_content(edition: Edition, words: Words) -> dict[str, Any]:
    """Return what the template of the list of parties is filled with."""
    totals = {total.party.abbreviation: total for total in edition.house.parties}
    names = edition.directory.parties
    stand: dict[str, int] = {}
    for standing in edition.now.contests.values():
        for one in standing.contest.candidacies:
            stand[one.party] = stand.get(one.party, 0) + 1
    order = {party: n for n, party in enumerate(totals)}
    rows = [
        {
            "party": edition.party(party),
            "page": edition.directory.party_page(party),
            "stand": stand[party],
            "total": totals.get(party),
        }
        for party in sorted(names, key=lambda one: (order.get(one, len(order)), -stand[one], one))
    ]
    return {"title": words._("Parties"), "house": edition.house, "rows": rows}


def party_content(edition: Edition, stands: _Stands, words: Words) -> dict[str, Any]:
    """Return what the template of a party is filled with."""
    party, field = stands.party, stands.field
    lines = [
        line(edition, standing, one)
        for standing in field
        for one in standing.contest.candidacies
        if one.party == party
    ]
    won = [one for one in edition.closest if one.tabulation.winner.party == party]
    hopes = [
        one
        for one in edition.closest
        if one.tabulation.second is not None
        and one.tabulation.second.party == party
        and one.tabulation.winner.party != party
    ]
    gains, losses = _moved(edition, party, field, words)
    return {
        "title": words.party(edition.party(party)),
        "party_of": edition.party(party),
        "is_party": edition.party(party).standing is Standing.PARTY,
        "house": stands.house,
        "total": stands.total,
        "stand": len(lines),
        "rows": [told(edition, one, words) for one in by_share(lines)],
        "narrow": [placed_line(edition, one, words) for one in won[:_SHOWN]],
        "hopes": [placed_line(edition, one, words) for one in hopes[:_SHOWN]],
        "gains": gains,
        "losses": losses,
    }


def _moved(
    edition: Edition, party: str, field: tuple[ContestState, ...], words: Words
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the seats a party gained and those it lost, by name of the seat."""
    gains, losses = [], []
    for standing in sorted(field, key=lambda one: one.contest.seat.name):
        counted = edition.tabulations.get(standing.contest.key)
        label = result_label(counted, edition.base(standing.contest)) if counted else None
        if counted is None or label is None or label.gained_from is None:
            continue
        shown = {
            "seat": words.seat(standing.contest.seat),
            "page": edition.seat_page(standing.contest.key),
            "party": label.party,
            "outcome": words.label(label),
            "majority": counted.majority,
        }
        gains += [shown] if label.party == party else []
        losses += [shown] if label.gained_from == party else []
    return gains, losses


def _plain(edition: Edition, stands: _Stands, kept: KeptRows) -> dict[str, Any]:
    whole, party = house_json(stands.house, edition.election), stands.party
    keys = ("election", "as_at_entry", "declared", "undeclared", "seats", "baseline", "attribution", "note")
    return {
        **{key: whole[key] for key in keys},
        "party": next((one for one in whole["parties"] if one["party"] == party), {"party": party}),
        "candidacies": list(kept.of(edition, stands.field, party)),
    }
