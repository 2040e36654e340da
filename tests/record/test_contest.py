"""Contests and candidacies: who stands, told apart by their keys."""

from __future__ import annotations

import pytest

from hustings.errors import DeclarationError
from hustings.record.contest import Candidacy, candidacy_key
from hustings.record.party import Party, Standing
from hustings.record.person import Person

from .made_up import contest, stands


def test_a_contest_needs_somebody_to_stand() -> None:
    with pytest.raises(DeclarationError, match="Ayton: nobody stands"):
        contest("Ayton")


def test_every_candidacy_entered_twice_is_named() -> None:
    with pytest.raises(DeclarationError, match="entered twice: elm, oak"):
        contest("Ayton", "Oak", "Elm", "Ash", "Oak", "Elm")


def test_two_people_of_one_party_stand_under_two_keys() -> None:
    both = contest("Ayton", stands("Ind", key="first"), stands("Ind", key="second"))
    assert both.candidacy("second").party == "Ind"
    with pytest.raises(DeclarationError, match="'third'"):
        both.candidacy("third")


def test_a_joint_candidacy_names_its_second_party() -> None:
    person = Person("Madeup", "of Two")
    assert Candidacy("k", person, "Oak", "Oak and Ash", adjunct="PP-ash").is_joint
    assert not Candidacy("k", person, "Oak", "Oak").is_joint


@pytest.mark.parametrize(
    ("first", "surname", "key"),
    [
        ("Zoë", "O’Made-Up", "zoe-o-made-up.oak"),
        ("ZOË", "o'made up", "zoe-o-made-up.oak"),
        (" Zoe\u00a0", " O'Made  Up ", "zoe-o-made-up.oak"),
        ("", "Strauß", "strauss.oak"),
        ("Jérôme", "Made-Up", "jerome-made-up.oak"),
    ],
)
def test_a_key_does_not_depend_on_accents_case_or_blanks(first: str, surname: str, key: str) -> None:
    assert candidacy_key(Person(first, surname), "Oak") == key


def test_names_that_differ_by_a_vowel_sign_have_two_keys() -> None:
    assert candidacy_key(Person("रवि", ""), "Ind") != candidacy_key(Person("रवी", ""), "Ind")


def test_a_shared_name_does_not_make_one_person() -> None:
    unknown, known = Person("Same", "Name"), Person("Same", "Name", mnis="1")
    assert not unknown.is_same_person(Person("Same", "Name"))
    assert not known.is_same_person(Person("Same", "Name", mnis="2"))
    assert known.is_same_person(Person("Another", "Name", mnis="1"))
    assert Person("A", "B", democracy_club="7").is_same_person(Person("A", "C", democracy_club="7"))


def test_only_independents_share_a_label() -> None:
    assert Party("Ind", "Independent", Standing.INDEPENDENT).is_shared_label
    assert not Party("Spk", "Speaker", Standing.SPEAKER).is_shared_label
    assert not Party("Oak", "Oak").is_shared_label
