"""What a number may be of any poll that its sentence speaks of: votes, shares, majorities, turnouts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hustings.check.claim import ClaimType, ContestClaim, Passage
from hustings.check.clauses import Line
from hustings.check.pairs_left_over import as_share
from hustings.check.people_said import carried
from hustings.check.polls_spoken_of import polls_spoken_of
from hustings.check.quantity import Quantity, Unit, as_percent
from hustings.check.settling import Scene
from hustings.check.tag import Tag, TagKind
from hustings.check.whose_number import owners

T = ClaimType

RULE = "of a poll spoken of"
_FEWEST, _MOST = 20, 150_000
_HUNDRED = 100
_BACK, _ON = 5, 4
_SHORT, _HEADING = 4, 3
_LEADS = frozenset(
    {
        "by",
        "in_hand",
        "hand",
        "spare",
        "clear",
        "ahead",
        "separated",
        "within",
        "good",
        "bank",
        "closer",
        "tighter",
    }
)
_TO_THEM = frozenset({"with", "on", "'s", "whose", "his", "her", "for"})
_AT = frozenset({"on", "at", "to", "'s", "with", "just", "was", "is", "had", "of", "by"})
_VOTED = frozenset({"voted", "turned_out", "took_part", "part", "polls", "bothered", "turned"})


def figures_spoken_of(line: Line, at: int, number: Quantity, scene: Scene) -> Iterator[ContestClaim]:
    """Yield the figures of its contests that a number may be, by the words beside it; all are guesses."""
    said, kinds = _as_said(line, at, number, scene)
    if not kinds:
        return
    polls = polls_spoken_of(line, at, scene)
    spot = Passage(line.tagged.sentence, *number.span, "", RULE, line.quoted)
    whose = whose_it_may_be(line, at, number, scene)
    for contest in polls if said.is_fine else polls[:1]:
        for kind in kinds:
            bare = ContestClaim(spot, kind, contest, said=said, is_guess=True)
            if kind in (T.VOTES, T.SHARE):
                for owner in whose:
                    yield of_owner(owner, bare)
            else:
                yield bare


def of_owner(owner: Tag, claim: ContestClaim) -> ContestClaim:
    """Return a figure as that of a person, or of the candidate of a party."""
    if owner.kind is TagKind.PARTY and owner.party:
        return replace(claim, party=owner.party)
    same = [one for one in owner.people if one.contest == claim.contest]
    people = (*same, *owner.people)
    return replace(claim, who=people[0]) if people else claim


def whose_it_may_be(line: Line, at: int, number: Quantity, scene: Scene) -> tuple[Tag, ...]:
    """Return whose a number may be: names beside it; the line's first where the nearest is an object."""
    found = list(owners(line, at, number, scene))
    before = [n for n in range(at) if line.tokens[n].has("PERSON")]
    if number.is_fine and len(before) > 1 and _is_object(line, before[-1]):
        found.append(line.tokens[before[0]].tag)
    named = [n for n in before if not line.tokens[n].has("OWN")]
    if number.is_fine and not named:
        behind = [one.tag for one in line.tokens[at + 1 :] if one.has("PERSON")][:1]
        found += [
            one for one in (_before_in_sentence(line, number), carried(line), *behind) if one is not None
        ]
    return tuple(dict.fromkeys(found))


def _before_in_sentence(line: Line, number: Quantity) -> Tag | None:
    """Return who is named last before a number in the whole sentence, asides too."""
    named = [
        tag
        for tag in line.tagged.tags
        if tag.kind is TagKind.PERSON and tag.people and tag.end <= number.start
    ]
    return named[-1] if named else None


def _is_object(line: Line, at: int) -> bool:
    """Whether a name stands behind a preposition: "over Labour's X"."""
    for back in range(at - 1, max(-1, at - 5), -1):
        token = line.tokens[back]
        if token.has("PREP"):
            return True
        if not (token.has("DET", "PARTY", "STANDER", "ADV") or token.word in ("'s", "'")):
            return False
    return False


def as_said_share(line: Line, at: int, number: Quantity, scene: Scene) -> Quantity | None:
    """Return a number as a share where it is one, bare or not; None where it is none."""
    if number.unit in (Unit.PERCENT, Unit.FACTOR) and number.value < 1:
        return as_percent(number)
    return as_share(number) if _is_bare_share(line, at, number, scene) else None


def _as_said(line: Line, at: int, number: Quantity, scene: Scene) -> tuple[Quantity, tuple[ClaimType, ...]]:
    """Return a number in the unit that it must have, and what it may be of."""
    if number.unit is Unit.COUNT and number.step == 1 and number.value >= _FEWEST:
        counted = _counted(line, at, number) if number.value <= _MOST else ()
        if _is_behind_seat(line, at, scene):
            return number, (T.MAJORITY,)
        if counted or number.value >= _HUNDRED:
            return number, counted
    said = as_said_share(line, at, number, scene)
    if said is not None:
        return said, _shares(line, at, scene)
    if number.unit is Unit.COUNT and number.step == 1 and _is_behind_seat(line, at, scene):
        return number, (T.MAJORITY,)
    is_few = number.unit is Unit.COUNT and line.tokens[at + 1 : at + 2] and line.tokens[at + 1].has("VOTES")
    return number, (T.MAJORITY,) if is_few and len(line.tokens) <= _SHORT else ()


