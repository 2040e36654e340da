"""Names that no gazetteer has: misspellings of people and seats of the contests in play."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hustings.check.claim import CandidacyRef, ContestRef
from hustings.check.frame import Frame
from hustings.check.meant import Meant
from hustings.check.mentions import Mention
from hustings.check.near_names import name_of, nearest, parts, runs_of_capitals
from hustings.check.pieces import Piece, pieces
from hustings.check.tag import Tag, TagKind
from hustings.record.finding import folded

SHORTEST_FIRST_NAME = 3
FAMILIAR = {
    "abby": "abigail", "andy": "andrew", "angie": "angela", "barney": "barnaby", "becky": "rebecca",
    "beth": "elizabeth", "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert",
    "charlie": "charles", "dave": "david", "dick": "richard", "eddie": "edward", "gerry": "gerard",
    "jack": "john", "jamie": "james", "jeff": "geoffrey", "jenny": "jennifer", "jim": "james",
    "jimmy": "james", "kate": "katherine", "kathy": "katherine", "larry": "lawrence", "liz": "elizabeth",
    "lizzie": "elizabeth", "maggie": "margaret", "mike": "michael", "nicky": "nicola", "polly": "mary",
    "rick": "richard", "sandy": "alexander", "steve": "stephen", "sue": "susan", "ted": "edward",
    "terry": "terence", "tony": "anthony", "trish": "patricia", "vicky": "victoria",
}  # fmt: skip
"""What people are called, beside the first name on the ballot paper that does not begin so."""
SHORTEST = 6
"""Letters of the shortest single word that is taken for a misspelt seat."""


def familiar(
    found: Sequence[Mention], rows: Sequence[Sequence[Tag]], frame: Frame, about: Meant
) -> Iterator[Mention]:
    """Yield people of the contests in play by a shorter or familiar first name, with a note."""
    people, _ = _in_play(frame, about)
    for number, run in _not_taken(found, rows):
        for part in parts(run):
            person = _shortened(name_of(part), people)
            if person is not None:
                yield _person(number, part, person, about)
                break


def misspelt(
    found: Sequence[Mention], rows: Sequence[Sequence[Tag]], frame: Frame, about: Meant
) -> Iterator[Mention]:
    """Yield names with a capital that are near one person or seat of the contests in play, with a note."""
    people, seats = _in_play(frame, about)
    for number, run in _not_taken(found, rows):
        yield from _read(number, run, people, seats, about)


def _in_play(frame: Frame, about: Meant) -> tuple[dict[str, CandidacyRef], dict[str, ContestRef]]:
    people: dict[str, CandidacyRef] = {}
    seats: dict[str, ContestRef] = {}
    for one in frame.contests:
        names = about.names(one.contest)
        seats[folded(names.contest(one.contest).seat.name)] = one.contest
        for ref, candidacy in names.candidates(one.contest):
            people[folded(candidacy.person.name)] = ref
    return people, seats


def _not_taken(
    found: Sequence[Mention], rows: Sequence[Sequence[Tag]]
) -> Iterator[tuple[int, Sequence[Piece]]]:
    taken: dict[int, set[int]] = defaultdict(set)
    for mention in found:
        taken[mention.sentence].update(range(mention.first, mention.last))
    for number, row in enumerate(rows):
        for run in runs_of_capitals(pieces(row), taken[number]):
            yield number, run


def _person(number: int, part: Sequence[Piece], person: CandidacyRef, about: Meant) -> Mention:
    note = f"{about.names(person.contest).candidacy(person).person.name} on the ballot paper"
    return Mention(number, part[0].at, part[-1].at + 1, TagKind.PERSON, people=(person,), note=note)


def _read(
    number: int,
    run: Sequence[Piece],
    people: dict[str, CandidacyRef],
    seats: dict[str, ContestRef],
    about: Meant,
) -> Iterator[Mention]:
    for part in parts(run):
        said = name_of(part)
        person = _shortened(said, people) or nearest(said, people)
        if person is not None:
            yield _person(number, part, person, about)
            return
    for part in (*parts(run), *([one] for one in run if len(one.folded) >= SHORTEST)):
        contest = nearest(name_of(part), seats)
        if contest is not None:
            name = about.names(contest).contest(contest).seat.name
            span = part[0].at, part[-1].at + 1
            yield Mention(number, *span, TagKind.SEAT, contests=(contest,), note=f"{name} in the record")
            return


def _shortened(said: str, people: dict[str, CandidacyRef]) -> CandidacyRef | None:
    """Return who bears the surname and a first name that is the beginning of this one, or it of theirs.

    Names between the two are left out; None where two people fit.
    """
    first, last = said.partition(" ")[0], said.rpartition(" ")[2]
    fits = {
        ref
        for name, ref in people.items()
        if name.rpartition(" ")[2] == last and _begins(name.partition(" ")[0], first)
    }
    return fits.pop() if len(fits) == 1 else None


def _begins(one: str, other: str) -> bool:
    if one in (FAMILIAR.get(other), other) or FAMILIAR.get(one) == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST_FIRST_NAME and long.startswith(short)
