"""How far one candidate was behind or ahead of another: "only 79 votes behind", "42 better than Ukip"."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check.claim import CandidacyRef, ClaimType, ContestClaim, ContestRef, Passage
from hustings.check.clauses import Line
from hustings.check.figures_spoken_of import whose_it_may_be
from hustings.check.polls_spoken_of import polls_spoken_of
from hustings.check.quantity import Quantity, Unit
from hustings.check.settling import Scene
from hustings.check.stood_in import stood_in

RULE = "so many behind or ahead"
_BEHIND = frozenset(
    {
        "behind",
        "off",
        "adrift",
        "short",
        "shy",
        "back",
        "fewer",
        "fewer_than",
        "short_of",
        "adrift_of",
        "shy_of",
        "less",
    }
)
_AHEAD = frozenset(
    {"ahead", "ahead_of", "clear", "clear_of", "better", "more", "more_than", "above", "in_front_of", "up"}
)
_FEWEST = 5
_FAR = 7


def gaps_spoken_of(line: Line, at: int, number: Quantity, scene: Scene) -> Iterator[ContestClaim]:
    """Yield the lead of the higher of two that a number of votes may be, where words tell who was higher."""
    after = [one for one in line.tokens[at + 1 : at + 4] if not one.has("VOTES", "ADV")]
    if number.unit is not Unit.COUNT or number.step != 1 or number.value < _FEWEST or not after:
        return
    is_behind, is_ahead = after[0].word in _BEHIND, after[0].word in _AHEAD
    if not (is_behind or is_ahead):
        return
    spot = Passage(line.tagged.sentence, number.start, after[0].tags[-1].end, "", RULE, line.quoted)
    for contest in polls_spoken_of(line, at, scene)[:3]:
        for owner in whose_it_may_be(line, at, number, scene)[:2]:
            one = stood_in(owner, contest, scene.record)
            for other in _others(line, at, contest, scene):
                if one is None or other is None or one == other:
                    continue
                high, low = (other, one) if is_behind else (one, other)
                yield ContestClaim(spot, ClaimType.LEAD, contest, high, other=low, said=number, is_guess=True)


def _others(line: Line, at: int, contest: ContestRef, scene: Scene) -> Iterator[CandidacyRef | None]:
    """Yield who is named behind the number, or the one at a place named there: "1,531 off second place"."""
    counted = scene.record.tabulation(contest)
    for token in line.tokens[at + 1 : at + 1 + _FAR]:
        place = token.tag.number if token.has("ORDINAL") else None
        if place is not None and counted is not None and 0 < place.value <= len(counted.ranking):
            yield CandidacyRef(contest, counted.ranking[int(place.value) - 1].key)
        elif token.has("PERSON", "PARTY"):
            yield stood_in(token.tag, contest, scene.record)
    if counted is not None and not any(
        one.has("PERSON", "PARTY") for one in line.tokens[at + 1 : at + 1 + _FAR]
    ):
        yield CandidacyRef(contest, counted.winner.key)
