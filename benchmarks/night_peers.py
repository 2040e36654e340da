"""The forecasts that ours is measured against: uniform swing and a plain ridge regression."""

from __future__ import annotations

import numpy as np

from hustings.night.seats import Bools, Floats
from hustings.night.teaching import PastNight


def swing(night: PastNight, declared: Bools) -> Floats:
    """Return undeclared shares by uniform swing: old share plus the party's mean change where it stands."""
    table = night.ground.table
    change = np.zeros(table.base.shape[1])
    for party in range(len(change)):
        seen = declared & table.stands[:, party]
        if seen.any():
            change[party] = (night.shares[seen, party] - table.base[seen, party]).mean()
    return _finished(table.base[~declared] + change, table.stands[~declared])


def ridge(night: PastNight, declared: Bools, penalty: float = 1.0) -> Floats:
    """Return undeclared shares by ridge regression of each party's change on all prior shares and region."""
    table = night.ground.table
    region = table.region[:, None] == np.arange(11)
    features = np.concatenate([table.base, np.sqrt(table.base), 0.3 * region, 0.3 * table.stands], axis=1)
    out = np.zeros(table.base.shape)
    for party in range(out.shape[1]):
        seen = declared & table.stands[:, party]
        change = night.shares[seen, party] - table.base[seen, party]
        mean = change.mean() if seen.any() else 0.0
        centre = features[seen].mean(axis=0) if seen.any() else 0.0
        x = features[seen] - centre
        solved = np.linalg.solve(x.T @ x + penalty * np.eye(x.shape[1]), x.T @ (change - mean))
        out[:, party] = table.base[:, party] + mean + (features - centre) @ solved
    return _finished(out[~declared], table.stands[~declared])


def _finished(shares: Floats, stands: Bools) -> Floats:
    held = np.where(stands, np.clip(shares, 0, None), 0)
    return np.asarray(held / held.sum(axis=1, keepdims=True))
