"""Whose place an ordinal may be that no pattern used: "Third: X", "limped home third", "put her sixth"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hustings.check.claim import ClaimType, ContestClaim, Passage
from hustings.check.clauses import Line
from hustings.check.figures_spoken_of import of_owner, whose_it_may_be
from hustings.check.polls_spoken_of import polls_spoken_of
from hustings.check.quantity import Quantity, Unit
from hustings.check.settling import Scene
from hustings.check.tag import Tag

RULE = "a place spoken of"
_NEXT = frozenset(
    {
        "place",
        "placed",
        "spot",
        "this",
        "again",
        "that",
        "here",
        "in",
        "on",
        "with",
        "of",
        "but",
        "and",
        "was",
        "were",
        "came",
        "went",
        "overall",
        "now",
        "last",
    }
)


def places_spoken_of(line: Line, at: int, number: Quantity, scene: Scene) -> Iterator[ContestClaim]:
    """Yield the places that an ordinal may be, of the name that it goes with."""
    if number.unit is not Unit.ORDINAL or not _is_place(line, at):
        return
    spot = Passage(line.tagged.sentence, *number.span, "", RULE, line.quoted)
    for owner in _whose(line, at, number, scene):
        for contest in polls_spoken_of(line, at, scene)[:2]:
            yield of_owner(owner, ContestClaim(spot, ClaimType.PLACE, contest, said=number, is_guess=True))


def _is_place(line: Line, at: int) -> bool:
    after = line.tokens[at + 1 : at + 2]
    before = line.tokens[at - 1] if at else None
    is_noun = (
        before is not None and before.has("DET") and before.word in ("the", "his", "her", "its", "their")
    )
    ends = (
        not after
        or after[0].word in _NEXT
        or after[0].has(
            "COMMA", "STOP", "SEMICOLON", "OPEN", "CLOSE", "DASH", "COLON", "PERSON", "PARTY", "DET"
        )
    )
    return ends and not (is_noun and after and after[0].word not in ("place", "spot"))


def _whose(line: Line, at: int, number: Quantity, scene: Scene) -> tuple[Tag, ...]:
    """Return the name right behind an ordinal that opens the line, else whose the number may be."""
    opens = not any(one.has("PERSON", "PARTY") for one in line.tokens[:at])
    behind = [one.tag for one in line.tokens[at + 1 :] if one.has("PERSON", "PARTY")]
    if opens and behind:
        people = [one for one in behind if one.people]
        return tuple((people or behind)[:1])
    return whose_it_may_be(line, at, replace(number, value=Fraction(number.value)), scene)[:1]
