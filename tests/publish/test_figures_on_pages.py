"""Every number on the pages of 2024 is the library's: 650 seats and the House, read back from HTML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hustings.figures import percent, points, signed, whole
from hustings.publish.addresses import file_names, seat_names, slug
from hustings.publish.publication import Face, Publication
from hustings.publish.publisher import Publisher
from hustings.record.change import share_change
from hustings.record.election import Election
from hustings.record.house import house

from .reading_back import Read, broken, pages

AFTER = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(uk_2024: Election, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    Publisher(made).publish(Publication(uk_2024, uk_2024.state(), AFTER, Face("2024")))
    return made


@pytest.fixture(scope="module")
def read(folder: Path) -> Mapping[str, Read]:
    return pages(folder)


def test_every_number_of_every_seat_is_the_librarys(uk_2024: Election, read: Mapping[str, Read]) -> None:
    names = seat_names(one.contest for one in uk_2024.state().contests.values())
    for key, name in names.items():
        counted = uk_2024.tabulation(key)
        assert counted is not None
        page, base = read[f"seats/{name}.html"], uk_2024.base(counted.contest)
        shown = [row[1:] for row in page.rows("candidacies")]
        assert shown == [
            [
                whole(counted.votes(one)),
                percent(counted.share(one)),
                points(share_change(counted, base, one)),
            ]
            for one in counted.ranking
        ], name
        marks = [row[0] for row in page.rows("candidacies")]
        assert ["deposit lost" in mark for mark in marks] == [
            counted.loses_deposit(one) for one in counted.ranking
        ], name
        assert page.texts["majority"] == whole(counted.majority), name
        declared = counted.declaration
        assert {name: fact.split()[0] for name, fact in page.facts.items()} == {
            "Majority": whole(counted.majority),
            "Turnout": percent(declared.turnout, 2),
            "Ballot box turnout": percent(declared.ballot_box_turnout, 2),
            "Valid votes": whole(declared.valid_votes),
            "Rejected papers": whole(declared.rejected),
            "Electorate": whole(declared.electorate),
        }, name
        assert page.facts["Majority"].split()[1] == percent(counted.majority_share), name


def test_every_number_of_the_house_is_the_librarys(uk_2024: Election, read: Mapping[str, Read]) -> None:
    told, page = house(uk_2024), read["index.html"]
    rows = page.rows("parties") + page.rows("others")
    shown = {row[0].split()[-1] if " " in row[0] else row[0]: row[1:] for row in rows}
    assert len(rows) == len(told.parties)
    for total in told.parties:
        figures = [
            *(str(total.seats), signed(total.change), whole(total.gains), whole(total.losses)),
            *(whole(total.votes), percent(total.share), points(total.share_change)),
        ]
        assert figures in [row[1:] for row in rows if row[0].endswith(total.party.abbreviation)]
    assert shown["Lab"][0] == "411"
    assert "Labour has an overall majority of 172" in page.texts["lead"]
    assert {name: fact.split()[0] for name, fact in page.facts.items()} == {
        "Turnout": percent(told.turnout, 2),
        "Ballot box turnout": percent(told.ballot_box_turnout, 2),
        "Valid votes": whole(told.valid_votes),
        "Rejected papers": whole(told.rejected),
        "Electorate": whole(told.electorate),
    }


def test_every_row_of_the_list_is_the_librarys(uk_2024: Election, read: Mapping[str, Read]) -> None:
    rows = {row[0]: row for row in read["seats.html"].rows("seats")}
    assert len(rows) == 650
    for standing in uk_2024.state().contests.values():
        counted = uk_2024.tabulation(standing.contest.key)
        assert counted is not None
        row = rows[counted.contest.seat.name]
        assert row[2:6] == [
            counted.winner.person.name,
            whole(counted.majority),
            percent(counted.majority_share),
            percent(counted.declaration.turnout, 2),
        ]


def test_every_number_of_every_party_is_the_librarys(uk_2024: Election, read: Mapping[str, Read]) -> None:
    told = {total.party.abbreviation: total for total in house(uk_2024).parties}
    counted = [one for key in uk_2024.state().contests if (one := uk_2024.tabulation(key))]
    stems = file_names((one, one) for one in told)
    for party, total in told.items():
        page = read[f"parties/{stems[party]}.html"]
        stood = [(tab, one) for tab in counted for one in tab.ranking if one.party == party]
        assert {name: fact.split()[0] for name, fact in page.facts.items()} == {
            "Seats": str(total.seats),
            "Gains": whole(total.gains),
            "Losses": whole(total.losses),
            "Votes": whole(total.votes),
            "Share of all votes": percent(total.share),
            "Lost deposits": whole(total.lost_deposits),
            "Candidacies": whole(total.candidacies),
        }, party
        shown = sorted((row[0], row[3], row[4], row[5]) for row in page.rows("candidacies-of"))
        assert shown == sorted(
            (
                tab.contest.seat.name,
                whole(tab.votes(one)),
                percent(tab.share(one)),
                points(share_change(tab, uk_2024.base(tab.contest), one)),
            )
            for tab, one in stood
        ), party
        marks = [row[1] for row in page.rows("candidacies-of")]
        assert sum("elected" in mark for mark in marks) == total.seats, party
        assert sum("deposit lost" in mark for mark in marks) == total.lost_deposits, party


def test_every_number_of_every_place_is_the_librarys(uk_2024: Election, read: Mapping[str, Read]) -> None:
    places = {row[0]: row for row in read["places.html"].rows("places")}
    assert len(places) == 13
    for place, row in places.items():
        told, page = house(uk_2024, region=place), read[f"places/{slug(place)}.html"]
        assert row[1] == f"{told.declared}/{told.seats}" and row[3] == percent(told.turnout, 2)
        assert [one[1:] for one in page.rows("parties")] == [
            [
                *(str(total.seats), signed(total.change), whole(total.gains), whole(total.losses)),
                *(whole(total.votes), percent(total.share), points(total.share_change)),
            ]
            for total in told.parties
        ], place
        assert len(page.rows("seats")) == told.seats


def test_everyone_who_stood_has_a_page_with_the_outcome(uk_2024: Election, read: Mapping[str, Read]) -> None:
    people = [page for name, page in read.items() if name.startswith("people/")]
    assert len(people) == sum(len(one.contest.candidacies) for one in uk_2024.state().contests.values())
    shown = sorted(tuple(row[1:3]) for page in people for row in page.rows("appearances"))
    counted = [one for key in uk_2024.state().contests if (one := uk_2024.tabulation(key))]
    assert shown == sorted(
        (whole(tab.votes(one)), percent(tab.share(one))) for tab in counted for one in tab.ranking
    )


def test_no_link_of_the_whole_site_is_broken(folder: Path, read: Mapping[str, Read]) -> None:
    names = {name for name in read if name.startswith("seats/")}
    assert len(names) == 650 and len(read) > 5_000
    assert broken(folder, read) == []


def test_the_site_is_lean(folder: Path) -> None:
    import gzip

    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 60_000_000
    assert len(gzip.compress((folder / "index.html").read_bytes())) < 300_000
