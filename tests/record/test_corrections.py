"""Corrections between two releases: each difference with old, new and source, and their ledger."""

from __future__ import annotations

from dataclasses import replace

from hustings.record.contest import Contest, candidacy_key
from hustings.record.corrections import corrected_ledger, corrections
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.person import Person

from . import made_up


def release(*pairs: tuple[Contest, Declaration]) -> Election:
    contests, declarations = zip(*pairs, strict=True)
    return made_up.an_election(made_up.ledger(*contests, *declarations))


def figures(elm: int = 20, electorate: int | None = 200, rejected: int = 2) -> Declaration:
    more = {"electorate": electorate, "rejected": rejected}
    return made_up.figures("Ayton", more=more, oak=30, elm=elm, ind=50)


FIRST = release((made_up.AYTON, figures()))


def test_the_same_release_has_no_corrections() -> None:
    assert corrections(FIRST, FIRST) == ()
    assert corrected_ledger(FIRST, FIRST) == FIRST.ledger


def test_figures_are_told_old_and_new_with_their_source() -> None:
    second = release((made_up.AYTON, figures(elm=21, electorate=None, rejected=3)))
    found = corrections(FIRST, second)
    assert [(one.what, one.candidacy, one.old, one.new) for one in found] == [
        ("electorate", None, 200, None),
        ("valid votes", None, 100, 101),
        ("rejected", None, 2, 3),
        ("votes", "Madeup of Elm", 20, 21),
    ]
    assert {one.source for one in found} == {"made up"}


def test_a_name_put_right_is_one_candidacy_not_two() -> None:
    oak, elm, ind = made_up.AYTON.candidacies
    person = Person("Madeup", "of Elmm", democracy_club="9")
    first = replace(elm, key=candidacy_key(person, "Elm"), person=person)
    right = replace(first, person=replace(person, surname="of Elm"), key="elm")
    before = replace(made_up.AYTON, candidacies=(oak, first, ind))
    after = replace(made_up.AYTON, candidacies=(oak, right, ind))
    votes = {"oak": 30, first.key: 20, "ind": 50}
    old = release((before, replace(figures(), votes=votes)))
    new = release((after, figures(electorate=201)))
    found = corrections(old, new)
    assert [(one.what, one.old, one.new) for one in found] == [
        ("electorate", 200, 201),
        ("name", "Madeup of Elmm", "Madeup of Elm"),
    ]
    ledger = corrected_ledger(old, new)
    assert ledger.entries[: len(old.ledger.entries)] == old.ledger.entries
    standing = made_up.an_election(ledger).contest("ayton")
    assert (standing.contest, standing.declaration) == (after, figures(electorate=201))
    assert standing.corrected[0][0].electorate == 200


def test_someone_listed_in_one_release_only_is_told() -> None:
    fewer = replace(made_up.AYTON, candidacies=made_up.AYTON.candidacies[:2])
    second = release((fewer, made_up.figures("Ayton", oak=30, elm=20)))
    told = [(one.what, one.old, one.new) for one in corrections(FIRST, second) if one.what == "candidacy"]
    assert told == [("candidacy", "Madeup of Ind", None)]
    back = [(one.what, one.old, one.new) for one in corrections(second, FIRST) if one.what == "candidacy"]
    assert back == [("candidacy", None, "Madeup of Ind")]


def test_a_contest_in_one_release_only_is_told() -> None:
    both = release((made_up.AYTON, figures()), (made_up.CEEHAM, made_up.CEEHAM_RIGHT))
    assert [(one.contest.key, one.what, one.old, one.new) for one in corrections(FIRST, both)] == [
        ("ceeham", "contest", None, "listed")
    ]
