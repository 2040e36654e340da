"""A refuted number that fits another figure of the story exactly: told with it, and not refuted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hustings.check.case import Case, case_of
from hustings.check.claim import ClaimType, ContestClaim, ContestRef
from hustings.check.conventions import accepted
from hustings.check.figure import Figure, in_words
from hustings.check.judgement import Judged, Verdict
from hustings.check.near_readings import near_readings
from hustings.check.record import Record

FITS_ELSE = "The number does not fit as it was read, and fits another figure exactly."
_MEASURE_SAID = {
    ClaimType.MAJORITY: (
        re.compile(r"\bmajority (?:of|is|was|:) (?:\w+ )?\d[\d,]*$"),
        ("the majority", "the lead", "half of", "one vote more", "the change"),
    ),
    ClaimType.SWING: (re.compile(r"\bswing\b.* from .* to "), ("the Butler swing", "the Steed swing")),
}
"""Words that leave no doubt of the measure, and how figures of the same begin."""


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
    near = near_readings(case, frame, list(accepted(case)), wide=True) if isinstance(case, Case) else ()
    if not _may_be_meant(claim, near):
        return one
    notes = (judgement.reason, *(f"{in_words(figure, claim.said)} is {figure.what}." for figure in near))
    told = replace(judgement, verdict=Verdict.NOT_CHECKABLE, reason=FITS_ELSE, notes=notes)
    return replace(one, judgement=told)


def _may_be_meant(claim: ContestClaim, near: Sequence[Figure]) -> bool:
    """Whether what a number fits besides may be what its words tell of.

    Nobody calls votes a majority: where its own words name a measure, only another
    figure of the same measure may be meant.
    """
    told = _MEASURE_SAID.get(claim.type)
    if told is None or not told[0].search(claim.passage.text.lower()):
        return bool(near)
    return any(one.what.startswith(told[1]) for one in near)
