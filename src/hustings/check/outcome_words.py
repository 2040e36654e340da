"""Words of an outcome that may mean another: of several people, of a whole election, of a seat only won."""

from __future__ import annotations

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
