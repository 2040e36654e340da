"""Notional results: one row a party and seat, sums left out, old codes replaced, faults all told."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.errors import FaultsError
from hustings.sources.notional import NotionalMapping, read_crosswalk, read_notional
from hustings.sources.reading import Source

MAPPING = NotionalMapping(
    seat="Code",
    seat_name="Seat",
    electorate="Electorate",
    valid_votes="Valid",
    party="Party",
    votes="Votes",
    independent="Ind",
    majority="Majority",
    column="Column",
    left_out=("TOTAL",),
    aliases={"Elm!": "Elm"},
)
HEADER = "Code,Seat,Electorate,Valid,Majority,Column,Votes,Party\n"
ROWS = (
    "A,Ayton,200,100,20,1,60,Oak",
    "A,Ayton,200,100,20,2,40,Elm!",
    "A,Ayton,200,100,20,TOTAL,100,All",
)


def source(folder: Path, *rows: str) -> Source:
    path = folder / "notional.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return Source(path, "notional.csv")


def test_a_seat_is_read_from_its_rows(tmp_path: Path) -> None:
    (found,) = read_notional(MAPPING, source(tmp_path, *ROWS), {}).values()
    assert (found.seat, found.name, found.electorate, found.valid_votes) == ("A", "Ayton", 200, 100)
    assert (found.votes, found.winner, found.second, found.majority) == (
        {"Oak": 60, "Elm": 40},
        "Oak",
        "Elm",
        20,
    )


def test_an_old_code_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "crosswalk.csv"
    path.write_text("A,Ayton,NEW\n", encoding="utf-8")
    crosswalk = read_crosswalk(Source(path, "crosswalk.csv"))
    assert list(read_notional(MAPPING, source(tmp_path, *ROWS), crosswalk)) == ["NEW"]


def test_independents_are_single_people_for_the_winner_and_one_sum_for_votes(tmp_path: Path) -> None:
    rows = ("A,Ayton,200,100,10,1,40,Oak", "A,Ayton,200,100,10,2,30,Ind", "A,Ayton,200,100,10,3,30,Ind")
    found = read_notional(MAPPING, source(tmp_path, *rows), {})["A"]
    assert (found.winner, found.majority, found.votes) == ("Oak", 10, {"Oak": 40, "Ind": 60})


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("A,Ayton,200,100,20,2,4o,Elm", "Votes"),
        ("A,Ayton,200,100,20,2,,Elm", "Votes"),
        ("A,Ayton,200,100,20,2,41,Elm", "Majority"),
        ("A,Ayton,200,100,20,2,40,Oak", "Party"),
        ("A,Ayton,200,100,20,2,40,", "Party"),
        (",Ayton,200,100,20,2,40,Elm", "Code"),
    ],
)
def test_faults_are_told_with_their_column(tmp_path: Path, row: str, column: str) -> None:
    with pytest.raises(FaultsError) as refused:
        read_notional(MAPPING, source(tmp_path, ROWS[0], row), {})
    assert column in {fault.column for fault in refused.value.faults}


def test_votes_must_add_up_to_the_total_of_the_file(tmp_path: Path) -> None:
    rows = [row.replace(",100,20,", ",101,20,") for row in ROWS]
    with pytest.raises(FaultsError, match="add up to 100, the file's total is 101"):
        read_notional(MAPPING, source(tmp_path, *rows), {})
