"""Evidence on candidacies: criterion by criterion, with source, day, reviewer and state."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from hustings.endorse.listed import Listed, candidacy_of, day_of, listed
from hustings.endorse.method import CriterionKind, Method
from hustings.endorse.voters import refuse_others
from hustings.errors import FaultsError
from hustings.figures import number
from hustings.record.election import Election
from hustings.sources.lines import name_of
from hustings.sources.reading import Layout, Row, Source, read, shown

COLUMNS = ("seat", "candidacy", "criterion", "value", "source", "date", "quotation_hash", "reviewer", "state")
_HASH = re.compile(r"(?:[0-9a-f]{64})?")
_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,12})?", re.ASCII)


class State(StrEnum):
    """How far a piece of evidence has come; only verified evidence decides."""

    PROPOSED = "proposed"
    VERIFIED = "verified"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value of one criterion for one candidacy.

    contest, candidacy: the record's keys. value: True or False for facts and
    judgements, a number for scores. day: of the source, None where it is not
    known. quotation_hash: SHA-256 of the words quoted, blank where none are
    kept. file, line: where it stands.
    """

    contest: str
    candidacy: str
    criterion: str
    value: bool | Fraction
    source: str
    day: date | None
    quotation_hash: str
    reviewer: str
    state: State
    file: str
    line: int


Values = Mapping[tuple[str, str, str], Evidence]
"""Verified evidence by contest, candidacy and criterion."""


def read_evidence(
    path: Path, method: Method, election: Election, elsewhere: Collection[str] = ()
) -> tuple[Evidence, ...]:
    """Return the evidence of a file; FaultsError with every fault.

    A seat goes by its code or its name, a candidacy by its key or the person's
    name. elsewhere: criteria of other versions of the method, passed over
    here. A file with any other column is refused unread.
    """
    refuse_others(path, COLUMNS)
    sheet, rows = read(Source(path, name_of(path)), Layout(), COLUMNS)
    known = listed(election)
    passed = set(elsewhere) - set(method.criteria)
    rows = [row for row in rows if row.text("criterion") not in passed]
    found = [_evidence(row, method, known) for row in rows]
    _refuse_twice([(row, one) for row, one in zip(rows, found, strict=True) if one is not None])
    if sheet.faults:
        raise FaultsError(sheet.faults)
    return tuple(one for one in found if one is not None)


def verified(evidence: tuple[Evidence, ...]) -> Values:
    """Return what may decide, by contest, candidacy and criterion."""
    return {
        (one.contest, one.candidacy, one.criterion): one for one in evidence if one.state is State.VERIFIED
    }


def score_in_words(value: Fraction) -> str:
    """Return a score as people write it, unrounded.

    >>> score_in_words(Fraction(5)), score_in_words(Fraction(9, 2))
    ('5', '4.5')
    """
    return str(number(value)).removesuffix(".0")


def _evidence(row: Row, method: Method, known: Listed) -> Evidence | None:
    contest = known.contest(row)
    candidacy = candidacy_of(row, contest) if contest else None
    criterion, name = method.criteria.get(row.text("criterion")), row.needed("criterion")
    if name and criterion is None:
        row.fault("criterion", f"{shown(name)} is none of: {', '.join(method.criteria)}")
    value = _value(row, criterion.kind) if criterion else None
    source, day = row.needed("source"), day_of(row, "date")
    quoted, reviewer, state = row.text("quotation_hash"), row.text("reviewer"), row.text("state")
    if not _HASH.fullmatch(quoted):
        row.fault("quotation_hash", "want 64 hexadecimal digits (SHA-256 of the words quoted), or nothing")
    if state not in set(State):
        row.fault("state", f"{shown(state)} is none of: {', '.join(State)}")
    if contest is None or candidacy is None or value is None or not source or state not in set(State):
        return None
    place = (row.sheet.file, row.line)
    return Evidence(
        contest.key, candidacy.key, name, value, source, day, quoted, reviewer, State(state), *place
    )


def _value(row: Row, kind: CriterionKind) -> bool | Fraction | None:
    text = row.needed("value")
    if kind is not CriterionKind.SCORE:
        return row.one_of("value", ("yes", "true"), ("no", "false"))
    if _NUMBER.fullmatch(text):
        return Fraction(text)
    if text:
        row.fault("value", f"{shown(text)} is no number such as 7 or 7.5")
    return None


def _refuse_twice(found: list[tuple[Row, Evidence]]) -> None:
    seen: dict[tuple[str, str, str], int] = {}
    for row, one in found:
        if one.state is not State.VERIFIED:
            continue
        key = (one.contest, one.candidacy, one.criterion)
        if key in seen:
            row.fault(
                "criterion", f"{one.criterion} of this candidacy is verified on line {seen[key]} already"
            )
        seen.setdefault(key, row.line)
