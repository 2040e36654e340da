"""What a seat's shares are compared with: a notional result, an actual one, or each in a column."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from hustings.figures import number, percent
from hustings.publish.edition import Edition
from hustings.publish.seat_history import Actual
from hustings.publish.words import Words
from hustings.record.baseline import Base, BaselineKind
from hustings.record.change import share_change
from hustings.record.contest import Candidacy, Contest
from hustings.record.state import ContestState
from hustings.record.tabulation import Tabulation
from hustings.tell.columns import CANDIDACIES, Row
from hustings.tell.rows import candidacy_rows

COLUMNS = (*CANDIDACIES, "share_change_actual")
"""The columns of a seat's own CSV file."""


def bases_of(edition: Edition, contest: Contest) -> tuple[Base | None, ...]:
    """Return what a contest is compared with: its baseline and, where that is notional, the actual result.

    A column each; one of None where there is nothing to compare with.
    """
    actual = edition.actual(contest)
    return (edition.base(contest), actual.base) if actual else (edition.base(contest),)


def changes(
    counted: Tabulation | None, bases: tuple[Base | None, ...], candidacy: Candidacy
) -> list[Fraction | None]:
    """Return the change in a candidacy's share since each of some bases."""
    return [share_change(counted, base, candidacy) if counted else None for base in bases]


def columns_of(edition: Edition, contest: Contest, words: Words) -> list[tuple[str, str]]:
    """Return each column of changes: its head and, where the caption does not say it, that in full."""
    base = edition.base(contest)
    if base is None or base.kind is BaselineKind.ACTUAL:
        return [("+/−", words._("Change in share, in points"))]
    notional, actual = (words._("+/− notional"), ""), (words._("+/− actual"), "")
    return [notional, actual] if edition.actual(contest) else [notional]


def compared_in_words(edition: Edition, contest: Contest, words: Words) -> str:
    """Return what changes are measured from; where there is no actual result beside an estimate, that."""
    told = words.baseline(edition.election, edition.baseline_title)
    base, earlier = edition.base(contest), edition.publication.earlier
    actual = edition.actual(contest)
    if actual is not None:
        text = words._("Actual: what {seat} declared in {year}, where {share} of this seat's people lived.")
        share, year = percent(actual.overlap.of_new), _year(actual.election.day)
        return f"{told}. {text.format(seat=actual.overlap.old_name, year=year, share=share)}"
    if base is None or base.kind is BaselineKind.ACTUAL or not earlier or earlier[0].lineage is None:
        return told
    text = words._("No actual result to compare with: no seat of {year} had over half of this one's people.")
    return f"{told}. {text.format(year=_year(earlier[0].election.day))}"


def compared_rows(edition: Edition, standing: ContestState) -> list[Row]:
    """Return everyone who stands in a contest, in the columns of a seat's own file."""
    actual, counted = edition.actual(standing.contest), edition.tabulations.get(standing.contest.key)
    people = {one.key: one for one in standing.contest.candidacies}
    rows = list(candidacy_rows(edition.election, standing))
    for row in rows:
        found = (
            share_change(counted, actual.base, people[str(row["candidacy"])]) if counted and actual else None
        )
        row["share_change_actual"] = number(found)
    return rows


def with_actual(plain: dict[str, Any], edition: Edition, standing: ContestState) -> dict[str, Any]:
    """Return a seat as JSON carries it, each candidacy with its change from the actual result too."""
    actual = edition.actual(standing.contest)
    found = {row["candidacy"]: row["share_change_actual"] for row in compared_rows(edition, standing)}
    people = [{**one, "change_actual": found[one["key"]]} for one in plain["candidacies"]]
    return {**plain, "candidacies": people, "actual_baseline": _plain(actual) if actual else None}


def _plain(actual: Actual) -> dict[str, Any]:
    """Return what a seat's actual change is measured from, as JSON carries it."""
    return {
        "name": actual.election.name,
        "kind": "actual",
        "winner": actual.base.winner,
        "seat": {"code": actual.overlap.old_code, "name": actual.overlap.old_name},
        "of_new": number(actual.overlap.of_new),
        "of_old": number(actual.overlap.of_old),
    }


def _year(day: date | None) -> str:
    return str(day.year) if day else ""
