"""A rehearsal is a whole night: the same for a seed, true to its truth, and never taken for a real one."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from hustings.errors import ElectionError, LedgerError
from hustings.night.rehearsal import Rehearsal, rehearsal, rehearsal_named
from hustings.record import chain
from hustings.record.clock import close_of_poll
from hustings.record.election import Election
from hustings.record.entry import Entry, Kind, Rush
from hustings.record.house import house
from hustings.record.state import Status, state
from hustings.sources.example import example

SEEDS = (0, 1, 2, 7, 2024)


@pytest.fixture(scope="module", params=SEEDS)
def night(request: pytest.FixtureRequest) -> Rehearsal:
    return rehearsal(request.param)


def of_kind(made_up: Election, kind: Kind) -> list[Entry]:
    return [entry for entry in made_up.ledger if entry.kind is kind]


def test_the_same_seed_gives_the_same_ledger_and_another_seed_another() -> None:
    heads = [chain.head(rehearsal(seed).election.ledger) for seed in (5, 5, 6)]
    assert heads[0] == heads[1] != heads[2]


def test_another_process_makes_the_same_ledger() -> None:
    program = (
        "from hustings.night.rehearsal import rehearsal\n"
        "from hustings.record import chain\n"
        "from hustings.sources.example import example\n"
        "print(*(chain.head(rehearsal(5, like).election.ledger) for like in (None, example())))"
    )
    for salt in ("1", "2"):
        settings = {**os.environ, "PYTHONHASHSEED": salt}
        run = subprocess.run([sys.executable, "-c", program], env=settings, capture_output=True, text=True)
        ours = [chain.head(rehearsal(5, like).election.ledger) for like in (None, example())]
        assert run.stdout.split() == ours, run.stderr


def test_650_seats_are_contested_and_all_but_the_postponed_one_declared(night: Rehearsal) -> None:
    found = house(night.election)
    assert (found.seats, found.declared, found.tied) == (650, 649, 0)
    contests = night.election.state().contests
    assert len(contests) == len({standing.contest.seat.name for standing in contests.values()}) == 650
    assert sum(total.seats for total in found.parties) == 649
    assert sum(total.votes for total in found.parties) == found.valid_votes
    assert set(night.election.baseline.bases) == set(contests)  # type: ignore[union-attr]


def test_the_earlier_votes_add_up(night: Rehearsal) -> None:
    for base in night.election.baseline.bases.values():  # type: ignore[union-attr]
        first, second = sorted(base.votes.values(), reverse=True)[:2]
        assert sum(base.votes.values()) == base.valid_votes < (base.electorate or 0)
        assert base.votes[base.winner] == first
        assert base.majority == first - second


def test_the_truth_is_what_stands_at_the_end(night: Rehearsal) -> None:
    shares = night.truth.shares
    declared = night.election.state().declared
    assert {standing.contest.key for standing in declared} == set(shares)
    for standing in declared:
        figures = standing.declaration
        assert figures is not None
        assert {key: Fraction(n, figures.valid_votes) for key, n in figures.votes.items()} == shares[
            standing.contest.key
        ]


def test_every_entry_is_a_test_and_live_ones_are_refused_beside_them(night: Rehearsal) -> None:
    made_up = night.election
    assert made_up.is_test
    assert {entry.mode for entry in made_up.ledger} == {"test"}
    with pytest.raises(LedgerError, match="live and test"):
        made_up.ledger.append(replace(made_up.ledger.entries[0], mode="live"))


def test_a_real_election_is_no_test() -> None:
    assert not example().is_test


def test_title_and_note_say_that_it_is_a_rehearsal(night: Rehearsal) -> None:
    made_up = night.election
    assert made_up.title.startswith("REHEARSAL")
    assert (made_up.note or "").startswith("REHEARSAL")
    assert "no figure here is of a real election" in made_up.attribution[0]


def test_entries_stand_in_time_order_and_figures_come_after_the_close_of_poll(night: Rehearsal) -> None:
    made_up = night.election
    assert made_up.day is not None
    assert all(before.at <= after.at for before, after in pairwise(made_up.ledger))
    before_the_night = {entry.kind for entry in made_up.ledger if entry.at < close_of_poll(made_up.day)}
    assert before_the_night == {Kind.NOMINATE, Kind.COUNTERMAND}


def test_the_tie_was_level_and_went_to_one_of_the_tied_by_lot(night: Rehearsal) -> None:
    standing = night.election.contest(night.truth.happenings.tie)
    assert standing.declaration is not None
    assert standing.declaration.is_tied
    assert [entry.payload.contest for entry in of_kind(night.election, Kind.LOT)] == [  # type: ignore[union-attr]
        standing.contest.key
    ]
    tabulation = night.election.tabulation(standing.contest.key)
    assert tabulation is not None
    assert (tabulation.winner.key, tabulation.majority) == (standing.lot, 0)


def test_a_tie_elects_nobody_before_its_lot(night: Rehearsal) -> None:
    entries = list(night.election.ledger)
    drawn = next(n for n, entry in enumerate(entries) if entry.kind is Kind.LOT)
    before, after = (
        house(night.election, state(night.election.ledger.prefix(n))) for n in (drawn, drawn + 1)
    )
    assert (before.tied, after.tied) == (1, 0)


def test_only_one_contest_is_level(night: Rehearsal) -> None:
    level = [
        s.contest.key for s in night.election.state().declared if s.declaration and s.declaration.is_tied
    ]
    assert level == [night.truth.happenings.tie]


def test_the_recount_is_ordered_before_its_declaration(night: Rehearsal) -> None:
    key = night.truth.happenings.recount
    about = [e for e in night.election.ledger if e.kind is not Kind.NOMINATE and e.payload.contest == key]  # type: ignore[union-attr]
    assert [entry.kind for entry in about] == [Kind.RECOUNT, Kind.ENTER]
    assert about[0].at < about[1].at


def test_the_slip_is_corrected_and_the_right_figures_are_confirmed_by_another(night: Rehearsal) -> None:
    standing = night.election.contest(night.truth.happenings.slip)
    (wrong, reason), right = standing.corrected[0], standing.declaration
    assert right is not None
    slipped = [key for key in right.votes if right.votes[key] != wrong.votes[key]]
    assert len(slipped) == 1
    assert sorted(str(right.votes[slipped[0]])) == sorted(str(wrong.votes[slipped[0]]))
    assert "made up" in reason
    assert standing.status is Status.CONFIRMED


def test_the_postponed_poll_is_never_declared(night: Rehearsal) -> None:
    standing = night.election.contest(night.truth.happenings.postponed)
    assert (standing.status, standing.declaration) == (Status.COUNTERMANDED, None)
    assert "made up" in (standing.reason or "")


def test_the_rush_names_the_winner_before_the_figures(night: Rehearsal) -> None:
    key = night.truth.happenings.rush
    (rushed,) = of_kind(night.election, Kind.RUSH)
    counted = night.election.tabulation(key)
    assert counted is not None
    assert rushed.payload == Rush(key, counted.winner.key)
    assert counted.declaration.declared_at is not None
    assert rushed.at < counted.declaration.declared_at


def test_those_confirmed_are_as_the_truth_says(night: Rehearsal) -> None:
    confirmed = {s.contest.key for s in night.election.state().contests.values() if s.is_confirmed}
    assert confirmed == set(night.truth.happenings.confirmed)
    assert len(confirmed) == 4


def test_a_party_without_a_past_stands_and_not_everybody_stands_everywhere(night: Rehearsal) -> None:
    baseline = night.election.baseline
    assert baseline is not None
    assert list(night.truth.swings.entrants) == ["Holly"]
    assert all("Holly" not in base.votes for base in baseline.bases.values())
    standing = {total.party.abbreviation: total.candidacies for total in house(night.election).parties}
    assert 400 < standing["Holly"] < 632
    assert standing["Birch"] in (56, 57)


def test_strong_independents_stand_where_the_truth_says(night: Rehearsal) -> None:
    assert len(night.truth.swings.independents) == 7
    for key, aimed in night.truth.swings.independents.items():
        if key in (night.truth.happenings.tie, night.truth.happenings.postponed):
            continue
        shares = night.truth.shares[key]
        (found,) = [share for one, share in shares.items() if one.endswith(".ind")]
        assert float(found) == pytest.approx(aimed, abs=0.001)


def test_early_seats_are_more_urban_and_safer_than_late_ones() -> None:
    early, late = [], []
    for seed in SEEDS:
        made_up = rehearsal(seed).election
        entered = [e.payload.contest for e in of_kind(made_up, Kind.ENTER)]  # type: ignore[union-attr]
        boroughs = [made_up.contest(key).contest.seat.kind == "Borough" for key in entered]
        early.append(sum(boroughs[:100]))
        late.append(sum(boroughs[-100:]))
    assert sum(early) > sum(late) + 50


def test_any_prefix_of_the_night_gives_a_state_and_a_house(night: Rehearsal) -> None:
    ledger = night.election.ledger
    special = [n for n, e in enumerate(ledger, 1) if e.kind not in (Kind.NOMINATE, Kind.ENTER)]
    for length in sorted({*range(0, len(ledger) + 1, 61), *special, *(n - 1 for n in special), len(ledger)}):
        found = house(night.election, state(ledger.prefix(length)))
        elected = sum(total.seats for total in found.parties)
        assert (found.as_at_entry, elected) == (length, found.declared - found.tied)


@pytest.mark.parametrize("seed", range(20))
def test_every_prefix_of_a_small_night_gives_a_state_and_a_house(seed: int) -> None:
    made_up = rehearsal(seed, example()).election
    for length in range(len(made_up.ledger) + 1):
        found = house(made_up, state(made_up.ledger.prefix(length)))
        assert sum(total.seats for total in found.parties) == found.declared - found.tied
    assert (found.declared, found.seats) == (5, 6)


@pytest.mark.parametrize("seed", range(20))
def test_a_night_of_any_seed_stands(seed: int) -> None:
    assert house(rehearsal(seed).election).declared == 649


def test_its_ledger_is_written_and_read_again(night: Rehearsal, tmp_path: Path) -> None:
    chain.write(night.election.ledger, tmp_path / "night.jsonl")
    assert chain.read(tmp_path / "night.jsonl") == night.election.ledger


def test_a_rehearsal_opens_by_its_name() -> None:
    known = {"example": example()}
    for name, seed, like in (("rehearsal-7", 7, None), ("rehearsal-7-from-example", 7, example())):
        found = rehearsal_named(name, known.__getitem__)
        assert found is not None
        assert found.election.name == name
        assert chain.head(found.election.ledger) == chain.head(rehearsal(seed, like).election.ledger)


@pytest.mark.parametrize(
    "name", ["uk-2024", "rehearsal", "rehearsal-", "rehearsal-x", "rehearsal-07", "a-rehearsal-7"]
)
def test_other_names_are_no_rehearsals(name: str) -> None:
    assert rehearsal_named(name, {}.__getitem__) is None


def test_a_seed_below_0_is_refused() -> None:
    with pytest.raises(ElectionError, match="seed -1"):
        rehearsal(-1)
