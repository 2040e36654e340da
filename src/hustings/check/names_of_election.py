"""One election's gazetteer: its people by full name and surname, its seats by name, short name and town."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from hustings.check.claim import CandidacyRef, ContestRef
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election
from hustings.record.finding import folded

COMPASS = frozenset({"north", "south", "east", "west", "mid"})
_NO_TOWN = COMPASS | {
    "central", "outer", "city", "cities", "the", "st", "great", "new", "royal", "upper", "vale", "isle",
    "forest", "inner", "na", "old", "lower", "kingston upon",
}  # fmt: skip
_TITLES = frozenset(
    {"sir", "lord", "lady", "dame", "dr", "mr", "mrs", "ms", "rev", "captain", "count", "baron"}
)
_PARTS = re.compile(r",? and |, | with ")
_BEFORE = re.compile(r"(?:great|city of|the city of|the) ")

K = TypeVar("K")
Refs = tuple[ContestRef, ...]
People = tuple[CandidacyRef, ...]


@dataclass(frozen=True, slots=True, eq=False)
class NamesOfElection:
    """Names as folded, each with everything of the election that bears it.

    name: the short name by which the record opens it. people: full names;
    surnames: surnames alone. seats: whole names; same_words: names with a point
    of the compass, by their words in alphabetical order.
    first_parts, other_parts: parts of names such as "Dewsbury and Batley".
    towns: the words that two or more seats' names begin with. longest: words
    in the longest name; first_names: first words of everyone's; openings: words
    that any name here may begin with.
    """

    name: str
    election: Election
    people: Mapping[str, People]
    surnames: Mapping[str, People]
    seats: Mapping[str, Refs]
    same_words: Mapping[tuple[str, ...], Refs]
    first_parts: Mapping[str, Refs]
    other_parts: Mapping[str, Refs]
    towns: Mapping[str, Refs]
    places: Mapping[str, str]
    first_names: frozenset[str]
    openings: frozenset[str]
    longest: int

    def contest(self, ref: ContestRef) -> Contest:
        """Return a contest of this election."""
        return self.election.state().contests[ref.key].contest

    def candidacy(self, ref: CandidacyRef) -> Candidacy:
        """Return a candidacy of this election."""
        return self.contest(ref.contest).candidacy(ref.key)

    def candidates(self, ref: ContestRef) -> tuple[tuple[CandidacyRef, Candidacy], ...]:
        """Return everyone who stands in a contest, with the reference."""
        return tuple((CandidacyRef(ref, one.key), one) for one in self.contest(ref).candidacies)


@lru_cache(maxsize=16)
def names_of(election: Election, name: str) -> NamesOfElection:
    """Return the gazetteer of an election, built once. name: the one by which the record opens it."""
    contests = {
        ContestRef(name, key): standing.contest for key, standing in election.state().contests.items()
    }
    people, surnames = _people(contests)
    seats = _grouped((form, ref) for ref, contest in contests.items() for form in _forms(contest.seat.name))
    first, other = _parts(contests, seats)
    towns = _towns(contests, seats)
    other |= {
        name: refs for name, refs in _behind_towns(contests, towns).items() if _is_own(name, seats, other)
    }
    words = _grouped(
        (tuple(sorted(seat.split())), ref)
        for seat, refs in seats.items()
        if not COMPASS.isdisjoint(seat.split())
        for ref in refs
    )
    places = _places(contests.values())
    first_names = frozenset(person.partition(" ")[0] for person in people)
    begun = (one.partition(" ")[0] for one in (*seats, *first, *other, *towns, *places))
    return NamesOfElection(
        name,
        election,
        people,
        surnames,
        seats,
        words,
        first,
        other,
        towns,
        places,
        first_names,
        first_names.union(begun, *words),
        max((one.count(" ") + 2 for one in [*seats, *people]), default=1),
    )


def _people(contests: Mapping[ContestRef, Contest]) -> tuple[dict[str, People], dict[str, People]]:
    full: dict[str, list[CandidacyRef]] = {}
    last: dict[str, list[CandidacyRef]] = {}
    for ref, contest in contests.items():
        for one in contest.candidacies:
            found = CandidacyRef(ref, one.key)
            surname = folded(one.person.surname)
            first = folded(one.person.first_name).split()
            full.setdefault(" ".join([*first, surname]), []).append(found)
            if len(first) > 1:
                short = first[1] if first[0] in _TITLES else first[0]
                full.setdefault(f"{short} {surname}", []).append(found)
            last.setdefault(surname, []).append(found)
    return {name: tuple(found) for name, found in full.items()}, {
        name: tuple(found) for name, found in last.items()
    }


def _forms(name: str) -> Iterable[str]:
    """Return a seat's name folded, and with its commas where it has some."""
    plain = folded(name)
    yield plain
    if "," in name:
        yield " , ".join(folded(part) for part in name.split(","))


