"""Postcodes: covered, split or not covered, and never a list of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.endorse.postcodes import Postcodes, read_postcodes, seats_of
from hustings.errors import FaultsError
from hustings.record.election import Election

ROWS = ("N1 1AA,Islington North", "n11ab,E14001305", "N1 1AB,Leicester South", "N1 1AB,E14001305")


def lookup(folder: Path, election: Election, *rows: str, header: str = "postcode,seat") -> Postcodes:
    path = folder / "postcodes.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return read_postcodes(path, election)


@pytest.mark.parametrize("typed", ["N1 1AA", " n11aa ", "n1-1aa"])
def test_a_postcode_is_found_however_it_is_typed(typed: str, tmp_path: Path, six_seats: Election) -> None:
    answer = seats_of(typed, lookup(tmp_path, six_seats, *ROWS), six_seats)
    assert [one.seat.name for one in answer.seats] == ["Islington North"]
    assert not answer.is_split


def test_a_split_postcode_names_every_seat(tmp_path: Path, six_seats: Election) -> None:
    answer = seats_of("N1 1AB", lookup(tmp_path, six_seats, *ROWS), six_seats)
    assert answer.is_split
    said = "N1 1AB is split, and its addresses vote in Islington North or Leicester South"
    assert answer.words == f"{said}; a polling card says which"


def test_a_postcode_nearby_is_no_answer(tmp_path: Path, six_seats: Election) -> None:
    answer = seats_of("N1 1AC", lookup(tmp_path, six_seats, *ROWS), six_seats)
    assert answer.seats == ()
    assert answer.words == "N1 1AC is not covered by postcodes.csv; find the seat by its name"


@pytest.mark.parametrize("typed", ["", "Islington", "N", "1" * 40, "<script>"])
def test_what_is_no_postcode_is_told_so(typed: str, tmp_path: Path, six_seats: Election) -> None:
    answer = seats_of(typed, lookup(tmp_path, six_seats, *ROWS), six_seats)
    assert answer.seats == ()
    assert "is no postcode" in answer.words


def test_any_look_up_will_do(six_seats: Election) -> None:
    class Service:
        name = "a service of our own"

        def contests(self, postcode: str) -> tuple[str, ...]:
            return ("E14001305",) if postcode == "AB12CD" else ()

    assert seats_of("ab1 2cd", Service(), six_seats).words == "AB1 2CD lies in Islington North"


def test_every_fault_of_a_look_up_is_told_at_once(tmp_path: Path, six_seats: Election) -> None:
    with pytest.raises(FaultsError) as refused:
        lookup(tmp_path, six_seats, "N1 1AA,Nowhere", ",Islington North", "here,Islington North", *ROWS)
    assert [(one.line, one.column) for one in refused.value.faults] == [
        (2, "seat"),
        (3, "postcode"),
        (4, "postcode"),
    ]


def test_a_list_of_members_with_their_postcodes_is_refused(tmp_path: Path, six_seats: Election) -> None:
    for column in ("member name", "email", "elector"):
        with pytest.raises(FaultsError, match="individual voters"):
            lookup(tmp_path, six_seats, "N1 1AA,Islington North,x", header=f"postcode,seat,{column}")
