"""Small numbers of candidates and of lost deposits: "ten names on the paper", "ten lost their £500"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hustings.check.claim import ClaimType, ContestClaim, ContestRef, Passage
from hustings.check.clauses import Line
from hustings.check.polls_spoken_of import polls_spoken_of
from hustings.check.quantity import Quantity, Unit
from hustings.check.settling import Scene

T = ClaimType

RULE = "so many candidates"
_MOST = 40
_NEAR = 6
_ON_PAPER = frozenset(
    {
        "ballot",
        "paper",
        "ballot_paper",
        "on_the_ballot",
        "on_the_ballot_paper",
        "papers",
        "field",
        "names",
        "contenders",
        "hopefuls",
        "candidates",
        "runners",
        "totals",
        "candidacies",
        "stood",
        "standing",
        "aspirants",
    }
)
_OTHERS = frozenset({"other", "others", "rivals", "opponents", "challengers", "remaining"})
_MONEY = frozenset({"deposit", "deposits", "500", "£500", "theirs"})


def counts_spoken_of(line: Line, at: int, number: Quantity, scene: Scene) -> Iterator[ContestClaim]:
    """Yield how many candidates, or how many lost deposits, a small number may count."""
    if number.unit is not Unit.COUNT or number.step != 1 or not 1 < number.value <= _MOST:
        return
    near = line.tokens[max(0, at - _NEAR) : at + 1 + _NEAR]
    words = {one.word for one in near}
    polls = polls_spoken_of(line, at, scene)
    spot = Passage(line.tagged.sentence, *number.span, "", RULE, line.quoted)
    if _speaks_of_deposits(line):
        yield from _lost(line, number, polls[:1], spot, scene)
    elif words & _ON_PAPER or _goes_on(line, scene):
        kept = polls[:2]
        for contest in kept:
            others = len(_named(contest, line, scene)) if words & _OTHERS else 0
            said = replace(number, value=number.value + others)
            yield ContestClaim(spot, T.CANDIDATES, contest, said=said, is_guess=True)


def _speaks_of_deposits(line: Line) -> bool:
    money = any(
        tag.low in _MONEY or (tag.number is not None and tag.number.unit is Unit.MONEY)
        for tag in line.tagged.tags
    )
    return money and any(one.has("LOSE", "SAVE") for one in line.tokens)


def _lost(
    line: Line, number: Quantity, polls: tuple[ContestRef, ...], spot: Passage, scene: Scene
) -> Iterator[ContestClaim]:
    """Yield the deposits lost that a number counts; where it counts those kept, all others were lost."""
    for contest in polls:
        known = scene.record.contest(contest)
        bare = ContestClaim(spot, T.LOST_DEPOSITS, contest, said=number, is_guess=True)
        keeps, denies = (any(one.has(name) for one in line.tokens) for name in ("SAVE", "NEG"))
        if keeps is denies:
            yield bare
        elif known is not None and keeps and not any(one.has("LOSE") for one in line.tokens):
            yield replace(bare, said=replace(number, value=len(known.candidacies) - number.value))
        yield replace(bare, type=T.CANDIDATES)


def _goes_on(line: Line, scene: Scene) -> bool:
    """Whether names on a ballot paper are counted in the sentence before, or in another part of this one."""
    before = scene.before(line)
    tags = (*(before.tags if before else ()), *line.tagged.tags)
    return any(tag.low in ("names", "ballot", "candidates", "contenders") for tag in tags)


def _named(contest: ContestRef, line: Line, scene: Scene) -> set[str]:
    """Return who of a contest is named before a sentence."""
    found: set[str] = set()
    for one in scene.tagged:
        if one is line.tagged:
            break
        found |= {ref.key for tag in one.tags for ref in tag.people[:1] if ref.contest == contest}
    return found
