"""A made-up night of three seats with its forecasts and its truth, to be scored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from hustings.night.moment import Moment, Truth
from hustings.night.outlook import Forecast

from . import made_up_outlook as made_up

PARTIES = ("Con", "Ind", "Lab")
AT = datetime(2024, 7, 5, 2, 12, tzinfo=UTC)


def truth(election: str = "made-up") -> Truth:
    """Con won S2 by 0.48 to 0.43, which the forecast gave Lab by a hair; S3 went as called."""
    return Truth(
        election,
        "A made-up <night>",
        3,
        {
            "S1": {"pat-con.con": 0.3, "pat-lab.lab": 0.7},
            "S2": {"pat-con.con": 0.48, "pat-lab.lab": 0.43},
            "S3": {"sam-hill.ind": 0.3, "ann-bower.ind": 0.5},
        },
        {"S1": "pat-lab.lab", "S2": "pat-con.con", "S3": "ann-bower.ind"},
        {"Con": 1, "Lab": 1, "Ind": 1},
        {"Con": 0.31, "Lab": 0.5, "Ind": 0.19},
    )


def moment(election: str = "made-up", declared: int = 1, has_draws: bool = True, lean: float = 0.0) -> Moment:
    """lean moves Con's forecast share in S2."""
    forecast: Forecast = replace(made_up.three_seats(), election=election)
    first, *others = forecast.seats
    con, lab = first.candidacies
    leaning = replace(first, candidacies=(replace(con, share_mean=con.share_mean + lean), lab))
    draws = np.array([[1, 1, 1]] * 48 + [[0, 1, 2]] * 52)
    return Moment(
        election,
        declared,
        AT,
        replace(forecast, seats=(leaning, *others)),
        draws if has_draws else draws[:0],
        PARTIES,
    )
