"""Words of an outcome that may mean another: of several people, of a whole election, of a seat only won."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check.claim import ClaimType
from hustings.check.rules import Sighting
from hustings.check.tag import Tag, TagKind

_REACH = 9


def may_only_mean_won(seen: Sighting) -> bool:
    """Whether a verb of gaining is also used of a seat that was kept: "captured", "seized"."""
    words = ("captured", "captures", "snatched", "seized")
    return seen.rule.name == "P gained S" and seen.line.tokens[seen.pivot].word in words


def are_several(seen: Sighting, doer: Tag | None) -> bool:
    """Whether a number stands before the party: "six independents won", "four Greens lost"."""
    if doer is None or doer.kind is not TagKind.PARTY:
        return False
    at = next((n for n, one in enumerate(seen.line.tokens) if one.tag is doer), 0)
    return at > 0 and seen.line.tokens[at - 1].has("NUMBER")


def is_of_many(seen: Sighting) -> bool:
    """Whether a party's win may be of the whole election: no seat is named beside it."""
    return not any(token.has("SEAT") for token in seen.line.tokens) and seen.rule.type in (
        ClaimType.WON,
        ClaimType.LOST,
    )


def is_of_what_was_won(seen: Sighting) -> bool:
    """Whether votes or seats are won and no contest: "the 24,969 that X and Y won between them"."""
    tokens, at = seen.line.tokens, seen.pivot
    after = [one.word for one in tokens[at + 1 : at + 3]]
    if after == ["between", "them"]:
        return True
    before = range(max(1, at - _REACH), at)
    return any(
        tokens[n].word in ("that", "which") and tokens[n - 1].has("NUMBER", "VOTES", "SEATS", "SHAREN")
        for n in before
    )


def is_of_a_neighbour(seen: Sighting) -> bool:
    """Whether a pattern ends in a seat that only tells where another lies: "won Dewsbury's neighbour"."""
    last = _last(seen)
    after = seen.line.tokens[last + 1 : last + 2]
    return seen.line.tokens[last].has("SEAT") and bool(after) and after[0].word in ("'s", "'")


def seats_in_a_row(seen: Sighting) -> Iterator[Tag]:
    """Yield the seats joined by commas and "and" behind the seat that a pattern ends in."""
    tokens, at = seen.line.tokens, _last(seen)
    if not tokens[at].has("SEAT") or tokens[at].tag.is_carried:
        return
    for token in tokens[at + 1 :]:
        if token.has("SEAT") and not token.tag.is_carried:
            yield token.tag
        elif not (token.has("COMMA") or token.word == "and"):
            return


def _last(seen: Sighting) -> int:
    return max(n for offset, n in seen.line.offsets.items() if offset < seen.match.end())
