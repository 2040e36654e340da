"""A published method: criteria, ordered rules, ties, and what follows where no rule applies."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path

import msgspec

from hustings.errors import Fault, FaultsError
from hustings.sources.lines import bytes_of, name_of, plain
from hustings.sources.toml_file import from_toml, refuse

_RULE = re.compile(r"\s*\[\[\s*rules\s*\]\]")


class CriterionKind(StrEnum):
    """Whether a criterion can be looked up, is a person's judgement, or a number from a published count."""

    FACT = "fact"
    JUDGEMENT = "judgement"
    SCORE = "score"


class Outcome(StrEnum):
    """What is decided in a seat."""

    ENDORSE = "endorse"
    NEUTRAL = "neutral"
    NO_DECISION = "no decision"
    WITHDRAWN = "withdrawn"


class Who(StrEnum):
    """Whom a rule may pick, or ask about."""

    MEMBER = "member"
    HOLDER = "holder"
    SECOND = "second"
    ANY = "any"


class Ties(StrEnum):
    """What happens when a rule picks several: nobody is picked, or the one with most of a score."""

    NONE = "none"
    HIGHEST = "highest"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion. decider: who judges, for a judgement; source: where the facts are published."""

    kind: CriterionKind
    words: str
    decider: str = ""
    source: str = ""


class Test(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One condition of a rule.

    who: member (the sitting member who stands here), holder (the candidacies
    of the party that the baseline gives the seat), second (of the baseline's
    second party), any (some candidacy). party_in, party_not_in: a group, of
    the baseline's holder or second, or of the candidacy. criterion: evidence
    that it has, with `is` true or false (no evidence is neither), or `least`,
    a score. stands: whether such a candidacy stands at all. nation_in: of the
    seat.
    """

    who: Who = Who.ANY
    party_in: str | None = None
    party_not_in: str | None = None
    criterion: str | None = None
    is_: bool | None = msgspec.field(default=None, name="is")
    least: float | None = None
    stands: bool | None = None
    nation_in: tuple[str, ...] = ()


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first rule whose tests all hold decides.

    pick: whom to endorse; of ANY, those that the tests on ANY let through.
    outcome: what follows instead of an endorsement.
    """

    name: str
    when: tuple[Test, ...] = ()
    pick: Who | None = None
    pick_party_in: str | None = None
    outcome: Outcome = Outcome.ENDORSE


@dataclass(frozen=True, slots=True)
class Method:
    """One version of a method, from its effective day on.

    groups: lists of party labels by name. never: labels that are not
    endorsed; where a rule picks one, the seat becomes `instead`. ties, by:
    how several picks of one rule are settled; by names the score. default:
    where no rule decides. nations: where the method applies, all where empty.
    """

    version: str
    effective: date
    criteria: Mapping[str, Criterion]
    rules: tuple[Rule, ...]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ties: Ties = Ties.NONE
    by: str = ""
    default: Outcome = Outcome.NO_DECISION
    never: tuple[str, ...] = ()
    instead: Outcome = Outcome.NEUTRAL
    nations: tuple[str, ...] = ()
    source: str = ""


class _Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: CriterionKind
    words: str
    decider: str = ""
    source: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    effective: date
    rules: tuple[Rule, ...]
    criteria: dict[str, _Criterion] = {}
    groups: dict[str, tuple[str, ...]] = {}
    ties: Ties = Ties.NONE
    by: str = ""
    default: Outcome = Outcome.NO_DECISION
    never: tuple[str, ...] = ()
    instead: Outcome = Outcome.NEUTRAL
    nations: tuple[str, ...] = ()
    source: str = ""


def read_method(path: Path) -> Method:
    """Return the method of a file such as method-1.toml; FaultsError with every fault."""
    raw, file = bytes_of(path, name_of(path)), name_of(path)
    told = from_toml(raw, file, _File)
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    faults = _faults_of(partial(refuse, file, text, list(_problems(told))))
    heads = [n for n, line in enumerate(text.split("\n"), start=1) if _RULE.match(line)]
    for place, rule in enumerate(told.rules):
        line = heads[place] if place < len(heads) else 1
        faults += [Fault(file, line, f"rules.{key}", plain(said)) for key, said in _wrong(rule, told)]
        if rule.name in [one.name for one in told.rules[:place]]:
            faults.append(Fault(file, line, "rules.name", plain(f"two rules are called {rule.name!r}")))
    if faults:
        raise FaultsError(faults)
    criteria = {
        name: Criterion(one.kind, one.words, one.decider, one.source) for name, one in told.criteria.items()
    }
    return Method(
        told.version,
        told.effective,
        criteria,
        told.rules,
        told.groups,
        told.ties,
        told.by,
        told.default,
        told.never,
        told.instead,
        told.nations,
        told.source,
    )


def _faults_of(check: Callable[[], None]) -> list[Fault]:
    try:
        check()
    except FaultsError as wrong:
        return list(wrong.faults)
    return []


def _problems(told: _File) -> Iterator[tuple[str, str]]:
    if not told.rules:
        yield "rules", "there is no rule"
    for key, outcome in (("default", told.default), ("instead", told.instead)):
        if outcome is Outcome.ENDORSE:
            yield key, "cannot be an endorsement: it does not say whom"
    score = told.criteria.get(told.by)
    if told.ties is Ties.HIGHEST and (score is None or score.kind is not CriterionKind.SCORE):
        scores = [name for name, one in told.criteria.items() if one.kind is CriterionKind.SCORE]
        there = f"there are {', '.join(scores)}" if scores else "there is none yet"
        if told.by:
            yield "by", f"{told.by!r} is no score of [criteria]; {there}"
        else:
            yield "ties", f'"highest" wants a key `by` beside it, the score of [criteria] to go by; {there}'
    for name, one in told.criteria.items():
        if one.kind is CriterionKind.JUDGEMENT and not one.decider:
            yield f"criteria.{name}.decider", "a judgement needs a named decider"


def _wrong(rule: Rule, told: _File) -> Iterator[tuple[str, str]]:
    if not rule.name:
        yield "name", "is blank; a decision is explained by its rule's name"
    if rule.outcome is Outcome.ENDORSE and rule.pick is None:
        yield "pick", f"rule {rule.name!r} endorses nobody; want pick"
    if rule.outcome is not Outcome.ENDORSE and rule.pick is not None:
        yield "pick", f"rule {rule.name!r} picks somebody, and its outcome is {rule.outcome}"
    asked = [group for test in rule.when for group in (test.party_in, test.party_not_in)]
    for group in filter(None, [rule.pick_party_in, *asked]):
        if group not in told.groups:
            yield "when", f"{group!r} is no group of [groups]"
    for test in rule.when:
        yield from (("when", f"rule {rule.name!r}: {said}") for said in _wrong_test(test, told))


def _wrong_test(test: Test, told: _File) -> Iterator[str]:
    if test == Test(who=test.who):
        yield "a test asks nothing"
    if test.nation_in and test != Test(nation_in=test.nation_in):
        yield "nation_in stands in a test of its own"
    if test.criterion is None:
        if test.is_ is not None or test.least is not None:
            yield "asks for a value and names no criterion"
        return
    criterion = told.criteria.get(test.criterion)
    if criterion is None:
        yield f"{test.criterion!r} is no criterion of [criteria]"
    elif criterion.kind is CriterionKind.SCORE and test.least is None:
        yield f"{test.criterion} is a score; want least"
    elif criterion.kind is not CriterionKind.SCORE and test.is_ is None:
        yield f"{test.criterion} is a {criterion.kind}; want is = true or false"
    if test.is_ is not None and test.least is not None:
        yield f"{test.criterion}: want is or least, not both"
    if test.least is not None and not math.isfinite(test.least):
        yield f"{test.criterion}: want a number for least"
