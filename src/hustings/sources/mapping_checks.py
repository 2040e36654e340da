"""What is wrong with a mapping whose keys and types are right, before any file is read by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from hustings.sources.lines import is_encoding
from hustings.sources.toml_file import Problem

if TYPE_CHECKING:
    from hustings.sources.mapping import About, File, Mapping, Parties, Rows, Values, Words

SHORT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_OF_EITHER = {"seat", "seat_within", "seat_name", "day"}
_OF_CANDIDACY = {
    *("name", "first_name", "surname", "gender", "mnis", "democracy_club", "party", "party_name"),
    *("adjunct", "sitting", "former", "votes", "published_share", "published_change"),
}
# A day with an hour and a minute that no two directives share a figure of.
_A_MOMENT = datetime(2021, 3, 14, 15, 9)


def problems(mapping: Mapping) -> Iterator[Problem]:
    """Yield what is wrong, each with the dotted place of its key."""
    words = mapping.candidacies.words
    if not words.votes:
        yield "candidacies.words.votes", "is missing; name the column with the votes"
    if not words.name and not words.surname:
        yield "candidacies.words.name", "is missing; name the column with the name, or the surname"
    yield from _file("candidacies", mapping.candidacies)
    if mapping.contests is not None:
        yield from _file("contests", mapping.contests)
        yield from _two_files(words, mapping.contests.words)
    yield from _values(mapping.values)
    yield from _parties(mapping.parties)
    yield from _rows(mapping.rows, mapping.values)
    if mapping.election is not None:
        yield from _about(mapping.election, words)


def _file(label: str, file: File) -> Iterator[Problem]:
    if not file.words.seat:
        yield f"{label}.words.seat", "is blank; name the column that identifies the seat"
    if file.columns is not None:
        for column in file.words.columns():
            if column not in file.columns:
                yield f"{label}.columns", f"has no {column!r}, which words names"
    if len(file.delimiter) != 1 or file.delimiter.isalnum() or file.delimiter in "\"' \r\n\0.-":
        yield f"{label}.delimiter", f"{file.delimiter!r} is no delimiter; want one sign such as ',' or ';'"
    if not is_encoding(file.encoding):
        yield f"{label}.encoding", f"no encoding is called {file.encoding!r}; want such as utf-8 or cp1252"


def _two_files(candidacies: Words, contests: Words) -> Iterator[Problem]:
    """Say which figures are named in the wrong file: they would not be read."""
    for word, column in msgspec.structs.asdict(candidacies).items():
        if column and word not in _OF_CANDIDACY | _OF_EITHER:
            yield f"candidacies.words.{word}", "is read from the file of contests; move it to contests.words"
    for word, column in msgspec.structs.asdict(contests).items():
        if column and word in _OF_CANDIDACY:
            yield f"contests.words.{word}", "is read from the candidacies; move it to candidacies.words"
    for word in ("seat_within", "day"):
        if bool(getattr(candidacies, word)) != bool(getattr(contests, word)):
            yield f"contests.words.{word}", "is part of what tells contests apart; name it for both files"


def _values(values: Values) -> Iterator[Problem]:
    if any(cell.isdecimal() for cell in values.nothing):
        yield "values.nothing", "holds a number; a number is a figure, 0 too, and never blank"
    if set(values.yes) & set(values.no):
        yield "values.no", f"{', '.join(sorted(set(values.yes) & set(values.no)))} stands for yes too"
    if values.thousands and (len(values.thousands) != 1 or values.thousands.isalnum()):
        yield "values.thousands", f"{values.thousands!r} is not one sign such as ',' or '.'"
    if values.thousands in tuple("+-"):
        yield "values.thousands", f"{values.thousands!r} is the sign of a number"
    if _back(values.day) not in (_A_MOMENT, _A_MOMENT.replace(hour=0, minute=0)):
        yield "values.day", f"{values.day!r} does not give day, month and year; want such as %d/%m/%Y"
    if _back(values.time) != _A_MOMENT:
        yield "values.time", f"{values.time!r} gives no full time; want such as %d/%m/%Y %H:%M"
    if not _is_zone(values.zone):
        yield "values.zone", f"no time zone is called {values.zone!r}; want such as Europe/London"


def _back(form: str) -> datetime | None:
    """Return the moment written and read again in a form; None where that fails."""
    if "%Y" not in form and "%y" not in form:
        return None
    try:
        return datetime.strptime(_A_MOMENT.strftime(form), form).replace(tzinfo=None)
    except (ValueError, re.error):
        return _with_zone(form)


def _with_zone(form: str) -> datetime | None:
    # A moment without a zone prints none, and so cannot be read back where the form has one.
    try:
        written = _A_MOMENT.replace(tzinfo=ZoneInfo("UTC")).strftime(form)
        return datetime.strptime(written, form).replace(tzinfo=None)
    except (ValueError, re.error):
        return None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _parties(parties: Parties) -> Iterator[Problem]:
    if not parties.independent or not all(parties.independent):
        yield "parties.independent", 'has no label, or a blank one; want such as ["Ind"]'
    for label, other in parties.aliases.items():
        if not other:
            yield "parties.aliases", f"{label!r} has a blank label, want another spelling's party"


def _rows(rows: Rows, values: Values) -> Iterator[Problem]:
    both = set(rows.unopposed) & set(values.nothing)
    if both:
        yield "rows.unopposed", f"{', '.join(map(repr, sorted(both)))} stands under values.nothing too"
    if any(cell.isdecimal() for cell in rows.unopposed):
        yield "rows.unopposed", "holds a number; want the words that stand in place of votes"
    if not all(rows.none_of_the_above):
        yield "rows.none_of_the_above", "holds a blank label; every blank cell would be one"


def _about(about: About, words: Words) -> Iterator[Problem]:
    if not SHORT_NAME.fullmatch(about.name):
        yield "election.name", f"{about.name!r} is no short name, want lower-case letters, digits and '-'"
    for key in ("title", "publisher", "licence"):
        if not getattr(about, key).strip():
            yield f"election.{key}", "is blank"
    if about.seats is not None and about.seats < 1:
        yield "election.seats", f"{about.seats} is no number of seats"
    if about.day is not None and not MINYEAR < about.day.year < MAXYEAR:
        yield "election.day", f"is in the year {about.day.year}"
    if about.baseline == about.name:
        yield "election.baseline", "is the election itself; want an earlier one"
    if about.day is None and not words.day:
        yield "election.day", "is missing; give polling day, or name words.day where the file has it"
