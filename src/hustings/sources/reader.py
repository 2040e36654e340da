"""A dataset's files read: results with their times and known slips, notional results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hustings.record.baseline import NotionalResult
from hustings.sources.catalogue import Dataset, OfficialFile
from hustings.sources.mapping import own_mapping
from hustings.sources.notional import notional_mapping, read_crosswalk, read_notional
from hustings.sources.reading import Source
from hustings.sources.results import Results, read_results
from hustings.sources.times import read_times

PARLIAMENTS = {"55": "uk-2010", "56": "uk-2015", "57": "uk-2017", "58": "uk-2019", "59": "uk-2024"}
"""The general election before the by-elections of a Parliament, by the Parliament's number."""


def read_dataset(wanted: Dataset, files: Mapping[str, Path]) -> Results:
    """Return the results in a dataset's files, by role; FaultsError with all faults."""
    if wanted.kind == "by-elections":
        return _joined([_read_pair(wanted, files, f"-{number}") for number in PARLIAMENTS])
    results = _read_pair(wanted, files, "")
    if "times" in files:
        times = read_times(source_of(wanted, files, "times"), results.contests.keys())
        results = _with_times(results, times)
    postponed = {one.seat: one.day for one in wanted.postponed}
    contests = {
        key: replace(contest, day=postponed.get(key, contest.day))
        for key, contest in results.contests.items()
    }
    return replace(results, contests=contests) if postponed else results


def _read_pair(wanted: Dataset, files: Mapping[str, Path], suffix: str) -> Results:
    pair = {
        "contests": source_of(wanted, files, f"constituencies{suffix}"),
        "candidacies": source_of(wanted, files, f"candidacies{suffix}"),
    }
    return read_results(own_mapping(wanted.mapping or ""), wanted.name, wanted.day, pair)


def read_notional_dataset(wanted: Dataset, files: Mapping[str, Path]) -> dict[str, NotionalResult]:
    """Return the notional results in a dataset's files, by seat code; FaultsError with all faults."""
    crosswalk = read_crosswalk(source_of(wanted, files, "crosswalk")) if "crosswalk" in files else {}
    mapping = notional_mapping(wanted.mapping or "")
    return read_notional(mapping, source_of(wanted, files, "results"), crosswalk)


def source_of(wanted: Dataset, files: Mapping[str, Path], role: str) -> Source:
    """Return a dataset's file of a role as a source to read, with its known slips."""
    file: OfficialFile = wanted.file(role)
    slips = {
        (erratum.line, erratum.column): (erratum.published, erratum.taken)
        for erratum in wanted.errata
        if erratum.file == file.path
    }
    return Source(files[role], file.path, slips)


def _joined(parts: list[Results]) -> Results:
    return Results(
        {key: contest for part in parts for key, contest in part.contests.items()},
        {key: declaration for part in parts for key, declaration in part.declarations.items()},
        {key: published for part in parts for key, published in part.published.items()},
        {key: party for part in parts for key, party in part.parties.items()},
    )


def _with_times(results: Results, times: dict[str, datetime]) -> Results:
    timed = {
        key: replace(declaration, declared_at=times[key]) for key, declaration in results.declarations.items()
    }
    return replace(results, declarations=timed)
