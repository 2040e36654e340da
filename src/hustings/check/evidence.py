"""Where a figure of a contest or candidacy stands: publisher, file and row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hustings.check.claim import CandidacyRef, ContestRef
from hustings.check.judgement import Evidence
from hustings.check.record import BY_ELECTIONS, Record
from hustings.errors import NameNotFoundError
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.sources.catalogue import Dataset, dataset
from hustings.sources.reader import PARLIAMENTS


@dataclass(frozen=True, slots=True)
class Row:
    """A row that a figure rests on, and what stands there, in words.

    about: a contest, a candidacy, or the short name of a dataset of
    estimates, whose rows are not kept.
    """

    about: ContestRef | CandidacyRef | str
    figure: str


def evidence(record: Record, rows: Iterable[Row]) -> tuple[Evidence, ...]:
    """Return where figures stand, each row once; file and row are None where they are not known."""
    return tuple(dict.fromkeys(_evidence(record, row) for row in rows))


def _evidence(record: Record, row: Row) -> Evidence:
    if isinstance(row.about, str):
        return _of_dataset(row.about, row.figure)
    ref = row.about.contest if isinstance(row.about, CandidacyRef) else row.about
    election, contest = record.election(ref.election), record.contest(ref)
    if election is None or contest is None:
        return Evidence(ref.election, row.figure)
    published = election.published.get(ref.key)
    role, line = "constituencies", published.line if published else None
    if isinstance(row.about, CandidacyRef):
        role, line = "candidacies", published.lines.get(row.about.key) if published else None
    catalogued = _catalogued(election.name)
    if catalogued is None or line is None:
        publisher = catalogued.publisher if catalogued else _entered_by(election, ref.key)
        return Evidence(publisher, row.figure)
    return Evidence(catalogued.publisher, row.figure, _path(catalogued, role, contest), line)


def _of_dataset(name: str, figure: str) -> Evidence:
    catalogued = _catalogued(name)
    if catalogued is None:
        return Evidence(name, figure)
    path = next((file.path for file in catalogued.files if file.role == "results"), None)
    return Evidence(catalogued.publisher, figure, path)


def _catalogued(name: str) -> Dataset | None:
    try:
        return dataset(name)
    except NameNotFoundError:
        return None


def _entered_by(election: Election, key: str) -> str:
    number = election.state().contests[key].entry
    entry = next((one for at, one in enumerate(election.ledger, start=1) if at == number), None)
    return f"{entry.by}, {entry.source}" if entry and entry.source else election.title


def _path(catalogued: Dataset, role: str, contest: Contest) -> str | None:
    if catalogued.name == BY_ELECTIONS:
        role = f"{role}-{_parliament(contest.day)}"
    return next((file.path for file in catalogued.files if file.role == role), None)


def _parliament(day: date) -> str:
    """Return the number of the Parliament that sat on a day."""
    begun = ((dataset(name).day, number) for number, name in PARLIAMENTS.items())
    return max((first, number) for first, number in begun if first is not None and first < day)[1]
