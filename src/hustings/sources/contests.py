"""The rows of one contest as the contest, its figures, and what the publisher derived from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hustings.errors import DeclarationError
from hustings.record.contest import Contest, Seat
from hustings.record.declaration import Declaration
from hustings.record.published import Published
from hustings.record.tabulation import tabulate
from hustings.sources.candidacies import Stander, Standers, standers
from hustings.sources.mapping import Mapping, Words
from hustings.sources.reading import Row, shown

FIGURES = (
    *("region", "country", "county", "kind", "electorate", "valid_votes", "rejected", "declared_at"),
    *("published_label", "published_first", "published_second", "published_majority"),
    *("published_winner_first_name", "published_winner_surname"),
)
"""Words of a contest: where one file has all, every row of the contest has the same."""


@dataclass(slots=True)
class ContestRows:
    """The rows of one contest: one for its figures, one or more for each candidacy."""

    figures: Row
    words: Words
    rows: list[Row] = field(default_factory=list)

    def text(self, column: str) -> str:
        """Return a cell of the figures, "" where there is no such column."""
        return self.figures.text(column) if column else ""

    def whole(self, column: str) -> int | None:
        """Return a whole number of the figures, None where it is blank or there is no such column."""
        return self.figures.whole(column) if column else None


@dataclass(frozen=True, slots=True)
class ContestRead:
    """One contest as its rows give it; no declaration where it has no figures yet."""

    contest: Contest
    declaration: Declaration | None
    published: Published | None


def read_contest(
    key: str, parts: ContestRows, mapping: Mapping, election: str, day: date | None
) -> ContestRead | None:
    """Return one contest; what is wrong with it becomes faults of its rows.

    None where no contest can be made of the rows at all.
    """
    faults = parts.rows[0].sheet.faults
    before = len(faults)
    people = standers(parts.rows, mapping)
    is_sound = len(faults) == before
    if parts.words.day:
        day = parts.figures.day(parts.words.day, mapping.values.day)
    if not people.standing:
        if people.nobody_row is not None and is_sound:
            parts.figures.fault(parts.words.seat, f"nobody stands in {key}, there are only papers for nobody")
        return None
    if day is None:
        parts.figures.fault(parts.words.seat, "no polling day: name one in the mapping's [election]")
        return None
    seat = _seat(parts, mapping)
    _check_names(seat, parts, mapping)
    if mapping.contests is None:
        _check_alike(parts)
    try:
        contest = Contest(key, election, seat, day, tuple(one.candidacy for one in people.standing))
    except DeclarationError as wrong:
        parts.figures.fault(parts.words.seat, str(wrong))
        return None
    # Sums over rows that could not all be read would only mislead.
    declaration = _declaration(contest, parts, people, mapping) if is_sound else None
    if declaration is None:
        return ContestRead(contest, None, None)
    published = _published(parts, people.standing, mapping)
    _check_published(contest, declaration, published, parts)
    return ContestRead(contest, declaration, published)


def seat_code(row: Row, words: Words) -> str:
    """Return what identifies the seat of a row; "" and a fault where it is blank."""
    code = row.needed(words.seat)
    if not words.seat_within or not code:
        return code
    within = row.needed(words.seat_within)
    return f"{within}.{code}" if within else ""


def _seat(parts: ContestRows, mapping: Mapping) -> Seat:
    words, elsewhere = parts.words, mapping.candidacies.words.seat_name
    code = seat_code(parts.figures, words)
    name = parts.text(words.seat_name) or (parts.rows[0].text(elsewhere) if elsewhere else "")
    return Seat(
        code,
        name or parts.text(words.seat),
        parts.text(words.region),
        parts.text(words.country),
        parts.text(words.county) or None,
        parts.text(words.kind) or None,
    )


def _check_names(seat: Seat, parts: ContestRows, mapping: Mapping) -> None:
    column = mapping.candidacies.words.seat_name
    name = seat.name.casefold()
    for row in parts.rows if column else ():
        here = row.text(column)
        if here.casefold() != name:
            row.fault(column, f"{seat.code} is called {shown(here)} here, elsewhere {shown(seat.name)}")


def _check_alike(parts: ContestRows) -> None:
    """Note every row whose figures of the contest are others than in its first row."""
    columns = [column for word in FIGURES if (column := getattr(parts.words, word))]
    for column in columns:
        first = parts.figures.text(column)
        for row in parts.rows[1:]:
            here = row.text(column)
            if here and here != first:
                before = f"{shown(first)} on line {parts.figures.line}"
                row.fault(column, f"{shown(here)}, but {before}; one contest has one figure")


def _declaration(
    contest: Contest, parts: ContestRows, people: Standers, mapping: Mapping
) -> Declaration | None:
    words, column = parts.words, mapping.candidacies.words.votes
    announced = parts.whole(words.valid_votes)
    problems = list(_blanks(people, column, announced))
    for row, problem in problems:
        row.fault(column, problem)
    unopposed = next((one.candidacy.key for one in people.standing if one.unopposed), None)
    votes = {one.candidacy.key: one.votes for one in people.standing if one.votes is not None}
    counted = unopposed is not None or len(votes) == len(people.standing)
    if problems or not counted:
        return None
    total = sum(votes.values())
    if announced is not None and announced != total:
        parts.figures.fault(words.valid_votes, _wrong_sum(announced, total, people.nobody))
    elif votes and words.valid_votes and parts.text(words.valid_votes) in parts.figures.sheet.layout.nothing:
        parts.figures.fault(
            words.valid_votes, f"is blank, the candidacies add up to {total}; is a row missing?"
        )
    try:
        return Declaration(
            contest.key,
            votes,
            total,
            parts.whole(words.rejected),
            parts.whole(words.electorate),
            _declared_at(contest, parts, mapping),
            none_of_the_above=people.nobody,
            line_votes=_lines(people.standing),
            unopposed=unopposed,
        )
    except DeclarationError as wrong:
        problem = str(wrong).removeprefix(f"{contest.key}: ")
        parts.figures.fault(words.electorate or words.seat, f"{contest.seat.name}: {problem}")
        return None


def _blanks(people: Standers, column: str, announced: int | None) -> Iterator[tuple[Row, str]]:
    """Yield what is wrong with a contest as a whole: declared in part, or 0 where blank is meant."""
    standing, nobody = people.standing, people.nobody_row
    unopposed = [one for one in standing if one.unopposed]
    if unopposed:
        if len(standing) > 1:
            yield unopposed[0].row, "elected unopposed, yet others stand"
        return
    if all(_is_blank(one.row, column) for one in standing):
        if announced:
            yield standing[0].row, f"is blank, yet {announced} valid votes were announced"
        elif nobody is not None and people.nobody is not None:
            yield nobody, "papers for nobody are counted, yet the candidacies are blank"
        return
    for one in standing:
        if one.votes is None and _is_blank(one.row, column):
            yield one.row, "is blank, others here are not; want whole votes (blank is not 0)"
    if nobody is not None and _is_blank(nobody, column):
        yield nobody, "is blank, the candidacies are not; want a whole number (blank is not 0)"
    if not any(one.votes or one.votes is None for one in standing):
        yield standing[0].row, "nobody has a vote here; leave votes blank until a seat is declared"


def _is_blank(row: Row, column: str) -> bool:
    return not column or row.text(column) in row.sheet.layout.nothing


def _wrong_sum(announced: int, total: int, nobody: int | None) -> str:
    problem = f"{announced} valid votes, the candidacies add up to {total}"
    if nobody and announced == total + nobody:
        return f"{problem}; the figure holds papers for nobody: leave valid_votes out of the mapping"
    return problem


def _declared_at(contest: Contest, parts: ContestRows, mapping: Mapping) -> datetime | None:
    column, values = parts.words.declared_at, mapping.values
    at = parts.figures.moment(column, values.time, values.zone) if column else None
    if at is not None and at.astimezone(ZoneInfo(values.zone)).date() < contest.day:
        parts.figures.fault(column, f"{shown(parts.text(column))} is before polling day, {contest.day}")
    return at


def _lines(standing: list[Stander]) -> dict[str, dict[str, int]]:
    return {
        one.candidacy.key: {party: votes for party, votes in one.lines.items() if votes is not None}
        for one in standing
        if len(one.lines) > 1 and not one.unopposed
    }


def _published(parts: ContestRows, standing: list[Stander], mapping: Mapping) -> Published:
    words, alias = parts.words, mapping.parties.aliases
    names = (parts.text(words.published_winner_first_name), parts.text(words.published_winner_surname))
    first, second = parts.text(words.published_first), parts.text(words.published_second)
    return Published(
        " ".join(filter(None, names)) or None,
        parts.text(words.published_label) or None,
        alias.get(first, first) if first else None,
        alias.get(second, second) if second else None,
        parts.whole(words.valid_votes),
        parts.whole(words.published_majority),
        {one.candidacy.key: one.share for one in standing if one.share},
        {one.candidacy.key: one.change for one in standing if one.change},
        parts.figures.line,
        {one.candidacy.key: one.row.line for one in standing},
    )


def _check_published(
    contest: Contest, declaration: Declaration, published: Published, parts: ContestRows
) -> None:
    """Note where the publisher's derived figures do not follow from the votes."""
    row, words, majority = parts.figures, parts.words, published.majority
    if declaration.is_tied:
        if majority:
            row.fault(words.published_majority, f"{majority}, but by votes the top is level")
        return
    counted = tabulate(contest, declaration)
    if majority is not None and counted.majority is not None and counted.majority != majority:
        row.fault(words.published_majority, f"{majority}, but by votes it is {counted.majority}")
    if published.first_party is not None and counted.winner.party != published.first_party:
        first = parts.text(words.published_first)
        row.fault(words.published_first, f"{shown(first)}, but by votes it is {counted.winner.party}")
    surname = parts.text(words.published_winner_surname)
    if surname and counted.winner.person.surname != surname:
        problem = f"{shown(surname)}, but by votes it is {counted.winner.person.name}"
        row.fault(words.published_winner_surname, problem)
