"""What was refuted once more: not where it is right of another figure, poll, election or place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hustings.check.another_fit import unless_it_fits
from hustings.check.another_poll import unless_of_another_poll
from hustings.check.another_total import unless_of_another_total
from hustings.check.claim import ContestClaim, ContestRef
from hustings.check.judgement import Judged
from hustings.check.record import Record
from hustings.check.tag import Tagged, TagKind


def doubted(judged: Sequence[Judged], record: Record, sentences: Sequence[Tagged]) -> tuple[Judged, ...]:
    """Return the claims, those not checkable that are right of something else in the story or on record."""
    told = [one.claim.contest for one in judged if isinstance(one.claim, ContestClaim) and one.claim.contest]
    named = tuple(dict.fromkeys((*told, *_named(sentences))))
    fitted = (unless_it_fits(one, record, named) for one in judged)
    total = (unless_of_another_total(one, record) for one in fitted)
    return tuple(unless_of_another_poll(one, record, sentences) for one in total)


def _named(sentences: Sequence[Tagged]) -> Iterator[ContestRef]:
    """Yield the contests that names in a story may stand for, the likeliest of each."""
    for tag in (tag for one in sentences for tag in one.tags if tag.kind in (TagKind.SEAT, TagKind.PERSON)):
        yield from tag.contests[:1]
        yield from (one.contest for one in tag.people[:1])
