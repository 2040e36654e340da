"""Uniform swing: hand-made figures, and the published ones of 2024 at a twentieth declared."""

from __future__ import annotations

import numpy as np
import pytest

from hustings.night.cells import cells
from hustings.night.moment import truth_of
from hustings.night.outlook import SeatStatus
from hustings.night.party_columns import columns_of
from hustings.night.scoring import mean, share_error
from hustings.night.seats_before import shares
from hustings.night.uniform_swing import uniform_swing
from hustings.record.state import state

from .conftest import Prepared
from .made_up_britain import SEATS, made_up_britain


def test_every_open_seat_moves_by_the_mean_change_of_the_declared() -> None:
    election = made_up_britain(2)
    now = state(election.ledger.until(1))
    first = now.declared[0]
    assert first.declaration is not None
    base = election.base(first.contest)
    assert base is not None
    change = first.declaration.votes[_lab(first.contest.key)] / first.declaration.valid_votes - float(
        base.share("Lab") or 0
    )
    made = uniform_swing(election, now)
    seat = next(
        one for one in made.seats if one.status is SeatStatus.OPEN and one.region == first.contest.seat.region
    )
    lab = next(one for one in seat.candidacies if one.party == "Lab")
    before = election.base(election.contest(seat.contest).contest)
    assert before is not None
    assert lab.share_mean == pytest.approx(float(before.share("Lab") or 0) + change, abs=0.02)


def _lab(key: str) -> str:
    return f"lab-{int(key[1:])}"


def test_it_is_a_point_that_fills_the_house() -> None:
    election = made_up_britain(2)
    for count in (1, 20, SEATS):
        made = uniform_swing(election, state(election.ledger.until(count)))
        assert sum(party.median for party in made.house.values()) == SEATS
        assert all(party.p5 == party.p95 == party.mean for party in made.house.values())
        for seat in made.seats:
            assert sum(one.share_mean for one in seat.candidacies) == pytest.approx(1)
            assert sorted(one.win for one in seat.candidacies)[-2:] == [0, 1]


def test_the_published_error_of_2024_at_a_twentieth_declared(night_of: Prepared) -> None:
    """Eight columns, all others as one, over Great Britain's 632 seats: 5.14 points."""
    night = night_of("uk-2024")
    assert night.britain is not None
    ground = night.britain.ground
    ledger = night.election.ledger.until(32)
    now, final = state(ledger).contests, night.election.state().contests
    actual, _ = shares(ground, {key: one.declaration.votes for key, one in final.items() if one.declaration})
    declared = np.array([now[key].is_declared for key in ground.keys])
    table = ground.table
    seen = table.stands & declared[:, None]
    change = np.where(seen, actual - table.base, 0).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    moved = np.where(table.stands, np.clip(table.base + change, 0, None), 0)
    forecast = moved / moved.sum(axis=1, keepdims=True)
    open_cells = table.stands & ~declared[:, None]
    error = share_error(forecast, np.where(open_cells, actual, np.nan))
    assert 100 * error == pytest.approx(5.14, abs=0.1)
    right = (forecast.argmax(axis=1) == actual.argmax(axis=1))[~declared].astype(float)
    assert mean(right) == pytest.approx(0.71, abs=0.006)


@pytest.mark.parametrize(("name", "error", "right"), [("uk-2024", 5.0, 0.71), ("uk-2019", 3.4, 0.92)])
def test_the_desks_uniform_swing_is_near_the_published_one(
    night_of: Prepared, name: str, error: float, right: float
) -> None:
    """It moves each small party by itself, not all others as one, so 2024 is 5.00 points, not 5.14."""
    election = night_of(name).election
    truth = truth_of(election)
    made = uniform_swing(election, state(election.ledger.until(32)))
    open_seats = [s for s in made.seats if s.status is SeatStatus.OPEN and not s.contest.startswith("N")]
    found = cells(open_seats, truth, columns_of(truth, {"Northern Ireland"}))
    assert 100 * share_error(found.share, found.actual) == pytest.approx(error, abs=0.05)
    assert mean(found.right.astype(float)) == pytest.approx(right, abs=0.006)
