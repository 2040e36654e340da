"""Regression discontinuity: seats just past a rule's threshold beside those just short of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hustings.endorse.estimate import Estimate, estimated
from hustings.endorse.study import Bools, Floats, Study
from hustings.errors import ElectionError

NAME = "regression discontinuity"
NEIGHBOURS = 3
FEWEST = 10
"""Units wanted on each side within the bandwidth."""
KERNEL = 3.4375
"""Imbens and Kalyanaraman's constant of the triangular kernel."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump at the threshold: bandwidth in the score's units; units used below and above."""

    effect: float
    se: float
    bandwidth: float
    below: int
    above: int


def discontinuity(study: Study, score: Floats, threshold: float = 0.0) -> Estimate:
    """Return the effect at the threshold for an endorser whose rule endorses at or above it.

    score: (n,) what the rule looked at, known before the poll. Refused where
    the rule was not kept to. The effect is that of seats at the threshold, no
    others: local lines, their bias taken off by parabolas in the same band,
    which come to the same as the parabolas' own jump.
    Source: Calonico, Cattaneo and Titiunik, Robust nonparametric confidence
    intervals for regression discontinuity designs (2014), remark 7.
    """
    past = score >= threshold
    if (past != study.treated).any():
        wrong = int((past != study.treated).sum())
        raise ElectionError(f"{wrong} units are endorsed against the rule, want a rule kept to everywhere")
    found = jump(study.outcome, score - threshold, degree=2)
    used = f"{found.above} endorsed and {found.below} others near the threshold"
    return estimated(study, NAME, found.effect, found.se, float("inf"), used)


def jump(outcome: Floats, score: Floats, bandwidth: float | None = None, degree: int = 1) -> Jump:
    """Return the jump at 0 of local lines (degree 2: parabolas) with a triangular kernel.

    bandwidth: by Imbens and Kalyanaraman's rule where None. The standard error
    uses each unit's distance from its nearest on the same side.
    Source: Imbens and Kalyanaraman, Optimal bandwidth choice for the regression
    discontinuity estimator (2012); Calonico, Cattaneo and Titiunik (2014) on
    variance by neighbours.
    """
    if bandwidth is None:
        bandwidth = optimal_bandwidth(outcome, score)
    kernel = np.maximum(1 - np.abs(score) / bandwidth, 0)
    inside = kernel > 0
    above = score >= 0
    counts = int((inside & ~above).sum()), int((inside & above).sum())
    if min(counts) < FEWEST:
        raise ElectionError(
            f"{counts[0]} units near the threshold below it, {counts[1]} above, want {FEWEST} on each side"
        )
    root, y, x = np.sqrt(kernel[inside]), outcome[inside], score[inside]
    past = above[inside].astype(float)
    powers = [x**power for power in range(1, degree + 1)]
    design = np.column_stack([np.ones(len(x)), *powers, *(power * past for power in powers)])
    weights = _weights(past * root, design * root[:, None]) * root
    variance = _by_neighbours(y, x, past > 0)
    return Jump(float(weights @ y), float(np.sqrt(weights**2 @ variance)), bandwidth, *counts)


def optimal_bandwidth(outcome: Floats, score: Floats) -> float:
    """Return Imbens and Kalyanaraman's bandwidth for local lines (2012, section 4.2)."""
    n, above = len(score), score >= 0
    pilot = 1.84 * float(score.std(ddof=1)) * n ** (-1 / 5)
    sides = [above & (score <= pilot), ~above & (score >= -pilot)]
    if min(int(side.sum()) for side in sides) < 3 or min(int(above.sum()), int((~above).sum())) < 4:
        raise ElectionError("too few units near the threshold to choose a bandwidth")
    density = (int(sides[0].sum()) + int(sides[1].sum())) / (2 * n * pilot)
    variances = [float(outcome[side].var(ddof=1)) for side in sides]
    third = _third_derivative(outcome, score, above)
    curves, penalties = [], []
    for side, variance in zip((above, ~above), variances, strict=True):
        count = int(side.sum())
        wide = 3.56 * (variance / (density * max(third**2, 1e-12))) ** (1 / 7) * count ** (-1 / 7)
        near = side & (np.abs(score) <= wide)
        if near.sum() < 4:
            near = side
        curve = 2 * float(np.polyfit(score[near], outcome[near], 2)[0])
        curves.append(curve)
        penalties.append(720 * variance / (near.sum() * min(wide, float(np.abs(score[side]).max())) ** 4))
    bend = (curves[0] - curves[1]) ** 2 + sum(penalties)
    return float(KERNEL * (sum(variances) / (density * bend)) ** (1 / 5) * n ** (-1 / 5))


def _third_derivative(outcome: Floats, score: Floats, above: Bools) -> float:
    low, high = float(np.median(score[~above])), float(np.median(score[above]))
    near = (score >= low) & (score <= high)
    design = np.column_stack([np.ones(len(score)), above.astype(float), score, score**2, score**3])[near]
    slopes: Floats = np.linalg.lstsq(design, outcome[near], rcond=None)[0]
    return 6 * float(slopes[4])


def _weights(past: Floats, design: Floats) -> Floats:
    left, _ = np.linalg.qr(design)
    alone = past - left @ (left.T @ past)
    return np.asarray(alone / (alone @ alone))


def _by_neighbours(outcome: Floats, score: Floats, past: Bools) -> Floats:
    """Return (n,) variances: NEIGHBOURS/(NEIGHBOURS + 1) of the squared gap to the nearest's mean."""
    out = np.empty(len(score))
    for side in (past, ~past):
        gaps = np.abs(score[side][:, None] - score[side])
        np.fill_diagonal(gaps, np.inf)
        mates = np.argsort(gaps, axis=1, kind="stable")[:, :NEIGHBOURS]
        away = outcome[side] - outcome[side][mates].mean(axis=1)
        out[side] = NEIGHBOURS / (NEIGHBOURS + 1) * away**2
    return out
