"""All that goes beyond level 0, on one trimmed study: estimates, inference and doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hustings.endorse.background import Background
from hustings.endorse.balance import balance
from hustings.endorse.blocks import region_wild
from hustings.endorse.common_support import Support
from hustings.endorse.detectable import detectable_by_lists, minimum_detectable
from hustings.endorse.doubly_robust import Effect, average_effect, doubly_robust
from hustings.endorse.doubting import Asked, Doubts, Tell, doubts
from hustings.endorse.effect_report import Compared, Estimated
from hustings.endorse.endorsers import Endorser
from hustings.endorse.gathering import gathering
from hustings.endorse.leave_one_out import hangs_on_one_seat, leave_one_out
from hustings.endorse.ols import ols
from hustings.endorse.picks import Pick
from hustings.endorse.placebo_seats import looked_at, placebos
from hustings.endorse.randomisation import randomisation
from hustings.endorse.side_by_side import Beside, side_by_side
from hustings.endorse.study import Bools, Floats, Study
from hustings.endorse.studying import Gathered
from hustings.endorse.threshold import threshold
from hustings.record.baseline import BaselineKind
from hustings.record.election import Election

MANY = 60
"""With more endorsed seats than these, leaving one out is told by least squares, which is quick."""


@dataclass(frozen=True, slots=True)
class Work:
    """What an estimation starts from. picks: all published; dated: seats endorsed before the poll."""

    election: Election
    endorser: Endorser
    background: Background
    picks: Sequence[Pick]
    dated: frozenset[str]
    bloc: tuple[str, ...]
    seed: int
    draws: int
    tell: Tell

    def rng(self, part: str) -> np.random.Generator:
        """Return a part's own generator: its draws hang on the seed alone, whatever other parts drew."""
        return np.random.default_rng([self.seed, *part.encode()])


def estimated(work: Work, found: Gathered, support: Support) -> Estimated:
    """Return every estimate and doubt; ElectionError where the primary estimate cannot be made."""
    study = support.study
    work.tell("estimates side by side")
    dated: Bools = np.array([seat in work.dated for seat in study.seats])
    rule = threshold(work.endorser, work.election, study)
    beside = side_by_side(study, dated, _change_before(work, study), rule)
    made = average_effect(study.outcome, study.treated, study.covariates)
    work.tell("lists by lot, within strata")
    by_lot = randomisation(study, work.rng("randomisation"), work.draws)
    work.tell("each seat left out")
    estimator, by = (ols, "least squares") if study.treated.sum() > MANY else (doubly_robust, "doubly robust")
    left = leave_one_out(study, estimator)
    return Estimated(
        _compared(work, found, support, made),
        beside,
        by_lot,
        region_wild(study, made.weights, made.residuals, work.rng("regions"), work.draws),
        by,
        left,
        hangs_on_one_seat(left, estimator(study)),
        minimum_detectable(beside.primary.se, beside.primary.df),
        detectable_by_lists(study, work.rng("detectable"), max(work.draws // 2, 20)),
        gathering(study, work.election, work.bloc),
        _doubts(work, study, beside, made),
    )


def _doubts(work: Work, study: Study, beside: Beside, made: Effect) -> Doubts:
    work.tell("placebos")
    seen = looked_at(work.picks, work.endorser.decisions(work.election))
    alarm = placebos(study, work.election, seen, work.background.earlier)
    baseline = work.election.baseline
    dated = sum(seat in work.dated for seat in np.array(study.seats)[study.treated])
    is_notional = baseline is not None and baseline.kind is BaselineKind.NOTIONAL
    asked = Asked(beside.primary, made.weights, dated, is_notional)
    return doubts(study, asked, alarm, work.rng("doubts"), work.draws, work.tell)


def _change_before(work: Work, study: Study) -> Floats | None:
    if len(work.background.earlier) < 2:
        return None
    before, last = (one.of(study) for one in work.background.earlier[-2:])
    change = np.where(study.has_base, last - before, np.nan)
    return change if np.isfinite(change).any() else None


def _compared(work: Work, found: Gathered, support: Support, made: Effect) -> Compared:
    study, treated = support.study, support.study.treated
    own = np.array(study.labels)[treated]
    return Compared(
        tuple(sorted(set(own.tolist()))),
        int(treated.sum()),
        int((~treated).sum()),
        found.left_out,
        support.outside,
        tuple(sorted(set(own[~study.has_base[treated]].tolist()))),
        sum(seat in work.dated for seat in np.array(study.seats)[treated]),
        study.covariate_names,
        balance(study, made.weights),
    )
