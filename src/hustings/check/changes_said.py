"""Patterns of change, and of what a second number says of a figure, as in "61%, down from 67%"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hustings.check.claim import AggregateClaim, Claim, ClaimType, ContestClaim, Direction
from hustings.check.quantity import Quantity, Unit
from hustings.check.rules import Sighting, table
from hustings.check.scope import CHANGE_OF, direction_in, is_elsewhere, is_wide, wide_place
from hustings.check.settling import Scene
from hustings.check.subjects import owner_of_share
from hustings.check.tag import Tag

T = ClaimType

CHANGES = table(
    """
    swing of contest: swing of N from P to Q
        v:SWING .... from DET? f:PARTY ... to DET? t:PARTY .. ( COLON )? .. n:PERCENT/POINTS
    swing of contest: swing to Q from P of N
        v:SWING .... to DET? t:PARTY ... from DET? f:PARTY .. n:PERCENT/POINTS
    swing of contest: N swing from P to Q
        n:PERCENT/POINTS v:SWING .. from DET? f:PARTY .. to DET? t:PARTY
    swing of contest: N swing to Q from P
        n:PERCENT/POINTS v:SWING .. to DET? t:PARTY .. ( from DET? f:PARTY )?
    swing of contest: swing of N from P to Q
        v:SWING .. n:PERCENT/POINTS .. from DET? f:PARTY .. to DET? t:PARTY
    swing of contest: swing of N to Q
        v:SWING .. n:PERCENT/POINTS .. to DET? t:PARTY .. ( from DET? f:PARTY )?
    swing of contest: P to Q swing of N
        f:PARTY DASH? to DASH? t:PARTY DASH? v:SWING .. n:PERCENT/POINTS
    swing of contest: N P to Q swing
        n:PERCENT/POINTS .. f:PARTY DASH? to DASH? t:PARTY v:SWING
    swing of contest: S swung from P to Q by N
        SEAT v:swung .. from DET? f:PARTY to DET? t:PARTY by n:PERCENT/POINTS
    swing of contest: swing of N
        v:SWING .... ( COLON )? n:PERCENT/POINTS
    swing of contest: N swing
        n:PERCENT/POINTS v:SWING
    turnout_change of contest: turnout up N
        v:TURNOUT .... UP/DOWN ADV? ( by )? n:POINTS/PERCENT
    majority_change of contest: majority changed by N
        v:MAJ .. UP/DOWN/CUT/RAISE ADV? by n:COUNT/PERCENT/POINTS
    share_change of owner: share changed by N
        v:SHAREN .. ( in SEAT )? .. UP/DOWN ADV? ( by )? n:POINTS/PERCENT
    share_change of who: rise of N in the share
        v:UP/DOWN of n:POINTS/PERCENT in .. who:PARTY/PERSON .. SHAREN
    share_change of who: support for P rose by N
        SHAREN for .. who:PARTY/PERSON ( in SEAT )? .. v:UP/DOWN ADV? by? n:POINTS/PERCENT
    share_change: gained N points
        v:UP/DOWN ADV? ( by )? n:POINTS
    share_change: N points up
        n:POINTS v:UP/DOWN
    share_change: share from A to B
        v:UP/DOWN .. from f:PERCENT .. to n:PERCENT
    seats_change: seats from A to B
        v:UP/DOWN/went .. from f:COUNT ( SEATS )? .. to n:COUNT SEATS?
    """
)

FACTORS = table(
    """
    majority_change of contest: majority cut
        v:MAJ .... w:CUT/DOWN/UP/RAISE ( to | from )
    majority_change of contest: cut the majority
        w:CUT/RAISE/DOWN/UP .. ( OWN | {poss} | PARTY ) .. v:MAJ ( to | from )
    majority_change of contest: majority halved
        m:MAJ .. v:HALVE/DOUBLE/TREBLE/QUADRUPLE
    majority_change of contest: halved the majority
        v:HALVE/DOUBLE/TREBLE/QUADRUPLE .. m:MAJ
    share_change of owner: share halved
        m:SHAREN .. v:HALVE/DOUBLE/TREBLE/QUADRUPLE
    share_change: halved the share
        v:HALVE/DOUBLE/TREBLE/QUADRUPLE OWN/DET PLAIN? m:SHAREN
    turnout_change of contest: turnout fell
        v:TURNOUT .. AUX* ADV? w:UP/DOWN
    """
)
"""Changes told by a verb alone."""

FOLLOWERS = table(
    """
    share_change: N, down from M
        n:NUMBER ( OPEN )? .... w:UP/DOWN .. from .. b:NUMBER
    share_change: N, compared with M
        n:NUMBER .... compared_with/compared_to/against .. b:NUMBER
    share_change: N, up M
        n:NUMBER ( {votes} | OFVOTE )? ( OPEN | COMMA | DASH )? .. w:UP/DOWN ADV? ( by )?
        d:POINTS/PERCENT/COUNT
    share_change: N, M points up
        n:NUMBER .... d:POINTS/COUNT w:UP/DOWN
    share_change: N (+M)
        n:NUMBER ( OPEN | COMMA )* w:DASH/+ d:POINTS/PERCENT/COUNT CLOSE?
    seats_change: N seats, up from M
        n:COUNT ( of DET? ( PLACE {poss}? )? COUNT PLACE? )? PLAIN? SEATS .... w:UP/DOWN from DET?
        b:COUNT
    seats: and P M
        n:COUNT PLAIN? SEATS .... who:PARTY ( on | with | has | COMMA )? m:COUNT {end}
    share: N votes (M per cent)
        n:COUNT {votes}? ( OPEN | COMMA | DASH | or | and | PLAIN )* s:PERCENT
    share: N votes, a quarter of all
        n:COUNT {votes}? ( OPEN | COMMA | DASH | or | and | ADV | DET )* s:FACTOR OFVOTE
    votes: N per cent (M votes)
        n:PERCENT OFVOTE? ( OPEN | COMMA | DASH | or | and | with )* s:COUNT {votes}
    """
)
"""What a second number says of the figure before it."""

_FACTOR = {"HALVE": Fraction(1, 2), "DOUBLE": Fraction(2), "TREBLE": Fraction(3), "QUADRUPLE": Fraction(4)}
_OF_PARTY = {T.SHARE_CHANGE: T.PARTY_SHARE_CHANGE, T.SEATS_CHANGE: T.SEATS_CHANGE}


def changes(seen: Sighting, scene: Scene) -> Iterator[Claim]:
    """Yield the change that a pattern found, of a contest, or of a party across many seats."""
    if not seen.is_decided():
        return
    line, kind, at = seen.line, seen.rule.type, seen.at("n") or seen.pivot
    doer = seen.doer()
    if doer is None and kind is T.SHARE_CHANGE:
        doer = owner_of_share(line, seen.pivot) or _subject_of_share(seen)
    way = direction_in(line.tokens[seen.first : _end(seen)]) if kind is not T.SWING else None
    of_whom = seen.tag("t") if kind is T.SWING else doer
    of_party = kind in _OF_PARTY and doer is not None and doer.party and not doer.people
    if of_party and doer is not None and (kind is T.SEATS_CHANGE or is_wide(line, at, doer)):
        yield from _of_party(seen, scene, doer, way)
        return
    if kind is T.SEATS_CHANGE or (kind is T.SHARE_CHANGE and doer is None):
        return
    if kind is T.TURNOUT_CHANGE and is_wide(line, at, None):
        return
    from_whom = seen.tag("f") if kind is T.SWING else None
    if kind is T.SWING and of_whom is None and from_whom is None:
        of_whom, from_whom = _sides(seen)
    found = scene.about(line, at, of_whom, from_whom, is_change=True)
    if found is None:
        return
    yield ContestClaim(
        seen.passage(), kind, found.contest, found.who, found.party, found.other, found.other_party,
        seen.number("n") or _factor(seen), seen.number("f"), way, scene.base_said(line, at), found.is_guess,
    )  # fmt: skip


def _sides(seen: Sighting) -> tuple[Tag | None, Tag | None]:
    """Return the parties to and from which a swing is said to go anywhere in its line."""
    to = away = None
    tokens = seen.line.tokens
    for n, token in enumerate(tokens):
        if not token.has("PARTY"):
            continue
        before = [one.word for one in tokens[max(0, n - 3) : n] if not one.has("DET", "DASH")][-1:]
        after = [one.word for one in tokens[n + 1 : n + 3] if not one.has("DASH")][:1]
        if before and before[0] in ("to", "towards", "toward"):
            to = token.tag
        elif (before and before[0] in ("from", "against")) or after == ["to"]:
            away = token.tag
    return to, away


def _of_party(seen: Sighting, scene: Scene, doer: Tag, way: Direction | None) -> Iterator[Claim]:
    at = seen.at("n") or seen.pivot
    election = seen.line.tagged.election
    if election and scene.base_is_clear(seen.line, at) and not is_elsewhere(seen.line):
        kind, place = _OF_PARTY[seen.rule.type], wide_place(seen.line, at).place
        said, then = seen.number("n") or _factor(seen), seen.number("f")
        if kind is T.SEATS_CHANGE and then is not None:
            yield AggregateClaim(seen.passage(since="n"), T.SEATS, election, doer.party, place, said)
            said, then = _difference(said, then), None
        yield AggregateClaim(seen.passage(), kind, election, doer.party, place, said, then, way)


def _end(seen: Sighting) -> int:
    return 1 + max(n for offset, n in seen.line.offsets.items() if offset < seen.match.end())


def _subject_of_share(seen: Sighting) -> Tag | None:
    """Return whose share it is where the line's own subject is meant: "Labour, up 3 points,"."""
    return seen.line.head if seen.line.is_aside else None


