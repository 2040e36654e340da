"""A publisher's results as contests and declarations, or a refusal with every fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hustings.errors import DeclarationError, FaultsError
from hustings.record.contest import Contest, Seat
from hustings.record.declaration import Declaration
from hustings.record.party import Party, Standing
from hustings.record.published import Published
from hustings.record.tabulation import tabulate
from hustings.sources.candidacies import Stander, standers
from hustings.sources.mapping import Mapping as ResultsMapping
from hustings.sources.mapping import Words
from hustings.sources.reading import Row, Sheet, Source, read, shown


@dataclass(frozen=True, slots=True)
class Results:
    """What a publisher's files say, by contest key. A contest without figures has no declaration."""

    contests: Mapping[str, Contest]
    declarations: Mapping[str, Declaration]
    published: Mapping[str, Published]
    parties: Mapping[str, Party]


@dataclass(slots=True)
class _Contest:
    """The rows of one contest: one for its figures, one or more for each candidacy."""

    figures: Row | None = None
    words: Words | None = None
    rows: list[Row] = field(default_factory=list)


def read_results(
    mapping: ResultsMapping, election: str, day: date | None, sources: Mapping[str, Source]
) -> Results:
    """Return the results of a publisher's files; FaultsError with all faults.

    sources: "candidacies" and, where the mapping has it, "contests". day:
    polling day, where the files do not give it.
    """
    sheets: list[Sheet] = []
    gathered = _gathered(mapping, sources, sheets)
    reader = _Reader(mapping, election, day)
    for key, parts in gathered.items():
        reader.add(key, parts)
    faults = [fault for sheet in sheets for fault in sheet.faults]
    if faults:
        raise FaultsError(faults)
    parties = _parties(mapping, reader.contests.values())
    return Results(reader.contests, reader.declarations, reader.published, parties)


def _gathered(
    mapping: ResultsMapping, sources: Mapping[str, Source], sheets: list[Sheet]
) -> dict[str, _Contest]:
    gathered: dict[str, _Contest] = {}
    if mapping.contests is not None:
        source, words = sources["contests"], mapping.contests.words
        layout = mapping.contests.layout(mapping.values)
        sheet, rows = read(source, layout, words.columns())
        sheets.append(sheet)
        for row in rows:
            key = _key(row, words, mapping)
            if key in gathered:
                row.fault(words.seat, f"{key} has a line already")
            elif key:
                gathered[key] = _Contest(row, words)
    source, words = sources["candidacies"], mapping.candidacies.words
    sheet, rows = read(source, mapping.candidacies.layout(mapping.values), words.columns())
    sheets.append(sheet)
    for row in rows:
        key = _key(row, words, mapping)
        if key and mapping.contests is not None and key not in gathered:
            row.fault(words.seat, f"{key} is not among the contests")
        elif key:
            gathered.setdefault(key, _Contest(row, words)).rows.append(row)
    for key, parts in gathered.items():
        if not parts.rows and parts.figures is not None and parts.words is not None:
            parts.figures.fault(parts.words.seat, f"{key} has no candidacies")
    return gathered


def _key(row: Row, words: Words, mapping: ResultsMapping) -> str:
    code = row.needed(words.seat)
    if code in mapping.crosswalk:
        row.fault(words.seat, f"{code} is a code no longer in use; this seat is {mapping.crosswalk[code]}")
        return ""
    if not words.day:
        return code
    day = row.day(words.day, mapping.values.day)
    return f"{code}.{day}" if code and day else ""


