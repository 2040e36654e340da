"""Small numbers that no pattern used, beside a party's name where seats are spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check.claim import AggregateClaim, ClaimType, Direction, Passage
from hustings.check.clauses import Line, Token
from hustings.check.quantity import Quantity, Unit
from hustings.check.scope import MOST_SEATS, is_elsewhere, wide_place
from hustings.check.settling import Scene
from hustings.check.tag import Tag, TagKind

T = ClaimType

RULE = "seats left over"
_NEAR, _FAR = 3, 7
_REACH = 3
_FEW = 3
"""A number up to it is only taken where the party's name stands close by."""
_OF_VOTES = (
    "VOTES",
    "PERCENT",
    "POINTS",
    "DEPOSIT",
    "CANDIDATES",
    "STANDER",
    "SHAREN",
    "MAJ",
    "ORDINAL",
    "AGE",
)
_BEFORE = frozenset({"had", "previously", "before", "from"})
_OF_THE_HOUSE = frozenset({"hung", "parliament", "house", "commons", "house_of_commons"})
_GIVEN = frozenset({"to", "for", "are", "were", "is", "by", "went", "belong"})


def seats_left_over(line: Line, at: int, number: Quantity, scene: Scene) -> Iterator[AggregateClaim]:
    """Yield what a small number beside a party may be: its seats, now or before, or their change."""
    if not _may_count_seats(line, at, number) or not _speaks_of_seats(line, scene):
        return
    election = line.tagged.election
    place = wide_place(line, at).place
    near = scene.nearby.place_near(line) if place is None else None
    spot = _passage(line, at, number)
    if at > 1 and line.tokens[at - 1].word in ("'s", "'") and line.tokens[at - 2].has("PLACE"):
        if election and line.tokens[at - 2].tag.name:
            yield AggregateClaim(
                spot, T.HOUSE_SIZE, election, None, line.tokens[at - 2].tag.name, number, is_guess=True
            )
        return
    owner = _owner(line, at, number)
    if owner is None or not election or (is_elsewhere(line) and near is None):
        return
    if is_elsewhere(line):
        place, near = near, None
    way = _way(line, at)
    if way is None and _is_of_before(line, at, scene):
        before = scene.general_before(line)
        if before is not None:
            yield AggregateClaim(
                spot, T.SEATS, before, owner.party, place, number, is_guess=True, near_place=near
            )
        return
    kind = T.SEATS if way is None else T.SEATS_CHANGE
    yield AggregateClaim(
        spot, kind, election, owner.party, place, number, direction=way, is_guess=True, near_place=near
    )


def _may_count_seats(line: Line, at: int, number: Quantity) -> bool:
    if number.unit is not Unit.COUNT or number.step != 1 or number.value > MOST_SEATS:
        return False
    after = line.tokens[at + 1 : at + 3]
    if any(one.has(*_OF_VOTES) for one in after) or any(
        one.has("SEAT", "MAJ", "MARGIN") for one in line.tokens
    ):
        return False
    return not any(one.has("PERSON") for one in line.tokens[max(0, at - _FAR) : at + _NEAR])


def _speaks_of_seats(line: Line, scene: Scene) -> bool:
    """Whether seats are counted in this sentence or in those right before it."""
    if any(one.has("OFSEATS") or one.word in _OF_THE_HOUSE for one in line.tokens):
        return True
    now = scene.number_of(line.tagged)
    words = {tag.low for one in scene.tagged[max(0, now - _REACH) : now] for tag in one.tags}
    return bool(words & {"seats", "mps", "constituencies"})


def _owner(line: Line, at: int, number: Quantity) -> Tag | None:
    """Return the party that a number goes with: right before it, or after "to", or as its noun."""
    tokens = line.tokens
    after = [one for one in tokens[at + 1 : at + 6] if not one.has("DET", "ADV", "SEATS", "OFSEATS")]
    if after and after[0].has("PARTY"):
        return after[0].tag
    if len(after) > 1 and after[0].word in _GIVEN and after[1].has("PARTY"):
        return after[1].tag
    reach = _NEAR if number.value <= _FEW else _FAR
    for back in range(at - 1, max(-1, at - 1 - reach), -1):
        token = tokens[back]
        if token.has("PARTY"):
            return token.tag if token.tag.kind is TagKind.PARTY else None
        if token.has("SEMICOLON", "STOP", "PLACE") and number.value <= _FEW:
            return None
    parties = [one.tag for one in tokens[:at] if one.has("PARTY")]
    return parties[0] if len({one.party for one in parties}) == 1 and number.value > _FEW else None


def _way(line: Line, at: int) -> Direction | None:
    """Return the way that the number is said to have gone; None where it is a number of seats."""
    before, after = line.tokens[max(0, at - 4) : at], line.tokens[at + 1 : at + 3]
    if after and (after[0].word.startswith("fewer") or after[0].has("DOWN")):
        return Direction.DOWN
    if after and (after[0].word in ("more", "more_than") or after[0].has("UP")):
        return Direction.UP
    if before and before[-1].word in ("to", "on", "with", "from", "at"):
        return None
    return _said_way(before)


def _said_way(before: tuple[Token, ...]) -> Direction | None:
    for one in reversed(before):
        if one.has("NUMBER", "PARTY"):
            return None
        if one.word in ("+", "net_gain", "gain", "gained", "added") or one.has("UP"):
            return Direction.UP
        if one.word == "-" or one.word in ("loss", "lost") or one.has("DOWN"):
            return Direction.DOWN
    return None


def _is_of_before(line: Line, at: int, scene: Scene) -> bool:
    said = scene.said_election(line, at)
    beside = line.tokens[max(0, at - 2) : at]
    is_past = any(one.word in _BEFORE for one in beside) or any(
        one.word == "before" for one in line.tokens[at : at + 3]
    )
    return is_past if said is None else said == scene.general_before(line)


def _passage(line: Line, at: int, number: Quantity) -> Passage:
    start, end = number.span
    if at and line.tokens[at - 1].has("PARTY"):
        start = line.tokens[at - 1].tag.start
    if at + 1 < len(line.tokens) and line.tokens[at + 1].has("PARTY", "OFSEATS"):
        end = line.tokens[at + 1].tags[-1].end
    return Passage(line.tagged.sentence, start, end, "", RULE, line.quoted)
