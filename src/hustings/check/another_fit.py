"""A refuted number that fits another figure of the story exactly: told with it, and not refuted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hustings.check.case import Case, case_of
from hustings.check.claim import ClaimType, ContestClaim, ContestRef
from hustings.check.conventions import accepted
from hustings.check.figure import Figure, Kind, in_words
from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.near_readings import near_readings
from hustings.check.quantity import Unit
from hustings.check.record import Record
from hustings.check.verdict_contest import judge_contest

FITS_ELSE = "The number does not fit as it was read, and fits another figure exactly."
FAR_LESS = "The number is so far from the record’s that it is likely of something else."
_FAR = 8
"""So many times less a count is likely of something else, and was misread."""
_OF_A_MAJORITY = ("the majority", "the lead", "half of", "one vote more", "the change")
_OF_TURNOUT = ("the turnout", "the change of the turnout")
_SWINGS = ("the Butler swing", "the Steed swing")
_SAYS_MAJORITY = re.compile(r"\bmajority (?:of|is|was|:) (?:\w+ )?\d[\d,]*$")
_SAYS_WAY_OF_SWING = re.compile(r"\bswing\b.* from .* to |\bfrom .* to .*\bswing\b|\bswing from .* to ")
_SAYS_SHARE = frozenset({"share of N", "N per cent voted for X", "polled N per cent"})
"""Patterns whose words are of votes won, and of no turnout."""


def unless_it_fits(one: Judged, record: Record, frame: Sequence[ContestRef]) -> Judged:
    """Return a claim with its judgement: not checkable where its number is right for something else.

    The commonest mistake of a reader by rules is the right number given to the
    wrong person, seat or measure; so a number that is a figure of any contest
    named in the story, now or before, was likely misread and not misprinted.
    """
    claim, judgement = one.claim, one.judgement
    if judgement.verdict is not Verdict.REFUTED or not isinstance(claim, ContestClaim) or claim.said is None:
        return one
    case = case_of(claim, record)
    if not isinstance(case, Case) or _is_exchanged(claim, record):
        return one
    tried = list(accepted(case))
    near = near_readings(case, frame, tried, wide=True)
    if not any(_may_be_meant(claim, figure, case.where) for figure in near):
        is_part = bool(tried) and _is_far_less(claim, tried[0])
        return replace(one, judgement=_told(judgement, FAR_LESS, ())) if is_part else one
    right_for = [f"{in_words(figure, claim.said)} is {figure.what}." for figure in near]
    return replace(one, judgement=_told(judgement, FITS_ELSE, right_for))


def _told(judgement: Judgement, why: str, more: Iterable[str]) -> Judgement:
    notes = (judgement.reason, *more)
    return replace(judgement, verdict=Verdict.NOT_CHECKABLE, reason=why, notes=notes)


def _is_far_less(claim: ContestClaim, figure: Figure) -> bool:
    """Whether a count is so much less than the figure that it is of something else: "by a dozen votes".

    Not where just a digit is left out.
    """
    is_count = claim.said is not None and claim.said.unit is Unit.COUNT and figure.kind is Kind.COUNT
    if claim.said is None or not is_count or claim.said.value * _FAR >= abs(figure.value):
        return False
    return not _has_one_digit_less(str(int(claim.said.value)), str(int(abs(figure.value))))


def _has_one_digit_less(said: str, right: str) -> bool:
    """Whether a number is another with one digit left out, as in a misprint."""
    return any(right[:at] + right[at + 1 :] == said for at in range(len(right)))


def _is_exchanged(claim: ContestClaim, record: Record) -> bool:
    """Whether a change from A to B is right as one from B to A: told the wrong way round."""
    if claim.said_from is None:
        return False
    turned = replace(claim, said=claim.said_from, said_from=claim.said, direction=None)
    return judge_contest(turned, record).verdict is Verdict.SUPPORTED


def _may_be_meant(claim: ContestClaim, figure: Figure, where: str) -> bool:
    """Whether what a number fits besides may be what its words tell of.

    Nobody calls votes a majority: where its own words name a measure, only another
    figure of the same measure may be meant.
    """
    words, rule, what = claim.passage.text.lower(), claim.passage.rule, figure.what
    if claim.type is ClaimType.MAJORITY and _SAYS_MAJORITY.search(words):
        return what.startswith(_OF_A_MAJORITY)
    if claim.type is ClaimType.SWING and _SAYS_WAY_OF_SWING.search(words):
        return what.startswith(_SWINGS) and where not in what
    if claim.type is ClaimType.TURNOUT and rule == "turnout of N":
        return what.startswith(_OF_TURNOUT)
    return not (rule in _SAYS_SHARE and what.startswith(_OF_TURNOUT))
