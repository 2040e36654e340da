"""The measures of a forecast in words: heading, unit and what each says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from hustings.figures import points
from hustings.night.chances import decimal_in_words, share_in_words
from hustings.night.score import Score
from hustings.night.score_sheet import Pooled


class Unit(Enum):
    """How a measure is printed."""

    POINTS = "percentage points"
    SHARE = "share"
    SEATS = "seats"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure: the field of Score, a heading, its unit and a sentence."""

    field: str
    heading: str
    unit: Unit
    meaning: str

    def of(self, one: Score) -> str:
        """Return the score's figure as printed; a dash where there is none."""
        return self.printed(getattr(one, self.field))

    def printed(self, value: float | None) -> str:
        """Return a value of this measure as printed."""
        if self.unit is Unit.SHARE:
            return share_in_words(value, 1)
        if self.unit is Unit.POINTS:
            return decimal_in_words(None if value is None else 100 * value, 2)
        return decimal_in_words(value, 1 if self.unit is Unit.SEATS else 3)

    def difference(self, value: float | None) -> str:
        """Return a difference of two values of this measure, signed; shares in points."""
        if self.unit in (Unit.SHARE, Unit.POINTS):
            return points(None if value is None else Fraction(value), 2 if self.unit is Unit.POINTS else 1)
        told = self.printed(value)
        return f"+{told}" if value is not None and float(told.replace("−", "-")) > 0 else told

    def interval(self, pooled: Pooled, written: Callable[[float], str] | None = None) -> str:
        """Return the 95% interval over nights; empty for a single night.

        written: how its ends are printed, as values of the measure by default.
        """
        if pooled.low is None or pooled.high is None:
            return ""
        written = written or self.printed
        return f"{written(pooled.low)} to {written(pooled.high)}"


MEASURES = tuple(
    Measured(*one)
    for one in (
        (
            "share_error",
            "Share error, points",
            Unit.POINTS,
            "Mean distance of forecast from actual shares of the vote, over undeclared seats and the party "
            "columns that stand there.",
        ),
        (
            "winners_right",
            "Winners right",
            Unit.SHARE,
            "Undeclared seats won by the candidacy with the largest forecast share.",
        ),
        (
            "seat_error",
            "Seats off, by largest share",
            Unit.SEATS,
            "Sum over party columns of the errors of seat totals, each undeclared seat given to its largest "
            "forecast share.",
        ),
        (
            "median_error",
            "Seats off, by medians",
            Unit.SEATS,
            "The same of the forecast's median seat totals.",
        ),
        (
            "brier",
            "Brier score",
            Unit.SCORE,
            "Mean over undeclared seats of the squared errors of the chances; 0 is best, 2 worst.",
        ),
        (
            "log_score",
            "Log score",
            Unit.SCORE,
            "Mean surprise at those who won, minus the logarithm of the chance they were given; 0 is best.",
        ),
        (
            "crps",
            "CRPS of seat totals",
            Unit.SEATS,
            "Distance of the whole distribution of a party column's seats from what it won, in seats; 0 is "
            "best, and width cannot buy it.",
        ),
        (
            "vote_coverage",
            "Seat votes inside 90% interval",
            Unit.SHARE,
            "Candidacies in undeclared seats whose share lay inside its 90% interval; 90% is right.",
        ),
        ("vote_width", "Width of seat votes, points", Unit.POINTS, "Mean width of those intervals."),
        (
            "total_coverage",
            "Seat totals inside 90% interval",
            Unit.SHARE,
            "Party columns whose seats lay inside the 90% interval.",
        ),
        ("total_width", "Width of seat totals", Unit.SEATS, "Mean width of those intervals."),
        (
            "nation_coverage",
            "Vote totals inside 90% interval",
            Unit.SHARE,
            "Named parties whose share of all votes lay inside its 90% interval.",
        ),
        ("nation_width", "Width of vote totals, points", Unit.POINTS, "Mean width of those intervals."),
    )
)
"""Every measure, in the order they are shown."""
BY_FIELD = {one.field: one for one in MEASURES}
