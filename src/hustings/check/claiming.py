"""The claims of a story: every pattern tried on every line, each number used by one claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from hustings.check.aggregates_said import AGGREGATES, aggregates
from hustings.check.calendar_said import CALENDAR, calendar
from hustings.check.changes_said import CHANGES, FACTORS, FOLLOWERS, changes, follow
from hustings.check.claim import Claim, Passage
from hustings.check.clauses import Line, lines
from hustings.check.deposits_listed import OUTCOME, deposits
from hustings.check.deposits_said import DEPOSITS
from hustings.check.figures_meant import figures
from hustings.check.figures_said import FIGURES
from hustings.check.history_said import HISTORY, history
from hustings.check.lists_said import listed
from hustings.check.outcomes_said import OUTCOMES, outcomes
from hustings.check.people_said import PEOPLE, people
from hustings.check.plainness import weighed
from hustings.check.quantity import Quantity, Unit
from hustings.check.record import Record
from hustings.check.rules import Rule, Sighting, sightings
from hustings.check.settling import Scene
from hustings.check.story import Story
from hustings.check.tag import Tagged, TagKind
from hustings.check.unjudged_said import numbers_of, quotations, unjudged

LONGEST_SENTENCE = 400
"""More words and marks without a full stop are no sentence; their numbers are left over."""
Reading = Callable[[Sighting, Scene], Iterator[Claim]]

FAMILIES: tuple[tuple[Sequence[Rule], Reading], ...] = (
    (CALENDAR, calendar),
    (HISTORY, history),
    (PEOPLE, people),
    (DEPOSITS, outcomes),
    (AGGREGATES, aggregates),
    (CHANGES, changes),
    (FIGURES, figures),
    (FACTORS, changes),
    (OUTCOMES, outcomes),
)
"""Tables of patterns with what reads them; a number goes to the first that can use it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a story: its claims in reading order, and the numbers that none of them used."""

    claims: tuple[Claim, ...]
    unused: tuple[Quantity, ...]


def claims(tagged: tuple[Tagged, ...], story: Story, record: Record) -> Found:
    """Return the claims of the tagged sentences; nothing is looked up that decides a verdict."""
    scene = Scene(tagged, record, story.day)
    found: list[Claim] = []
    used: set[tuple[int, int]] = set()
    before: Claim | None = None
    outcome: Claim | None = None
    for sentence in tagged:
        last: Claim | None = None
        for line in lines(sentence) if len(sentence.tags) <= LONGEST_SENTENCE else ():
            reader = _Reader(line, scene, before, outcome)
            read = reader.read()
            found += read
            outcome = next((one for one in reversed(read) if one.type in OUTCOME), outcome)
            used |= reader.used.keys()
            last = last or reader.last
        before = last
    told = [_with_words(claim, story.text) for claim in _once(found)]
    every = [tag.number for sentence in tagged for tag in sentence.tags if tag.kind is TagKind.NUMBER]
    unused = [one for one in every if one is not None and one.span not in used and one.unit is not Unit.YEAR]
    return Found(tuple(sorted(told, key=lambda one: one.passage.start)), tuple(unused))


class _Reader:
    """One line being read: its claims, and which claim used which number."""

    def __init__(self, line: Line, scene: Scene, before: Claim | None, outcome: Claim | None) -> None:
        self.line, self.scene, self.before, self.outcome = line, scene, before, outcome
        self.used: dict[tuple[int, int], Claim | None] = {}
        self.found: list[Claim] = []

    def read(self) -> list[Claim]:
        self._unjudged()
        if not self.line.quoted:
            for rules, reading in FAMILIES:
                for seen in sightings(self.line, rules):
                    if not any(one.span in self.used for one in _own_numbers(seen)):
                        self._keep([weighed(one, seen, self.scene) for one in reading(seen, self.scene)])
                if rules is FIGURES:
                    self._followers()
            self._keep(list(listed(self.line, self.used, self.before)))
            self._keep(list(deposits(self.line, self._outcome)))
        return self.found

    @property
    def last(self) -> Claim | None:
        """The last claim that used a number."""
        return next((one for one in reversed(self.used.values()) if one is not None), None)

    @property
    def _outcome(self) -> Claim | None:
        """The outcome told last: in this line, else before it."""
        told = [one for one in self.found if one.type in OUTCOME]
        return told[-1] if told else self.outcome

    def _unjudged(self) -> None:
        for claim in (
            [*quotations(self.line), *unjudged(self.line)] if not self.line.quoted else quotations(self.line)
        ):
            taken = numbers_of(claim, self.line)
            if any(one.span in self.used for one in taken):
                continue
            self.found.append(claim)
            self.used.update((one.span, None) for one in taken)

    def _followers(self) -> None:
        for seen in sightings(self.line, FOLLOWERS):
            first = seen.number("n")
            before = self.used.get(first.span) if first else None
            second = [one for one in seen.numbers if first is None or one.span != first.span]
            if before is not None and not any(one.span in self.used for one in second):
                self._keep([weighed(one, seen, self.scene) for one in follow(seen, before, self.scene)])

    def _keep(self, made: list[Claim]) -> None:
        for claim in made:
            self.found.append(claim)
            for one in _numbers(claim):
                self.used.setdefault(one.span, claim)


def _own_numbers(seen: Sighting) -> list[Quantity]:
    """Return the numbers that a pattern would use; years are shared."""
    return [one for one in seen.numbers if one.unit is not Unit.YEAR]


def _numbers(claim: Claim) -> list[Quantity]:
    slots = ("said", "said_from", "limit", "order")
    found = [getattr(claim, slot, None) for slot in slots]
    return [one for one in found if isinstance(one, Quantity)]


def _once(found: list[Claim]) -> Iterator[Claim]:
    """Yield claims without those that say again what one of the same place said."""
    told: set[tuple[object, ...]] = set()
    for claim in found:
        numbers = tuple(one.span for one in _numbers(claim))
        about = tuple(getattr(claim, slot, None) for slot in ("who", "other", "party", "what", "contest"))
        is_bare = not numbers and about[0] is None
        key = (claim.passage.sentence, claim.type, *about, numbers, claim.passage.start if is_bare else 0)
        if key not in told:
            told.add(key)
            yield claim


def _with_words(claim: Claim, text: str) -> Claim:
    passage: Passage = claim.passage
    return replace(claim, passage=replace(passage, text=text[passage.start : passage.end]))
