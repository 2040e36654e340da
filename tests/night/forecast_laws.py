"""What holds for every forecast whatever the election, as one check."""

from __future__ import annotations

import math

from hustings.night.forecast import Night, Simulated, simulated
from hustings.night.outlook import SeatOutlook, SeatStatus
from hustings.record.election import counted
from hustings.record.ledger import Ledger
from hustings.record.state import State, state


def lawful(night: Night, ledger: Ledger) -> Simulated:
    """Return the forecast after a ledger, having checked every law."""
    now = state(ledger)
    made = simulated(night, now)
    forecast, contests = made.forecast, now.contests
    assert (made.totals.sum(axis=1) == len(contests)).all()
    assert (made.totals >= 0).all()
    assert made.totals.shape == (night.settings.draws, len(made.labels))
    assert [seat.contest for seat in forecast.seats] == sorted(contests)
    assert forecast.declared + forecast.undeclared == len(contests)
    assert math.isclose(sum(party.mean for party in forecast.house.values()), len(contests), abs_tol=1e-6)
    for party in forecast.house.values():
        assert party.declared <= party.p5 <= party.median <= party.p95
        assert party.p5 <= party.p95
    for chances in (forecast.overall_majority, forecast.largest):
        assert all(0 < chance <= 1 + 1e-9 for chance in chances.values())
        assert sum(chances.values()) <= 1 + 1e-9
    assert math.isclose(sum(vote.mean_share for vote in forecast.votes.values()), 1, abs_tol=1e-6)
    for seat in forecast.seats:
        _seat_is_lawful(seat, now)
    return made


def _seat_is_lawful(seat: SeatOutlook, now: State) -> None:
    standing = now.contests[seat.contest]
    assert sorted(one.candidacy for one in seat.candidacies) == sorted(
        one.key for one in standing.contest.candidacies
    )
    assert math.isclose(sum(one.win for one in seat.candidacies), 1, abs_tol=1e-9), seat
    assert math.isclose(sum(one.share_mean for one in seat.candidacies), 1, abs_tol=1e-6), seat
    for one in seat.candidacies:
        assert 0 <= one.win <= 1 + 1e-9
        assert 0 <= one.share_p5 <= one.share_p95 <= 1, (seat.name, one)
        if one.share_mean > 0.01:
            assert one.share_p5 - 1e-9 <= one.share_mean <= one.share_p95 + 1e-9, (seat.name, one)
    tabulation = counted(standing)
    if tabulation is None:
        assert seat.status is not SeatStatus.DECLARED
        return
    assert seat.status is SeatStatus.DECLARED
    for one in seat.candidacies:
        share = tabulation.share(standing.contest.candidacy(one.candidacy)) or 0
        assert one.share_p5 == one.share_mean == one.share_p95 == float(share)
        assert one.win == (one.candidacy == tabulation.winner.key)
