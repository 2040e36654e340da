"""The plain forecasts that ours is measured against: uniform swing and a ridge regression.

Their chances and intervals: every undeclared seat is given the errors that one
declared seat, drawn at random, has when it is forecast from the others, and
all of them the mean error of as many seats drawn so as are declared. That is a
bootstrap: it knows of no order, so open seats are taken to be like declared ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.night_measures import Said, Truth
from hustings.night.seats import REGIONS, Bools, Floats, SeatTable

DRAWS = 1000
SEED = 1


@dataclass(frozen=True)
class Plain:
    """A forecast without chances.

    shares: (seats, columns) of every seat. errors: (declared seats, columns),
    each forecast from the others, NaN where the party does not stand.
    """

    shares: Floats
    errors: Floats


def swing(base: Floats, stands: Bools, declared: Bools, shares: Floats) -> Plain:
    """Return uniform swing: old share plus the party's mean change where it stands."""
    change, errors = np.zeros(base.shape[1]), np.full((int(declared.sum()), base.shape[1]), np.nan)
    for party in range(len(change)):
        seen = declared & stands[:, party]
        if seen.any():
            moved = shares[seen, party] - base[seen, party]
            change[party] = moved.mean()
            errors[seen[declared], party] = (moved - moved.mean()) / max(1 - 1 / len(moved), 0.1)
    return Plain(finished(base + change, stands), errors)


def ridge(table: SeatTable, declared: Bools, shares: Floats, penalty: float = 1.0) -> Plain:
    """Return a ridge regression of each party's change on all prior shares, region and who stands."""
    region = table.region[:, None] == np.arange(len(REGIONS))
    features = np.concatenate([table.base, np.sqrt(table.base), 0.3 * region, 0.3 * table.stands], axis=1)
    out, errors = np.zeros(table.base.shape), np.full((int(declared.sum()), table.base.shape[1]), np.nan)
    for party in range(out.shape[1]):
        seen = declared & table.stands[:, party]
        change = shares[seen, party] - table.base[seen, party]
        mean = change.mean() if seen.any() else 0.0
        x = features - (features[seen].mean(axis=0) if seen.any() else 0.0)
        inverse = np.linalg.inv(x[seen].T @ x[seen] + penalty * np.eye(x.shape[1]))
        moved = mean + x @ (inverse @ x[seen].T @ (change - mean))
        out[:, party] = table.base[:, party] + moved
        own = np.einsum("ij,jk,ik->i", x[seen], inverse, x[seen]) + 1 / max(int(seen.sum()), 1)
        errors[seen[declared], party] = (change - moved[seen]) / np.maximum(1 - own, 0.1)
    return Plain(finished(out, table.stands), errors)


def drawn(plain: Plain, known: Truth, expected: Floats) -> Said:
    """Return a plain forecast with chances and intervals.

    known: read only where declared; expected: (seats,) votes, as cast or expected.
    """
    undeclared, rng = ~known.declared, np.random.default_rng(SEED)
    shares, stands = plain.shares[undeclared], known.stands[undeclared]
    settled = known.shares[known.declared]
    won = np.bincount(settled.argmax(axis=1), minlength=shares.shape[1])
    cast = expected[known.declared] @ settled
    errors, weights = np.nan_to_num(plain.errors), expected[undeclared]
    seats, votes = np.zeros((DRAWS, len(won)), dtype=np.int64), np.zeros((DRAWS, len(won)))
    chances = np.zeros(shares.shape)
    for draw in range(DRAWS):
        common = errors[rng.integers(len(errors), size=len(errors))].mean(axis=0)
        made = finished(shares + common + errors[rng.integers(len(errors), size=len(shares))], stands)
        first = made.argmax(axis=1)
        chances[np.arange(len(first)), first] += 1 / DRAWS
        seats[draw] = won + np.bincount(first, minlength=len(won))
        votes[draw] = (cast + weights @ made) / expected.sum()
    low, high = (_bound(plain, shares, part) for part in (0.05, 0.95))
    return Said(shares, low, high, chances, seats, votes)


def _bound(plain: Plain, shares: Floats, part: float) -> Floats:
    errors = plain.errors
    reach = [np.nanquantile(own, part) if not np.isnan(own).all() else np.nan for own in errors.T]
    return np.asarray(np.clip(shares + reach, 0, 1))


def finished(shares: Floats, stands: Bools) -> Floats:
    """Return shares clipped at 0, zero where the party does not stand, scaled to sum to one."""
    held = np.where(stands, np.clip(shares, 0, None), 0)
    return np.asarray(held / held.sum(axis=1, keepdims=True))