def _is_behind_seat(line: Line, at: int, scene: Scene) -> bool:
    """Whether a number stands right behind a seat, over a comma or "it was", or right under its heading."""
    if at == 0 or (at == 1 and line.tokens[0].word == "by"):
        before = scene.before(line)
        tags = before.tags if before is not None and not line.is_aside else ()
        return 0 < len(tags) <= _HEADING and tags[0].kind is TagKind.SEAT and line.tokens[at + 1 :][:1] != ()
    for back in range(at - 1, max(-1, at - 4), -1):
        token = line.tokens[back]
        if token.has("SEAT"):
            return not token.tag.is_carried
        if not (token.has("COMMA", "DASH", "COLON", "OPEN", "BE") or token.word in ("'s", "'", "it", "by")):
            return False
    return False


def _counted(line: Line, at: int, number: Quantity) -> tuple[ClaimType, ...]:
    tokens = line.tokens
    near = [one for one in tokens[max(0, at - _BACK) : at + _ON] if one in line.segment(at)]
    after = [one.word for one in tokens[at + 1 : at + _ON]]
    last = tokens[at - 1] if at else None
    if any(one.has("REJECT") for one in near):
        return (T.REJECTED,)
    if len(tokens) <= _SHORT and after and tokens[at + 1].has("VOTES"):
        return (T.MAJORITY, T.VOTES)
    if any(one.has("REGISTERED", "ELECTORATE", "CANDIDATES", "CAST", "VALID") for one in near):
        return ()
    if after and after[0] in (
        "more",
        "fewer",
        "higher",
        "lower",
        "better",
        "behind",
        "off",
        "short",
        "adrift",
    ):
        return (T.MAJORITY,) if after[0] in ("short", "adrift") else ()
    if any(one.has("MAJ", "MARGIN") for one in near) or (last is not None and last.word == "by"):
        return (T.MAJORITY,)
    if set(after) & _LEADS or (
        at > 1 and last is not None and last.word == "'s" and tokens[at - 2].has("SEAT")
    ):
        return (T.MAJORITY,)
    is_tally = last is not None and (last.has("POLL") or last.word in _TO_THEM)
    if number.value < _HUNDRED and not is_tally:
        beside = [*near, *(one for one in tokens if one.has("MAJ", "MARGIN"))]
        return (T.MAJORITY,) if any(one.has("SEAT", "MAJ", "MARGIN") for one in beside) else ()
    if is_tally or (after and tokens[at + 1].has("VOTES")):
        return (T.VOTES,)
    return (T.VOTES, T.MAJORITY)


def _is_bare_share(line: Line, at: int, number: Quantity, scene: Scene) -> bool:
    """Whether a bare number below a hundred is told where shares are: "from 24.5 per cent to 45"."""
    if number.unit is not Unit.COUNT or number.value >= _HUNDRED:
        return False
    if number.step < 1:
        return True
    before = scene.before(line)
    tags = [*line.tagged.tags, *(before.tags if before else ())]
    speaks = any(tag.number is not None and tag.number.unit is Unit.PERCENT for tag in tags)
    speaks = speaks or any(tag.low == "turnout" for tag in tags)
    after = line.tokens[at + 1 : at + 2]
    ends = not after or after[0].has("COMMA", "STOP", "SEMICOLON", "CLOSE", "AND", "DASH")
    return (
        speaks
        and ends
        and (at == 0 or line.tokens[at - 1].word in _AT or line.tokens[at - 1].has("DASH", "ADV"))
    )


def _shares(line: Line, at: int, scene: Scene) -> tuple[ClaimType, ...]:
    words = {one.word for one in line.segment(at)}
    if any(one.has("SWING") for one in line.segment(at)):
        return (T.SWING,)
    last = line.tokens[at - 1].word if at else ""
    if any(one.has("TURNOUT", "REGISTERED", "ELECTORATE") for one in line.tokens) or words & _VOTED:
        return (T.TURNOUT,)
    if last == "by":
        return ()
    named = any(one.has("PERSON", "PARTY") for one in line.tokens)
    if not named and _speaks_of_turnout(line, scene):
        return (T.TURNOUT,)
    return (T.SHARE,)


def _speaks_of_turnout(line: Line, scene: Scene) -> bool:
    """Whether one of the three sentences before speaks of turnout."""
    now = scene.number_of(line.tagged)
    near = scene.tagged[max(0, now - 3) : now]
    return any(tag.low in ("turnout", "voted", "register") for one in near for tag in one.tags)
