"""True claims about one contest, each figure added up here from the votes, and the same claims made wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hustings.check.claim import CandidacyRef, ClaimType, ContestClaim, ContestRef, Direction, Passage
from hustings.check.quantity import Hedge, Quantity, Unit
from hustings.check.record import Record
from hustings.errors import SourceError
from hustings.record.contest import Candidacy
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.sources.opening import Desk

SAID = Passage(0, 0, 10, "a sentence", "test")
TENTH = Fraction(1, 1000)


class ClosedDesk(Desk):
    """A desk with no files at all, so that no test goes and fetches any."""

    def load(self, name: str) -> Election:
        raise SourceError(f"{name}: no files here")

    def history(self) -> tuple[()]:
        raise SourceError("uk-history: no files here")

    def lineages(self) -> dict[object, object]:  # type: ignore[override]
        raise SourceError("uk-overlaps: no files here")


def closed_record(**elections: Election) -> Record:
    """A record of these elections alone; their names with "_" for "-"."""
    return Record(ClosedDesk(), {name.replace("_", "-"): one for name, one in elections.items()})


def count(number: int, hedge: Hedge = Hedge.NONE) -> Quantity:
    return Quantity(Fraction(number), Unit.COUNT, Fraction(1), 0, 5, hedge)


def percent(value: str, unit: Unit = Unit.PERCENT, hedge: Hedge = Hedge.NONE) -> Quantity:
    """A percentage as printed: percent("49.2") has a step of a tenth of a point."""
    decimals = len(value.partition(".")[2])
    return Quantity(Fraction(value) / 100, unit, Fraction(1, 100 * 10**decimals), 0, 5, hedge)


def points(value: str) -> Quantity:
    return percent(value, Unit.POINTS)


def place(number: int) -> Quantity:
    return Quantity(Fraction(number), Unit.ORDINAL, Fraction(1), 0, 3)


def factor(value: Fraction, hedge: Hedge = Hedge.NONE) -> Quantity:
    return Quantity(value, Unit.FACTOR, Fraction(1), 0, 6, hedge)


def printed(share: Fraction) -> str:
    """A share at one decimal, half up, as newsrooms print it."""
    exact = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def claim(
    kind: ClaimType, where: ContestRef | None, said: Quantity | None = None, **more: object
) -> ContestClaim:
    return ContestClaim(SAID, kind, where, said=said, **more)  # type: ignore[arg-type]


def true_claims(
    election: str, key: str, candidacies: tuple[Candidacy, ...], told: Declaration
) -> Iterator[ContestClaim]:
    """Yield a claim for every figure and outcome of a contest by itself, with the number that is true."""
    where, valid = ContestRef(election, key), told.valid_votes
    order = sorted(candidacies, key=lambda one: -told.votes[one.key])
    refs = {one.key: CandidacyRef(where, one.key) for one in order}
    for one in order:
        who, votes = refs[one.key], told.votes[one.key]
        yield claim(ClaimType.VOTES, where, count(votes), who=who)
        yield claim(ClaimType.SHARE, where, percent(printed(Fraction(votes, valid))), who=who)
        yield claim(ClaimType.PLACE, where, place(1 + sum(n > votes for n in told.votes.values())), who=who)
        kept = ClaimType.LOST_DEPOSIT if votes * 20 <= valid else ClaimType.KEPT_DEPOSIT
        yield claim(kept, where, who=who)
        outcome = ClaimType.WON if one is order[0] else ClaimType.LOST
        yield claim(outcome, where, who=who)
    first, second = order[0], order[1]
    lead = told.votes[first.key] - told.votes[second.key]
    yield claim(ClaimType.MAJORITY, where, count(lead), who=refs[first.key])
    yield claim(ClaimType.MAJORITY_SHARE, where, percent(printed(Fraction(lead, valid))))
    yield claim(ClaimType.BEAT, where, who=refs[first.key], other=refs[second.key])
    for one in order[1:]:
        behind = told.votes[first.key] - told.votes[one.key]
        yield claim(ClaimType.LEAD, where, count(behind), who=refs[first.key], other=refs[one.key])
    yield claim(ClaimType.VALID_VOTES, where, count(valid))
    yield claim(ClaimType.CANDIDATES, where, count(len(order)))
    yield from _of_papers(where, told)


def _of_papers(where: ContestRef, told: Declaration) -> Iterator[ContestClaim]:
    if told.electorate:
        yield claim(ClaimType.ELECTORATE, where, count(told.electorate))
        yield claim(ClaimType.TURNOUT, where, percent(printed(Fraction(told.valid_votes, told.electorate))))
    if told.rejected is not None:
        yield claim(ClaimType.REJECTED, where, count(told.rejected))
        if told.electorate:
            papers = told.valid_votes + told.rejected + (told.none_of_the_above or 0)
            yield claim(ClaimType.TURNOUT, where, percent(printed(Fraction(papers, told.electorate))))


_OPPOSITE = {
    ClaimType.WON: ClaimType.LOST,
    ClaimType.LOST: ClaimType.WON,
    ClaimType.LOST_DEPOSIT: ClaimType.KEPT_DEPOSIT,
    ClaimType.KEPT_DEPOSIT: ClaimType.LOST_DEPOSIT,
}


def made_wrong(true: ContestClaim) -> ContestClaim:
    """The same claim with another digit in its number, or its outcome turned round."""
    if true.type is ClaimType.BEAT:
        return replace(true, who=true.other, other=true.who)
    if true.said is None:
        return replace(true, type=_OPPOSITE[true.type])
    said = true.said
    if said.unit is Unit.ORDINAL:
        return replace(true, said=replace(said, value=said.value + 1 if said.value < 3 else said.value - 2))
    steps = int(said.value / said.step)
    return replace(true, said=replace(said, value=said.step * another_digit(steps)))


def another_digit(number: int) -> int:
    """A number whose first digit is another, and two at the least: no rounding of the one given."""
    text = str(number)
    return int(str((int(text[0]) + 3) % 9 + 1) + text[1:])


def down(true: ContestClaim) -> ContestClaim:
    return replace(true, direction=Direction.DOWN)
