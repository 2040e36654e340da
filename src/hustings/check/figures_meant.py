"""What a pattern of figures means: of the contest, of somebody in it, or of a party across many seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hustings.check.claim import AggregateClaim, Claim, ClaimType, ContestClaim
from hustings.check.outcome_words import are_several
from hustings.check.quantity import Quantity, Unit, as_percent
from hustings.check.rules import Of, Sighting
from hustings.check.scope import (
    CHANGE_OF,
    MOST_SEATS,
    MOST_VOTES_OF_A_SEAT,
    Wide,
    direction_in,
    is_elsewhere,
    national,
)
from hustings.check.settling import About, Scene
from hustings.check.subjects import beaten_before, owner_of_share, subject
from hustings.check.tag import Tag, TagKind

T = ClaimType

FEWEST_BARE_VOTES = 100
"""A smaller number is not taken for votes unless the word is there."""
FEWEST_BARE_VOTES_OF_A_PARTY = 651
"""Beside a party's name a smaller number may be of seats."""
_AREAS = frozenset(
    {"region", "county", "city", "province", "area", "country", "north", "south", "average", "averaged"}
)
_OF_A_PART = frozenset({"from", "another", "extra", "additional", "further", "spare"})
"""Words before a number that is no figure by itself: "another 495 votes"."""
_NEEDS_SOMEBODY = frozenset({T.VOTES, T.SHARE, T.PLACE})
_OF_THE_NATION = {
    T.VOTES: T.PARTY_VOTES,
    T.SHARE: T.PARTY_SHARE,
    T.TURNOUT: T.NATIONAL_TURNOUT,
    T.MAJORITY: T.OVERALL_MAJORITY,
    T.PARTY_CANDIDATES: T.PARTY_CANDIDATES,
}
_OF_BEFORE = frozenset({T.MAJORITY, T.PREVIOUS_MAJORITY})
"""Figures of the general election before that are claims about this contest."""


def figures(seen: Sighting, scene: Scene) -> Iterator[Claim]:
    """Yield the figure that a pattern found, and what it says of the time before."""
    if not seen.is_decided() or _is_unlike(seen):
        return
    doer, other = _two(seen)
    if are_several(seen, doer):
        return
    wide = national(seen, doer)
    if wide is not None:
        yield from _of_the_nation(seen, scene, doer, wide)
        return
    found = scene.about(seen.line, seen.at("n") or seen.pivot, doer, other)
    kind = _kind(seen, scene, found)
    if found is None or kind is None:
        return
    has_somebody = found.who or found.party
    if (kind in _NEEDS_SOMEBODY and not has_somebody) or (
        kind is T.LEAD and not (has_somebody and found.other)
    ):
        return
    claim = ContestClaim(
        seen.passage(until="n"), kind, seen.seat_named(found.contest), found.who, found.party, found.other,
        found.other_party, _said(seen), is_guess=found.is_guess or _may_be_of_the_house(seen, kind),
    )  # fmt: skip
    if kind is T.PREVIOUS_MAJORITY and doer is not None and doer.kind is TagKind.PARTY:
        claim = replace(claim, party=doer.party)
    if seen.at("r") is not None:
        claim = replace(claim, said=_second(seen))
    if seen.number("m") is None:
        yield from _with_before(seen, claim)
        return
    if found.other or found.other_party:
        yield replace(claim, other=None, other_party=None)
        yield replace(
            claim, passage=seen.passage(since="m"), who=found.other, party=found.other_party, other=None,
            other_party=None, said=seen.number("m"),
        )  # fmt: skip


def _said(seen: Sighting) -> Quantity | None:
    """Return the number said; a part of those who voted, or of the votes, in per cent."""
    number = seen.number("n")
    return as_percent(number) if number is not None and seen.rule.type in (T.SHARE, T.TURNOUT) else number


def _second(seen: Sighting) -> Quantity:
    spot = seen.passage(since="r")
    return Quantity(Fraction(2), Unit.ORDINAL, Fraction(1), spot.start, spot.end)


def _is_unlike(seen: Sighting) -> bool:
    """Whether the number is unlike the figure: "from 19 per cent", a few bare votes, "the first"."""
    at, number = seen.at("n"), seen.number("n")
    if at is None or number is None:
        return False
    line, kind = seen.line, seen.rule.type
    if at and line.tokens[at - 1].word in _OF_A_PART:
        return True
    has_word = any(token.has("VOTES") for token in line.tokens[at : at + 3])
    fewest = FEWEST_BARE_VOTES_OF_A_PARTY if seen.rule.name == "party: N" else FEWEST_BARE_VOTES
    if kind is T.VOTES and not has_word and number.value < fewest:
        return True
    if kind is T.CANDIDATES and number.value < 3:
        return True
    if _speaks_of_another_measure(seen, kind, at):
        return True
    if kind is T.REJECTED and any(token.word == "postal" for token in line.tokens):
        return True
    return kind is T.PLACE and number.value == 1 and line.tokens[seen.first].has("BE")


