"""The sheet of scores: every forecast of a replay against what happened, by stage of the night."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from math import floor, inf, sqrt
from operator import add
from statistics import stdev
from typing import Literal

from hustings.night.moment import Moment, Truth
from hustings.night.party_columns import Columns, columns_of
from hustings.night.score import Score, Tally, score
from hustings.night.scoring import Reliability

STAGES = (0.05, 0.10, 0.25, 0.50, 0.75)
"""Shares of all seats declared at which nights are compared."""
SHARES = frozenset(
    ("share_error", "winners_right", "vote_coverage", "vote_width", "total_coverage")
    + ("nation_coverage", "nation_width")
)
"""The measures that run from 0 to 1; the others have no upper end."""
MODEL = "hustings"
"""How the desk's own forecast is named beside other methods."""

# Student's t, 0.975 quantile by degrees of freedom, from 1; beyond the table the normal's.
_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179)
_NORMAL = 1.960


@dataclass(frozen=True, slots=True)
class Pooled:
    """A measure over nights, each with the same weight, with a 95% interval.

    nights: the mean over stages of each night. low and high: Student's t over
    nights, for forecasts of one night err together, cut off where the measure
    ends; None for a single night.
    """

    mean: float
    low: float | None
    high: float | None
    nights: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class ScoreSheet:
    """Scores of one or several nights, by one or several methods.

    stages: shares of all seats declared. notes: words that must stand beside
    the figures, such as whose data they rest on. titles: of elections, by name.
    """

    scores: tuple[Score, ...]
    stages: tuple[float, ...] = STAGES
    notes: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def methods(self) -> tuple[str, ...]:
        """Methods scored, in the order they came."""
        return tuple(dict.fromkeys(one.method for one in self.scores))

    @property
    def elections(self) -> tuple[str, ...]:
        """Nights scored, in the order they came."""
        return tuple(dict.fromkeys(one.election for one in self.scores))

    @property
    def is_rehearsal(self) -> bool:
        """Whether any of it is of a rehearsal, so that the whole is marked."""
        return any(one.is_rehearsal for one in self.scores)

    def night(self, election: str, method: str = MODEL) -> tuple[Score, ...]:
        """Return a night's scores by one method, fewest seats declared first."""
        return self._nights.get((election, method), ())

    @cached_property
    def _nights(self) -> Mapping[tuple[str, str], tuple[Score, ...]]:
        nights: dict[tuple[str, str], list[Score]] = {}
        for one in sorted(self.scores, key=lambda one: one.declared):
            nights.setdefault((one.election, one.method), []).append(one)
        return {key: tuple(scores) for key, scores in nights.items()}

    def at(self, stage: float, election: str, method: str = MODEL) -> Score | None:
        """Return the first forecast with that share of seats declared, in whole seats rounded down.

        None where the replay made none before the next stage, or before the end.
        """
        later = [other for other in self.stages if other > stage]
        for one in self.night(election, method):
            end = _seats(min(later), one.seats) if later else one.seats
            if _seats(stage, one.seats) <= one.declared < end:
                return one
        return None

    def staged(self, method: str = MODEL) -> tuple[Score, ...]:
        """Return the scores that stand for the stages, night by night."""
        found = (self.at(stage, night, method) for night in self.elections for stage in self.stages)
        return tuple(one for one in found if one is not None)

    def reliability(self, method: str = MODEL) -> Reliability | None:
        """Return the table over nights and stages; None where the method gives no chances."""
        tables = [one.reliability for one in self.staged(method) if one.reliability is not None]
        return reduce(add, tables) if tables else None

    def calls(
        self, whose: Literal["calls", "editor_calls"] = "calls", night: str | None = None
    ) -> Tally | None:
        """Return the model's or an editor's calls at the stages, added up; None where nothing calls.

        night: of all nights where it is left out.
        """
        tallies = [getattr(one, whose) for one in self.staged() if night in (None, one.election)]
        known = [one for one in tallies if one is not None]
        return reduce(add, known) if known else None

    def pooled(self, measure: str, method: str = MODEL) -> Pooled | None:
        """Return a measure over nights and stages; None where no night has it.

        measure: a field of Score that holds a number or None.
        """
        nights = self._means(measure, method)
        return _over(nights, 0.0, 1.0 if measure in SHARES else inf) if nights else None

    def difference(self, measure: str, other: str, method: str = MODEL) -> Pooled | None:
        """Return the method's measure less another's, night by night, over the nights both have.

        Sharper than two intervals side by side: a hard night is hard for both.
        """
        ours, theirs = self._means(measure, method), self._means(measure, other)
        nights = {night: ours[night] - theirs[night] for night in ours if night in theirs}
        return _over(nights) if nights else None

    def at_stage(self, measure: str, stage: float, method: str = MODEL) -> float | None:
        """Return a measure's mean over nights at one stage; None where no night has it."""
        found = [self.at(stage, night, method) for night in self.elections]
        return _mean([getattr(one, measure) for one in found if one is not None])

    def _means(self, measure: str, method: str) -> dict[str, float]:
        """Return the mean over stages of every night that has the measure."""
        staged = self.staged(method)
        means = {
            night: _mean([getattr(one, measure) for one in staged if one.election == night])
            for night in self.elections
        }
        return {night: mean for night, mean in means.items() if mean is not None}


def _seats(stage: float, seats: int) -> int:
    # Else a share that floats hold a trace too small would lose a seat: 0.29 * 100 is 28.999….
    return floor(stage * seats + 1e-9)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _over(nights: Mapping[str, float], least: float = -inf, most: float = inf) -> Pooled:
    """Return the mean over nights with its interval, cut off at least and most."""
    values, freedom = list(nights.values()), len(nights) - 1
    mean = sum(values) / len(values)
    if not freedom:
        return Pooled(mean, None, None, nights)
    reach = (_T[freedom - 1] if freedom <= len(_T) else _NORMAL) * stdev(values) / sqrt(len(values))
    return Pooled(mean, max(least, mean - reach), min(most, mean + reach), nights)


def score_sheet(
    moments: Mapping[str, Iterable[Moment]],
    truths: Mapping[str, Truth],
    stages: Sequence[float] = STAGES,
    notes: Sequence[str] = (),
    columns: Mapping[str, Columns] | None = None,
) -> ScoreSheet:
    """Return the sheet of forecasts by method.

    moments: by method, MODEL for the desk's own; each is scored as it comes
    and then let go, so a generator keeps one set of draws in memory. truths:
    by election, one for every election among the moments. columns: by
    election, `columns_of` the truth where it is left out.
    """
    chosen = {name: columns_of(truth) for name, truth in truths.items()} | dict(columns or {})
    scores = [
        score(one, truths[one.election], chosen[one.election], method)
        for method, made in moments.items()
        for one in made
    ]
    titles = {name: truth.title for name, truth in truths.items()}
    return ScoreSheet(tuple(scores), tuple(sorted(stages)), tuple(notes), titles)
