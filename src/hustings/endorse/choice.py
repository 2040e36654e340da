"""What an organisation says of one seat: the choice, why, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hustings.endorse.decision import Decision
from hustings.endorse.method import Method, Outcome
from hustings.endorse.picks import Grade, Pick
from hustings.endorse.reasons import evidence_in_words, tried, why
from hustings.record.contest import Candidacy, Contest


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that a choice rests on, in words, with its source and its day (None where not known)."""

    words: str
    source: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Result:
    """What was declared in a seat. place, votes, share: of the one endorsed; None where nobody was."""

    winner: Candidacy
    label: str
    majority: int | None
    place: int | None
    votes: int | None
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What an organisation says of one seat.

    outcome: None where it says nothing of the seat. reasons: why, in plain
    words; tried: the rules that came first and did not apply. published: the
    first day it was public, None where not known. grade: of an endorsement on
    a list; B is inferred and not stated by a source.
    """

    contest: Contest
    outcome: Outcome | None
    candidacy: Candidacy | None
    reasons: tuple[str, ...]
    tried: tuple[str, ...]
    grounds: tuple[Ground, ...]
    published: date | None = None
    grade: Grade | None = None
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class Choosing:
    """An organisation's decisions by contest key, and whether it publishes a list, which then decides."""

    method: Method | None
    decisions: dict[str, Decision]
    has_list: bool

    def choice(self, contest: Contest, backing: tuple[Candidacy, Pick] | None, ended: list[Pick]) -> Choice:
        """Return the choice in a seat. backing: of the list that stands; ended: what it took back there."""
        decision = self.decisions.get(contest.key)
        if backing is not None:
            return self._backed(contest, *backing, decision)
        if ended:
            return self._ended(contest, ended[-1], decision)
        if decision is None:
            said = "It says nothing of this seat."
            return Choice(contest, None, None, (said,), (), ())
        if self.has_list and decision.outcome is Outcome.ENDORSE:
            said = "Nobody here is on its list, though a rule would pick somebody."
            return Choice(contest, Outcome.NO_DECISION, None, (said,), (), ())
        rules = _source_of(self.method)
        first = None if self.has_list or self.method is None else self.method.effective
        reasons, tried = self._why(decision), self._tried(decision)
        grounds = (*self._grounds(decision), *rules)
        return Choice(contest, decision.outcome, decision.candidacy, reasons, tried, grounds, first)

    def _backed(
        self, contest: Contest, candidacy: Candidacy, pick: Pick, decision: Decision | None
    ) -> Choice:
        reasons = ["The whole party is on its list." if pick.is_party_wide else "On its list."]
        what = "list"
        if pick.grade is not Grade.STATED:
            reasons = ["Inferred: its source does not state this endorsement in words."]
            what = "inferred from"
        grounds = [Ground(what, pick.source, pick.published)]
        agreed = decision is not None and decision.candidacy == candidacy
        if decision is not None and agreed:
            reasons += self._why(decision)
            grounds += [*self._grounds(decision), *_source_of(self.method)]
        return Choice(
            contest,
            Outcome.ENDORSE,
            candidacy,
            tuple(reasons),
            self._tried(decision) if decision is not None and agreed else (),
            tuple(dict.fromkeys(grounds)),
            pick.published,
            pick.grade,
        )

    def _ended(self, contest: Contest, pick: Pick, decision: Decision | None) -> Choice:
        outcome = Outcome.WITHDRAWN if pick.position == "withdrawn" else Outcome.NEUTRAL
        named = next((one.person.name for one in contest.candidacies if one.key == pick.candidacy), "")
        reasons = [f"It withdrew its endorsement of {named or 'a candidate here'}."]
        if outcome is Outcome.NEUTRAL:
            reasons = ["Its list is neutral here."]
        if decision is not None and decision.outcome is not Outcome.ENDORSE and decision.rule:
            reasons += self._why(decision)
        ground = Ground("list", pick.source, pick.published)
        return Choice(contest, outcome, None, tuple(reasons), (), (ground,), pick.published, pick.grade)

    def _why(self, decision: Decision) -> tuple[str, ...]:
        return tuple(why(decision, self.method)) if self.method is not None else ()

    def _tried(self, decision: Decision) -> tuple[str, ...]:
        return tuple(tried(decision, self.method)) if self.method is not None else ()

    def _grounds(self, decision: Decision) -> Iterator[Ground]:
        for one in decision.used:
            if self.method is not None:
                yield Ground(evidence_in_words(one, self.method, decision.contest), one.source, one.day)


def _source_of(method: Method | None) -> list[Ground]:
    if method is None or not method.source:
        return []
    return [Ground(f"method, version {method.version}", method.source, method.effective)]
