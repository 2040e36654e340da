"""Whether words leave room for another reading, so that what does not fit is told but not refuted."""

from __future__ import annotations

from hustings.check.claim import AggregateClaim, Claim, ClaimType, ContestClaim, PersonClaim
from hustings.check.clauses import Token
from hustings.check.doubtful_words import ANOTHER_TIME, COMPARED, TO_SPARE, WHOLE_LIST
from hustings.check.one_clause import is_unclear
from hustings.check.pointing import PRONOUNS
from hustings.check.quantity import Hedge
from hustings.check.rules import Sighting
from hustings.check.settling import Scene
from hustings.check.tag import Tag, TagKind

T = ClaimType

_OUTCOMES = frozenset({T.WON, T.BEAT, T.LOST, T.UNSEATED, T.GAIN, T.HOLD, T.KEPT_SEAT})
_LEVELS = frozenset(
    {T.MAJORITY, T.MAJORITY_SHARE, T.VOTES, T.SHARE, T.PLACE, T.TURNOUT, T.ELECTORATE, T.CANDIDATES}
)
"""Figures as they stand, not changes: a comparison beside them makes them something else."""
_VERBS = ("BE", "HAVE", "AUX", "WIN", "LOSE", "POLL", "BEAT", "HOLD", "UP", "DOWN")
_WINNING = ("WIN", "HOLD", "TAKE", "BEAT", "BEATEN", "LOSE")
_FAR = 3


def needs_caution(claim: Claim, seen: Sighting, scene: Scene) -> bool:
    """Whether a claim may be read in another way than it was: it is then refuted for a slip alone.

    Told by the words beside it, never by what the record has.
    """
    if is_unclear(claim, seen, scene):
        return True
    if isinstance(claim, PersonClaim):
        return claim.type is T.PARTY and _is_pointed_at(seen.tag("who"))
    if isinstance(claim, AggregateClaim):
        return claim.type is T.SEATS and (_counts_the_whole(seen) or _may_be_of_a_place(claim, seen, scene))
    if not isinstance(claim, ContestClaim):
        return False
    if claim.type in _OUTCOMES:
        return _is_no_plain_outcome(claim, seen)
    if claim.type is T.LOST_DEPOSITS:
        return _is_of_a_list(seen, scene, claim)
    return claim.said is not None and _is_no_plain_figure(claim, seen)


def _is_no_plain_figure(claim: ContestClaim, seen: Sighting) -> bool:
    said = claim.said
    if said is not None and (said.hedge not in (Hedge.NONE, Hedge.EXACTLY) or said.upper is not None):
        return True
    at = seen.at("n")
    if at is None:
        return False
    tokens = seen.line.tokens
    if tokens[at].has("FACTOR") or _is_compared(claim, tokens[at + 1 : at + 1 + _FAR]):
        return True
    if claim.type not in _LEVELS:
        return False
    return _another_clause_between(seen, at) or _tells_of_another_time(seen)


def _is_compared(claim: ContestClaim, after: tuple[Token, ...]) -> bool:
    """Whether the number is a difference: "ten votes smaller", "693 in hand"."""
    if claim.type not in _LEVELS:
        return False
    words = [one.word for one in after]
    if claim.type in (T.VOTES, T.SHARE) and any(one in TO_SPARE for one in words):
        return True
    near = words[:2] if len(after) > 1 and after[0].has("VOTES", "VOTERS", "SEATS") else words[:1]
    return any(one in COMPARED for one in near)


def _another_clause_between(seen: Sighting, at: int) -> bool:
    """Whether a verb or a mark stands between what is measured and its number: "won it in 2019, on half"."""
    first, last = sorted((seen.pivot, at))
    between = seen.line.tokens[first + 1 : last]
    is_winning = seen.line.tokens[seen.pivot].has(*_WINNING)
    is_dated = any(one.has("YEAR", "DATE", "ELECTION", "LASTTIME") for one in between)
    has_verb = any(one.has(*_VERBS) and not one.has("ADV") for one in between)
    return is_winning and (has_verb or (is_dated and any(one.has("COMMA") for one in between)))


def _tells_of_another_time(seen: Sighting) -> bool:
    """Whether words beside a figure speak of an earlier time: "when he first won it"."""
    return any(one.word in ANOTHER_TIME for one in seen.line.segment(seen.pivot))


def _is_no_plain_outcome(claim: ContestClaim, seen: Sighting) -> bool:
    """Whether an outcome is only aimed at, denied, or of somebody or some seat told elsewhere."""
    tokens, pivot = seen.line.tokens, seen.pivot
    before = tokens[max(0, pivot - 2) : pivot]
    if any(one.word == "to" or one.has("HYPO", "NEG") for one in before):
        return True
    if tokens[pivot].word.endswith("ing") and claim.type in (T.GAIN, T.LOST):
        return True
    return _tells_of_another_time(seen)


def _is_of_a_list(seen: Sighting, scene: Scene, claim: ContestClaim) -> bool:
    """Whether "all three", "four more" are of candidates named before, not of all who stood."""
    if any(one.word in WHOLE_LIST for one in seen.line.tokens):
        return True
    names_seat = any(one.has("SEAT") for one in seen.line.tokens)
    return claim.contest is not None and not names_seat and not scene.is_only(seen.line, claim.contest)


def _counts_the_whole(seen: Sighting) -> bool:
    """Whether the number is what a part is of: "38 of the 46"."""
    at = seen.at("n")
    before = seen.line.tokens[max(0, (at or 0) - 2) : at or 0]
    return any(one.word in WHOLE_LIST or one.word == "of" for one in before) and seen.at("m") is None


def _may_be_of_a_place(claim: AggregateClaim, seen: Sighting, scene: Scene) -> bool:
    """Whether seats without a place are of a nation or region named, or of a party told before."""
    if claim.place is not None or any(one.has("HOUSE", "NATION", "OVERALL") for one in seen.line.tokens):
        return False
    return _is_pointed_at(seen.doer()) or scene.nearby.names_place(seen.line)


def _is_pointed_at(tag: Tag | None) -> bool:
    return tag is not None and (tag.is_carried or tag.low in PRONOUNS or tag.kind is TagKind.WORD)
