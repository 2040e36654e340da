"""Weighing a stated number against every accepted reading of the record: the first that fits decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hustings.check.judgement import Evidence, Judgement, Verdict
from hustings.check.quantity import Hedge, Quantity, Unit
from hustings.check.slips import is_slip
from hustings.check.tolerance import Fit, fits
from hustings.figures import percent, points, rounded, whole

_BEST_FIRST = (
    (Fit.EXACT, Verdict.SUPPORTED),
    (Fit.ROUNDED, Verdict.SUPPORTED),
    (Fit.LOOSE, Verdict.IMPRECISE),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the record's figure.

    words: what it is ("Labour's seats"); is_loose: a reading that is common
    but not the record's own (the Speaker counted with a party): it makes a
    claim imprecise, not supported. note: said to the reader where it decides.
    """

    value: Fraction | int
    unit: Unit
    words: str
    evidence: tuple[Evidence, ...] = ()
    is_loose: bool = False
    note: str = ""

    @property
    def printed(self) -> str:
        """The value in words, two decimals for shares."""
        return printed(Fraction(self.value), self.unit)


def printed(value: Fraction, unit: Unit) -> str:
    """Return a number of the record as printed beside a claim.

    >>> printed(Fraction(1, 3), Unit.PERCENT), printed(Fraction(411), Unit.COUNT)
    ('33.33%', '411')
    """
    if unit is Unit.PERCENT:
        return percent(value, 2)
    if unit is Unit.POINTS:
        return f"{points(value, 2).lstrip('+')} points"
    said = whole(int(value)) if value.denominator == 1 else str(rounded(value, 2))
    return said.replace("-", "−")


def weigh(said: Quantity, readings: Sequence[Reading], *, is_guess: bool = False) -> Judgement:
    """Return the judgement on a number by the readings, best fit first.

    The first reading is the record's own. No reading: not checkable. A number
    that fits none is refuted; where a slot was guessed only if it is the
    record's own with a slip, and else not checkable. The sign does not matter: the direction is judged apart.
    """
    if not readings:
        return Judgement(Verdict.NOT_CHECKABLE, "the record has no such figure")
    tried = [(fits(said, abs(Fraction(one.value))), one) for one in readings]
    main = readings[0]
    for wanted, verdict in _BEST_FIRST:
        for fit, one in tried:
            if fit is wanted:
                settled = Verdict.IMPRECISE if one.is_loose else verdict
                return _found(said, settled, fit, one, main)
    is_guess = is_guess and not is_slip(said, Fraction(main.value))
    verdict = Verdict.NOT_CHECKABLE if is_guess else Verdict.REFUTED
    others = "".join(f"; {one.printed} is {one.words}" for one in readings[1:])
    reason = f"The record gives {main.printed} as {main.words}, not {_as_said(said)}{others}."
    if is_guess:
        reason = f"What the number is of is not explicit here. {reason}"
    return Judgement(verdict, reason, main.printed, main.evidence)


def _found(said: Quantity, verdict: Verdict, fit: Fit, one: Reading, main: Reading) -> Judgement:
    notes = [f"{one.note[0].upper()}{one.note[1:]}."] if one.note else []
    if one is not main:
        notes.append(f"The record’s own figure is {main.printed}, {main.words}.")
    reason = f"The record gives {one.printed} as {one.words}"
    if fit is Fit.LOOSE:
        reason += f"; {_as_said(said)} comes near but is not exact"
    elif fit is Fit.ROUNDED and said.hedge is not Hedge.NONE:
        reason += f", which “{_as_said(said)}” allows"
    return Judgement(verdict, f"{reason}.", one.printed, one.evidence, tuple(notes))


def _as_said(said: Quantity) -> str:
    hedge = f"{said.hedge} " if said.hedge is not Hedge.NONE else ""
    return hedge + printed(said.value, said.unit)
