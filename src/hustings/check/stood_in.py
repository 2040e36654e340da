"""Whose candidacy in a contest a name stands for, though it be settled on another contest."""

from __future__ import annotations

from hustings.check.claim import CandidacyRef, ContestRef
from hustings.check.record import Record
from hustings.check.tag import Tag


def stood_in(tag: Tag, contest: ContestRef, record: Record) -> CandidacyRef | None:
    """Return the candidacy that a person or a party means in a contest; None where none, or several."""
    known = record.contest(contest)
    if known is None:
        return None
    for one in tag.people:
        stood = record.candidacy(one)
        for other in known.candidacies if stood is not None else ():
            if stood is not None and (
                other.person.is_same_person(stood.person) or other.person.name == stood.person.name
            ):
                return CandidacyRef(contest, other.key)
    same = [other.key for other in known.candidacies if tag.party and other.party == tag.party]
    return CandidacyRef(contest, same[0]) if len(same) == 1 else None
