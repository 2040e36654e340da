"""What an editor tells the forecast, in a file: an exit poll or seat forecast, and persons to watch."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from hustings.errors import Fault, FaultsError
from hustings.record.election import Election


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """A candidacy that an editor expects to have a share, and how unsure that is; fractions of 1."""

    contest: str
    candidacy: str
    share: float
    scale: float


@dataclass(frozen=True, slots=True)
class Outside:
    """seats: by party label, empty where no seat forecast is told. people: named candidacies."""

    seats: Mapping[str, float] = field(default_factory=dict)
    people: tuple[ToldPerson, ...] = ()


class _Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    seat: str
    name: str
    share: float
    scale: float = 0.1


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """kind: such as "exit poll"; source: who published it, when. others: seats of all not named."""

    kind: str
    source: str
    seats: dict[str, int] = {}
    others: int = 0
    people: tuple[_Person, ...] = ()


def read_outside(path: Path, election: Election) -> Outside:
    """Return what a prior file tells; FaultsError where it is none, or its seats do not fill the House."""
    try:
        told = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except OSError as wrong:
        raise FaultsError([Fault(path.name, 1, "", f"cannot be read: {wrong.strerror}")]) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as wrong:
        raise FaultsError([Fault(path.name, 1, "", f"is no prior: {wrong}")]) from None
    found = [_person(one, election) for one in told.people]
    problems = [*_wrong_seats(told, election), *(one for one in found if isinstance(one, tuple))]
    if problems:
        raise FaultsError([Fault(path.name, 1, place, problem) for place, problem in problems])
    people = tuple(one for one in found if isinstance(one, ToldPerson))
    return Outside({label: float(count) for label, count in told.seats.items()}, people)


def _wrong_seats(told: _File, election: Election) -> Iterator[tuple[str, str]]:
    if not told.seats:
        if not told.people:
            yield "seats", "tells neither seats nor people"
        return
    for label, count in {**told.seats, "others": told.others}.items():
        if label not in election.parties and label != "others":
            yield f"seats.{label}", f"no party {label} stands in {election.name}"
        if count < 0:
            yield f"seats.{label}", f"{count} seats, want 0 or more"
    seats = election.seats or len(election.state().contests)
    total = sum(told.seats.values()) + told.others
    if total != seats:
        yield "seats", f"add up to {total}, the House has {seats}"


def _person(one: _Person, election: Election) -> ToldPerson | tuple[str, str]:
    """Return the candidacy named, or where and what is wrong."""
    contests = election.state().contests
    if one.seat not in contests:
        return "people.seat", f"no contest {one.seat!r} in {election.name}; give the seat's code"
    if not 0 < one.share < 1 or not 0 < one.scale < 1:
        return "people.share", f"{one.name}: share {one.share} and scale {one.scale}, want fractions of 1"
    for candidacy in contests[one.seat].contest.candidacies:
        if candidacy.person.name.casefold() == one.name.casefold():
            return ToldPerson(one.seat, candidacy.key, one.share, one.scale)
    return "people.name", f"nobody called {one.name!r} stands in {one.seat}"