class _Reader:
    """Contests and declarations in the making."""

    def __init__(self, mapping: ResultsMapping, election: str, day: date | None) -> None:
        self.mapping, self.election, self.day = mapping, election, day
        self.contests: dict[str, Contest] = {}
        self.declarations: dict[str, Declaration] = {}
        self.published: dict[str, Published] = {}

    def add(self, key: str, parts: _Contest) -> None:
        """Read one contest; what is wrong with it becomes faults of its rows."""
        if not parts.rows or parts.figures is None or parts.words is None:
            return
        people = standers(parts.rows, self.mapping)
        if not people.standing:
            return
        day = self.day
        if parts.words.day:
            day = parts.figures.day(parts.words.day, self.mapping.values.day)
        if day is None:
            parts.figures.fault(parts.words.seat, "no polling day: name one in the mapping's [election]")
            return
        seat = self._seat(parts.figures, parts.words)
        self._check_names(seat, parts)
        contest = Contest(key, self.election, seat, day, tuple(one.candidacy for one in people.standing))
        self.contests[key] = contest
        declaration = self._declaration(key, parts.figures, parts.words, people.standing, people.nobody)
        if declaration is not None:
            self.declarations[key] = declaration
            self._publish(contest, declaration, parts, people.standing)

    def _seat(self, row: Row, words: Words) -> Seat:
        def cell(column: str) -> str:
            return row.text(column) if column else ""

        code = row.text(words.seat)
        name = cell(words.seat_name) or code
        return Seat(
            code,
            name,
            cell(words.region),
            cell(words.country),
            cell(words.county) or None,
            cell(words.kind) or None,
        )

    def _check_names(self, seat: Seat, parts: _Contest) -> None:
        column = self.mapping.candidacies.words.seat_name
        for row in parts.rows if column else ():
            here = row.text(column)
            if here.casefold() != seat.name.casefold():
                row.fault(column, f"{seat.code} is called {shown(here)} here, elsewhere {seat.name!r}")

    def _declaration(
        self, key: str, row: Row, words: Words, standing: list[Stander], nobody: int | None
    ) -> Declaration | None:
        def whole(column: str) -> int | None:
            return row.whole(column) if column else None

        unopposed = [one for one in standing if one.unopposed]
        if not unopposed and all(one.votes is None for one in standing):
            return None
        blank = [one for one in standing if one.votes is None and not one.unopposed]
        for one in blank:
            one.row.fault(self.mapping.candidacies.words.votes, "is blank, want whole votes (blank is not 0)")
        if unopposed and len(standing) > 1:
            unopposed[0].row.fault(
                self.mapping.candidacies.words.votes, "elected unopposed, yet others stand"
            )
        elif not blank:
            votes = {one.candidacy.key: one.votes for one in standing if one.votes is not None}
            announced, total = whole(words.valid_votes), sum(votes.values())
            if announced is not None and announced != total:
                row.fault(words.valid_votes, f"{announced} valid votes, the candidacies add up to {total}")
            values = self.mapping.values
            at = row.moment(words.declared_at, values.time, values.zone) if words.declared_at else None
            lines = {one.candidacy.key: one.lines for one in standing if len(one.lines) > 1}
            try:
                return Declaration(
                    key,
                    votes,
                    total,
                    whole(words.rejected),
                    whole(words.electorate),
                    at,
                    none_of_the_above=nobody,
                    line_votes=lines,
                    unopposed=unopposed[0].candidacy.key if unopposed else None,
                )
            except DeclarationError as wrong:
                row.fault(words.electorate or words.seat, str(wrong).removeprefix(f"{key}: "))
        return None

    def _publish(
        self, contest: Contest, declaration: Declaration, parts: _Contest, standing: list[Stander]
    ) -> None:
        """Keep the publisher's derived figures, and check those that follow from the votes."""
        row, words = parts.figures, parts.words
        if row is None or words is None:
            return

        def cell(column: str) -> str | None:
            return row.text(column) or None if column else None

        majority = row.whole(words.published_majority) if words.published_majority else None
        names = (cell(words.published_winner_first_name), cell(words.published_winner_surname))
        first = cell(words.published_first)
        self.published[contest.key] = Published(
            " ".join(filter(None, names)) or None,
            cell(words.published_label),
            self._alias(first),
            self._alias(cell(words.published_second)),
            row.whole(words.valid_votes) if words.valid_votes else None,
            majority,
            {one.candidacy.key: one.share for one in standing if one.share},
            {one.candidacy.key: one.change for one in standing if one.change},
            row.line,
            {one.candidacy.key: one.row.line for one in standing},
        )
        if declaration.is_tied:
            return
        counted = tabulate(contest, declaration)
        if majority is not None and counted.majority != majority:
            row.fault(words.published_majority, f"{majority}, but by votes it is {counted.majority}")
        if first is not None and counted.winner.party != self._alias(first):
            row.fault(words.published_first, f"{first}, but by votes it is {counted.winner.party}")
        surname = names[1]
        if surname is not None and counted.winner.person.surname != surname:
            column = words.published_winner_surname
            row.fault(column, f"{surname}, but by votes it is {counted.winner.person.name}")

    def _alias(self, label: str | None) -> str | None:
        return None if label is None else self.mapping.parties.aliases.get(label, label)


def _parties(mapping: ResultsMapping, contests: Iterable[Contest]) -> dict[str, Party]:
    descriptions: dict[str, Counter[str]] = {}
    for contest in contests:
        for candidacy in contest.candidacies:
            weight = 0 if candidacy.is_joint else 1
            descriptions.setdefault(candidacy.party, Counter())[candidacy.description] += weight
    return {
        label: Party(label, _party_name(mapping, label, seen), _standing(mapping, label))
        for label, seen in descriptions.items()
    }


def _party_name(mapping: ResultsMapping, label: str, seen: Counter[str]) -> str:
    most = min(seen, key=lambda description: (-seen[description], description))
    return mapping.parties.names.get(label, most or label)


def _standing(mapping: ResultsMapping, label: str) -> Standing:
    if label in mapping.parties.independent:
        return Standing.INDEPENDENT
    return Standing.SPEAKER if label in mapping.parties.speaker else Standing.PARTY
