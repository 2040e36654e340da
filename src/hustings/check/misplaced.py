"""Whether a person is put into a seat where nobody of that name stood: "X won S", and X stood elsewhere."""

from __future__ import annotations

from hustings.check.pointing import PRONOUNS, RELATIVES
from hustings.check.record import BY_ELECTIONS
from hustings.check.rules import Sighting
from hustings.check.settling import About, Scene
from hustings.check.tag import Tag, TagKind

_POINTING = frozenset({*PRONOUNS, *RELATIVES})


def is_misplaced(seen: Sighting, found: About, doer: Tag | None, scene: Scene) -> bool:
    """Whether a pattern itself joins a person, named and not pointed at, with a seat they did not stand in.

    Only of one general election, and never where somebody in that seat has
    the same surname and so may be meant.
    """
    if doer is None or doer.kind is not TagKind.PERSON or doer.low in _POINTING or doer.text[:1].islower():
        return False
    stood = {one.contest for one in doer.people}
    where = seen.seat_named(found.contest)
    if len(stood) != 1 or where is None or where in stood or where.election == BY_ELECTIONS:
        return False
    known, contest = scene.record.candidacy(doer.people[0]), scene.record.contest(where)
    if known is None or contest is None or {one.election for one in stood} != {where.election}:
        return False
    surname = known.person.surname.casefold()
    return all(one.person.surname.casefold() != surname for one in contest.candidacies) and _is_bound(seen)


def _is_bound(seen: Sighting) -> bool:
    """Whether a seat, named and not pointed at, stands in the pattern's own words."""
    last = max(n for offset, n in seen.line.offsets.items() if offset < seen.match.end())
    named = [one.tag for one in seen.line.tokens[seen.first : last + 1] if one.has("SEAT")]
    return len(named) == 1 and not named[0].is_carried