def _speaks_of_another_measure(seen: Sighting, kind: ClaimType, at: int) -> bool:
    """Whether words on the way to the number tell that it is of something else.

    "held S, though its vote fell by 18 points" is no majority, "365 seats for X" no votes.
    """
    first, last = sorted((seen.pivot, at))
    ends = [n for offset, n in seen.line.offsets.items() if offset < seen.match.end()]
    between = seen.line.tokens[first + 1 : last]
    if kind in (T.MAJORITY, T.MAJORITY_SHARE, T.LEAD) and seen.rule.name.split()[0] in (
        "won",
        "beat",
        "lost",
    ):
        return any(
            one.has("SHAREN", "SUBORD", "DEPOSIT") or one.word in ("vote", "though") for one in between
        )
    after = seen.line.tokens[at : max(ends) + 1]
    return kind is T.VOTES and any(one.has("SEATS") for one in after)


def _two(seen: Sighting) -> tuple[Tag | None, Tag | None]:
    """Return whom a figure is of, and the other side of a lead or of "49% to 34%"."""
    doer, other = seen.doer(), seen.tag("other")
    if seen.number("m") is not None and other is None:
        return beaten_before(seen.line, seen.first)
    if doer is None and seen.rule.type is T.SHARE:
        doer = owner_of_share(seen.line, seen.pivot)
    if seen.rule.type is T.LEAD and seen.rule.of is Of.SLOT and other is None:
        other = subject(seen.line, seen.pivot)
    return doer, other


def _kind(seen: Sighting, scene: Scene, found: About | None) -> ClaimType | None:
    """Return the claim's type: a lead of the first over the second is the majority."""
    kind = seen.rule.type
    if found is None or kind is T.PARTY_CANDIDATES:
        return None
    if kind is T.LEAD and scene.are_first_two(found):
        unit = seen.number("n")
        kind = T.MAJORITY if unit is not None and unit.unit.name == "COUNT" else T.MAJORITY_SHARE
    if kind in (T.MAJORITY, T.MAJORITY_SHARE) and found.who and found.other:
        kind = kind if scene.are_first_two(found) else T.LEAD
    if kind is T.PREVIOUS_MAJORITY and found.contest and _is_of(seen, scene, found.contest.election):
        return T.MAJORITY
    if found.is_past:
        return T.PREVIOUS_MAJORITY if kind in _OF_BEFORE else None
    return kind


def _may_be_of_the_house(seen: Sighting, kind: ClaimType) -> bool:
    """Whether a majority may be a government's, or a turnout a region's: no seat stands beside it."""
    number, at = seen.number("n"), seen.at("n") or seen.pivot
    beside = [*seen.line.segment(seen.pivot), *seen.line.tokens[at : at + 3]]
    if kind is T.TURNOUT:
        names = any(one.has("SEAT") for one in seen.line.tokens)
        return not names and (
            not seen.line.tokens[seen.pivot].has("TURNOUT") or any(one.word in _AREAS for one in beside)
        )
    is_small = kind is T.MAJORITY and number is not None and number.value <= MOST_SEATS
    return is_small and not any(one.has("SEAT", "VOTES", "BEAT") for one in beside)


def _is_of(seen: Sighting, scene: Scene, election: str) -> bool:
    """Whether the election named beside the number is the one given."""
    return scene.said_election(seen.line, seen.at("n") or seen.pivot) == election


def _with_before(seen: Sighting, claim: ContestClaim) -> Iterator[Claim]:
    """Yield a figure with what "from A" tells of the time before, and the way of a majority cut or raised."""
    before, way = seen.number("f"), direction_in(seen.line.segment(seen.pivot))
    change = CHANGE_OF.get(claim.type)
    if before is None or change is None:
        yield claim
        return
    if claim.type is T.MAJORITY:
        yield replace(claim, passage=seen.passage(since="n"))
        yield replace(claim, passage=seen.passage(until="f"), type=T.PREVIOUS_MAJORITY, said=before)
        return
    yield replace(claim, passage=seen.passage(since="n"))
    yield replace(claim, passage=seen.passage(), type=change, said_from=before, direction=way)


def _of_the_nation(seen: Sighting, scene: Scene, doer: Tag | None, wide: Wide) -> Iterator[Claim]:
    kind = _OF_THE_NATION.get(seen.rule.type)
    at = seen.at("n") or seen.pivot
    election = scene.said_election(seen.line, at) or seen.line.tagged.election
    party = doer.party if doer is not None and doer.kind is TagKind.PARTY else None
    if (
        is_elsewhere(seen.line)
        or kind is None
        or not election
        or (party is None and kind in (T.PARTY_VOTES, T.PARTY_SHARE))
    ):
        return
    number, words = seen.number("n"), seen.line.tokens[at : at + 3]
    is_great = number is not None and number.value > MOST_VOTES_OF_A_SEAT
    if kind is T.PARTY_VOTES and not is_great and not any(one.has("VOTES") for one in words):
        if not _counts_seats(seen):
            return
        kind = T.SEATS
    claim = AggregateClaim(seen.passage(), kind, election, party, wide.place, _said(seen))
    yield claim
    before = seen.number("f")
    if before is not None and kind is T.PARTY_SHARE:
        way = direction_in(seen.line.segment(seen.pivot))
        yield replace(claim, type=T.PARTY_SHARE_CHANGE, said_from=before, direction=way)


def _counts_seats(seen: Sighting) -> bool:
    """Whether a party's bare number is of seats: "Plaid Cymru has four"."""
    number, verb = seen.number("n"), seen.line.tokens[seen.first].word
    return (
        number is not None and number.value <= MOST_SEATS and verb in ("has", "have", "won", "took", "wins")
    )
