from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.errors import AmbiguousNameError, NameNotFoundError
from hustings.record.finding import Gazetteer, Named, folded

people = Gazetteer(
    (
        Named("185", "Jeremy Corbyn", hint="Ind, Islington North 2024"),
        Named("p2", "Piers Corbyn", hint="Ind, Bermondsey and Old Southwark 2024"),
        Named("4514", "Keir Starmer", hint="Lab, Holborn and St Pancras 2024"),
        Named("p4", "Órfhlaith Begley", hint="SF, West Tyrone 2024"),
        Named("4396", "Rebecca Long Bailey", hint="Lab, Salford 2024"),
        Named("p6", "Adam Waller-Slack", hint="LD, Blackburn 2024"),
        Named("p7", "Jonathan Lord", hint="Con, Woking 2024"),
        Named("p8", "Jonathan Ashworth", hint="Lab, Leicester South 2024"),
        Named("p9", "Gerri Hickton", hint="Con, Leicester South 2024"),
        Named("p10", "Garry Hickton", hint="Con, Birmingham Perry Barr 2024"),
        Named("p11", "Count Binface", ("Jon Harvey",), "Richmond and Northallerton 2024"),
        Named("p12", "Sir Archibald Stanton", hint="2024"),
    ),
    "person",
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("jeremy corbyn", "Jeremy Corbyn"),
        ("Corbyn, Jeremy", "Jeremy Corbyn"),
        ("CORBYN Jeremy", "Jeremy Corbyn"),
        ("J Corbyn", "Jeremy Corbyn"),
        ("J. Corbyn", "Jeremy Corbyn"),
        ("Corbyn, J.", "Jeremy Corbyn"),
        ("P Corbyn", "Piers Corbyn"),
        ("185", "Jeremy Corbyn"),
        ("Starmer", "Keir Starmer"),
        ("Sir Keir Starmer", "Keir Starmer"),
        ("The Rt. Hon. Sir Keir Starmer KC MP", "Keir Starmer"),
        ("Starmer, Sir Keir", "Keir Starmer"),
        ("Keir Starmer, MP", "Keir Starmer"),
        ("Mr Starmer", "Keir Starmer"),
        ("Orfhlaith Begley", "Órfhlaith Begley"),
        ("Órfhlaith Begley MP", "Órfhlaith Begley"),
        ("Ó Begley", "Órfhlaith Begley"),
        ("Rebecca Long-Bailey", "Rebecca Long Bailey"),
        ("Long-Bailey", "Rebecca Long Bailey"),
        ("R L Bailey", "Rebecca Long Bailey"),
        ("Adam Waller Slack", "Adam Waller-Slack"),
        ("Slack", "Adam Waller-Slack"),
        ("Lord", "Jonathan Lord"),
        ("Jonathan Lord MP", "Jonathan Lord"),
        ("Lord, Jonathan", "Jonathan Lord"),
        ("Dr Garry Hickton", "Garry Hickton"),
        ("Binface", "Count Binface"),
        ("Jon Harvey", "Count Binface"),
        ("Archibald Stanton", "Sir Archibald Stanton"),
        ("Mr Archibald Stanton", "Sir Archibald Stanton"),
    ],
)
def test_a_person_is_found_as_people_type_them(typed: str, name: str) -> None:
    assert people.find(typed).name == name


@pytest.mark.parametrize("typed", ["Corbyn", "Mr Corbyn", "corbyn MP"])
def test_a_surname_that_several_people_bear_lists_them_with_hints(typed: str) -> None:
    with pytest.raises(AmbiguousNameError) as refusal:
        people.find(typed)
    assert refusal.value.choices == (
        "Jeremy Corbyn (Ind, Islington North 2024)",
        "Piers Corbyn (Ind, Bermondsey and Old Southwark 2024)",
    )
    assert "these people" in str(refusal.value)


def test_an_initial_shared_by_two_people_is_ambiguous() -> None:
    with pytest.raises(AmbiguousNameError) as refusal:
        people.find("G Hickton")
    assert len(refusal.value.choices) == 2


@pytest.mark.parametrize(
    "typed", ["J", "C Corbyn", "J J Corbyn", "Jeremy R Corbyn", "Dr", "MP", "Jer Corbyn", ","]
)
def test_initials_and_titles_alone_name_nobody(typed: str) -> None:
    with pytest.raises(NameNotFoundError, match=r"^no person called"):
        people.find(typed)


def test_people_of_one_name_and_hint_are_told_apart_by_key() -> None:
    twins = Gazetteer((Named("1", "Ann Green", hint="2024"), Named("2", "Ann Green", hint="2024")), "person")
    with pytest.raises(AmbiguousNameError) as refusal:
        twins.find("Ann Green")
    assert refusal.value.choices == ("Ann Green (2024) [1]", "Ann Green (2024) [2]")


def test_a_misspelt_person_is_refused_with_the_near_name() -> None:
    with pytest.raises(NameNotFoundError) as refusal:
        people.find("Jermy Corbin")
    assert refusal.value.near[0] == "Jeremy Corbyn"


KNOWN_WORDS = "Corbyn, CORBYN J j. Sir MP Dr lord Jonathan Ó begley Rt Hon Hickton G £ \x00 ﷺ 's"
typed_text = st.text(max_size=300) | st.lists(st.sampled_from(KNOWN_WORDS.split())).map(" ".join)


@given(typed_text)
def test_any_text_is_found_or_refused_in_words(typed: str) -> None:
    matches = people.matches(typed)
    try:
        found = people.find(typed)
    except NameNotFoundError as refusal:
        assert matches == ()
        assert len(refusal.near) <= 3
    except AmbiguousNameError as refusal:
        assert 2 <= len(refusal.choices) <= len(matches)
    else:
        assert matches[0] == found


@given(st.lists(st.text("ab J.-'é", max_size=12), unique_by=folded))
def test_every_person_is_found_by_the_full_name(names: list[str]) -> None:
    listed = [Named(f"key {n}", name) for n, name in enumerate(names) if folded(name)]
    gazetteer = Gazetteer(listed, "person")
    assert [gazetteer.find(one.name) for one in listed] == listed
