"""Chances, shares and intervals in words, so worded that a forecast never sounds certain."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from hustings.figures import NOT_KNOWN, percent, rounded, whole
from hustings.night.outlook import CandidacyOutlook, Forecast, SeatOutlook

FORECAST = "FORECAST, an estimate"
"""Stands at the head of everything that shows forecast figures."""
REHEARSAL = "REHEARSAL: made-up figures, not a real night"
"""Stands above everything that shows a rehearsal."""

_NEAR_CERTAIN = Fraction(99, 100)
_LAST = 16_384
"""Figures kept in words: a page and the same page in another language tell them one after another."""
_TRACE = 1e-6
"""Less than one draw in any number we make: what is left of sums of floats."""


@lru_cache(maxsize=_LAST)
def chance_in_words(chance: float) -> str:
    """Return a chance in whole per cent, with the ends left open.

    >>> chance_in_words(0.63), chance_in_words(0.9999), chance_in_words(0.0)
    ('63%', 'over 99%', 'under 1%')
    """
    exact = Fraction(float(chance))
    if exact > _NEAR_CERTAIN:
        return f"over {percent(_NEAR_CERTAIN, 0)}"
    return f"under {percent(Fraction(1, 100), 0)}" if exact < 1 - _NEAR_CERTAIN else percent(exact, 0)


@lru_cache(maxsize=_LAST)
def share_in_words(share: float | None, decimals: int = 1) -> str:
    """Return a share from 0 to 1 as a percentage; a dash where there is none.

    >>> share_in_words(0.25), share_in_words(None)
    ('25.0%', '–')
    """
    return NOT_KNOWN if share is None else percent(Fraction(float(share)), decimals)


def decimal_in_words(value: float | None, decimals: int = 1) -> str:
    """Return a figure that is no share at so many decimals; a dash where there is none.

    >>> decimal_in_words(0.1304, 3), decimal_in_words(-1.25), decimal_in_words(None)
    ('0.130', '−1.3', '–')
    """
    return NOT_KNOWN if value is None else str(rounded(Fraction(float(value)), decimals)).replace("-", "−")


def seats_in_words(low: int, high: int) -> str:
    """Return an interval of seats; one figure where it has no width.

    >>> seats_in_words(371, 448), seats_in_words(4, 4)
    ('371–448', '4')
    """
    return whole(int(low)) if low == high else f"{whole(int(low))}–{whole(int(high))}"


def shares_in_words(low: float, high: float, decimals: int = 1) -> str:
    """Return an interval of shares, the sign once.

    >>> shares_in_words(0.331, 0.352)
    '33.1–35.2%'
    """
    return f"{share_in_words(low, decimals).rstrip('%')}–{share_in_words(high, decimals)}"


def label_in_words(seat: SeatOutlook, candidacy: CandidacyOutlook) -> str:
    """Return the party, with a surname where several stand under one label here."""
    alone = sum(other.party == candidacy.party for other in seat.candidacies) == 1
    return candidacy.party if alone else f"{candidacy.party} ({candidacy.name.split()[-1]})"


def chances_in_words(forecast: Forecast) -> list[str]:
    """Return who may have an overall majority and who may be the largest party, a line each."""
    if not forecast.undeclared:
        return ["Every seat is declared: nothing is left to forecast"]
    return [
        _chances("Chance of an overall majority", forecast.overall_majority, "nobody"),
        _chances("Chance of most seats", forecast.largest, "level"),
    ]


def _chances(what: str, chances: Mapping[str, float], rest: str) -> str:
    told = [f"{party} {chance_in_words(chance)}" for party, chance in by_chance(chances)]
    left = 1 - sum(chances.values())
    if left > _TRACE or not told:
        told.append(f"{rest} {chance_in_words(left)}")
    return f"{what}: {', '.join(told)}"


def by_chance(chances: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return parties with their chances, the greatest first; those level by abbreviation."""
    return sorted(chances.items(), key=lambda one: (-one[1], one[0]))
