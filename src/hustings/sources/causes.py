"""Why a published figure differs from ours: rules that give the published figure again, and single causes."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import cache
from importlib.resources import files

import msgspec

from hustings.figures import rounded
from hustings.record.baseline import Base
from hustings.record.contest import Candidacy
from hustings.record.published import Difference
from hustings.record.tabulation import Tabulation

SHARE, CHANGE = "share", "share change"
NOTHING_BEFORE = "nothing before"
PAST_ROUNDING = 9
"""Decimals to which the publisher's sheets carry a share before they print it."""


@dataclass(frozen=True, slots=True)
class Case:
    """The figures behind a share or a change of share that was published otherwise.

    given: votes that the publisher counted instead of those declared, by
    candidacy key.
    """

    figure: str
    candidacy: Candidacy
    counted: Tabulation
    base: Base | None
    given: dict[str, int]

    @property
    def share(self) -> Fraction:
        """The candidacy's share of valid votes, as the publisher counted them."""
        votes = {**self.counted.declaration.votes, **self.given}
        return Fraction(votes[self.candidacy.key], sum(votes.values()))

    @property
    def share_of_papers(self) -> Fraction:
        """The candidacy's share of all papers, rejected ones among them."""
        return Fraction(self.counted.votes(self.candidacy), self.counted.declaration.ballot_papers)

    @property
    def is_change_from_nothing(self) -> bool:
        """Whether it is a change of share where there is nothing to compare with."""
        return self.figure == CHANGE and (self.base is None or self.base.share(self.candidacy.party) is None)

    @property
    def before(self) -> Fraction:
        """What is taken off to give a change; 0 for a share itself, and where there is nothing before."""
        share = self.base.share(self.candidacy.party) if self.base and self.figure == CHANGE else None
        return share or Fraction(0)


Formula = Callable[[Case, int], Decimal]
FORMULAS: dict[str, Formula] = {
    "rounded twice": lambda case, n: rounded(_at(case.share - case.before, PAST_ROUNDING), n),
    "cut": lambda case, n: _cut(case.share - case.before, n),
    "shares rounded first": lambda case, n: rounded(case.share, n) - rounded(case.before, n),
    "share before rounded to 3": lambda case, n: rounded(case.share - _at(case.before, 3), n),
    "share before rounded to 6": lambda case, n: rounded(case.share - _at(case.before, 6), n),
    "share of all papers": lambda case, n: rounded(case.share_of_papers - case.before, n),
    "share of all papers, share before rounded to 3": lambda case, n: rounded(
        case.share_of_papers - _at(case.before, 3), n
    ),
    NOTHING_BEFORE: lambda case, n: rounded(case.share, n),
    "other votes": lambda case, n: rounded(case.share - case.before, n),
}
"""What the publisher worked out instead of our figure, printed at n decimals."""


class Cause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One cause in comparison_causes.toml, and which differences it is the cause of.

    contests: patterns of keys; candidacies: patterns of keys or of columns;
    published: a pattern of the text; none means any. formula: a name of FORMULAS
    that must give the published figure; votes: what was counted instead.
    """

    cause: str
    elections: tuple[str, ...]
    figures: tuple[str, ...]
    contests: tuple[str, ...] = ("*",)
    candidacies: tuple[str, ...] = ("*",)
    published: str | None = None
    formula: str | None = None
    votes: dict[str, int] = {}

    def names(self, difference: Difference) -> bool:
        """Whether the difference is among those the cause is about."""
        return (
            difference.election in self.elections
            and difference.figure in self.figures
            and _matches(difference.contest, self.contests)
            and _matches(difference.candidacy, self.candidacies)
            and (self.published is None or fnmatchcase(difference.published, self.published))
        )

    def gives(self, published: str, case: Case | None) -> bool:
        """Whether the formula gives the published figure; True where there is none."""
        if self.formula is None:
            return True
        printed = decimal(published)
        if case is None or printed is None:
            return False
        n = decimals(printed)
        if case.is_change_from_nothing != (self.formula == NOTHING_BEFORE):
            return False
        # Where the exact figure, rounded once, is the published one, ours is wrong and nothing excuses it.
        if not case.is_change_from_nothing and rounded(case.share - case.before, n) == printed:
            return False
        return FORMULAS[self.formula](replace(case, given=self.votes), n) == printed


class _Causes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    causes: tuple[Cause, ...]


@cache
def causes() -> tuple[Cause, ...]:
    """Return every known cause, in the order in which they are tried."""
    text = (files("hustings.sources") / "comparison_causes.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _Causes).causes


def explained(difference: Difference, case: Case | None = None) -> Difference:
    """Return the difference with its cause; "" where none is known.

    case: the figures behind it, where it is of a share or a change of share.
    """
    for cause in causes():
        if cause.names(difference) and cause.gives(difference.published, case):
            return replace(difference, cause=cause.cause)
    return difference


def decimal(text: str) -> Decimal | None:
    """Return a published number as printed; None where it is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def decimals(printed: Decimal) -> int:
    """Return how many decimals a number is printed with."""
    return max(0, -int(printed.as_tuple().exponent))


def _matches(text: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(text, pattern) for pattern in patterns)


def _at(value: Fraction, n: int) -> Fraction:
    return Fraction(rounded(value, n))


def _cut(value: Fraction, n: int) -> Decimal:
    return Decimal(int(value * 10**n)).scaleb(-n)