def _factor(seen: Sighting) -> Quantity | None:
    """Return the number that "halved" or "tripled" stands for."""
    at = seen.at("v")
    token = seen.line.tokens[at] if at is not None else None
    for name, value in _FACTOR.items():
        if token is not None and token.has(name):
            end = token.tags[-1].end
            return Quantity(value, Unit.FACTOR, Fraction(1, 20), token.tag.start, end)
    return None


def follow(seen: Sighting, before: Claim, scene: Scene) -> Iterator[Claim]:
    """Yield what a second number says of a figure already read: its change, or the same in the other unit."""
    if not seen.is_decided() or not isinstance(before, ContestClaim | AggregateClaim):
        return
    if seen.rule.type is T.SEATS:
        party = seen.tag("who")
        if before.type is T.SEATS and party is not None and isinstance(before, AggregateClaim):
            yield replace(before, passage=seen.passage(since="who"), party=party.party, said=seen.number("m"))
        return
    if seen.rule.type in (T.SHARE, T.VOTES):
        yield from _in_other_unit(seen, before)
        return
    at = seen.at("b") or seen.at("d") or seen.pivot
    kind = CHANGE_OF.get(before.type)
    if kind is None or not scene.base_is_clear(seen.line, at):
        return
    then, by = _alike(before.said, seen.number("b")), _alike(before.said, seen.number("d"))
    if (then or by) is None or not _is_alike(before.said, then, by):
        return
    way = _sign(seen) or direction_in(seen.line.tokens[n] for n in [seen.at("w")] if n is not None)
    if then is not None and kind is T.MAJORITY_CHANGE:
        kind = T.PREVIOUS_MAJORITY
    if kind is T.SEATS_CHANGE and then is not None:
        by, then = _difference(before.said, then), None
    is_before = kind is T.PREVIOUS_MAJORITY
    claim = replace(
        before, passage=seen.passage(since="w"), type=kind, said=by or (then if is_before else before.said),
        said_from=None if by or is_before else then, direction=way,
    )  # fmt: skip
    yield _with_base(claim, scene, seen, at)


