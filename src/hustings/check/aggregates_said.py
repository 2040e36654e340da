"""Patterns of the House: seats of a party or a place, counts, ranks, the largest, overall majorities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hustings.check.claim import AggregateClaim, Claim, ClaimType, ContestRef
from hustings.check.quantity import Hedge, Quantity, Unit
from hustings.check.rules import Sighting, table
from hustings.check.scope import MOST_SEATS, direction_in, is_elsewhere, wide_place
from hustings.check.seats_said import BARE_SEATS, SEATS
from hustings.check.settling import Scene
from hustings.check.tag import TagKind

T = ClaimType

AGGREGATES = table(
    """
    house_size of contest: N-member House
        n:COUNT DASH ( member | seat | strong ) .. ( HOUSE | chamber )
    house_size of contest: all N seats
        all DET? n:COUNT uk/british/westminster/parliamentary/commons? SEATN !in/across/of
    house_size of contest: N seats up for election
        n:COUNT PLAIN? SEATN .. ( up for | at stake | contested )
    house_size of contest: the place's N seats
        ^ p:PLACE {poss}? AUX n:COUNT SEATN
    place_seats: all N seats of a place
        v:WIN/HOLD/POLL/LOSE/swept/TAKE ADV? all ( of )? DET? n:COUNT ( of )? DET? p:PLACE {poss}?
        PLAIN? SEATN
    place_seats: all N seats in a place
        v:WIN/HOLD/POLL/TAKE/swept ADV? all DET? n:COUNT PLAIN? SEATN in DET? p:PLACE
    place_seats: every seat of a place
        v:WIN/HOLD/swept/TAKE all/every ( one )? ( of )? DET? p:PLACE {poss}? PLAIN? SEATS
    seats: N of the place's M seats
        v:POLL/HOLD/WIN/TAKE ADV? n:COUNT ( of | out of ) DET? p:PLACE {poss}? h:COUNT PLAIN?
        SEATS
    seats: N of M seats in a place
        v:POLL/HOLD/WIN/TAKE ADV? n:COUNT ( of | out of ) DET? h:COUNT .. SEATS ( in/across DET?
        p:PLACE )?
    seats of who: N of the M seats went to P
        n:COUNT ( of | out of ) DET? h:COUNT .. SEATS .... ( went | fell | belong | returned ) ..
        to DET? who:PARTY
    seats of who: N of the M seats are P's
        n:COUNT ( of | out of ) DET? h:COUNT p:PLACE? PLAIN? SEATS .. AUX ADV? who:PARTY
    seats_change: net gain of N
        net w:gain/loss/increase/decrease of n:COUNT
    seats_change: gaining a net N
        v:WIN/LOSE/UP/DOWN DET? net n:COUNT
    seats_change: lost N seats
        v:LOSE/shed/shedding ADV? n:COUNT PLAIN? SEATS
    seats_change: gained N seats
        v:gained/gaining/gains/gain/added/adding/picked_up ADV? n:COUNT PLAIN? SEATS
    seats_change: N seats, up M
        SEATS .... w:UP/DOWN ADV? by? d:COUNT {end}
    seats_change: N seats, a gain of M
        SEATS .... ( w:gain/loss/increase/rise/fall/drop | net w2:gain/loss ) of d:COUNT {end}
    seats_change: N more than last time
        SEATS .... d:COUNT w:UP/DOWN than .. {last}
    seats: no seats
        NEG ( to )? WIN/POLL/take .. ( SEATN | MEMBER )
    seats: not one seat
        v:WIN/POLL/HAVE/left no/zero SEATS
    seats: won N seats
        !picked_up/picking_up/pick_up/gained/gaining/gains/gain/added/adding
        v:POLL/HOLD/WIN/TAKE/on/with/ended/finished ADV? PLAIN? n:COUNT PLAIN? SEATS ( in DET?
        p:PLACE | in/at DET? ELECTION | in DET? HOUSE )? !where
    seats of who: P on N seats
        who:PARTY ( {poss} | on | with | has | have | COMMA )? n:COUNT PLAIN? SEATS !where
    seats of who: P on N
        who:PARTY COMMA? ( fell to | hold | holds | on | with | slumped to | rose to ) n:COUNT {end}
    seats of who: N P MPs
        n:COUNT who:PARTY MEMBER
    lost_deposits: lost N deposits
        v:LOSE .. n:COUNT .. DEPOSIT
    party_candidates: fielded N
        v:FIELD .. n:COUNT .. CANDIDATES
    party_votes of who: N votes for P
        n:COUNT .. ( voted | votes )? for DET? who:PARTY !STANDER/PERSON
    overall_majority: overall majority of N
        OVERALL v:majority .. of .. n:COUNT
    overall_majority: majority of N in the House
        majority of .. n:COUNT in DET? HOUSE
    overall_majority: N-seat majority
        n:COUNT DASH? seat PLAIN? v:majority
    overall_majority: majority of N seats
        v:majority of .. n:COUNT SEATS
    overall_majority of contest: hung parliament
        v:hung HOUSE
    overall_majority of contest: no overall majority
        no party .. OVERALL? majority
    count_where of contest: N majorities under M
        n:COUNT ( PLAIN | PLACE | NATION )* ( majorities | seats | contests | constituencies | mps
        | races ) .... ( majority | majorities | won | decided | were | had | with | by | settled
        | of )* l:COUNT
    rank: second-largest party
        v:BE/as/became/remain ADV? DET? n:ORDINAL DASH? w:BIGGEST party
    largest_party: largest party
        v:BE/as/emerged/finished/became ADV? as? ( DET | PLACE {poss} )? w:BIGGEST single? party
    largest_party: most seats
        v:POLL/WIN/HOLD DET? most ( of the )? SEATN
    rank of contest: largest majority was in S
        ( n:ORDINAL DASH? )? w:SMALLEST/BIGGEST PLAIN? PLAIN?
        k:MAJ/TURNOUT/SWING/SHAREN/MARGIN/RESULT .... ( BE | came | COLON ) .. ( in | at )? s:SEAT
    rank of contest: turnout was lowest in S
        k:MAJ/TURNOUT/SWING .... BE w:SMALLEST/BIGGEST in s:SEAT
    rank of contest: S had the smallest majority
        s:SEAT v:HAVE/recorded/saw DET ( n:ORDINAL DASH? )? w:SMALLEST/BIGGEST PLAIN? k:MAJ/TURNOUT/SWING
    rank of contest: S was the closest seat
        s:SEAT .. BE DET ( n:ORDINAL DASH? )? w:SMALLEST/BIGGEST PLAIN?
        k:MAJ/TURNOUT/SWING/SHAREN/MARGIN/RESULT .. ( in | NATION | across )
    rank of contest: no seat was closer
        no SEATN .... BE .. w:closer
    rank of contest: X's was the largest majority
        ( n:ORDINAL DASH? )? w:SMALLEST/BIGGEST PLAIN? PLAIN? k:MAJ/TURNOUT/SWING/SHAREN/MARGIN ..
        ( NATION | ( of | in | across ) .. PLACE )
    rank of contest: closest contest
        ( n:ORDINAL DASH? )? w:closest/tightest/narrowest/most_marginal/safest PLAIN? k:RESULT ..
        ( NATION | PLACE )
    rank of contest: the smallest anywhere
        f:COUNT COMMA? the ( n:ORDINAL DASH? )? w:SMALLEST/BIGGEST ( NATION | in DET? PLACE )
    """
)
"""What is said of the House and of many seats."""

AGGREGATES = (*AGGREGATES, *SEATS)

FEWEST_BARE_VOTES = 100
"""A smaller number beside a party is hardly of votes."""
FEWEST_VOTES_OF_A_PARTY = 100_000
"""Fewer votes "for Labour" may be those of one seat's candidate."""
_NONE = frozenset({"no seats", "not one seat", "not a single P member", "no P member"})
_OF_NO_NUMBER = frozenset({"hung parliament", "no overall majority", "won an overall majority"})
_DENYING = _NONE | {"no seat was closer", "no overall majority"}


