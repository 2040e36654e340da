"""Corrections between two releases of one election, each with old, new and source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hustings.record.contest import Candidacy, Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import Correction, Entry, Kind, Renomination
from hustings.record.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Corrected:
    """One figure or name that a later release gives differently.

    what: electorate, valid votes, rejected, or votes, name, description and so
    on, with the candidacy it is about; None is a figure that was not there.
    """

    contest: Contest
    what: str
    old: int | str | None
    new: int | str | None
    source: str
    candidacy: str | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """One candidacy in both releases."""

    old: Candidacy
    new: Candidacy


def corrections(first: Election, second: Election) -> tuple[Corrected, ...]:
    """Return every difference of the second release from the first, by contest in the order of codes."""
    found: list[Corrected] = []
    before, after = first.state().contests, second.state().contests
    source = _source(second)
    for key in sorted({*before, *after}):
        if key not in before or key not in after:
            contest = (before.get(key) or after[key]).contest
            was, now = ("listed", None) if key in before else (None, "listed")
            found.append(Corrected(contest, "contest", was, now, source))
            continue
        old, new = before[key], after[key]
        found += _figures(old.declaration, new.declaration, new.contest, source)
        found += _people(old.contest, new.contest, old.declaration, new.declaration, source)
    return tuple(found)


def corrected_ledger(first: Election, second: Election) -> Ledger:
    """Return the first release's ledger with the second's corrections as entries at its end.

    Its state is that of the second release. LedgerError where the two do not
    list the same contests and people.
    """
    before, after = first.state().contests, second.state().contests
    last = first.ledger.entries[-1]
    at = max(last.at, second.ledger.entries[-1].at)
    entries = []
    for key in sorted(set(before) & set(after)):
        old, new = before[key], after[key]
        reason = f"as in {second.title}"
        if old.contest.candidacies != new.contest.candidacies or old.contest.seat != new.contest.seat:
            nomination = renomination(old.contest, new.contest, reason)
            entries.append(Entry(Kind.RENOMINATE, nomination, at, last.by, _source(second)))
        if new.declaration is not None and old.declaration != new.declaration:
            correction = Correction(new.declaration, reason)
            entries.append(Entry(Kind.CORRECT, correction, at, last.by, _source(second)))
    return first.ledger.append(entries)


def renomination(old: Contest, new: Contest, reason: str) -> Renomination:
    """Return a contest listed anew, with the keys that changed: people are found again by number or name."""
    keys = {pair.old.key: pair.new.key for pair in _pairs(old, new)}
    nomination = Contest(old.key, old.election, new.seat, new.day, new.candidacies)
    return Renomination(nomination, {a: b for a, b in keys.items() if a != b}, reason)


def relisted(old: Contest, new: Contest, source: str = "") -> tuple[Corrected, ...]:
    """Return what a new listing says otherwise of who stands in a contest."""
    return tuple(_people(old, new, None, None, source))


def _figures(
    old: Declaration | None, new: Declaration | None, contest: Contest, source: str
) -> Iterator[Corrected]:
    for what, name in (
        ("electorate", "electorate"),
        ("valid votes", "valid_votes"),
        ("rejected", "rejected"),
    ):
        was = getattr(old, name) if old else None
        now = getattr(new, name) if new else None
        if was != now:
            yield Corrected(contest, what, was, now, source)


def _people(
    old: Contest, new: Contest, before: Declaration | None, after: Declaration | None, source: str
) -> Iterator[Corrected]:
    pairs = _pairs(old, new)
    for pair in pairs:
        who = pair.new.person.name
        facts = (
            ("name", pair.old.person.name, pair.new.person.name),
            ("party", pair.old.party, pair.new.party),
            ("description", pair.old.description, pair.new.description),
            ("sitting member", _said(pair.old.sitting), _said(pair.new.sitting)),
            ("former member", _said(pair.old.former), _said(pair.new.former)),
            ("gender", pair.old.person.gender, pair.new.person.gender),
            ("member number", pair.old.person.mnis, pair.new.person.mnis),
            ("person number", pair.old.person.democracy_club, pair.new.person.democracy_club),
            ("votes", _votes(before, pair.old), _votes(after, pair.new)),
        )
        for what, was, now in facts:
            if was != now:
                yield Corrected(new, what, was, now, source, who)
    seen = {pair.old.key for pair in pairs}, {pair.new.key for pair in pairs}
    for one in old.candidacies:
        if one.key not in seen[0]:
            yield Corrected(new, "candidacy", one.person.name, None, source, one.person.name)
    for one in new.candidacies:
        if one.key not in seen[1]:
            yield Corrected(new, "candidacy", None, one.person.name, source, one.person.name)


def _pairs(old: Contest, new: Contest) -> list[_Pair]:
    """Return candidacies matched by key, by person number, by party and half the name, then by name."""
    left, right = list(old.candidacies), list(new.candidacies)
    pairs: list[_Pair] = []
    tests: tuple[Callable[[Candidacy, Candidacy], bool], ...] = (
        lambda a, b: a.key == b.key,
        lambda a, b: a.person.is_same_person(b.person),
        lambda a, b: a.party == b.party and a.person.surname == b.person.surname,
        lambda a, b: a.party == b.party and a.person.first_name == b.person.first_name,
        lambda a, b: a.person.name == b.person.name,
    )
    for same in tests:
        for one in list(left):
            other = next((candidate for candidate in right if same(one, candidate)), None)
            if other is not None:
                pairs.append(_Pair(one, other))
                left.remove(one)
                right.remove(other)
    return pairs


def _votes(declaration: Declaration | None, candidacy: Candidacy) -> int | None:
    return None if declaration is None else declaration.votes.get(candidacy.key)


def _said(flag: bool | None) -> str | None:
    return None if flag is None else "yes" if flag else "no"


def _source(election: Election) -> str:
    return election.ledger.entries[-1].source
