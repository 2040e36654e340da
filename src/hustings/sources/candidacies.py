"""The rows of one contest as the people who stand in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hustings.record.contest import Candidacy, candidacy_key
from hustings.record.person import Person
from hustings.sources.mapping import Mapping
from hustings.sources.reading import Row, shown


@dataclass(frozen=True, slots=True)
class Stander:
    """One candidacy as read: the person, the votes, and what the publisher derived.

    votes: None where blank. lines: votes by party line, None where blank.
    share and change: the publisher's, as text.
    """

    candidacy: Candidacy
    votes: int | None
    row: Row
    lines: dict[str, int | None]
    unopposed: bool = False
    share: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Standers:
    """Everyone who stands in a contest, and the row of papers marked for nobody.

    nobody: None where the file has no such row, or it is blank.
    """

    standing: list[Stander]
    nobody: int | None = None
    nobody_row: Row | None = None


def standers(rows: list[Row], mapping: Mapping) -> Standers:
    """Return who stands in one contest; faults are noted where a person is listed twice."""
    standing: dict[str, Stander] = {}
    nobody: Row | None = None
    for row in rows:
        if mapping.rows.none_of_the_above and _is_nobody(row, mapping):
            if nobody is not None:
                row.fault(mapping.candidacies.words.votes, f"papers for nobody stand on line {nobody.line}")
            nobody = row
        elif (one := _stander(row, mapping)) is not None:
            _join(one, standing, mapping)
    votes = None if nobody is None else nobody.whole(mapping.candidacies.words.votes)
    return Standers(list(standing.values()), votes, nobody)


def _join(one: Stander, standing: dict[str, Stander], mapping: Mapping) -> None:
    """Add one row's candidacy to those of its contest, or to that of the same person."""
    before = standing.get(one.candidacy.key) or _same_person(one, standing, mapping)
    if before is None:
        standing[one.candidacy.key] = one
    elif mapping.rows.fusion and not before.lines.keys() & one.lines.keys():
        del standing[before.candidacy.key]
        both = _fused(before, one)
        standing[both.candidacy.key] = both
    else:
        words = mapping.candidacies.words
        who = f"{one.candidacy.person.name} ({one.candidacy.party})"
        one.row.fault(words.surname or words.name, f"{who} stands on line {before.row.line} already")


def _is_nobody(row: Row, mapping: Mapping) -> bool:
    words, labels = mapping.candidacies.words, mapping.rows.none_of_the_above
    columns = (words.party, words.party_name, words.name, words.surname)
    return any(row.text(column) in labels for column in columns if column)


def _stander(row: Row, mapping: Mapping) -> Stander | None:
    words, values = mapping.candidacies.words, mapping.values

    def cell(column: str) -> str:
        return row.text(column) if column else ""

    surname = row.needed(words.surname or words.name)
    party = _party(row, mapping)
    if not surname or not party:
        return None
    person = Person(
        cell(words.first_name),
        surname,
        cell(words.mnis) or None,
        cell(words.democracy_club) or None,
        cell(words.gender) or None,
    )
    unopposed = bool(mapping.rows.unopposed) and row.text(words.votes) in mapping.rows.unopposed
    votes = None if unopposed or not words.votes else row.whole(words.votes)
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
        {party: votes},
        unopposed,
        cell(words.published_share),
        cell(words.published_change),
    )


def _party(row: Row, mapping: Mapping) -> str:
    """Return the party's abbreviation; "" and a fault where the cell is blank and no alias says whose."""
    column = mapping.candidacies.words.party or mapping.candidacies.words.party_name
    parties = mapping.parties
    if not column:
        return parties.independent[0]
    label = row.text(column)
    if not label and "" not in parties.aliases:
        row.fault(column, 'is blank; where that means an independent, add "" to [parties.aliases]')
    return parties.aliases.get(label, label)


def _same_person(one: Stander, standing: dict[str, Stander], mapping: Mapping) -> Stander | None:
    if not mapping.rows.fusion:
        return None
    name = one.candidacy.person.name
    return next((other for other in standing.values() if other.candidacy.person.name == name), None)


def _fused(first: Stander, second: Stander) -> Stander:
    """Return one candidacy on the party lines of both, under the line with most votes.

    Before the seat is declared, under the line that comes first.
    """
    if first.unopposed != second.unopposed or (first.votes is None) != (second.votes is None):
        problem = f"{shown(first.candidacy.person.name)} has votes on one line and none on another"
        second.row.fault("", f"{problem}; blank is not 0")
        return first
    lines = {**first.lines, **second.lines}
    best = (
        min(lines, key=lambda party: (-(lines[party] or 0), party)) if first.votes else first.candidacy.party
    )
    of_best = second.candidacy if best in second.lines else first.candidacy
    candidacy = replace(
        of_best,
        key=candidacy_key(of_best.person, best),
        party=best,
        description=of_best.description if of_best.party == best else first.candidacy.description,
    )
    votes = None if first.votes is None or second.votes is None else first.votes + second.votes
    return Stander(candidacy, votes, first.row, lines, first.unopposed)
