"""The publisher's own derived figures, where they differ from what the votes give: never a wrong flag."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hustings.check.case import Case
from hustings.check.claim import CandidacyRef, ClaimType
from hustings.check.evidence import Row
from hustings.check.figure import Figure, Kind


def publishers_own(case: Case) -> Iterator[Figure]:
    """Yield what the publisher prints for the claim's measure, beside the votes it should follow from.

    None for measures that it does not derive, and for elections kept without its columns.
    """
    published = case.election.published.get(case.ref.key)
    if published is None or (case.claim.base and case.claim.type is not ClaimType.SHARE_CHANGE):
        return
    person = case.person
    is_winners = person is None or (case.counted is not None and person.key == case.counted.winner.key)
    match case.claim.type:
        case ClaimType.MAJORITY if is_winners and published.majority is not None:
            yield _of_contest(case, published.majority, "majority")
        case ClaimType.VALID_VOTES | ClaimType.TURNOUT if published.valid_votes is not None:
            yield _of_contest(case, published.valid_votes, "number of valid votes")
        case ClaimType.SHARE if person and person.key in published.shares:
            yield _of_person(case, published.shares[person.key], "vote share", Kind.SHARE)
        case ClaimType.SHARE_CHANGE if person and person.key in published.changes:
            yield _of_person(case, published.changes[person.key], "change of the vote share", Kind.POINTS)
        case _:
            return


def _of_contest(case: Case, number: int, measure: str) -> Figure:
    row = Row(case.ref, f"{measure} as printed: {number}")
    return Figure(Fraction(number), f"the {measure} in {case.where}", Kind.COUNT, (row,))


def _of_person(case: Case, text: str, measure: str, kind: Kind) -> Figure:
    person = case.who[0]
    what = f"the {measure} of {person.person.name} in {case.where}"
    row = Row(CandidacyRef(case.ref, person.key), f"{measure} as printed: {text}")
    return Figure(Fraction(text), what, kind, (row,))