def _parts(
    contests: Mapping[ContestRef, Contest], seats: Mapping[str, Refs]
) -> tuple[dict[str, Refs], dict[str, Refs]]:
    first: list[tuple[str, ContestRef]] = []
    other: list[tuple[str, ContestRef]] = []
    for ref, contest in contests.items():
        head, *tail = (folded(part) for part in _PARTS.split(contest.seat.name))
        shorter = _BEFORE.sub("", head)
        if tail:
            first.append((head, ref))
        if shorter != head:
            first.append((shorter, ref))
        other += [(part, ref) for part in tail]
    return (
        {name: refs for name, refs in _grouped(first).items() if _is_name(name, seats)},
        {name: refs for name, refs in _grouped(other).items() if _is_name(name, seats)},
    )


def _towns(contests: Mapping[ContestRef, Contest], seats: Mapping[str, Refs]) -> dict[str, Refs]:
    begun = []
    for ref, contest in contests.items():
        said = folded(contest.seat.name).split()
        begun += [(" ".join(said[:count]), ref) for count in range(1, min(len(said), 4))]
    return {
        name: refs
        for name, refs in _grouped(begun).items()
        if len({ref.key.partition(".")[0] for ref in refs}) > 1
        and name not in seats
        and not COMPASS.issuperset(name.split())
        and name not in _NO_TOWN
        and name.split()[-1] not in ("and", "upon", "of", "on", "the", "under", "le", "st")
        and name.split()[0] not in ("mid", "north", "south", "east", "west", "city", "st")
    }


def _behind_towns(contests: Mapping[ContestRef, Contest], towns: Mapping[str, Refs]) -> dict[str, Refs]:
    """Return what follows a town in seats' names, such as "Perry Barr" of Birmingham."""
    found = []
    for ref, contest in contests.items():
        said = folded(contest.seat.name).split()
        for count in range(1, min(len(said), 4)):
            if " ".join(said[:count]) in towns:
                found.append((" ".join(said[count:]), ref))
    return _grouped(found)


def _is_own(name: str, seats: Mapping[str, Refs], other: Mapping[str, Refs]) -> bool:
    """Whether a part of a name is long enough, and no compass point or other name."""
    is_free = name not in other and name.split()[0] not in ("and", "upon", "of", "on", "the")
    return is_free and len(name) > 4 and _is_name(name, seats) and not _NO_TOWN.intersection(name.split())


def _places(contests: Iterable[Contest]) -> dict[str, str]:
    found: dict[str, str] = {}
    for contest in contests:
        for name in (contest.seat.county, contest.seat.region, contest.seat.country):
            if name:
                found[folded(name)] = name
    return found


def _is_name(name: str, seats: Mapping[str, Refs]) -> bool:
    return name not in seats and name not in _NO_TOWN and not COMPASS.issuperset(name.split())


def _grouped(pairs: Iterable[tuple[K, ContestRef]]) -> dict[K, Refs]:
    groups: dict[K, dict[ContestRef, None]] = {}
    for key, ref in pairs:
        groups.setdefault(key, {})[ref] = None
    return {key: tuple(group) for key, group in groups.items()}
