"""Proposals of an extractor: kept where their words stand in the story, else dropped with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice

from hustings.check.claim import CandidacyRef, Claim, ClaimType, ContestClaim, ContestRef, Passage
from hustings.check.clauses import Line, lines
from hustings.check.extractor import Proposal
from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.quantity import Quantity, as_percent
from hustings.check.settling import Scene
from hustings.check.tag import Tag, Tagged, TagKind

T = ClaimType

RULE = "proposed from outside"
MOST = 2000
"""Proposals that are looked at; no story holds more claims."""
LONGEST = 400
"""Characters that the words of a proposal may take."""
NUMBERED = frozenset(
    {T.VOTES, T.SHARE, T.MAJORITY, T.MAJORITY_SHARE, T.LEAD, T.PLACE, T.VALID_VOTES, T.ELECTORATE, T.TURNOUT}
    | {T.REJECTED, T.CANDIDATES, T.PREVIOUS_MAJORITY, T.SWING, T.LOST_DEPOSITS}
)
OUTCOMES = frozenset(
    {T.WON, T.BEAT, T.LOST, T.UNSEATED, T.GAIN, T.HOLD, T.KEPT_SEAT, T.LOST_DEPOSIT, T.KEPT_DEPOSIT}
)
PROPOSABLE = NUMBERED | OUTCOMES
"""The types that can be proposed: figures and outcomes of one contest that have no direction."""
_OF_TWO = frozenset({T.BEAT, T.LEAD})
_KINDS = {"who": TagKind.PERSON, "other": TagKind.PERSON, "party": TagKind.PARTY, "seat": TagKind.SEAT}
_UNREFUTED = (
    "An extractor proposed this reading, and the record has another figure or outcome; look at the words."
)


class _NotKeptError(Exception):
    """Why a proposal is dropped."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of the proposals: claims, and why the others were dropped, in the order given."""

    claims: tuple[ContestClaim, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def spans(self) -> frozenset[tuple[int, int]]:
        """Where the numbers of the claims stand."""
        return frozenset(one.said.span for one in self.claims if one.said is not None)


def proposed(proposals: Iterable[object], scene: Scene, text: str, told: Sequence[Claim]) -> Proposed:
    """Return the proposals that can be judged, as claims, and why the others cannot.

    told: claims found already; a number belongs to one claim, and a proposal
    that says again what was found is dropped. Names and numbers are read from
    the story as everywhere else, never taken from the proposal.
    """
    kept: list[ContestClaim] = []
    dropped: list[str] = []
    for number, one in enumerate(islice(proposals, MOST), start=1):
        try:
            kept.append(_claim(one, scene, text, (*told, *kept)))
        except _NotKeptError as wrong:
            dropped.append(f"proposal {number}: {wrong}")
    return Proposed(tuple(kept), tuple(dropped))


def judged_softly(claim: Claim, judgement: Judgement) -> Judged:
    """Return a proposed claim judged: never refuted, as its role rests on the extractor's reading."""
    if judgement.verdict is not Verdict.REFUTED:
        return Judged(claim, judgement)
    notes = (judgement.reason, *judgement.notes)
    return Judged(claim, replace(judgement, verdict=Verdict.NOT_CHECKABLE, reason=_UNREFUTED, notes=notes))


def _claim(one: object, scene: Scene, text: str, told: Sequence[Claim]) -> ContestClaim:
    proposal = _typed(one)
    kind = _kind(proposal)
    sentence = _sentence(proposal, scene.tagged, text)
    line = _line(proposal, sentence)
    tags = {slot: _named(proposal, slot, sentence, text) for slot in _KINDS}
    said = _number(proposal, kind, sentence, text)
    _refuse_said_again(proposal, kind, said, told)
    who, other = (_candidacy(tags[slot], sentence) for slot in ("who", "other"))
    if kind in _OF_TWO and (who is None or other is None):
        raise _NotKeptError(f"{kind} is of two persons, and names {'one' if who or other else 'none'}")
    party = tags["party"]
    if kind in OUTCOMES and who is None and other is None and party is None:
        raise _NotKeptError(f"{kind} names nobody")
    seat = tags["seat"]
    contest = _contest(seat, sentence) or (who or other or sentence).contest
    spot = Passage(sentence.sentence, proposal.start, proposal.end, text[proposal.start : proposal.end], RULE)
    return ContestClaim(
        replace(spot, quoted=line is None or line.quoted), kind, contest, who,
        None if who or party is None else party.party, other, said=said, is_guess=True,
    )  # fmt: skip


def _typed(one: object) -> Proposal:
    if not isinstance(one, Proposal):
        raise _NotKeptError("it is no Proposal")
    for field in fields(one):
        value = getattr(one, field.name)
        wanted = int if field.name in ("start", "end") else str
        if type(value) is not wanted:
            raise _NotKeptError(f"{field.name} is no {'whole number' if wanted is int else 'text'}")
    return one


def _kind(proposal: Proposal) -> ClaimType:
    try:
        kind = ClaimType(proposal.type)
    except ValueError:
        raise _NotKeptError(f"{proposal.type!r} is no claim type") from None
    if kind not in PROPOSABLE:
        raise _NotKeptError(f"{kind} cannot be proposed")
    if (kind in NUMBERED) != bool(proposal.value.strip()):
        raise _NotKeptError(f"{kind} has {'no number' if kind in NUMBERED else 'a number'}")
    return kind


def _sentence(proposal: Proposal, tagged: Sequence[Tagged], text: str) -> Tagged:
    start, end = proposal.start, proposal.end
    if not 0 <= start < end <= len(text) or end - start > LONGEST:
        raise _NotKeptError("its span is not in the story, or too long")
    within = [one for one in tagged if one.start <= start and end <= one.end]
    if not within:
        raise _NotKeptError("its span runs over more than one sentence")
    return within[0]


def _line(proposal: Proposal, sentence: Tagged) -> Line | None:
    """Return the line that most of the span stands in; refused where it denies, supposes or asks."""
    found: Line | None = None
    for line in lines(sentence):
        inside = [n for n, one in enumerate(line.tokens) if proposal.start <= one.tag.start < proposal.end]
        if not inside:
            continue
        numbers = {line.segments[n] for n in inside}
        beside = [one for one, number in zip(line.tokens, line.segments, strict=True) if number in numbers]
        if line.is_question or any(one.has("NEG", "HYPO") for one in beside):
            raise _NotKeptError("its words deny, suppose or ask")
        found = found or line
    return found


def _places(words: str, proposal: Proposal, text: str) -> Collection[tuple[int, int]]:
    """Return where words stand in a proposal's span, whole words alone; letter case does not matter."""
    span, wanted = text[proposal.start : proposal.end].casefold(), words.strip().casefold()
    found, at = [], span.find(wanted)
    while at >= 0 and wanted:
        end = at + len(wanted)
        if not (_goes_on(span[max(0, at - 2) : at][::-1]) or _goes_on(span[end : end + 2])):
            found.append((proposal.start + at, proposal.start + end))
        at = span.find(wanted, at + 1)
    return found


def _goes_on(beside: str) -> bool:
    """Whether a word or number goes on beyond its edge, given the two characters there from the edge on."""
    return beside[:1].isalnum() or (beside[:1] in (",", ".") and beside[1:].isdigit())


def _named(proposal: Proposal, slot: str, sentence: Tagged, text: str) -> Tag | None:
    """Return the name that a slot's words are in the story; None where the slot is blank."""
    words = getattr(proposal, slot)
    if not words.strip():
        return None
    places = _places(words, proposal, text)
    if not places:
        raise _NotKeptError(f"{slot} {words!r} does not stand in its span")
    kind = _KINDS[slot]
    found = [
        tag
        for start, end in places
        for tag in sentence.tags
        if tag.kind is kind and tag.start < end and start < tag.end
    ]
    if not found:
        raise _NotKeptError(f"{slot} {words!r} is no {kind} of this story")
    return found[0]


def _number(proposal: Proposal, kind: ClaimType, sentence: Tagged, text: str) -> Quantity | None:
    """Return the number as the story has it, at the place of the proposal's words."""
    if kind not in NUMBERED:
        return None
    places = _places(proposal.value, proposal, text)
    if not places:
        raise _NotKeptError(f"the number {proposal.value!r} does not stand in its span")
    numbers = [tag.number for tag in sentence.tags if tag.number is not None]
    found = {one.span: one for one in numbers for s, e in places if one.start <= s and e <= one.end}
    if len(found) != 1:
        raise _NotKeptError(f"{proposal.value!r} is {'no one number' if found else 'no number'} of its span")
    number = next(iter(found.values()))
    return as_percent(number) if kind in (T.SHARE, T.TURNOUT) else number


def _refuse_said_again(
    proposal: Proposal, kind: ClaimType, said: Quantity | None, told: Sequence[Claim]
) -> None:
    for claim in told:
        slots = (getattr(claim, name, None) for name in ("said", "said_from", "limit", "order"))
        if said is not None and said.span in [one.span for one in slots if isinstance(one, Quantity)]:
            raise _NotKeptError(f"its number is used by another claim ({claim.type})")
        spot = claim.passage
        if said is None and claim.type is kind and spot.start < proposal.end and proposal.start < spot.end:
            raise _NotKeptError(f"{kind} is told there already")


def _candidacy(tag: Tag | None, sentence: Tagged) -> CandidacyRef | None:
    if tag is None:
        return None
    here = [one for one in tag.people if one.contest == sentence.contest]
    found = here or list(tag.people)
    if len({one.contest for one in found}) != 1:
        raise _NotKeptError(f"{tag.text!r} may be several persons, or none on record")
    return found[0]


def _contest(seat: Tag | None, sentence: Tagged) -> ContestRef | None:
    """Return the contest of the seat named, in the election that the sentence is about."""
    if seat is None:
        return None
    fitting = [one for one in seat.contests if one.election == sentence.election]
    if len(fitting or seat.contests) != 1:
        raise _NotKeptError(f"{seat.text!r} may be several contests")
    return (fitting or list(seat.contests))[0]
