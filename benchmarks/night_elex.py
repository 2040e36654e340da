"""`elex-model`, the Washington Post's live model, asked for the same nights in its best configuration.

It forecasts one quantity by unit: here one column's votes, of the seats where
it stands. It is at its best so (tried: docs/explanation/forecast.md): a seat's
votes are its share times the votes expected there, so that turnout does not
blur the share; every column's baseline is all votes of last time ("baseline
pointer"), as its own old votes are none for a new party; features are all old
shares and our census figures, no region; quantile regression with a ridge
penalty. Intervals of seat votes are its nonparametric ones, of vote totals its
Gaussian ones: each is the narrower there. A column with fewer declared seats
than it asks for (19; 7) has Gaussian ones; none, and moves by uniform swing.
It has no chances of winning and no House.
"""

from __future__ import annotations

import os
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import get_context

import numpy as np

from benchmarks.night_measures import Said
from benchmarks.night_peers import finished, swing
from hustings.night.seats import Bools, Floats, Ints

PENALTY = 0.001
CENSUS = 0.2
"""The factor on census figures, which are a tenth of a standard deviation: less holds them back more."""
SEED = 4191
ELECTION, OFFICE, PLACE, ESTIMAND = "2000-01-01_GB_P", "P", "GB", "column"
QUIET = {
    "APP_ENV": "local", "APP_LOG_LEVEL": "ERROR",
    "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_EC2_METADATA_DISABLED": "true", "AWS_DEFAULT_REGION": "none",
}  # fmt: skip
"""It sets up a client of its own cloud storage, which is never asked: it shall not look for an account."""


@dataclass(frozen=True)
class Seen:
    """What is known at one stage.

    shares: (seats, columns), NaN where undeclared. votes: (seats,) as cast, or
    expected where undeclared. census: (seats, figures), as the features of ours.
    """

    base: Floats
    stands: Bools
    declared: Bools
    shares: Floats
    votes: Floats
    census: Floats


class Peer:
    """The model in a process of its own: its settings of logs and warnings are for the whole process."""

    def __init__(self) -> None:
        self.pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        self.missing = self.version = ""
        try:
            self.version = self.pool.submit(_version).result()
        except Exception as why:
            self.missing = f"{type(why).__name__}: {why}"

    def ask(self, seen: Seen) -> Future[Said] | None:
        """Start a forecast; None where the model is not installed."""
        return None if self.missing else self.pool.submit(said, seen)

    def close(self) -> None:
        """End the process, so that what is timed next has the machine to itself."""
        self.pool.shutdown()


def _version() -> str:
    os.environ.update(QUIET)
    import elexmodel.client  # noqa: F401

    return version("elex-model")


def said(seen: Seen) -> Said:
    """Return the model's forecast of the undeclared seats."""
    os.environ.update(QUIET)
    np.random.seed(SEED)  # its bootstrap draws from the global generator
    shares = swing(seen.base, seen.stands, seen.declared, seen.shares).shares[~seen.declared]
    bounds = np.full((2, *shares.shape), np.nan)
    totals = np.full((2, shares.shape[1]), np.nan)
    for column in range(shares.shape[1]):
        units = np.flatnonzero(seen.stands[:, column])
        ahead = ~seen.declared[units]
        found = _column(seen, column, units) if ahead.any() else None
        if found is not None:
            where = (np.cumsum(~seen.declared) - 1)[units[ahead]]
            shares[where, column] = found[0][0]
            bounds[:, where, column] = found[0][1:]
            totals[:, column] = found[1]
    low, high = np.clip(bounds, 0, 1)
    return Said(
        finished(shares, seen.stands[~seen.declared]), low, high, votes_low=totals[0], votes_high=totals[1]
    )


def _column(seen: Seen, column: int, units: Ints) -> tuple[Floats, Floats] | None:
    """Return (3, open units) shares and their bounds, and (2,) bounds of the column's share of all votes."""
    gaussian = _estimates(seen, column, units, "gaussian")
    if gaussian is None:
        return None
    by_unit = _estimates(seen, column, units, "nonparametric") or gaussian
    return by_unit[0], gaussian[1]


def _estimates(seen: Seen, column: int, units: Ints, method: str) -> tuple[Floats, Floats] | None:
    """Return the same by one method of intervals; None where too few units are declared for it."""
    import pandas as pd
    from elexmodel.client import ModelClient, ModelNotEnoughSubunitsException

    codes, old = [f"{unit:04}" for unit in units], _features(seen, units)
    votes, declared = seen.votes[units], seen.declared[units]
    known = {"postal_code": PLACE, "geographic_unit_fips": codes, "baseline_turnout": votes, **old}
    counted = {
        "postal_code": PLACE, "geographic_unit_fips": codes,
        f"results_{ESTIMAND}": np.where(declared, seen.shares[units, column] * votes, 0.0),
        "results_turnout": np.where(declared, votes, 0.0),
        "percent_expected_vote": np.where(declared, 100, 0),
    }  # fmt: skip
    try:
        made = ModelClient().get_estimates(
            pd.DataFrame(counted), ELECTION, OFFICE, [ESTIMAND], [0.9], raw_config=_configuration(list(old)),
            preprocessed_data=pd.DataFrame(known), features=list(old), aggregates=["postal_code", "unit"],
            pi_method=method, model_parameters={"lambda_": PENALTY}, save_output=[],
        )  # fmt: skip
    except ModelNotEnoughSubunitsException:
        return None
    names = [f"{kind}_{ESTIMAND}" for kind in ("pred", "lower_0.9", "upper_0.9")]
    by_unit = made["unit_data"].set_index("geographic_unit_fips")
    open_codes = [code for code, done in zip(codes, declared, strict=True) if not done]
    shares = by_unit.loc[open_codes, names].to_numpy(dtype=float).T / votes[~declared]
    nation = made["state_data"].loc[0, names[1:]].to_numpy(dtype=float) / seen.votes.sum()
    return shares, nation


def _features(seen: Seen, units: Ints) -> dict[str, Floats]:
    """Return old shares and census by name, without what does not vary over the units."""
    every = {f"share_{n}": shares for n, shares in enumerate(seen.base[units].T)}
    every |= {f"census_{n}": CENSUS * figures for n, figures in enumerate(seen.census[units].T)}
    return {name: figures for name, figures in every.items() if np.ptp(figures)}


def _configuration(features: list[str]) -> dict[str, list[dict[str, object]]]:
    election: dict[str, object] = {
        "office": OFFICE, "states": [PLACE], "geographic_unit_types": ["county"], "features": features,
        "aggregates": ["postal_code", "unit"], "fixed_effect": [], "baseline_pointer": {ESTIMAND: "turnout"},
    }  # fmt: skip
    return {ELECTION: [election]}
