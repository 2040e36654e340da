"""Patterns of history: held since, first since, first ever, worst and best since, records."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check.claim import Claim, ClaimType, HistoryClaim
from hustings.check.nearby import year_of
from hustings.check.rules import Sighting, table
from hustings.check.scope import is_wide, wide_place
from hustings.check.settling import Scene
from hustings.check.tag import Tag, TagKind

T = ClaimType

HISTORY = table(
    """
    held_since of who: held by P since Y
        held/represented/controlled/hold by who:PARTY .. since y:YEAR
    held_since of who: P since Y
        who:PARTY .. ( DASH held )? .. since y:YEAR
    held_since: P had held S since Y
        v:HOLD {seat} since y:YEAR
    first_since of who: first P MP since Y
        FIRST .. who:PARTY MEMBER .. since y:YEAR
    first_since: won for the first time since Y
        v:WIN/TAKE .... first time since y:YEAR
    first_ever of who: first P MP ever
        FIRST EVER? DASH? EVER? who:PARTY MEMBER !since
    first_ever of who: P's first seat
        who:PARTY/OWN {poss}? FIRST EVER? SEATN/MEMBER/victory/win !since
    worst_since: worst result since Y
        w:SMALLEST/BIGGEST PLAIN?
        k:result/performance/share/total/haul/tally/defeat/showing/vote/election PLAIN? .. since
        y:YEAR
    worst_since: N seats, the fewest since Y
        k:SEATS .... COMMA the/OWN w:SMALLEST/BIGGEST since y:YEAR
    worst_since: the fewest since Y
        the/OWN w:fewest/most since y:YEAR
    worst_since: share was the lowest since Y
        k:SEATS/share/total/haul .... BE .. w:SMALLEST/BIGGEST ( PLAIN )? since y:YEAR
    worst_since: fewest seats since Y
        w:fewest/lowest/most/highest PLAIN? k:SEATS/share .. since y:YEAR
    worst_since of contest: lowest turnout since Y
        w:SMALLEST/BIGGEST k:TURNOUT .. since y:YEAR
    record: worst defeat in history
        ( one of )? OWN w:SMALLEST/BIGGEST k:PLAIN .. EVER
    """
)
_LASTING = frozenset({T.WORST_SINCE, T.RECORD})


def history(seen: Sighting, scene: Scene) -> Iterator[Claim]:
    """Yield what a pattern measures against earlier elections."""
    line = seen.line
    election = scene.said_election(line, seen.pivot) or line.tagged.election
    if not seen.is_decided() or not election:
        return
    doer, year = seen.doer(), seen.tag("y")
    since = year_of(year)
    party = _party(doer, scene)
    kind = seen.rule.type
    if kind in _LASTING:
        yield from _extreme(seen, election, party, since)
        return
    if party is None or (since is None and kind is not T.FIRST_EVER):
        return
    found = scene.about(line, seen.pivot, doer)
    if found is None or found.contest is None:
        return
    if is_wide(line, seen.pivot, doer) and kind is T.FIRST_EVER:
        place = wide_place(line, seen.pivot).place
        yield HistoryClaim(seen.passage(), kind, election, party, place=place)
        return
    yield HistoryClaim(
        seen.passage(),
        kind,
        found.contest.election,
        party,
        found.contest,
        since=since,
        is_guess=found.is_guess,
    )


def _party(doer: Tag | None, scene: Scene) -> str | None:
    if doer is None:
        return None
    if doer.party:
        return doer.party
    stood = scene.record.candidacy(doer.people[0]) if doer.people else None
    return stood.party if stood and doer.kind is TagKind.PERSON else None


def _extreme(seen: Sighting, election: str, party: str | None, since: int | None) -> Iterator[Claim]:
    """Yield a worst or best of a party's seats or share, or of turnout, across elections."""
    end, at = seen.at("w"), seen.at("k")
    if end is None or any(token.has("SEAT") for token in seen.line.tokens):
        return
    if at is None and not any(token.has("SEATS") for token in seen.line.tokens):
        return
    token = seen.line.tokens[end if at is None else at]
    is_turnout = token.has("TURNOUT")
    if party is None and not is_turnout:
        return
    measure = T.TURNOUT if is_turnout else T.PARTY_SHARE if token.word in ("share", "vote") else T.SEATS
    lowest = seen.line.tokens[end].has("SMALLEST") or token.word == "defeat"
    yield HistoryClaim(
        seen.passage(), seen.rule.type, election, None if is_turnout else party, measure=measure, since=since,
        lowest=lowest, is_guess=since is None,
    )  # fmt: skip
