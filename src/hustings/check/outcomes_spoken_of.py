"""Outcomes that no pattern could settle: of another poll, or told by a rarer verb; only ever supported."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from hustings.check.claim import CandidacyRef, Claim, ClaimType, ContestClaim, ContestRef, Passage
from hustings.check.clauses import lines
from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.outcomes_said import OUTCOMES
from hustings.check.outcomes_told import RARER
from hustings.check.people_said import carried
from hustings.check.polls_spoken_of import polls_spoken_of
from hustings.check.rules import Of, Sighting, sightings
from hustings.check.settling import Scene
from hustings.check.stood_in import stood_in
from hustings.check.subjects import subject
from hustings.check.tag import Tag, TagKind

T = ClaimType

_PATTERNS = (*OUTCOMES, *RARER)
_MOST_POLLS = 4
_FAR = 12
_BARE = 2
"""A verb with at most one word before it in its sentence needs nobody of its own: "Held on by 42 votes"."""


def outcomes_spoken_of(
    judged: Sequence[Judged], scene: Scene, judge: Callable[[Claim], Judgement]
) -> tuple[Judged, ...]:
    """Return the claims with the outcomes that the record supports in a poll their words may be of.

    What could not be settled and is supported so is replaced; what is not supported is left as it was.
    """
    told = [one.claim for one in judged if one.judgement.verdict is not Verdict.NOT_CHECKABLE]
    added: list[Judged] = []
    for sentence in scene.tagged:
        for line in lines(sentence):
            for seen in sightings(line, _PATTERNS) if not (line.quoted or line.is_question) else ():
                found = _supported(seen, scene, judge, told)
                if found is not None:
                    added.append(found)
                    told.append(found.claim)
    spans = {(one.claim.passage.start, one.claim.type) for one in added}
    kept = [one for one in judged if not _is_replaced(one, spans)]
    return tuple(sorted([*kept, *added], key=lambda one: one.claim.passage.start))


def _supported(
    seen: Sighting, scene: Scene, judge: Callable[[Claim], Judgement], told: Sequence[Claim]
) -> Judged | None:
    """Return the first reading that the record supports; None where it is told already."""
    spot = seen.passage()
    if any(_is_told(seen.rule.type, spot, one) for one in told):
        return None
    for claim in _readings(seen, scene):
        judgement = judge(claim)
        if judgement.verdict is Verdict.SUPPORTED:
            return Judged(claim, judgement)
    return None


def _is_replaced(one: Judged, spans: Collection[tuple[int, ClaimType]]) -> bool:
    is_open = one.judgement.verdict is Verdict.NOT_CHECKABLE
    return is_open and (one.claim.passage.start, one.claim.type) in spans


def _is_told(kind: ClaimType, spot: Passage, other: Claim) -> bool:
    place = other.passage
    return other.type is kind and spot.start < place.end and place.start < spot.end


def _readings(seen: Sighting, scene: Scene) -> Iterator[ContestClaim]:
    """Yield what an outcome's words may mean, in each poll that they may be of."""
    if not seen.is_decided() or seen.rule.type is T.LOST_DEPOSITS or _is_of_a_day(seen):
        return
    doer, other = seen.doer() or _near(seen), seen.tag("other")
    if seen.rule.type is T.BEAT and seen.rule.of is Of.SLOT and other is None:
        other = subject(seen.line, seen.pivot) or _near(seen)
    if doer is None or doer is other or (seen.rule.type is T.BEAT and other is None):
        return
    for contest in _polls(seen, scene):
        one = stood_in(doer, contest, scene.record)
        two = stood_in(other, contest, scene.record) if other is not None else None
        if one is None or (other is not None and two is None and other.kind is not TagKind.PARTY):
            continue
        bare = ContestClaim(seen.passage(), seen.rule.type, contest, is_guess=True)
        yield _with(bare, one, two, doer, other, seen)


def _with(
    bare: ContestClaim,
    one: CandidacyRef,
    two: CandidacyRef | None,
    doer: Tag,
    other: Tag | None,
    seen: Sighting,
) -> ContestClaim:
    label = seen.tag("p")
    if label is not None:
        return replace(bare, party=label.party)
    if bare.type is T.UNSEATED and other is None:
        return replace(bare, other=one)
    is_party = doer.kind is TagKind.PARTY
    from_party = other.party if other is not None and other.kind is TagKind.PARTY else None
    return replace(
        bare,
        who=None if is_party else one,
        party=doer.party if is_party else None,
        other=None if from_party else two,
        other_party=from_party,
    )


def _polls(seen: Sighting, scene: Scene) -> tuple[ContestRef, ...]:
    """Return the polls of the seat in the pattern itself, where there is one, else of those spoken of."""
    polls = polls_spoken_of(seen.line, seen.pivot, scene, is_outcome=True)
    last = max(n for offset, n in seen.line.offsets.items() if offset < seen.match.end())
    seats = [one.tag for one in seen.line.tokens[seen.first : last + 1] if one.has("SEAT")]
    named = {one.key.split(".")[0] for tag in seats for one in tag.contests}
    kept = [one for one in polls if not named or one.key.split(".")[0] in named]
    return tuple(kept[:_MOST_POLLS])


def _near(seen: Sighting) -> Tag | None:
    """Return the person named or pointed at nearest before the verb, or whom a bare verb goes on about."""
    tokens, at = seen.line.tokens, seen.pivot
    for back in range(at - 1, max(-1, at - 1 - _FAR), -1):
        if tokens[back].has("SEMICOLON", "STOP", "COLON"):
            break
        if tokens[back].has("PERSON"):
            return tokens[back].tag
    return seen.line.head or (carried(seen.line) if at < _BARE else None)


def _is_of_a_day(seen: Sighting) -> bool:
    """Whether an election is held on a day, and no seat: "held on Thursday"."""
    after = seen.line.tokens[seen.pivot + 1 : seen.pivot + 2]
    return any(one.has("WEEKDAY", "DATE") for one in after)
