"""The order of a night: as it was, drawn, from a file, the safest first; the figures stay the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hustings.errors import FaultsError, LedgerError
from hustings.night.order import (
    declared_order,
    in_order,
    order_from,
    random_order,
    reordered,
    safest_first,
)
from hustings.night.rehearsal import rehearsal
from hustings.record.entry import Kind, Renomination
from hustings.record.house import house
from hustings.record.person import Person
from hustings.record.state import state
from hustings.sources.example import example

SIX = declared_order(example())


def test_the_example_declares_in_the_order_of_its_times() -> None:
    assert SIX == ("E14001446", "E14001327", "E14001102", "E14001305", "E14001196", "E14001098")


def test_a_drawn_order_depends_on_its_seed_alone() -> None:
    assert random_order(example(), 3) == random_order(example(), 3)
    assert sorted(random_order(example(), 3)) == sorted(SIX)
    assert len({random_order(example(), seed) for seed in range(20)}) > 10


def test_the_safest_seat_comes_first() -> None:
    assert safest_first(example(), "Lab")[0] == "E14001305"
    assert safest_first(example(), "Lab")[-1] == "E14001446"


def test_another_order_gives_the_same_house_in_the_end() -> None:
    other = reordered(example(), tuple(reversed(SIX)))
    assert house(other).parties == house(example()).parties
    first = other.ledger.until(1)
    assert [entry.payload.contest for entry in first if hasattr(entry.payload, "contest")] == [SIX[-1]]
    assert [entry.at for entry in other.ledger] == sorted(entry.at for entry in other.ledger)


def test_in_another_order_figures_are_those_that_stand_and_a_tie_has_its_lot() -> None:
    """A rehearsal has a slip that is corrected and a tie that a lot settles."""
    made_up = rehearsal(2)
    slip, tie = made_up.truth.happenings.slip, made_up.truth.happenings.tie
    election = made_up.election
    assert declared_order(election)[0] not in (slip, tie)
    other = reordered(
        election, (slip, tie, *(key for key in declared_order(election) if key not in (slip, tie)))
    )
    first = state(other.ledger.until(1)).contests[slip]
    assert first.declaration is not None
    assert first.declaration.votes == election.contest(slip).declaration.votes  # type: ignore[union-attr]
    assert state(other.ledger.until(2)).contests[tie].lot == election.contest(tie).lot
    assert house(other).parties == house(election).parties
    assert other.is_test


def test_a_name_mended_later_is_the_name_in_another_order() -> None:
    six = example()
    contest = six.contest(SIX[0]).contest
    old = contest.candidacies[0]
    new = replace(old, key="mended-name.x", person=Person("Mended", "Name"))
    said = Renomination(
        replace(contest, candidacies=(new, *contest.candidacies[1:])), {old.key: new.key}, "a slip"
    )
    entry = replace(six.ledger.entries[-1], kind=Kind.RENOMINATE, payload=said)
    other = reordered(replace(six, ledger=six.ledger.append(entry)), tuple(reversed(SIX)))
    assert {one.key for one in state(other.ledger.until(0)).contests[SIX[0]].contest.candidacies} >= {new.key}
    assert other.contest(SIX[0]).is_declared


def test_an_order_of_other_contests_is_refused() -> None:
    with pytest.raises(LedgerError, match="6 declared"):
        in_order(example().ledger, SIX[:5])


def test_an_order_in_a_file_may_name_the_first_only(tmp_path: Path) -> None:
    path = tmp_path / "order.txt"
    path.write_text(f"{SIX[3]}\n\n{SIX[1]}\n", encoding="utf-8")
    assert order_from(path, example()) == (SIX[3], SIX[1], SIX[0], SIX[2], SIX[4], SIX[5])


def test_every_fault_of_an_order_is_told(tmp_path: Path) -> None:
    path = tmp_path / "order.txt"
    path.write_text(f"{SIX[3]}\nNOWHERE\n{SIX[3]}\n", encoding="utf-8")
    with pytest.raises(FaultsError) as raised:
        order_from(path, example())
    assert [fault.line for fault in raised.value.faults] == [2, 3]


def test_a_missing_order_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match="cannot be read"):
        order_from(tmp_path / "nowhere.txt", example())
