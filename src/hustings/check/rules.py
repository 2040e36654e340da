"""A pattern with its name and meaning, and what it found in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hustings.check.claim import ClaimType, ContestRef, Passage
from hustings.check.clauses import Line
from hustings.check.notation import compiled, needed, words_and_classes
from hustings.check.quantity import Quantity
from hustings.check.subjects import owner, subject
from hustings.check.tag import Tag


class Of(StrEnum):
    """Whom a pattern's claim is about: who does its verb, who owns its measure, the slot `who`, or nobody."""

    SUBJECT = "subject"
    OWNER = "owner"
    SLOT = "who"
    CONTEST = "contest"


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern: its name in reports, the claim's type, its form in the notation, whom it is about.

    The verb or measure is the slot `v`, or the first token where there is none.
    """

    name: str
    type: ClaimType
    form: str
    of: Of = Of.SUBJECT


@dataclass(frozen=True)
class Sighting:
    """A pattern found in a line."""

    rule: Rule
    line: Line
    match: re.Match[str]

    def at(self, slot: str) -> int | None:
        """Return which token fills a slot; None where none does."""
        if slot not in self.match.re.groupindex or self.match.start(slot) < 0:
            return None
        return self.line.offsets[self.match.start(slot)]

    def tag(self, slot: str) -> Tag | None:
        """Return the tag in a slot."""
        at = self.at(slot)
        return self.line.tokens[at].tag if at is not None else None

    def number(self, slot: str) -> Quantity | None:
        """Return the number in a slot."""
        tag = self.tag(slot)
        return tag.number if tag else None

    @property
    def numbers(self) -> tuple[Quantity, ...]:
        """Every number in a slot."""
        found = (self.number(slot) for slot in self.match.re.groupindex)
        return tuple(one for one in found if one is not None)

    @property
    def first(self) -> int:
        """Its first token."""
        return self.line.offsets[self.match.start()]

    @property
    def pivot(self) -> int:
        """The verb or measure that tells whom it is about."""
        at = self.at("v")
        return self.first if at is None else at

    def doer(self) -> Tag | None:
        """Return whom it is about, as its rule says; None where nobody can be named."""
        match self.rule.of:
            case Of.SLOT:
                return self.tag("who")
            case Of.OWNER:
                return self.tag("who") or owner(self.line, self.pivot)
            case Of.SUBJECT:
                return self.tag("who") or subject(self.line, self.pivot)
        return None

    def passage(self, until: str | None = None, since: str | None = None) -> Passage:
        """Return where it stands in the story; the words are filled in at the end.

        until: the slot with which it ends, and since: the slot with which it
        begins, where not the whole is meant.
        """
        ends = [n for offset, n in self.line.offsets.items() if offset < self.match.end()]
        first = self.at(since) if since and self.at(since) is not None else self.first
        last = self.at(until) if until and self.at(until) is not None else max(ends)
        tokens, tagged = self.line.tokens, self.line.tagged
        first, last = min(first or 0, last or 0), max(first or 0, last or 0)
        start, end = tokens[first].tag.start, tokens[last].tags[-1].end
        return Passage(tagged.sentence, start, end, "", self.rule.name, self.line.quoted)

    def seat_named(self, contest: ContestRef | None) -> ContestRef | None:
        """Return the contest of the one seat in the pattern, though its person stood in `contest`."""
        last = max(n for offset, n in self.line.offsets.items() if offset < self.match.end())
        within = [one for one in self.line.tokens[self.first : last + 1] if one.has("SEAT")]
        named = [one.tag for one in within if not one.tag.is_carried]
        if contest is None or len(named) != 1 or contest in named[0].contests:
            return contest
        in_time = (one for one in named[0].contests if one.election == contest.election)
        return next(in_time, named[0].contests[0] if named[0].contests else contest)

    def is_decided(self) -> bool:
        """Whether it is told as a fact: not denied, supposed, foretold, asked or in somebody's words."""
        line, ends = self.line, [n for offset, n in self.line.offsets.items() if offset < self.match.end()]
        numbers = {line.segments[self.pivot], line.segments[self.first]}
        beside = [n for n, number in enumerate(line.segments) if number in numbers]
        is_denied = any(line.tokens[n].has("NEG") and n <= max(ends) for n in beside)
        is_supposed = any(line.tokens[n].has("HYPO") for n in beside)
        return not (is_denied or is_supposed or line.is_question or line.quoted)


def sightings(line: Line, rules: Sequence[Rule]) -> Iterator[Sighting]:
    """Yield what the rules find in a line, in the order of the rules."""
    present = words_and_classes(line.text)
    for rule in rules:
        if all(one & present for one in needed(rule.form)):
            for match in compiled(rule.form).finditer(line.text):
                if match.start() in line.offsets:
                    yield Sighting(rule, line, match)


def table(text: str) -> tuple[Rule, ...]:
    """Return the patterns of a table: a line `type of whom: name`, then the form on lines set further in.

    Whom it is about is left out where it is who does the verb.

    >>> table('''
    ... majority of owner: majority is N
    ...     v:MAJ BE n:COUNT
    ... ''')[0].form
    'v:MAJ BE n:COUNT'
    """
    found: list[Rule] = []
    margin = min((len(one) - len(one.lstrip()) for one in text.splitlines() if one.strip()), default=0)
    for written in filter(str.strip, text.splitlines()):
        if written[margin] == " ":
            last = found[-1]
            found[-1] = replace(last, form=f"{last.form} {written.strip()}".strip())
            continue
        head, _, name = written.strip().partition(": ")
        kind, _, of = head.partition(" of ")
        found.append(Rule(name, ClaimType(kind), "", Of(of or Of.SUBJECT)))
    return tuple(found)
