"""The rows of one contest as the people who stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from hustings.record.contest import Candidacy, candidacy_key
from hustings.record.person import Person
from hustings.sources.mapping import Mapping
from hustings.sources.reading import Row


@dataclass(frozen=True, slots=True)
class Stander:
    """One candidacy as read: the person, the votes, and what the publisher derived.

    votes: None where blank. lines: votes by party line. share and change: the
    publisher's, as text.
    """

    candidacy: Candidacy
    votes: int | None
    row: Row
    lines: dict[str, int]
    unopposed: bool = False
    share: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Standers:
    """Everyone who stands in a contest, and papers marked for nobody; None where there is no such line."""

    standing: list[Stander]
    nobody: int | None


def standers(rows: list[Row], mapping: Mapping) -> Standers:
    """Return who stands in one contest; faults are noted where a person is listed twice."""
    standing: dict[str, Stander] = {}
    nobody: int | None = None
    for row in rows:
        if _is_nobody(row, mapping):
            nobody = row.whole(mapping.candidacies.words.votes, needed=True)
            continue
        one = _stander(row, mapping)
        if one is None:
            continue
        before = standing.get(one.candidacy.key) or _same_person(one, standing, mapping)
        if before is None:
            standing[one.candidacy.key] = one
        elif mapping.rows.fusion:
            del standing[before.candidacy.key]
            both = _fused(before, one)
            standing[both.candidacy.key] = both
        else:
            column = mapping.candidacies.words.surname or mapping.candidacies.words.name
            row.fault(
                column,
                f"{one.candidacy.person.name} ({one.candidacy.party}) stood on line {before.row.line}",
            )
    return Standers(list(standing.values()), nobody)


def _is_nobody(row: Row, mapping: Mapping) -> bool:
    words, labels = mapping.candidacies.words, mapping.rows.none_of_the_above
    columns = [column for column in (words.party, words.party_name, words.name, words.surname) if column]
    return bool(labels) and any(row.text(column) in labels for column in columns)


def _stander(row: Row, mapping: Mapping) -> Stander | None:
    words, values = mapping.candidacies.words, mapping.values

    def cell(column: str) -> str:
        return row.text(column) if column else ""

    surname = row.needed(words.surname) if words.surname else row.needed(words.name)
    label = row.needed(words.party or words.party_name) if words.party or words.party_name else ""
    if not surname or (not label and (words.party or words.party_name)):
        return None
    party = mapping.parties.aliases.get(label, label) or mapping.parties.independent[0]
    person = Person(
        cell(words.first_name),
        surname,
        cell(words.mnis) or None,
        cell(words.democracy_club) or None,
        cell(words.gender) or None,
    )
    unopposed = bool(mapping.rows.unopposed) and row.text(words.votes) in mapping.rows.unopposed
    votes = None if unopposed else row.whole(words.votes)
    return Stander(
        Candidacy(
            candidacy_key(person, party),
            person,
            party,
            cell(words.party_name) or party,
            cell(words.adjunct) or None,
            row.one_of(words.sitting, values.yes, values.no) if words.sitting else None,
            row.one_of(words.former, values.yes, values.no) if words.former else None,
        ),
        votes,
        row,
        {} if votes is None else {party: votes},
        unopposed,
        cell(words.published_share),
        cell(words.published_change),
    )


def _same_person(one: Stander, standing: dict[str, Stander], mapping: Mapping) -> Stander | None:
    if not mapping.rows.fusion:
        return None
    name = one.candidacy.person.name
    return next((other for other in standing.values() if other.candidacy.person.name == name), None)


def _fused(first: Stander, second: Stander) -> Stander:
    """Return one candidacy on the party lines of both, under the line with most votes."""
    if first.votes is None or second.votes is None:
        second.row.fault("", "one line of this person has votes, the other is blank (blank is not 0)")
        return first
    lines = {**first.lines}
    for party, votes in second.lines.items():
        lines[party] = lines.get(party, 0) + votes
    best = min(lines, key=lambda party: (-lines[party], party))
    of_best = second.candidacy if best in second.lines else first.candidacy
    key = candidacy_key(of_best.person, best)
    candidacy = Candidacy(
        key,
        of_best.person,
        best,
        of_best.description if of_best.party == best else first.candidacy.description,
        of_best.adjunct,
        of_best.sitting,
        of_best.former,
    )
    return Stander(candidacy, first.votes + second.votes, first.row, lines)
