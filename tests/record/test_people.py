"""People across elections: joined by identifiers alone, never by a shared name."""

from __future__ import annotations

from dataclasses import replace

from hustings.record.contest import Candidacy
from hustings.record.election import Election
from hustings.record.people import people
from hustings.record.person import Person

from . import made_up


def stood(first: str, last: str, *, mnis: str | None = None, club: str | None = None) -> Candidacy:
    person = Person(first, last, mnis, club)
    return Candidacy(f"{first}-{last}-{mnis}-{club}".casefold(), person, "Oak", "Oak")


def election(year: int, *those: Candidacy) -> Election:
    contest = made_up.contest("Ayton", *those)
    contest = replace(contest, day=contest.day.replace(year=year))
    return made_up.an_election(made_up.ledger(contest))


def test_an_identifier_joins_two_elections_whatever_the_name() -> None:
    found = people(
        [
            election(2035, stood("Madeup", "Newname", mnis="7")),
            election(2031, stood("Madeup", "Oldname", mnis="7")),
        ]
    )
    assert [(one.name, one.other_names, len(one.appearances)) for one in found] == [
        ("Madeup Newname", ("Madeup Oldname",), 2)
    ]
    assert [one.standing.contest.day.year for one in found[0].appearances] == [2031, 2035]


def test_namesakes_are_not_joined() -> None:
    same = [election(year, stood("Madeup", "Name")) for year in (2031, 2035)]
    other = [election(year, stood("Madeup", "Name", mnis=str(year))) for year in (2031, 2035)]
    assert [len(one.appearances) for one in people(same)] == [1, 1]
    assert [len(one.appearances) for one in people(other)] == [1, 1]
    assert not any(one.has_identifier for one in people(same))


def test_two_sorts_of_identifier_join_through_one_who_has_both() -> None:
    found = people(
        [
            election(2031, stood("Madeup", "Name", mnis="7")),
            election(2033, stood("Madeup", "Name", club="9")),
            election(2035, stood("Madeup", "Name", mnis="7", club="9")),
            election(2037, stood("Madeup", "Name", club="9")),
        ]
    )
    assert [len(one.appearances) for one in found] == [4]


def test_an_identifier_borne_twice_in_one_contest_proves_nothing() -> None:
    found = people(
        [
            election(2031, stood("Madeup", "One", club="9"), stood("Madeup", "Other", club="9")),
            election(2035, stood("Madeup", "One", club="9")),
        ]
    )
    assert [len(one.appearances) for one in found] == [1, 1, 1]


def test_everyone_has_a_key_of_their_own() -> None:
    found = people([election(2031, stood("Madeup", "Name"), stood("Madeup", "Name", mnis="7"))])
    assert len({one.key for one in found}) == 2
