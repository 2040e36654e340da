"""Everything we compute beside the publisher's own figure: how many are compared, and each that differs."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, fields
from fractions import Fraction
from pathlib import Path

from hustings.figures import rounded
from hustings.record.change import result_label, share_change
from hustings.record.contest import Candidacy
from hustings.record.election import Election
from hustings.record.published import Difference, Published
from hustings.record.tabulation import Tabulation
from hustings.sources.catalogue import Dataset, dataset
from hustings.sources.causes import CHANGE, SHARE, Case, decimal, decimals, explained
from hustings.sources.fetch import Progress, mirror_folder, obtain
from hustings.sources.mapping import own_mapping
from hustings.sources.opening import Desk
from hustings.sources.printed import OTHERS, columns, notional_figures

COMPARED = (
    "uk-2010",
    "uk-2015",
    "uk-2017",
    "uk-2019",
    "uk-2024",
    "uk-2024-first",
    "uk-by-elections",
    "uk-2005-notional",
    "uk-2019-notional",
)
"""The datasets whose publishers print figures of their own."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many figures were compared, by figure, and every difference, by contest."""

    election: str
    compared: Mapping[str, int] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """The differences whose cause is not known."""
        return tuple(difference for difference in self.differences if not difference.cause)


class _Tally:
    """Figures compared so far."""

    def __init__(self, election: str) -> None:
        self.election = election
        self.compared: Counter[str] = Counter()
        self.differences: list[Difference] = []

    def add(self, found: Difference, case: Case | None = None) -> None:
        """Count one figure; keep it where the two texts are not the same."""
        self.compared[found.figure] += 1
        if found.published != found.computed:
            self.differences.append(explained(found, case))

    def comparison(self) -> Comparison:
        return Comparison(self.election, dict(self.compared), tuple(sorted(self.differences)))


def compared(name: str, mirror: Path | None = None, progress: Progress | None = None) -> Comparison:
    """Return every figure of a dataset compared with what its publisher prints, known slips among them.

    name: one of COMPARED; raises as `load` does.
    """
    wanted, desk = dataset(name), Desk(mirror, progress)
    paths = obtain(wanted, mirror_folder(mirror), progress=progress)
    tally = _Tally(wanted.name)
    if wanted.kind == "notional":
        for one in notional_figures(wanted, paths, desk.notional(wanted)):
            tally.add(one)
        return tally.comparison()
    election = desk.load(name)
    _add_contests(tally, election)
    for one in _columns(wanted, paths, election):
        tally.add(one)
    for slip in _slips(wanted):
        tally.add(slip)
    return tally.comparison()


def differences(election: Election) -> tuple[Difference, ...]:
    """Return every figure of the election's contests that its publisher derived otherwise, with the cause.

    Without the columns by party and the known slips of the files, which
    `compared` adds.
    """
    tally = _Tally(election.name)
    _add_contests(tally, election)
    return tally.comparison().differences


def as_csv(comparisons: Iterable[Comparison]) -> str:
    """Return all differences as CSV, in the order given, contests in order within each."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow([one.name.replace("_", " ") for one in fields(Difference)])
    for comparison in comparisons:
        rows.writerows(astuple(difference) for difference in comparison.differences)
    return written.getvalue()


def _add_contests(tally: _Tally, election: Election) -> None:
    for key, published in election.published.items():
        counted = election.tabulation(key)
        if counted is None:
            continue
        for one in _contest_figures(election, counted, published):
            tally.add(one)
        for candidacy in counted.contest.candidacies:
            _add_shares(tally, election, counted, candidacy)


def _contest_figures(election: Election, counted: Tabulation, published: Published) -> Iterator[Difference]:
    label = result_label(counted, election.base(counted.contest))
    pairs = {
        "winner": (published.winner, counted.winner.person.name),
        "first party": (published.first_party, counted.winner.party),
        "second party": (published.second_party, counted.second.party if counted.second else None),
        "valid votes": (published.valid_votes, counted.declaration.valid_votes),
        "majority": (published.majority, counted.majority),
        "hold or gain": (published.label, label),
    }
    for figure, (theirs, ours) in pairs.items():
        yield _difference(election.name, counted, figure, "", theirs, ours)


def _add_shares(tally: _Tally, election: Election, counted: Tabulation, candidacy: Candidacy) -> None:
    base, published = election.base(counted.contest), election.published[counted.contest.key]
    pairs = {
        SHARE: (published.shares.get(candidacy.key, ""), counted.share(candidacy)),
        CHANGE: (published.changes.get(candidacy.key, ""), share_change(counted, base, candidacy)),
    }
    for figure, (theirs, ours) in pairs.items():
        if theirs or ours is not None:
            case = Case(figure, candidacy, counted, base, {})
            printed = _as_printed(theirs, ours)
            tally.add(_difference(election.name, counted, figure, candidacy.key, theirs, printed), case)


def _as_printed(theirs: str, ours: Fraction | None) -> str:
    """Return our share at the decimals of the published one, in its very spelling where they are equal."""
    if ours is None:
        return ""
    printed = decimal(theirs)
    value = rounded(ours, 6 if printed is None else decimals(printed))
    return theirs if value == printed else str(value)


def _difference(
    election: str, counted: Tabulation, figure: str, candidacy: str, theirs: object, ours: object
) -> Difference:
    contest = counted.contest
    texts = ("" if value is None else str(value) for value in (theirs, ours))
    return Difference(election, contest.key, contest.seat.name, figure, candidacy, *texts)


def _columns(wanted: Dataset, paths: dict[str, Path], election: Election) -> Iterator[Difference]:
    mapping = own_mapping(wanted.mapping or "")
    for role in (file.role for file in wanted.files if file.role.startswith("constituencies")):
        for key, printed in columns(mapping, wanted.file(role), paths[role]):
            counted = election.tabulation(key)
            if counted is None:
                continue
            ours = counted.party_votes
            rest = sum(votes for party, votes in ours.items() if party not in printed)
            for column, votes in printed.items():
                of_column = rest if column == OTHERS else ours.get(column, 0)
                yield _difference(election.name, counted, "votes by party", column, votes, of_column)


def _slips(wanted: Dataset) -> Iterator[Difference]:
    """Yield the figures that the catalogue lists as slips; slips in names stay in the catalogue."""
    for slip in wanted.errata:
        if slip.published.isdecimal() and slip.taken.isdecimal():
            place = f"{slip.file}:{slip.line}"
            texts = (slip.published, slip.taken, slip.cause)
            yield Difference(wanted.name, place, "", "known slip", slip.column, *texts)
