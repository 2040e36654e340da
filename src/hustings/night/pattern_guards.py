"""Guards of pattern: figures that could be, but hardly are, beside last time and other contests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, pairwise
from math import log

from hustings.figures import percent
from hustings.night.expected_pattern import expected_shares
from hustings.night.guard_context import Finding, GuardContext, Severity, full
from hustings.night.keyed import Keyed
from hustings.night.outlook import CandidacyOutlook, SeatStatus

SAME_FIGURES = 3
"""So many figures of 100 and more in common make two declarations one; see the guards' page for how often."""
_SMALL = 100
REVERSED = log(2) ** 2
"""One share double the other, expected one way and keyed the other way: from here on it is questioned."""
FITS = log(1.5)
"""A share fits what is expected within half as much again."""
_ODD_VOTES = 0.02
"""Added to shares before they are compared in proportion, so that a handful of votes weighs little."""
FAR = 6.87
"""Half of a 99.9% interval in deviations, where tails are those of Student's t with 5 degrees of freedom."""
LEAST_DEVIATION = 0.01
"""One point, the least that a forecast share is taken to stray by."""
_NORMAL_95 = 1.645
ELECTORATE_FAR = Fraction(1, 5)
"""An electorate a fifth off the baseline's is questioned."""
REJECTED_MANY = Fraction(1, 40)
"""From one paper in forty rejected on it is questioned."""


