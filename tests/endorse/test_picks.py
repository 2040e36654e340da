"""Picks: read with every fault, never two in a seat, withdrawn by a later entry, and through the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hustings.endorse.organisation import Organisation, OrganisationKind
from hustings.endorse.picks import (
    Grade,
    Pick,
    backed,
    entries,
    pick_row,
    picks_of,
    read_picks,
    standing,
)
from hustings.endorse.positions import positions_json
from hustings.errors import FaultsError
from hustings.record.chain import read, write
from hustings.record.election import Election
from hustings.record.ledger import Ledger
from hustings.record.state import state

HEADER = "seat,candidacy,party,position,published,source,grade"
US = Organisation("Us", "us", OrganisationKind.CAMPAIGN, "https://example.org")
SOURCE = "https://example.org/list"
CORBYN = "Islington North,Jeremy Corbyn"


def picks_in(folder: Path, election: Election, *rows: str) -> tuple[Pick, ...]:
    path = folder / "picks.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return read_picks(path, "Us", election)


def refused(folder: Path, election: Election, *rows: str) -> list[tuple[int, str]]:
    with pytest.raises(FaultsError) as wrong:
        picks_in(folder, election, *rows)
    return [(fault.line, fault.column) for fault in wrong.value.faults]


def test_every_fault_of_a_list_is_told_at_once(tmp_path: Path, six_seats: Election) -> None:
    assert refused(
        tmp_path,
        six_seats,
        f"Nowhere,Somebody,,endorse,2024-06-01,{SOURCE},A",
        f"Islington North,Nobody,,endorse,2024-06-01,{SOURCE},A",
        f"{CORBYN},Lab,endorse,2024-06-01,{SOURCE},A",
        f"{CORBYN},,back,June,,D",
        f"Islington North,,,endorse,2024-06-01,{SOURCE},A",
        f",,,endorse,2024-06-01,{SOURCE},A",
        f",Jeremy Corbyn,,endorse,2024-06-01,{SOURCE},A",
    ) == [
        (2, "seat"), (3, "candidacy"), (4, "party"), (5, "grade"), (5, "position"), (5, "published"),
        (5, "source"), (6, "candidacy"), (7, "party"), (8, "seat"),
    ]  # fmt: skip


def test_two_endorsed_in_one_seat_are_a_fault(tmp_path: Path, six_seats: Election) -> None:
    other = "Islington North,Praful Nargund"
    first = f"{CORBYN},,endorse,2024-06-01,{SOURCE},A"
    second = f"{other},,endorse,2024-06-10,{SOURCE},A"
    assert refused(tmp_path, six_seats, first, second) == [(3, "candidacy")]
    elsewhere = f"{other},,withdrawn,2024-06-05,{SOURCE},A"
    assert refused(tmp_path, six_seats, first, elsewhere, second) == [(4, "candidacy")]
    taken_back = f"{CORBYN},,withdrawn,2024-06-05,{SOURCE},A"
    (stands,) = standing(picks_in(tmp_path, six_seats, first, taken_back, second))
    assert stands.candidacy == "praful-nargund.lab"


def test_two_parties_everywhere_are_a_fault(tmp_path: Path, six_seats: Election) -> None:
    rows = (f",,Lab,endorse,2024-06-01,{SOURCE},A", f",,Con,endorse,2024-06-02,{SOURCE},A")
    assert refused(tmp_path, six_seats, *rows) == [(3, "party")]


def test_a_later_entry_withdraws_and_a_neutral_seat_ends_what_stood_there(
    tmp_path: Path, six_seats: Election
) -> None:
    first = f"{CORBYN},,endorse,2024-06-01,{SOURCE},A"
    for row in (
        f"{CORBYN},,withdrawn,2024-06-05,{SOURCE},A",
        f"Islington North,,,neutral,2024-06-05,{SOURCE},A",
        f"Islington North,,,withdrawn,,{SOURCE},A",
    ):
        assert standing(picks_in(tmp_path, six_seats, first, row)) == ()
        assert standing(picks_in(tmp_path, six_seats, row, first)) == ()
    again = f"{CORBYN},,endorse,2024-06-09,{SOURCE},A"
    back = f"{CORBYN},,withdrawn,2024-06-05,{SOURCE},A"
    assert len(standing(picks_in(tmp_path, six_seats, first, back, again))) == 1


def test_an_endorsement_without_a_day_does_not_outlive_what_withdrew_it(
    tmp_path: Path, six_seats: Election
) -> None:
    rows = (f"{CORBYN},,withdrawn,2024-06-05,{SOURCE},A", f"{CORBYN},,endorse,,{SOURCE},A")
    assert standing(picks_in(tmp_path, six_seats, *rows)) == ()


def test_a_party_is_backed_wherever_one_stands_for_it_but_where_a_line_is_about_the_seat(
    tmp_path: Path, six_seats: Election
) -> None:
    everywhere = f",,Lab,endorse,2024-06-01,{SOURCE},A"
    contests = {key: now.contest for key, now in six_seats.state().contests.items()}
    stands = {key for key, one in contests.items() if [c.party for c in one.candidacies].count("Lab") == 1}
    found = backed(picks_in(tmp_path, six_seats, everywhere), six_seats)
    assert set(found) == stands
    assert {candidacy.party for candidacy, _ in found.values()} == {"Lab"}
    neutral = f"Islington North,,,neutral,2024-06-05,{SOURCE},A"
    found = backed(picks_in(tmp_path, six_seats, everywhere, neutral), six_seats)
    assert set(found) == stands - {"E14001305"}
    instead = f"{CORBYN},,endorse,2024-06-05,{SOURCE},A"
    found = backed(picks_in(tmp_path, six_seats, everywhere, instead), six_seats)
    assert found["E14001305"][0].party == "Ind"
    assert set(found) == stands | {"E14001305"}


def test_picks_go_through_a_ledger_file_and_come_back(tmp_path: Path, six_seats: Election) -> None:
    picks = picks_in(
        tmp_path,
        six_seats,
        f"{CORBYN},,endorse,2024-06-01,{SOURCE},A",
        f",,Lab,endorse,2024-06-02,{SOURCE},A",
        f"{CORBYN},,withdrawn,2024-06-05,{SOURCE},A",
        f"Leicester South,,,neutral,2024-06-06,{SOURCE},A",
    )
    path = tmp_path / "us.ledger.jsonl"
    write(Ledger(entries(picks, "A clerk")), path)
    again = picks_of(state(read(path)), " US ")
    assert again == picks
    assert standing(again) == standing(picks)


def test_what_no_source_states_or_dates_is_not_entered(six_seats: Election) -> None:
    stated = Pick("Us", "E14001305", "jeremy-corbyn.ind", "Ind", "endorse", date(2024, 6, 1), SOURCE)
    inferred = Pick(
        "Us", "E14001305", "jeremy-corbyn.ind", "Ind", "endorse", date(2024, 6, 1), SOURCE, Grade.INFERRED
    )
    undated = Pick("Us", "E14001305", "jeremy-corbyn.ind", "Ind", "endorse", None, SOURCE)
    assert len(entries([stated, inferred, undated], "A clerk")) == 1


def test_a_pick_written_as_a_row_reads_as_the_same_pick(tmp_path: Path, six_seats: Election) -> None:
    picks = picks_in(
        tmp_path, six_seats, f"{CORBYN},,endorse,2024-06-01,{SOURCE},B", f",,Lab,endorse,,{SOURCE},A"
    )
    rows = [",".join(value or "" for value in pick_row(one).values()) for one in picks]
    assert picks_in(tmp_path, six_seats, *rows) == picks


def test_the_object_model_has_standing_positions_and_every_change(
    tmp_path: Path, six_seats: Election
) -> None:
    picks = picks_in(
        tmp_path,
        six_seats,
        f"{CORBYN},,withdrawn,2024-06-05,{SOURCE},A",
        f"{CORBYN},,endorse,2024-06-01,{SOURCE},A",
        f"Leicester South,,,neutral,2024-06-06,{SOURCE},A",
        f",,Lab,endorse,2024-06-02,{SOURCE},A",
    )
    told = positions_json(picks, US, six_seats)
    assert told["endorser"]["slug"] == "us"
    assert [(one["contest"] and one["contest"]["title"], one["stance"]) for one in told["positions"]] == [
        (None, "endorse"),
        ("Leicester South", "neutral"),
    ]
    assert told["positions"][0]["picks"][0]["party"] == "Lab"
    assert told["positions"][1]["picks"] == []
    assert [(one["type"], one["occurred_at"][:10]) for one in told["events"]] == [
        ("endorsement.created", "2024-06-01"),
        ("endorsement.created", "2024-06-02"),
        ("endorsement.deleted", "2024-06-05"),
        ("endorsement.created", "2024-06-06"),
    ]
    assert told["events"][0]["choice"]["label"] == "Jeremy Corbyn"
