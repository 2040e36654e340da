"""Matching: each endorsed seat beside the unendorsed ones most like it, corrected for what still differs."""

from __future__ import annotations

import numpy as np

from hustings.endorse.counterfactual import standardised
from hustings.endorse.estimate import Estimate, estimated, refuse_too_few
from hustings.endorse.study import Floats, Study

NEIGHBOURS = 4
SAME_SIDE = 2
"""Neighbours on its own side, by which a unit's variance is told."""


def matching(study: Study, neighbours: int = NEIGHBOURS) -> Estimate:
    """Return the bias-corrected effect on the endorsed, matched with replacement.

    Distance of Mahalanobis over the covariates; level ones all count as the
    first met, by the study's order. The correction is a regression on the
    matched controls alone. df: one less than the endorsed.
    Source: Abadie and Imbens (2006), Large sample properties of matching
    estimators; (2011), Bias-corrected matching estimators.
    """
    refuse_too_few(study, 2, max(neighbours, SAME_SIDE + 1))
    treated, outcome = study.treated, study.outcome
    scaled = standardised(study.covariates)
    space = whitened(scaled)
    near = nearest(space[treated], space[~treated], neighbours)
    times = np.bincount(near.ravel(), minlength=int((~treated).sum())) / neighbours
    expected = _line(scaled[~treated], outcome[~treated], times)
    level = outcome - np.column_stack([np.ones(len(scaled)), scaled]) @ expected
    gains = level[treated] - level[~treated][near].mean(axis=1)
    effect = gains.mean()
    count = len(gains)
    variance = _own_variance(space[~treated], level[~treated])
    # The controls used more than once add what the spread of the gains does not show.
    repeated = float((times**2 - times / neighbours) @ variance)
    se = np.sqrt(((gains - effect) ** 2).sum() / (count - 1) / count + max(repeated, 0) / count**2)
    return estimated(study, f"matching, {neighbours} neighbours", effect, float(se), count - 1)


def whitened(scaled: Floats) -> Floats:
    """Return coordinates (n, r) in which plain distance is that of Mahalanobis."""
    centred = scaled - scaled.mean(axis=0)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    return np.asarray(left[:, sizes > 1e-8 * sizes[0]] * np.sqrt(len(scaled))) if sizes.size else left


def nearest(of: Floats, among: Floats, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Return (n1, count) places in `among` of the nearest, nearest first."""
    gaps = (of**2).sum(axis=1)[:, None] - 2 * of @ among.T + (among**2).sum(axis=1)
    return np.argsort(gaps, axis=1, kind="stable")[:, :count]


def _line(scaled: Floats, outcome: Floats, times: Floats) -> Floats:
    root = np.sqrt(times)
    design = np.column_stack([np.ones(len(scaled)), scaled]) * root[:, None]
    if int((times > 0).sum()) <= 2 * design.shape[1]:
        # Too few matched controls to tell slopes: all controls tell them.
        design, root = np.column_stack([np.ones(len(scaled)), scaled]), np.ones(len(scaled))
    return np.asarray(np.linalg.lstsq(design, outcome * root, rcond=1e-10)[0])


def _own_variance(space: Floats, level: Floats) -> Floats:
    gaps = (space**2).sum(axis=1)[:, None] - 2 * space @ space.T + (space**2).sum(axis=1)
    np.fill_diagonal(gaps, np.inf)
    mates = np.argsort(gaps, axis=1, kind="stable")[:, :SAME_SIDE]
    away = level - level[mates].mean(axis=1)
    return np.asarray(SAME_SIDE / (SAME_SIDE + 1) * away**2)
