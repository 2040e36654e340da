"""What a rule may ask of a seat: who holds it, who was second, who stands, what the evidence says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hustings.endorse.evidence import Evidence, Values
from hustings.endorse.method import Method, Test, Who
from hustings.record.baseline import Base
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election
from hustings.record.party import Party

_WHO = {
    Who.MEMBER: "sitting member",
    Who.HOLDER: "candidate of the party that held the seat",
    Who.SECOND: "candidate of the party that was second",
    Who.ANY: "candidate",
}


@dataclass(frozen=True, slots=True)
class Situation:
    """One seat before the poll.

    holder, second: labels that the baseline has first and second by votes;
    None without a baseline. parties: by label, for words. Nothing of what was
    declared is in it.
    """

    contest: Contest
    holder: str | None
    second: str | None
    values: Values
    parties: Mapping[str, Party]

    def named(self, label: str) -> str:
        """Return a party's name; the label itself where there is none."""
        return self.parties[label].name if label in self.parties else label

    def of(self, candidacy: Candidacy, criterion: str) -> Evidence | None:
        """Return the verified evidence on a candidacy; None where there is none."""
        return self.values.get((self.contest.key, candidacy.key, criterion))

    def candidacies(self, who: Who) -> tuple[Candidacy, ...]:
        """Return those whom a rule's word means."""
        every = self.contest.candidacies
        match who:
            case Who.MEMBER:
                return tuple(one for one in every if one.sitting)
            case Who.HOLDER:
                return tuple(one for one in every if one.party == self.holder)
            case Who.SECOND:
                return tuple(one for one in every if one.party == self.second)
        return every


@dataclass(frozen=True, slots=True)
class Answer:
    """How a seat stands to one test of a rule.

    words: for the trace; through: the candidacies that it lets through, None
    where it is not about candidacies; used: the evidence looked at.
    """

    holds: bool
    words: str
    through: tuple[Candidacy, ...] | None = None
    used: tuple[Evidence, ...] = ()


def situations(election: Election, method: Method, values: Values) -> Iterator[Situation]:
    """Yield every seat that the method applies to, in the order of their codes."""
    contests = [standing.contest for standing in election.state().contests.values()]
    for contest in sorted(contests, key=lambda one: one.key):
        if not method.nations or contest.seat.country in method.nations:
            base = election.base(contest)
            holder, second = first_two(base) if base else (None, None)
            yield Situation(contest, holder, second, values, election.parties)


def first_two(base: Base) -> tuple[str, str | None]:
    """Return the baseline's winner and the label with most votes after it; level ones by label."""
    rest = sorted((-votes, label) for label, votes in base.votes.items() if label != base.winner)
    return base.winner, rest[0][1] if rest else None


def answer(test: Test, situation: Situation, method: Method) -> Answer:
    """Return how the seat stands to a test."""
    if test.nation_in:
        nation = situation.contest.seat.country
        return Answer(nation in test.nation_in, f"lies in {nation}")
    if test.who in (Who.HOLDER, Who.SECOND) and test.criterion is None and test.stands is None:
        return _party_before(test, situation, method)
    return _candidacies(test, situation, method)


def _party_before(test: Test, situation: Situation, method: Method) -> Answer:
    label = situation.holder if test.who is Who.HOLDER else situation.second
    word = "held by" if test.who is Who.HOLDER else "second"
    if label is None:
        return Answer(False, f"{word}: nobody that is known, there is no earlier result")
    inside = test.party_in is None or label in method.groups[test.party_in]
    outside = test.party_not_in is None or label not in method.groups[test.party_not_in]
    asked = [group for group in (test.party_in, test.party_not_in) if group is not None]
    belongs = [
        f"which is {'in' if label in method.groups[group] else 'not in'} “{group}”"
        for group in dict.fromkeys(asked)
    ]
    return Answer(inside and outside, ", ".join([f"{word}: {situation.named(label)}", *belongs]))


def _candidacies(test: Test, situation: Situation, method: Method) -> Answer:
    through: list[Candidacy] = []
    used: list[Evidence] = []
    for candidacy in situation.candidacies(test.who):
        if test.party_in is not None and candidacy.party not in method.groups[test.party_in]:
            continue
        if test.party_not_in is not None and candidacy.party in method.groups[test.party_not_in]:
            continue
        if test.criterion is not None:
            evidence = situation.of(candidacy, test.criterion)
            if evidence is None or not _meets(test, evidence):
                used += [evidence] if evidence else []
                continue
            used.append(evidence)
        through.append(candidacy)
    wanted = test.stands is not False
    found = ", ".join(f"{one.person.name} ({one.party})" for one in through)
    if not found and test.criterion is not None:
        # Where nobody looked, nothing is said of anybody.
        found = "nobody, by the evidence" if used else "no verified evidence here"
    found = found or "nobody"
    return Answer(bool(through) is wanted, f"{_asked(test, method)}: {found}", tuple(through), tuple(used))


def _meets(test: Test, evidence: Evidence) -> bool:
    if test.least is not None:
        return not isinstance(evidence.value, bool) and evidence.value >= Fraction(str(test.least))
    return evidence.value is test.is_


def _asked(test: Test, method: Method) -> str:
    words = [_WHO[test.who]]
    if test.party_in:
        words.append(f"of “{test.party_in}”")
    if test.party_not_in:
        words.append(f"not of “{test.party_not_in}”")
    if test.criterion is not None:
        least = str(test.least).removesuffix(".0")
        value = f"at least {least}" if test.least is not None else "yes" if test.is_ else "no"
        words.append(f"with “{method.criteria[test.criterion].words}”, {value}")
    return " ".join(words)
