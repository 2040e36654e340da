"""Whose a number may be that no pattern used: the names beside it, the nearest first."""

from __future__ import annotations

from hustings.check.clauses import Line, Token
from hustings.check.people_said import carried
from hustings.check.quantity import Quantity
from hustings.check.scope import MOST_VOTES_OF_A_SEAT
from hustings.check.settling import Scene
from hustings.check.subjects import subject
from hustings.check.tag import Tag, TagKind

_OWN = frozenset({"its", "their", "it", "they"})


def owners(line: Line, at: int, number: Quantity, scene: Scene) -> tuple[Tag, ...]:
    """Return whose the number may be, the nearest first: one name alone where the number is not fine."""
    tokens = line.tokens
    after = [one for one in tokens[at + 1 : at + 5] if not one.has("DET", "VOTES", "OFVOTE")]
    given = after[1:2] if after and after[0].word in ("to", "for") else []
    given = given if given and given[0].has("PERSON", "PARTY") else _given_to(line, at)
    before = [n for n in range(at) if tokens[n].has("PERSON", "PARTY")]
    told = [n for n in before if not tokens[n].has("OWN")]
    before = told if told and not (before and before[-1] == at - 1) else before
    found = [one.tag for one in given if one.has("PERSON", "PARTY")]
    if number.value > MOST_VOTES_OF_A_SEAT:
        found += [one.tag for one in after[:1] if one.has("PARTY")]
    found += [tokens[n].tag for n in before[-1:]]
    verb = subject(line, at - 1) if at else None
    found += [one for one in (verb, line.head) if one is not None]
    if not found and not any(one.word in _OWN for one in tokens[:at]):
        found += [one.tag for one in tokens[at:] if one.has("PERSON", "PARTY")][:1]
        found += [one for one in (carried(line),) if one is not None and not found]
    if not found:
        found += _spoken_of(line, at, scene)
    people = [one for one in found if one.people or one.kind is TagKind.PARTY]
    unlike = tuple(dict.fromkeys(people))
    return unlike if number.is_fine else unlike[:1]


def _given_to(line: Line, at: int) -> list[Token]:
    """Return the person to whom "for the incumbent, X" or "of X" gives a number."""
    after = line.tokens[at + 1 : at + 7]
    if not after or after[0].word not in ("to", "for", "of"):
        return []
    for one in after[1:]:
        if one.has("PERSON"):
            return [one]
        if not one.has("DET", "STANDER", "SITTING", "COMMA", "PARTY") and one.word != "'s":
            return []
    return []


def _spoken_of(line: Line, at: int, scene: Scene) -> list[Tag]:
    """Return the party that "its" means: the first named in the sentence before."""
    if not any(one.word in _OWN for one in line.tokens[:at]):
        return []
    before = scene.before(line)
    return [tag for tag in (before.tags if before else ()) if tag.kind is TagKind.PARTY and tag.party][:1]
