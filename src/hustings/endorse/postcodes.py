"""Which seat a postcode lies in, by a look-up file somebody else keeps: covered, split or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from hustings.endorse.listed import listed
from hustings.endorse.voters import refuse_voters
from hustings.errors import FaultsError
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.sources.lines import name_of
from hustings.sources.reading import Layout, Source, read, shown

COLUMNS = ("postcode", "seat")
_LONGEST = 12


class Lookup(Protocol):
    """Anything that knows postcodes: a file, or an organisation's own service behind the same two lines."""

    @property
    def name(self) -> str:
        """Return what is asked, for the answer's words."""

    def contests(self, postcode: str) -> tuple[str, ...]:
        """Return the keys of the contests that a postcode lies in; none where it is not covered."""


@dataclass(frozen=True, slots=True)
class Postcodes:
    """A look-up file as read. seats: contest keys by postcode, capital letters without blanks."""

    name: str
    seats: Mapping[str, tuple[str, ...]] = field(repr=False)

    def __len__(self) -> int:
        return len(self.seats)

    def contests(self, postcode: str) -> tuple[str, ...]:
        """Return the contests that a postcode lies in, several where it is split."""
        return self.seats.get(bare(postcode), ())


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a postcode lies. seats: none where it is not covered, several where it is split."""

    postcode: str
    seats: tuple[Contest, ...]
    words: str

    @property
    def is_split(self) -> bool:
        """Whether addresses of this postcode vote in different seats."""
        return len(self.seats) > 1


def read_postcodes(path: Path, election: Election) -> Postcodes:
    """Return the look-up of a CSV file with the columns postcode and seat; FaultsError with every fault.

    A seat goes by code or name. A postcode on several lines with several seats
    is split. A file with a column about individual voters is refused.
    """
    refuse_voters(path, allowed=COLUMNS)
    sheet, rows = read(Source(path, name_of(path)), Layout(), COLUMNS)
    known, found = listed(election), dict[str, tuple[str, ...]]()
    for row in rows:
        contest, postcode = known.contest(row), bare(row.needed("postcode"))
        if row.text("postcode") and not _is_postcode(postcode):
            row.fault("postcode", f"{shown(row.text('postcode'))} is no postcode")
        elif contest is not None and contest.key not in found.get(postcode, ()):
            found[postcode] = (*found.get(postcode, ()), contest.key)
    if sheet.faults:
        raise FaultsError(sheet.faults)
    return Postcodes(name_of(path), found)


def bare(typed: str) -> str:
    """Return a postcode as it is compared: capital letters and digits, without blanks.

    >>> bare(" ab1-2cd ")
    'AB12CD'
    """
    return "".join(c for c in typed.upper() if c.isalnum())


def seats_of(typed: str, lookup: Lookup, election: Election) -> Answer:
    """Return where a postcode lies, with words for whoever asked; never a guess from one nearby."""
    postcode, now = bare(typed), election.state().contests
    if not _is_postcode(postcode):
        return Answer(typed.strip(), (), f"{shown(typed.strip())} is no postcode; find the seat by its name")
    seats = tuple(now[key].contest for key in lookup.contests(postcode) if key in now)
    said = typed.strip().upper()
    names = " or ".join(seat.seat.name for seat in seats)
    if not seats:
        words = f"{said} is not covered by {lookup.name}; find the seat by its name"
    elif len(seats) > 1:
        words = f"{said} is split, and its addresses vote in {names}; a polling card says which"
    else:
        words = f"{said} lies in {names}"
    return Answer(said, seats, words)


def _is_postcode(postcode: str) -> bool:
    return 2 <= len(postcode) <= _LONGEST and any(c.isdigit() for c in postcode)
