"""Whether a figure is of one contest or of many seats, and which way a change goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hustings.check.claim import ClaimType, Direction
from hustings.check.clauses import Line, Token
from hustings.check.rules import Sighting
from hustings.check.tag import Tag, TagKind

CHANGE_OF = {
    ClaimType.SHARE: ClaimType.SHARE_CHANGE,
    ClaimType.TURNOUT: ClaimType.TURNOUT_CHANGE,
    ClaimType.MAJORITY: ClaimType.MAJORITY_CHANGE,
    ClaimType.PARTY_SHARE: ClaimType.PARTY_SHARE_CHANGE,
    ClaimType.SEATS: ClaimType.SEATS_CHANGE,
}
"""The change that belongs to a figure."""
MOST_VOTES_OF_A_SEAT = 150_000
"""More than any electorate since the war but one: so many votes are a party's of many seats."""
MOST_SEATS = 420
"""No overall majority was larger since 1931; a figure up to it may be one."""


@dataclass(frozen=True, slots=True)
class Wide:
    """All seats of a place; of the whole election where there is no place."""

    place: str | None


def national(seen: Sighting, doer: Tag | None) -> Wide | None:
    """Return the place whose seats a figure is of; None where it is of one contest."""
    line, at = seen.line, seen.at("n") or seen.pivot
    number = seen.number("n")
    if seen.rule.type is ClaimType.PARTY_CANDIDATES:
        return wide_place(line, at)
    if number is not None and seen.rule.type is ClaimType.VOTES and number.value > MOST_VOTES_OF_A_SEAT:
        return wide_place(line, at)
    if seen.rule.type in (ClaimType.MAJORITY, ClaimType.PREVIOUS_MAJORITY):
        is_overall = any(token.has("OVERALL", "HOUSE") for token in line.segment(seen.pivot))
        is_overall = is_overall or _is_of_the_house(line, doer)
        return Wide(None) if is_overall and number is not None and number.value <= MOST_SEATS else None
    if doer is not None and doer.kind is not TagKind.PARTY:
        return None
    is_national = seen.rule.type is ClaimType.TURNOUT and _is_of_the_house(line, None)
    return wide_place(line, at) if is_national or is_wide(line, at, doer) else None


def _is_of_the_house(line: Line, doer: Tag | None) -> bool:
    """Whether a small majority is a government's: no seat, person or votes beside it, and none spoken of."""
    beside = any(token.has("SEAT", "PERSON", "VOTES") for token in line.tokens)
    of_party = doer is None or doer.kind is TagKind.PARTY
    return of_party and not beside and line.tagged.contest is None


def is_wide(line: Line, at: int, doer: Tag | None) -> bool:
    """Whether a party's figure, or one of nobody, is of many seats."""
    words = line.segment(at)
    if any(token.has("SEAT") and not token.tag.is_carried for token in words):
        return False
    is_ranked = doer is None and any(token.has("SMALLEST", "BIGGEST") for token in words)
    if any(token.has("NATION", "PLACE") for token in words):
        return not is_ranked
    if doer is None or doer.party is None:
        return False
    if any(token.has("SEAT") and not token.tag.is_carried for token in line.tokens):
        return False
    if any(token.has("NATION", "PLACE") for token in line.tokens):
        return True
    counts_seats = any(
        token.has("NUMBER") and after.has("SEATS")
        for token, after in zip(line.tokens, line.tokens[1:], strict=False)
    )
    return counts_seats or line.tagged.contest is None


def is_elsewhere(line: Line) -> bool:
    """Whether it is of an area that is not known by name: "in the capital"."""
    known = any(token.has("PLACE") and token.tag.name for token in line.tokens)
    return not known and any(token.has("AREA") for token in line.tokens)


def wide_place(line: Line, at: int) -> Wide:
    """Return the nation, region, county or town nearest to a token; the whole election without one."""
    places = [n for n in line.find("PLACE") if line.tokens[n].tag.name]
    if not places:
        return Wide(None)
    nearest = min(places, key=lambda n: (line.segments[n] != line.segments[at], abs(n - at)))
    name = line.tokens[nearest].tag.name
    return Wide(None if name in ("United Kingdom", "UK", "Britain", "Great Britain") else name)


def direction_in(tokens: Iterable[Token]) -> Direction | None:
    """Return which way the words go; None where none says, or both."""
    found = {
        way
        for token in tokens
        for way, words in ((Direction.UP, ("UP", "RAISE")), (Direction.DOWN, ("DOWN", "CUT")))
        if token.has(*words)
    }
    return found.pop() if len(found) == 1 else None
