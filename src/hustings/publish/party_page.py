"""A page for each party that stands: its seats and votes, every candidacy, gains, losses, closest hopes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hustings.publish.addresses import PARTIES
from hustings.publish.archive import as_json
from hustings.publish.candidacy_lines import KeptRows, by_share, line, placed_line, rows_csv, told
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page, Room
from hustings.publish.words import Words
from hustings.record.change import result_label
from hustings.record.house import PartyTotal
from hustings.record.party import Standing
from hustings.record.state import ContestState

_SHOWN = 10


def party_pages() -> Room:
    """Return the room of the list of parties, and of a page, JSON and CSV for each."""
    kept = KeptRows()

    def pages(edition: Edition) -> Iterator[Page | DataFile]:
        yield Page(
            PARTIES,
            "parties.html",
            edition.now.as_at_entry,
            edition.now,
            lambda words: parties_content(edition, words),
            {"json": "house.json", "csv": "house.csv"},
        )
        totals = {total.party.abbreviation: total for total in edition.house.parties}
        fields = _fields(edition)
        for party in edition.directory.parties:
            yield from _party(edition, _Stands(party, fields[party], totals.get(party)), kept)

    return pages


@dataclass(frozen=True, slots=True)
class _Stands:
    """A party, the contests in which it stands or whose seat it lost, and its total so far."""

    party: str
    field: tuple[ContestState, ...]
    total: PartyTotal | None


def _fields(edition: Edition) -> dict[str, tuple[ContestState, ...]]:
    """Return the contests in which each party stands, or whose seat it lost."""
    found: dict[str, list[ContestState]] = {}
    for key, standing in edition.now.contests.items():
        counted = edition.tabulations.get(key)
        label = result_label(counted, edition.base(standing.contest)) if counted else None
        lost = {label.gained_from} if label and label.gained_from else set()
        for party in {one.party for one in standing.contest.candidacies} | lost:
            found.setdefault(party, []).append(standing)
    return {party: tuple(those) for party, those in found.items()}


def _party(edition: Edition, stands: _Stands, kept: KeptRows) -> Iterator[Page | DataFile]:
    party, field = stands.party, stands.field
    stem = f"parties/{edition.directory.parties[party]}"
    rests_on = (field, stands.total, edition.now.as_at_entry)
    data = {"json": f"{stem}.json", "csv": f"{stem}.csv"}
    yield DataFile(data["json"], rests_on, lambda: as_json(_plain(edition, party, field, kept), indent=None))
    yield DataFile(data["csv"], field, lambda: rows_csv(kept.of(edition, field, party)))
    yield Page(
        f"{stem}.html",
        "party.html",
        edition.now.as_at_entry,
        rests_on,
        lambda words: party_content(edition, party, field, words),
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


def party_content(
    edition: Edition, party: str, field: tuple[ContestState, ...], words: Words
) -> dict[str, Any]:
    """Return what the template of a party is filled with."""
    total = next((one for one in edition.house.parties if one.party.abbreviation == party), None)
    stands = [
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
        "house": edition.house,
        "total": total,
        "stand": len(stands),
        "rows": [told(edition, one, words) for one in by_share(stands)],
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


def _plain(edition: Edition, party: str, field: tuple[ContestState, ...], kept: KeptRows) -> dict[str, Any]:
    whole = edition.house_plain
    keys = ("election", "as_at_entry", "declared", "undeclared", "seats", "baseline", "attribution", "note")
    return {
        **{key: whole[key] for key in keys},
        "party": next((one for one in whole["parties"] if one["party"] == party), {"party": party}),
        "candidacies": list(kept.of(edition, field, party)),
    }
