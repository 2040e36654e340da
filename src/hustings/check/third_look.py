"""A third look at numbers: other polls of the seat, gaps, places, counts and hours; it only ever supports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from hustings.check.changes_spoken_of import changes_spoken_of
from hustings.check.claim import AggregateClaim, Claim, ClaimType, ContestClaim
from hustings.check.clauses import Line, lines
from hustings.check.counts_spoken_of import counts_spoken_of
from hustings.check.figures_spoken_of import figures_spoken_of
from hustings.check.gaps_spoken_of import gaps_spoken_of
from hustings.check.hours_spoken_of import hours_spoken_of
from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.places_spoken_of import places_spoken_of
from hustings.check.quantity import Quantity
from hustings.check.second_look import Looked
from hustings.check.settling import Scene
from hustings.check.tag import Tagged
from hustings.check.totals_spoken_of import totals_spoken_of

Reader = Callable[[Line, int, Quantity, Scene], Iterator[Claim]]
READERS: tuple[Reader, ...] = (
    gaps_spoken_of,
    changes_spoken_of,
    figures_spoken_of,
    places_spoken_of,
    counts_spoken_of,
    hours_spoken_of,
    totals_spoken_of,
)
"""What a number may be, the most particular first."""
_DEPOSIT = 500
_HEAD = 2
_ENDS = frozenset({";", ":", ".", ","})
_DASHES = frozenset({"-", "–", "—", ":"})
T = ClaimType
MAY_BE = {
    T.VOTES: frozenset({T.VOTES, T.MAJORITY, T.LEAD}),
    T.MAJORITY: frozenset({T.MAJORITY, T.LEAD}),
    T.PREVIOUS_MAJORITY: frozenset({T.PREVIOUS_MAJORITY, T.MAJORITY}),
    T.LEAD: frozenset({T.LEAD, T.MAJORITY}),
    T.SHARE: frozenset({T.SHARE}),
    T.SHARE_CHANGE: frozenset({T.SHARE_CHANGE}),
    T.TURNOUT: frozenset({T.TURNOUT}),
    T.TURNOUT_CHANGE: frozenset({T.TURNOUT_CHANGE}),
    T.PLACE: frozenset({T.PLACE}),
    T.CANDIDATES: frozenset({T.CANDIDATES}),
    T.SEATS: frozenset({T.SEATS}),
    T.SEATS_CHANGE: frozenset({T.SEATS_CHANGE}),
    T.PARTY_SHARE: frozenset({T.PARTY_SHARE, T.SHARE}),
    T.LOST_DEPOSITS: frozenset({T.LOST_DEPOSITS}),
}
"""What a number may be after all whose claim of a type came to nothing."""


def look_wider(
    judged: Sequence[Judged], unused: Sequence[Quantity], scene: Scene, judge: Callable[[Claim], Judgement]
) -> Looked:
    """Return the claims with the readings of further numbers that the record supports.

    Looked at are numbers that nothing used, and those of figures that came to
    nothing. A reading that the record does not support is dropped, so that no
    number is refuted here.
    """
    unsettled = {span: one for one in judged if (span := _unsettled(one)) is not None}
    spans = {one.span for one in unused} | unsettled.keys()
    taken: dict[tuple[int, int], Judged] = {}
    for sentence in scene.tagged:
        for line, at, number in _numbers(sentence, spans):
            found = _supported(line, at, number, scene, judge, unsettled.get(number.span))
            if found is not None:
                taken[number.span] = found
    dropped = {id(unsettled[span]) for span in taken if span in unsettled}
    kept = [one for one in judged if id(one) not in dropped]
    heads = dict(_headed(scene))
    told = [_with_what_it_heads(one, heads) for one in (*kept, *taken.values())]
    told.sort(key=lambda one: one.claim.passage.start)
    return Looked(tuple(told), tuple(one for one in unused if one.span not in taken))


def _unsettled(one: Judged) -> tuple[int, int] | None:
    claim = one.claim
    is_open = one.judgement.verdict is Verdict.NOT_CHECKABLE and claim.type in MAY_BE
    if not is_open or not isinstance(claim, ContestClaim | AggregateClaim) or claim.said is None:
        return None
    return claim.said.span


def _numbers(sentence: Tagged, spans: set[tuple[int, int]]) -> Iterator[tuple[Line, int, Quantity]]:
    if not any(tag.number is not None and tag.number.span in spans for tag in sentence.tags):
        return
    for line in lines(sentence):
        for at, token in enumerate(line.tokens):
            number = token.tag.number if token.has("NUMBER") else None
            if number is not None and number.span in spans and not line.quoted:
                yield line, at, number


def _supported(
    line: Line,
    at: int,
    number: Quantity,
    scene: Scene,
    judge: Callable[[Claim], Judgement],
    before: Judged | None,
) -> Judged | None:
    if line.is_question or _is_doubted(line, at):
        return None
    may_be = MAY_BE[before.claim.type] if before is not None else None
    for reader in READERS:
        for claim in reader(line, at, number, scene):
            if may_be is None or claim.type in may_be:
                judgement = judge(claim)
                if judgement.verdict is Verdict.SUPPORTED:
                    return Judged(claim, judgement)
    return None


def _is_doubted(line: Line, at: int) -> bool:
    """Whether it is supposed, or of money that is no deposit."""
    beside = line.segment(at)
    money = [one.tag.number for one in beside if one.has("MONEY")]
    return any(one.has("HYPO") for one in beside) or any(
        one is None or one.value != _DEPOSIT for one in money
    )


def _headed(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield where a number stands that heads its sentence before a dash, and where what it heads ends."""
    for one in scene.tagged:
        is_headed = len(one.tags) > _HEAD and one.tags[0].number is not None and one.tags[1].low in _DASHES
        if is_headed:
            ends = [tag.start for tag in one.tags[1:] if tag.low in _ENDS or tag.number is not None]
            yield one.tags[0].start, ends[0] if ends else one.end


def _with_what_it_heads(one: Judged, heads: Mapping[int, int]) -> Judged:
    """Return a claim of a number alone with the words that tell what the number is of: "34 - names on it"."""
    spot = one.claim.passage
    said = getattr(one.claim, "said", None)
    if said is None or spot.start not in heads or spot.end != said.end:
        return one
    return replace(one, claim=replace(one.claim, passage=replace(spot, end=heads[spot.start])))