def same_votes(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find two candidacies with the same votes: one row may have been typed twice."""
    votes = full(keyed) or {}
    counts = Counter(votes.values())
    top = max(votes.values(), default=0)
    for figure, times in counts.items():
        if times > 1 and figure not in (0, top):
            alike = [key for key, count in votes.items() if count == figure]
            names = " and ".join(context.name(key) for key in alike)
            words = f"{names} have {figure:,} votes each. Was one row typed twice?"
            yield Finding("same_votes", Severity.WARNING, tuple(f"votes:{key}" for key in alike), words)


def figures_of_another_contest(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find figures that another contest was declared with: the wrong seat's notice, or one imported twice."""
    own = _large(keyed.votes)
    for peer in context.peers:
        shared = own & _large(peer.declaration.votes)
        if shared and (shared == own or len(shared) >= SAME_FIGURES):
            name = peer.contest.seat.name
            words = (
                f"{name} was declared with the same figures. Is this notice {context.contest.seat.name}'s?"
            )
            boxes = tuple(f"votes:{key}" for key, count in keyed.votes.items() if count in shared)
            yield Finding("figures_of_another_contest", Severity.WARNING, boxes, words)


def stale_figures(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find figures of last time or of a rehearsal: data that were left from before the night."""
    votes = full(keyed)
    if votes is None:
        return
    for old in context.rehearsed:
        if dict(old.votes) == votes:
            words = "These are the figures of a rehearsal. Are they from this night's notice?"
            yield Finding("stale_figures", Severity.WARNING, ("valid_votes",), words)
    base = context.base
    if base is not None and _large(_by_party(votes, context)) >= _large(base.votes) != frozenset():
        words = "These are the votes of the baseline. Are they from this night's notice?"
        yield Finding("stale_figures", Severity.WARNING, ("valid_votes",), words)


def made_up_figures(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find figures that look typed to try something out: all round, all alike, or 1, 2, 3."""
    votes = full(keyed)
    if votes is None or len(votes) < 2:
        return
    figures = sorted(votes.values())
    is_run = all(after - before == 1 for before, after in pairwise(figures))
    is_alike = len(set(figures)) == 1
    is_round = all(figure % 10 == 0 for figure in figures) and len(figures) > 2
    is_one_digit = all(len(set(str(figure))) == 1 for figure in figures) and figures[-1] > 9
    if is_run or is_alike or is_round or is_one_digit:
        words = "These look like figures to try the desk with. Are they from a notice?"
        boxes = tuple(f"votes:{key}" for key in votes)
        yield Finding("made_up_figures", Severity.WARNING, boxes, words)


def rows_swapped(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find two rows that fit what was expected of them only when exchanged.

    Expected is the forecast, or last time's pattern moved as the parties moved
    elsewhere. The pair that fits best is told, and only where the two stand
    clearly the other way round and each fits once exchanged.
    """
    votes = full(keyed)
    if votes is None or not sum(votes.values()):
        return
    expected = {key: log(share + _ODD_VOTES) for key, share in expected_shares(context).items()}
    total = sum(votes.values())
    keyed_as = {key: log(count / total + _ODD_VOTES) for key, count in votes.items() if key in expected}
    pairs = [(_reversal(expected, keyed_as, *pair), pair) for pair in combinations(sorted(keyed_as), 2)]
    strength, (one, other) = max(pairs, default=(0.0, ("", "")))
    if strength <= REVERSED:
        return
    words = (
        f"{context.name(one)} with {votes[one]:,} and {context.name(other)} with {votes[other]:,} votes "
        "fit what was expected only the other way round. Were two rows exchanged?"
    )
    yield Finding("rows_swapped", Severity.WARNING, (f"votes:{one}", f"votes:{other}"), words)


def shares_against_forecast(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find shares that the forecast of the seat held to be all but impossible.

    The forecast gives a mean and a 90% interval; its half, on the side of the
    share keyed, is taken for 1.645 deviations, and never for less than a point
    each. A share outside the 99.9% interval is questioned, reckoned with heavy
    tails (Student's t, 5 degrees of freedom). Only of parties that stood here
    last time: of an independent, or a new party, the forecast knows nothing.
    """
    votes, outlook = full(keyed), context.outlook
    total = sum(votes.values()) if votes else 0
    if votes is None or not total or outlook is None or outlook.status is SeatStatus.DECLARED:
        return
    for one in outlook.candidacies:
        share = votes.get(one.candidacy, 0) / total
        is_known = context.base is not None and context.base.share(one.party) is not None
        if is_known and deviations(one, share) > FAR:
            words = (
                f"{one.name} has {percent(Fraction(share))} of the votes; the forecast was "
                f"{percent(Fraction(one.share_p5))} to {percent(Fraction(one.share_p95))}."
            )
            yield Finding("shares_against_forecast", Severity.WARNING, (f"votes:{one.candidacy}",), words)


def deviations(one: CandidacyOutlook, share: float) -> float:
    """Return how many deviations a share lies from a forecast's mean, on its own side of it."""
    half = one.share_p95 - one.share_mean if share > one.share_mean else one.share_mean - one.share_p5
    return abs(share - one.share_mean) / max(half / _NORMAL_95, LEAST_DEVIATION)


def electorate_far(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find an electorate a fifth off the baseline's: a digit slipped, or another seat's."""
    before = context.base.electorate if context.base else None
    if keyed.electorate is None or not before:
        return
    if abs(Fraction(keyed.electorate, before) - 1) > ELECTORATE_FAR:
        words = f"An electorate of {keyed.electorate:,}; the baseline's is {before:,}."
        yield Finding("electorate_far", Severity.WARNING, ("electorate",), words)


def rejected_many(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find rejected papers beyond one in forty: a digit slipped, or another figure in their box."""
    if keyed.rejected is None or keyed.valid_votes is None:
        return
    papers = keyed.valid_votes + keyed.rejected
    if papers and Fraction(keyed.rejected, papers) > REJECTED_MANY:
        words = (
            f"{keyed.rejected:,} of {papers:,} papers rejected, {percent(Fraction(keyed.rejected, papers))}."
        )
        yield Finding("rejected_many", Severity.WARNING, ("rejected",), words)


def _large(votes: Mapping[str, int | None]) -> frozenset[int]:
    return frozenset(count for count in votes.values() if count is not None and count >= _SMALL)


def _by_party(votes: Mapping[str, int], context: GuardContext) -> dict[str, int]:
    totals: dict[str, int] = {}
    for candidacy in context.contest.candidacies:
        totals[candidacy.party] = totals.get(candidacy.party, 0) + votes.get(candidacy.key, 0)
    return totals


def _reversal(expected: Mapping[str, float], keyed: Mapping[str, float], one: str, other: str) -> float:
    """How strongly two stand the other way round than expected; 0 where they would not fit exchanged."""
    strays = (abs(keyed[other] - expected[one]), abs(keyed[one] - expected[other]))
    if max(strays) > FITS:
        return 0.0
    return -(expected[one] - expected[other]) * (keyed[one] - keyed[other])