def aggregates(seen: Sighting, scene: Scene) -> Iterator[Claim]:
    """Yield what a pattern says of the House or of a party in it."""
    election = scene.said_election(seen.line, seen.pivot) or seen.line.tagged.election
    is_none = seen.rule.name in _DENYING
    if (
        (not is_none and not seen.is_decided())
        or seen.line.is_question
        or not election
        or is_elsewhere(seen.line)
    ):
        return
    kind = seen.rule.type
    if kind is T.RANK and seen.rule.name != "second-largest party":
        yield from _rank(seen, scene, election)
    elif kind is T.COUNT_WHERE:
        yield from _count(seen, election)
    elif kind is T.HOUSE_SIZE:
        place = wide_place(seen.line, seen.pivot).place
        yield AggregateClaim(seen.passage(), kind, election, place=place, said=seen.number("n"))
    elif kind is T.OVERALL_MAJORITY:
        yield from _overall(seen, election)
    else:
        yield from _of_party(seen, scene, election)


def _overall(seen: Sighting, election: str) -> Iterator[Claim]:
    doer = seen.doer()
    party = doer.party if doer is not None and doer.kind is TagKind.PARTY else None
    if seen.rule.name == "won an overall majority" and party is None:
        return
    if seen.number("n") is not None or seen.rule.name in _OF_NO_NUMBER:
        yield AggregateClaim(seen.passage(), T.OVERALL_MAJORITY, election, party, said=seen.number("n"))


