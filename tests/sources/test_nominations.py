"""A candidates' list: contests and nothing declared, or every fault of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hustings.errors import FaultsError
from hustings.record.party import Standing
from hustings.record.state import Status
from hustings.sources.nominations import COLUMNS, Poll, election_of_candidates, read_nominations

DAY = date(2031, 5, 1)
TEXT = """\
seat_code,seat,region,first_name,surname,party,description,sitting
A1,Ash,North,Ann,Made-Up,Red,Red Party,yes
A1,Ash,North,Bob,Invented,Blue,Blue Party,
A2,Birch,South,Cy,Pretend,Ind,Independent,no
A2,Birch,South,Di,Fable,Red,Red Party,
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "list.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_list_is_an_election_with_nothing_declared(tmp_path: Path) -> None:
    poll = Poll("ash-2031", "Ash and Birch (made up)", DAY, 2, zone="Asia/Kolkata")
    election = election_of_candidates(written(tmp_path, TEXT), poll)
    standing = election.state().contests["A1"]
    assert standing.status is Status.NOMINATED
    assert (standing.contest.seat.name, standing.contest.day) == ("Ash", DAY)
    first, second = standing.contest.candidacies
    assert (first.key, first.sitting, second.sitting) == ("ann-made-up.red", True, None)
    assert election.parties["Red"].name == "Red Party"
    assert election.parties["Ind"].standing is Standing.INDEPENDENT
    assert (election.seats, election.zone, election.has_deposits) == (2, "Asia/Kolkata", False)
    assert not election.state().declared


def test_a_name_may_stand_in_one_column(tmp_path: Path) -> None:
    listed = read_nominations(written(tmp_path, "seat_code,name,party\nA1,Ann Made-Up,Red\n"), "x", DAY)
    (one,) = listed.contests["A1"].candidacies
    assert (one.person.name, one.description) == ("Ann Made-Up", "Red")
    assert listed.columns == {"seat_code", "name", "party"}


def test_contests_of_several_days_are_told_apart(tmp_path: Path) -> None:
    text = "seat_code,surname,party,polling_day\nA1,Mill,Red,2031-05-01\nA1,Mill,Red,2031-06-01\n"
    listed = read_nominations(written(tmp_path, text), "x", None)
    assert list(listed.contests) == ["A1.2031-05-01", "A1.2031-06-01"]
    assert listed.lines == {"A1.2031-05-01": 2, "A1.2031-06-01": 3}


def test_no_more_contests_than_seats(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match="the House has 1 seats"):
        election_of_candidates(written(tmp_path, TEXT), Poll("x", "x", DAY, 1))


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@A1", "a<b", "a>b", "a\u202eb", "a" * 91])
@pytest.mark.parametrize("column", ["seat", "region", "first_name", "surname", "party", "description"])
def test_a_cell_not_fit_to_be_shown_is_a_fault(tmp_path: Path, column: str, sign: str) -> None:
    header, first, *rest = TEXT.splitlines()
    cells = first.split(",")
    cells[header.split(",").index(column)] = sign
    with pytest.raises(FaultsError) as wrong:
        read_nominations(written(tmp_path, "\n".join([header, ",".join(cells), *rest])), "x", DAY)
    assert (2, column) in {(fault.line, fault.column) for fault in wrong.value.faults}
    assert all(fault.problem.isprintable() for fault in wrong.value.faults)


def test_every_fault_comes_at_once_and_each_place_once(tmp_path: Path) -> None:
    text = "seat_code,surname,party\nA1,=x,Red\nA1,Mill,\n,Mill,Red\n"
    with pytest.raises(FaultsError) as wrong:
        read_nominations(written(tmp_path, text), "x", DAY)
    places = [(fault.line, fault.column) for fault in wrong.value.faults]
    assert places == [(2, "surname"), (3, "party"), (4, "seat_code")]


def test_without_a_polling_day_there_is_no_contest(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match="no polling day"):
        election_of_candidates(written(tmp_path, TEXT), Poll("x", "x"))


def test_the_columns_are_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "how-to" / "desk-imports.md"
    text = page.read_text(encoding="utf-8")
    assert all(f"`{column}`" in text for column in COLUMNS)
