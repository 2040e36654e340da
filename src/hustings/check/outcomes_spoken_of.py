"""Outcomes told in words that no settled pattern could use: of another poll, by a rarer verb; only ever supported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from hustings.check.claim import CandidacyRef, Claim, ClaimType, ContestClaim, ContestRef
from hustings.check.clauses import Line, lines
from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.outcomes_said import OUTCOMES
from hustings.check.outcomes_told import RARER
from hustings.check.people_said import carried
from hustings.check.polls_spoken_of import polls_spoken_of
from hustings.check.rules import Of, Sighting, sightings
from hustings.check.settling import Scene
from hustings.check.subjects import subject
from hustings.check.tag import Tag, TagKind

T = ClaimType

_MOST_POLLS = 4
_FAR = 12
_TAKING = ("TAKE",)
_WINS = frozenset({T.WON, T.GAIN, T.HOLD, T.KEPT_SEAT})
_TWO_SIDED = frozenset({T.BEAT})


def outcomes_spoken_of(
    judged: Sequence[Judged], scene: Scene, judge: Callable[[Claim], Judgement]
) -> tuple[Judged, ...]:
    """Return the claims with the outcomes that the record supports in a poll their words may be of."""
    told = [
        one
        for one in judged
        if isinstance(one.claim, ContestClaim) and one.judgement.verdict is not Verdict.NOT_CHECKABLE
    ]
    added: list[Judged] = []
    for sentence in scene.tagged:
        for line in lines(sentence):
            if line.quoted or line.is_question:
                continue
            for seen in sightings(line, (*OUTCOMES, *RARER)):
                for claim in _readings(seen, scene):
                    if any(_is_told(claim, one.claim) for one in (*told, *added)):
                        break
                    judgement = judge(claim)
                    if judgement.verdict is Verdict.SUPPORTED:
                        added.append(Judged(claim, judgement))
                        break
    spans = {(one.claim.passage.start, one.claim.type) for one in added}
    kept = [
        one
        for one in judged
        if not (
            one.judgement.verdict is Verdict.NOT_CHECKABLE
            and (one.claim.passage.start, one.claim.type) in spans
        )
    ]
    return tuple(sorted([*kept, *added], key=lambda one: one.claim.passage.start))


def _is_told(claim: ContestClaim, other: Claim) -> bool:
    spot, place = claim.passage, other.passage
    return other.type is claim.type and spot.start < place.end and place.start < spot.end


def _readings(seen: Sighting, scene: Scene) -> Iterator[ContestClaim]:
    """Yield what an outcome's words may mean, in each poll that they may be of."""
    if not seen.is_decided() or seen.rule.type is T.LOST_DEPOSITS:
        return
    doer, other = seen.doer() or _near(seen), seen.tag("other")
    if seen.rule.type is T.BEAT and seen.rule.of is Of.SLOT and other is None:
        other = subject(seen.line, seen.pivot) or _near(seen)
    if doer is None or doer is other or (seen.rule.type in _TWO_SIDED and other is None):
        return
    for contest in _polls(seen, scene):
        one = _of(doer, contest, scene)
        two = _of(other, contest, scene) if other is not None else None
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
    """Return the person named or pointed at nearest before the verb, or whom the sentence goes on about."""
    tokens, at = seen.line.tokens, seen.pivot
    for back in range(at - 1, max(-1, at - 1 - _FAR), -1):
        if tokens[back].has("SEMICOLON", "STOP", "COLON"):
            break
        if tokens[back].has("PERSON"):
            return tokens[back].tag
    return seen.line.head or carried(seen.line)


def _of(tag: Tag, contest: ContestRef, scene: Scene) -> CandidacyRef | None:
    """Return the candidacy of a name in a contest; None where it stood for none there."""
    known = scene.record.contest(contest)
    for one in tag.people:
        stood = scene.record.candidacy(one)
        for other in known.candidacies if known and stood else ():
            if other.person.is_same_person(stood.person) or other.person.name == stood.person.name:
                return CandidacyRef(contest, other.key)
    if tag.party and known:
        same = [other.key for other in known.candidacies if other.party == tag.party]
        return CandidacyRef(contest, same[0]) if len(same) == 1 else None
    return None