def _of_party(seen: Sighting, scene: Scene, election: str) -> Iterator[Claim]:
    doer, kind = seen.doer(), seen.rule.type
    if doer is None or not doer.party or doer.kind is not TagKind.PARTY:
        return
    at = seen.at("n") or seen.at("d") or seen.at("b") or seen.pivot
    if kind is T.SEATS_CHANGE and any(one.has("PARTY") for one in seen.line.tokens[seen.first + 1 : at]):
        return
    number, after = seen.number("n"), seen.line.tokens[at : at + 5]
    if any(one.word == "in" and two.has("COMMA") for one, two in zip(after, after[1:], strict=False)):
        return
    if kind is T.PARTY_VOTES and (number is None or number.value < FEWEST_VOTES_OF_A_PARTY):
        return
    if seen.rule.name in _NONE and any(one.word == "had" for one in seen.line.tokens):
        return
    place = seen.tag("p")
    where = (place.name if place else None) or wide_place(seen.line, at).place
    said = seen.number("n") if seen.rule.name not in _NONE else _zero(seen)
    if (seen.rule.name == "P on N" or seen.rule.name in BARE_SEATS) and not _is_of_seats(seen, scene):
        return
    spot = seen.passage(until="n") if seen.number("h") else seen.passage()
    claim = AggregateClaim(spot, kind, election, doer.party, where, said)
    if kind is T.SEATS_CHANGE:
        if not scene.base_is_clear(seen.line, at):
            return
        way = direction_in(seen.line.tokens[seen.first : at + 2])
        claim = replace(claim, said=said or seen.number("d"), direction=way)
        if claim.said is None or way is None:
            return
    yield claim
    whole = seen.number("h")
    if whole is not None:
        yield AggregateClaim(seen.passage(since="h"), T.HOUSE_SIZE, election, None, where, whole)


def _is_of_seats(seen: Sighting, scene: Scene) -> bool:
    """Whether a party's bare number is likely of seats: small, and no one seat is spoken of."""
    number, contest, tokens = seen.number("n") or seen.number("d"), seen.line.tagged.contest, seen.line.tokens
    if number is None or number.value > MOST_SEATS or number.unit is not Unit.COUNT:
        return False
    if any(one.has("SEAT", "PERSON", "PERCENT", "SHAREN", "VOTES") for one in tokens):
        return False
    is_wide = number.value < FEWEST_BARE_VOTES or any(one.has("PLACE", "NATION", "SEATS") for one in tokens)
    return is_wide or contest is None or not scene.is_main(contest)


def _zero(seen: Sighting) -> Quantity:
    spot = seen.passage()
    return Quantity(Fraction(0), Unit.COUNT, Fraction(1), spot.start, spot.end)


def _rank(seen: Sighting, scene: Scene, election: str) -> Iterator[Claim]:
    if seen.line.tokens[seen.first].word == "among" or _among(seen):
        return
    measures = {"TURNOUT": T.TURNOUT, "SWING": T.SWING, "SHAREN": T.SHARE}
    at = seen.at("k")
    token = seen.line.tokens[at] if at is not None else None
    measure = next(
        (kind for name, kind in measures.items() if token is not None and token.has(name)), T.MAJORITY
    )
    end = seen.at("w")
    contest = _ranked(seen, scene, election)
    if end is None or contest is None:
        return
    least = seen.line.tokens[end].has("SMALLEST") or seen.line.tokens[end].word == "closer"
    place = wide_place(seen.line, seen.pivot).place
    yield AggregateClaim(
        seen.passage(), T.RANK, election, place=place, said=seen.number("n"), condition=measure,
        smallest=least, contest=contest,
    )  # fmt: skip


def _ranked(seen: Sighting, scene: Scene, election: str) -> ContestRef | None:
    seat = seen.tag("s")
    if seat is not None:
        return next((one for one in seat.contests if one.election == election), None)
    found = scene.about(seen.line, seen.pivot, None)
    return (
        found.contest if found is not None and found.contest and found.contest.election == election else None
    )


def _among(seen: Sighting) -> bool:
    """Whether it is said to be one of several."""
    before = [token.word for token in seen.line.tokens[max(0, seen.pivot - 4) : seen.pivot + 1]]
    return "among" in before or ("one" in before and "of" in before)


def _count(seen: Sighting, election: str) -> Iterator[Claim]:
    limit = seen.number("l")
    bounds = {Hedge.LESS_THAN: True, Hedge.MORE_THAN: False}
    if limit is None or limit.hedge not in bounds:
        return
    under = bounds[limit.hedge]
    yield AggregateClaim(
        seen.passage(), T.COUNT_WHERE, election, place=wide_place(seen.line, seen.pivot).place,
        said=seen.number("n"), condition=T.MAJORITY, limit=limit, smallest=under,
    )  # fmt: skip
