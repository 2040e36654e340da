"""Whether a figure without a seat's name beside it can only be of the one seat that a story is about."""

from __future__ import annotations

from hustings.check.claim import ClaimType, ContestClaim
from hustings.check.doubtful_words import NEXT_DOOR, PART_OF_THEM
from hustings.check.record import BY_ELECTIONS
from hustings.check.rules import Sighting
from hustings.check.settling import Scene
from hustings.check.tag import TagKind

_WIDE = ("NATION", "PLACE", "SEATS", "AREA", "OTHERBODY")


def is_of_the_only_contest(claim: ContestClaim, seen: Sighting, scene: Scene) -> bool:
    """Whether a figure of a whole contest is of the story's only one, or of its main by-election."""
    if claim.contest is None or is_in_a_place_not_known(seen):
        return False
    is_by_election = claim.contest.election == BY_ELECTIONS and scene.is_main(claim.contest)
    wide = any(one.has(*_WIDE, "SEAT") for one in seen.line.tokens)
    near = any(one.word in NEXT_DOOR | PART_OF_THEM for one in seen.line.tokens)
    wide = wide or scene.nearby.place_near(seen.line) is not None
    return not (wide or near) and (scene.is_only(seen.line, claim.contest) or is_by_election)


def is_in_the_only_seat(claim: ContestClaim, seen: Sighting, scene: Scene) -> bool:
    """Whether a party's votes or place are hardly of more than the one seat that the whole story names."""
    wide = any(one.has(*_WIDE) for one in seen.line.tokens)
    counts = [n for n, one in enumerate(seen.line.tokens) if one.has("COUNT") and n]
    wide = wide or any(seen.line.tokens[n - 1].word in ("in", "across") for n in counts)
    is_one = claim.contest is not None and scene.is_only(seen.line, claim.contest)
    return is_one and not wide and claim.type in (ClaimType.VOTES, ClaimType.PLACE) and claim.who is not None


def is_in_a_place_not_known(seen: Sighting) -> bool:
    """Whether "in" and a word with a capital, that names no seat here, stand in the claim's own words."""
    words = seen.line.segment(seen.pivot)
    return any(
        one.word in ("in", "at") and two.tag.kind is TagKind.WORD and two.tag.text[:1].isupper()
        for one, two in zip(words, words[1:], strict=False)
    )
