"""The tables say what the record says, and keep blank apart from zero."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from hustings.record.baseline import BaselineKind
from hustings.record.change import butler_swing, result_label, share_change, steed_swing
from hustings.record.election import Election
from hustings.record.house import house
from hustings.sources.example import example
from hustings.tell.columns import CANDIDACIES, CONTESTS, PARTIES, TABLES, Holds
from hustings.tell.tables import candidacies_table, contests_table, parties_table

from . import made_up_election

DOCUMENT = Path(__file__).parents[2] / "docs" / "reference" / "data.md"


def row(table: pl.DataFrame, **wanted: str) -> dict[str, Any]:
    """The only row of those values; polars raises where it is not the only one."""
    return table.row(by_predicate=pl.all_horizontal(pl.col(k) == v for k, v in wanted.items()), named=True)


def test_a_declared_contest_has_its_figures_unrounded(made_up: Election) -> None:
    ayton = row(contests_table(made_up), contest="ayton")
    assert (ayton["winner"], ayton["winner_party"], ayton["second_party"]) == ("Madeup of Elm", "Elm", "Oak")
    assert (ayton["electorate"], ayton["valid_votes"], ayton["rejected"], ayton["majority"]) == (
        200,
        100,
        2,
        35,
    )
    assert (ayton["turnout"], ayton["ballot_box_turnout"], ayton["majority_share"]) == (0.5, 0.51, 0.35)
    assert (ayton["label"], ayton["dissolution_label"]) == ("Elm gain from Oak",) * 2
    assert (ayton["elected_by"], ayton["lost_deposits"], ayton["candidacies"]) == ("poll", 1, 3)
    assert (ayton["swing_to"], ayton["swing_from"]) == ("Elm", "Oak")
    # Elm +25 points, Oak -30 points; of the two alone Elm rose from 40% to 65 in 95.
    assert ayton["butler_swing"] == float(Fraction(55, 200))
    assert ayton["steed_swing"] == float(Fraction(65, 95) - Fraction(40, 100))
    assert ayton["declared_at"].isoformat() == "2031-05-01T23:00:00+00:00"


def test_an_undeclared_contest_stands_with_nulls_and_not_with_zeros(made_up: Election) -> None:
    eeburn = row(contests_table(made_up), contest="eeburn")
    known = {column for column, value in eeburn.items() if value is not None}
    place = {"election", "contest", "seat_code", "seat", "region", "country", "polling_day"}
    assert known == place | {"status", "candidacies"}
    assert row(contests_table(made_up), contest="effham")["status"] == "countermanded"


def test_a_tie_elects_nobody_until_its_lot(made_up: Election) -> None:
    beeford = row(contests_table(made_up), contest="beeford")
    assert beeford["valid_votes"] == 80
    assert {beeford[c] for c in ("elected_by", "winner", "majority", "label", "lost_deposits")} == {None}
    candidacies = candidacies_table(made_up).filter(contest="beeford")
    assert candidacies["votes"].to_list() == [40, 40]
    assert candidacies["share"].to_list() == [0.5, 0.5]
    assert candidacies["elected"].to_list() == candidacies["rank"].to_list() == [None, None]


def test_the_winner_of_a_lot_stands_first_and_others_level_share_a_rank(made_up: Election) -> None:
    ceeham = candidacies_table(made_up).filter(contest="ceeham")
    assert ceeham["candidacy"].to_list() == ["h1", "h0", "h2", "h3", "h4", "h5", "h6", "h7"]
    assert ceeham["rank"].to_list() == [1, 2, 3, 3, 3, 6, 7, 8]
    assert ceeham["deposit_lost"].to_list() == [False] * 5 + [True] * 3
    contest = row(contests_table(made_up), contest="ceeham")
    assert (contest["elected_by"], contest["majority"], contest["baseline_kind"]) == ("lot", 0, None)


def test_an_uncontested_seat_has_a_winner_and_no_votes(made_up: Election) -> None:
    deeton = row(contests_table(made_up), contest="deeton")
    assert (deeton["winner_party"], deeton["elected_by"], deeton["electorate"]) == ("Oak", "unopposed", 100)
    assert {deeton[c] for c in ("valid_votes", "turnout", "majority", "second")} == {None}
    (candidacy,) = candidacies_table(made_up).filter(contest="deeton").to_dicts()
    assert (candidacy["votes"], candidacy["share"], candidacy["elected"]) == (None, None, True)


def test_a_comparison_with_an_estimate_is_labelled_in_its_own_row() -> None:
    for kind in BaselineKind:
        election = made_up_election.an_election(kind)
        compared = contests_table(election).filter(pl.col("butler_swing").is_not_null())
        assert set(compared["baseline_kind"]) == {kind.value}
        changed = candidacies_table(election).filter(pl.col("share_change").is_not_null())
        assert set(changed["baseline_kind"]) == {kind.value}
        assert set(parties_table(election)["baseline_kind"]) == {kind.value}


def test_the_dtypes_are_the_same_however_little_is_known(made_up: Election) -> None:
    at_first = made_up.state(made_up_election.TEN)
    nothing_yet = contests_table(made_up, at_first)
    assert nothing_yet["valid_votes"].null_count() == 6
    for build in (contests_table, candidacies_table, parties_table):
        assert build(made_up, at_first).schema == build(made_up).schema == build(example()).schema
    assert parties_table(made_up, at_first).height == 0
    assert nothing_yet.schema["declared_at"] == pl.Datetime("us", "UTC")
    assert nothing_yet.schema["turnout"] == pl.Float64


def test_all_650_contests_agree_with_the_count(uk_2024: Election) -> None:
    table = contests_table(uk_2024)
    assert table.height == 650
    for told in table.iter_rows(named=True):
        counted = uk_2024.tabulation(told["contest"])
        base = uk_2024.base(uk_2024.contest(told["contest"]).contest)
        assert counted is not None
        assert base is not None
        assert counted.second is not None
        winner = (counted.winner.person.name, counted.winner.party, counted.second.party)
        assert (told["winner"], told["winner_party"], told["second_party"]) == winner
        declared = counted.declaration
        assert told["turnout"] == declared.valid_votes / told["electorate"]
        assert (told["valid_votes"], told["majority"]) == (declared.valid_votes, counted.majority)
        assert (told["lost_deposits"], told["label"]) == (
            counted.lost_deposits,
            str(result_label(counted, base)),
        )
        if told["swing_to"]:
            swing = butler_swing(counted, base, told["swing_to"], told["swing_from"])
            steed = steed_swing(counted, base, told["swing_to"], told["swing_from"])
            assert swing is not None
            assert steed is not None
            assert (told["butler_swing"], told["steed_swing"]) == (float(swing), float(steed))


def test_all_candidacies_of_2024_agree_with_the_count(uk_2024: Election) -> None:
    table = candidacies_table(uk_2024)
    assert table["deposit_lost"].sum() == 1673
    for key, told in table.group_by("contest", maintain_order=True):
        counted = uk_2024.tabulation(str(key[0]))
        assert counted is not None
        base = uk_2024.base(counted.contest)
        rows = told.rows(named=True)
        assert [one["candidacy"] for one in rows] == [candidacy.key for candidacy in counted.ranking]
        for one, candidacy in zip(rows, counted.ranking, strict=True):
            change = share_change(counted, base, candidacy)
            assert one["votes"] == counted.votes(candidacy)
            assert one["share"] == one["votes"] / counted.declaration.valid_votes
            assert one["share_change"] == (None if change is None else float(change))
            assert one["elected"] == (one["rank"] == 1)


def test_known_results_of_2024_stand_in_the_tables(uk_2024: Election) -> None:
    contests, parties = contests_table(uk_2024), parties_table(uk_2024)
    assert row(contests, seat="Rochdale")["label"] == "Lab hold"
    islington = row(contests, seat="Islington North")
    assert (islington["label"], islington["majority"], islington["butler_swing"]) == (
        "Ind gain from Lab",
        7247,
        None,
    )
    assert parties.select("party", "seats").rows()[:3] == [("Lab", 411), ("Con", 121), ("LD", 72)]
    assert parties["seats"].sum() == 650
    totals = {total.party.abbreviation: total.votes for total in house(uk_2024).parties}
    assert dict(parties.select("party", "votes").iter_rows()) == totals


@pytest.mark.parametrize("name", TABLES)
def test_the_data_dictionary_names_every_column_in_order_and_what_it_holds(name: str) -> None:
    section = DOCUMENT.read_text(encoding="utf-8").split(f"\n## {name}\n")[1].split("\n## ")[0]
    documented = re.findall(r"^\| `(\w+)` \| ([\w ]+?) \|", section, flags=re.MULTILINE)
    assert documented == [(column, holds.value) for column, holds in TABLES[name].items()]


def test_every_column_of_estimated_comparisons_has_its_kind_beside_it() -> None:
    for columns in (CONTESTS, CANDIDACIES, PARTIES):
        assert Holds.CHANGE in columns.values()
        assert "baseline_kind" in columns