def _sign(seen: Sighting) -> Direction | None:
    """Return the way that a sign right before a number tells: "27.7%, -6.3"."""
    at, number = seen.at("w"), seen.number("d")
    sign = seen.line.tokens[at] if at is not None else None
    if sign is None or number is None or sign.tags[-1].end != number.start:
        return None
    before = seen.line.tokens[(at or 0) - 1] if at else None
    if sign.word == "+":
        return Direction.UP
    is_set_off = before is not None and before.has("OPEN", "COMMA")
    return Direction.DOWN if sign.word == "-" and is_set_off else None


def _alike(now: Quantity | None, other: Quantity | None) -> Quantity | None:
    """Return a bare number beside a share as one: "61 per cent, down from 67", "(48.6%, +7.5)"."""
    is_share = now is not None and now.unit is Unit.PERCENT
    if not is_share or other is None or other.unit is not Unit.COUNT or other.value >= 100:
        return other
    return replace(other, value=other.value / 100, step=other.step / 100, unit=Unit.PERCENT)


def _difference(now: Quantity | None, then: Quantity) -> Quantity | None:
    """Return by how many seats "up from 6" says they changed; the number keeps the place of what is said."""
    return replace(then, value=abs(now.value - then.value)) if now is not None else None


def _with_base(claim: Claim, scene: Scene, seen: Sighting, at: int) -> Claim:
    if isinstance(claim, ContestClaim) and claim.type is not T.PREVIOUS_MAJORITY:
        return replace(claim, base=scene.base_said(seen.line, at))
    return claim


def _in_other_unit(seen: Sighting, before: ContestClaim | AggregateClaim) -> Iterator[Claim]:
    both = {T.VOTES: T.SHARE, T.SHARE: T.VOTES, T.PARTY_VOTES: T.PARTY_SHARE, T.PARTY_SHARE: T.PARTY_VOTES}
    beside = {one.word for one in seen.line.tokens[seen.first : _end(seen)]}
    both |= {T.MAJORITY: T.MAJORITY_SHARE} if seen.rule.type is T.SHARE and beside & {"(", "or"} else {}
    kind = both.get(before.type)
    if kind is not None and before.said is not None:
        yield replace(before, passage=seen.passage(), type=kind, said=seen.number("s"))


def _is_alike(now: Quantity | None, then: Quantity | None, by: Quantity | None) -> bool:
    """Whether the units fit: an earlier figure in the same, a change of a share in points or per cent."""
    if now is None:
        return False
    if then is not None:
        return then.unit is now.unit
    shares = (Unit.PERCENT, Unit.POINTS)
    return by is not None and ((now.unit in shares) == (by.unit in shares))
