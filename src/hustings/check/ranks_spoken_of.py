"""Superlatives that no pattern used: "the tightest result anywhere", "six seats were tighter"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from hustings.check.claim import AggregateClaim, Claim, ClaimType, Passage
from hustings.check.clauses import Line, Token, lines
from hustings.check.judgement import Judged, Judgement, Verdict
from hustings.check.polls_spoken_of import polls_spoken_of
from hustings.check.quantity import Quantity, Unit
from hustings.check.record import BY_ELECTIONS
from hustings.check.scope import wide_place
from hustings.check.settling import Scene

T = ClaimType

RULE = "a superlative spoken of"
_MEASURES = (
    ("TURNOUT", T.TURNOUT),
    ("SWING", T.SWING),
    ("ELECTORATE", T.ELECTORATE),
    ("REGISTERED", T.ELECTORATE),
    ("MAJ", T.MAJORITY),
    ("MARGIN", T.MAJORITY),
    ("SHAREN", T.SHARE),
    ("RESULT", T.MAJORITY),
)
_CLOSER = frozenset({"closer", "tighter", "narrower", "smaller", "slimmer"})
_LARGER = frozenset({"larger", "bigger", "safer"})
_CLOSE = frozenset(
    {"closest", "tightest", "narrowest", "slimmest", "slenderest", "thinnest", "most_marginal", "safest"}
)
_WHERE = frozenset(
    {"anywhere", "night", "all", "650", "land", "kingdom", "country", "election", "britain", "seat", "nation"}
)
_PARTLY = frozenset(
    {"among", "joint", "equal", "ever", "since", "history", "record", "his", "her", "its", "their"}
)
_MOST_POLLS, _NEAR = 3, 6


def ranks_spoken_of(
    judged: Sequence[Judged], scene: Scene, judge: Callable[[Claim], Judgement]
) -> tuple[Judged, ...]:
    """Return the claims with the places in an order that superlatives tell, where the record has it so."""
    told = [one.claim.passage for one in judged if one.claim.type is T.RANK]
    added: list[Judged] = []
    for sentence in scene.tagged:
        for line in lines(sentence):
            if line.quoted or line.is_question or any(one.has("HYPO", "NEG") for one in line.tokens):
                continue
            for claim in _superlatives(line, scene):
                spot = claim.passage
                if any(one.start < spot.end and spot.start < one.end for one in told):
                    continue
                judgement = judge(claim)
                if judgement.verdict is Verdict.SUPPORTED:
                    added.append(Judged(claim, judgement))
                    told.append(spot)
    return tuple(sorted([*judged, *added], key=lambda one: one.claim.passage.start))


def _superlatives(line: Line, scene: Scene) -> Iterator[AggregateClaim]:
    for at, token in enumerate(line.tokens):
        near = line.tokens[max(0, at - _NEAR) : at + _NEAR]
        if {one.word for one in near} & _PARTLY:
            continue
        if token.has("SMALLEST", "BIGGEST") and (_is_wide(line) or token.word in _CLOSE):
            before = line.tokens[at - 1].tag.number if at and line.tokens[at - 1].has("ORDINAL") else None
            before = before or _ordinal_before(line, at)
            yield from _of(line, at, scene, before, token.has("SMALLEST"))
        elif token.word in _CLOSER | _LARGER:
            number = _counted_before(line, at)
            if number is not None:
                rank = replace(number, value=number.value + 1, unit=Unit.ORDINAL)
                yield from _of(line, at, scene, rank, token.word in _CLOSER)


def _ordinal_before(line: Line, at: int) -> Quantity | None:
    is_joined = at > 1 and line.tokens[at - 1].has("DASH") and line.tokens[at - 2].has("ORDINAL")
    return line.tokens[at - 2].tag.number if is_joined else None


def _counted_before(line: Line, at: int) -> Quantity | None:
    """Return how many seats are said to be closer: "six seats in the kingdom were tighter"."""
    for back in range(at - 1, max(-1, at - 1 - 2 * _NEAR), -1):
        token = line.tokens[back]
        after = line.tokens[back + 1 : back + 3]
        if token.has("COUNT") and any(
            one.has("SEATS", "RESULT", "MAJ") or one.word in ("results", "contests", "majorities")
            for one in after
        ):
            number = token.tag.number
            return number if number is not None and number.step == Fraction(1) else None
    return None


def _is_wide(line: Line) -> bool:
    """Whether the line says of how many seats: of a place, the country, the night."""
    return any(one.has("NATION", "PLACE") or one.word in _WHERE for one in line.tokens)


def _of(line: Line, at: int, scene: Scene, rank: Quantity | None, least: bool) -> Iterator[AggregateClaim]:
    first, last = line.tokens[max(0, at - 2)], line.tokens[min(len(line.tokens) - 1, at + 3)]
    spot = Passage(line.tagged.sentence, first.tag.start, last.tags[-1].end, "", RULE, line.quoted)
    place = wide_place(line, at).place
    for contest in polls_spoken_of(line, at, scene)[:_MOST_POLLS]:
        if contest.election == BY_ELECTIONS:
            continue
        for measure in _measures(line, at):
            yield AggregateClaim(
                spot, T.RANK, contest.election, place=place, said=rank, condition=measure, smallest=least,
                contest=contest, is_guess=True,
            )  # fmt: skip


def _measures(line: Line, at: int) -> list[ClaimType]:
    """Return what is put in order: the measure named nearest behind the superlative, else in the line."""
    if line.tokens[at].word in _CLOSE | _CLOSER | _LARGER:
        return [T.MAJORITY]
    order: tuple[Token, ...] = (*line.tokens[at + 1 :], *reversed(line.tokens[:at]))
    for token in order:
        for name, measure in _MEASURES:
            if token.has(name):
                return [measure]
    return []
