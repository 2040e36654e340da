"""What is seen and not judged: projections, snapshots, causes, opinions, quotations, other bodies."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check.claim import ClaimType, ContestRef, Passage, Unjudged
from hustings.check.clauses import Line, Token
from hustings.check.quantity import Quantity

T = ClaimType

SIGNS = (
    ("other body", T.OTHER_BODY, "OTHERBODY"),
    ("count not finished", T.SNAPSHOT, "SOFAR"),
    ("foretold", T.PROJECTION, "FORECAST"),
    ("why", T.CAUSE, "CAUSE"),
    ("a view", T.OPINION, "OPINION"),
)
"""The pattern's name, the type, and the class of words that gives it away, in order of precedence."""
_TAKES_NUMBERS = frozenset({T.OTHER_BODY, T.SNAPSHOT, T.PROJECTION})


def quotations(line: Line) -> Iterator[Unjudged]:
    """Yield a line of somebody's words."""
    if line.quoted and line.tokens:
        yield _unjudged(line, line.tokens, "quotation", T.QUOTATION)


def unjudged(line: Line) -> Iterator[Unjudged]:
    """Yield a segment with the sign of each sort found in a line."""
    for name, kind, sign in SIGNS:
        seen: set[int] = set()
        for at in line.find(sign):
            number = line.segments[at]
            if number not in seen and not (kind is T.SNAPSHOT and _orders(line, at)):
                seen.add(number)
                yield _unjudged(line, line.segment(at), name, kind)


def _orders(line: Line, at: int) -> bool:
    """Whether "to declare" follows an order, as in "first to declare": that can be judged."""
    before = line.tokens[max(0, at - 3) : at]
    return line.tokens[at].word == "to_declare" and any(token.has("ORDINAL", "LAST") for token in before)


def numbers_of(claim: Unjudged, line: Line) -> tuple[Quantity, ...]:
    """Return the numbers that a projection, snapshot, quotation or other body keeps from being judged."""
    if claim.type not in _TAKES_NUMBERS and claim.type is not T.QUOTATION:
        return ()
    spot = claim.passage
    return tuple(
        token.tag.number
        for token in line.tokens
        if token.tag.number is not None and spot.start <= token.tag.start < spot.end and token.has("NUMBER")
    )


def _unjudged(line: Line, words: tuple[Token, ...], name: str, kind: ClaimType) -> Unjudged:
    kept = [token for token in words if not token.has("COMMA", "STOP", "SEMICOLON", "DASH", "COLON")] or list(
        words
    )
    passage = Passage(line.tagged.sentence, kept[0].tag.start, kept[-1].tags[-1].end, "", name, line.quoted)
    contests = _contests(line)
    party = next((token.tag.party for token in kept if token.tag.party), None)
    said = next((token.tag.number for token in kept if token.has("NUMBER")), None)
    return Unjudged(passage, kind, line.tagged.election, contests, party, said)


def _contests(line: Line) -> tuple[ContestRef, ...]:
    found = [one for token in line.tokens for one in token.tag.contests[:1]]
    found += [token.tag.people[0].contest for token in line.tokens if token.tag.people]
    return tuple(dict.fromkeys(found))
