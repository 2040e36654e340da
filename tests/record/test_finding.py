from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hustings.errors import AmbiguousNameError, NameNotFoundError
from hustings.record.finding import Gazetteer, Named, folded

SEATS = (
    ("W07000112", "Ynys Môn"),
    ("W07000102", "Montgomeryshire and Glyndŵr"),
    ("E14001435", "Queen's Park and Maida Vale"),
    ("E14001305", "Islington North"),
    ("E14001306", "Islington South and Finsbury"),
    ("E14001196", "Dewsbury and Batley"),
    ("E14001098", "Birmingham Perry Barr"),
    ("E14001100", "Birmingham Yardley"),
    ("E14001446", "Rochdale"),
    ("E14001102", "Blackburn"),
    ("E14001327", "Leicester South"),
    ("E14001326", "Leicester East"),
    ("E14001328", "Leicester West"),
    ("E14001313", "Kingston upon Hull East"),
    ("E14001314", "Kingston upon Hull North and Cottingham"),
    ("E14001315", "Kingston upon Hull West and Haltemprice"),
    ("E14001312", "Kingston and Surbiton"),
    ("E14001497", "South West Norfolk"),
    ("E14001405", "North West Norfolk"),
    ("E14001396", "North Norfolk"),
    ("E14001495", "South West Devon"),
    ("E14001509", "St Helens North"),
    ("E14001510", "St Helens South and Whiston"),
    ("E14001511", "St Ives"),
    ("E14001604", "York Central"),
    ("E14001605", "York Outer"),
    ("E14001464", "Selby"),
    ("E14001526", "Stratford-on-Avon"),
    ("E14001525", "Stratford and Bow"),
    ("E14001543", "The Wrekin"),
    ("E14001173", "City of Durham"),
    ("S14000027", "Na h-Eileanan an Iar"),
    ("E14001359", "Mid Bedfordshire"),
    ("W07000092", "Cardiff West"),
    ("E14001581", "Weston-super-Mare"),
    ("S14000107", "Ayr, Carrick and Cumnock"),
)
# Partly made up, so that former names clash with current ones.
FORMER = {
    "Dewsbury and Batley": ("Dewsbury", "Batley and Spen"),
    "Islington South and Finsbury": ("Rochdale",),
    "Selby": ("Selby and Ainsty", "Dewsbury"),
    "Na h-Eileanan an Iar": ("Western Isles",),
}
seats = Gazetteer((Named(code, name, FORMER.get(name, ())) for code, name in SEATS), "seat")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ynys Mon", "Ynys Môn"),
        ("YNYS MÔN", "Ynys Môn"),
        ("Ynys Mo\u0302n", "Ynys Môn"),
        ("montgomeryshire & glyndwr", "Montgomeryshire and Glyndŵr"),
        ("Queens Park & Maida Vale", "Queen's Park and Maida Vale"),
        ("Queen’s Park, Maida Vale", "Queen's Park and Maida Vale"),
        ("North Islington", "Islington North"),
        ("  islington   north ", "Islington North"),
        ("Islington N.", "Islington North"),
        ("Norfolk South West", "South West Norfolk"),
        ("SW Norfolk", "South West Norfolk"),
        ("Norfolk S W", "South West Norfolk"),
        ("S.W. Norfolk", "South West Norfolk"),
        ("Southwest Norfolk", "South West Norfolk"),
        ("south-west norfolk", "South West Norfolk"),
        ("Devon South West", "South West Devon"),
        ("Norfolk North", "North Norfolk"),
        ("Leicester S", "Leicester South"),
        ("Hull East", "Kingston upon Hull East"),
        ("Hull W", "Kingston upon Hull West and Haltemprice"),
        ("Cottingham", "Kingston upon Hull North and Cottingham"),
        ("Surbiton", "Kingston and Surbiton"),
        ("Perry Barr", "Birmingham Perry Barr"),
        ("perry-barr, birmingham", "Birmingham Perry Barr"),
        ("Batley", "Dewsbury and Batley"),
        ("St. Ives", "St Ives"),
        ("Saint Ives", "St Ives"),
        ("StIves", "St Ives"),
        ("St. Helen's North", "St Helens North"),
        ("Whiston", "St Helens South and Whiston"),
        ("Stratford upon Avon", "Stratford-on-Avon"),
        ("Wrekin", "The Wrekin"),
        ("Durham", "City of Durham"),
        ("Durham, City of", "City of Durham"),
        ("Na h’Eileanan an Iar", "Na h-Eileanan an Iar"),
        ("Western Isles", "Na h-Eileanan an Iar"),
        ("Mid Beds", "Mid Bedfordshire"),
        ("weston super mare", "Weston-super-Mare"),
        ("Ayr Carrick Cumnock", "Ayr, Carrick and Cumnock"),
        ("e14001305", "Islington North"),
        (" W07000112 ", "Ynys Môn"),
        ("Selby and Ainsty", "Selby"),
        ("Ainsty", "Selby"),
        ("Black\u200bburn", "Blackburn"),
    ],
)
def test_a_seat_is_found_as_people_type_it(typed: str, name: str) -> None:
    assert seats.find(typed).name == name


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Birmingham", {"Birmingham Perry Barr", "Birmingham Yardley"}),
        ("Islington", {"Islington North", "Islington South and Finsbury"}),
        ("York", {"York Central", "York Outer"}),
        ("Leicester", {"Leicester South", "Leicester East", "Leicester West"}),
        ("Norfolk", {"South West Norfolk", "North West Norfolk", "North Norfolk"}),
        ("Stratford", {"Stratford-on-Avon", "Stratford and Bow"}),
    ],
)
def test_a_name_that_several_seats_share_lists_them(typed: str, names: set[str]) -> None:
    with pytest.raises(AmbiguousNameError) as refusal:
        seats.find(typed)
    assert set(refusal.value.choices) == names
    assert f"{typed!r} may be any of these seats: " in str(refusal.value)


def test_an_exact_name_wins_over_longer_names_with_the_same_words() -> None:
    assert seats.find("North Norfolk").name == "North Norfolk"
    longer = Gazetteer((Named("a", "Bury St Edmunds and Selby"), Named("b", "Selby")), "seat")
    assert [one.key for one in longer.matches("selby")] == ["b", "a"]
    assert longer.find("selby").key == "b"


def test_the_exact_order_of_words_wins_over_another_order() -> None:
    both = Gazetteer((Named("a", "North Down"), Named("b", "Down North")), "seat")
    assert both.find("down north").key == "b"
    assert both.find("north down").key == "a"


def test_a_current_name_wins_over_the_former_name_of_another_seat() -> None:
    assert seats.find("Rochdale").key == "E14001446"
    assert [one.name for one in seats.matches("rochdale")] == ["Rochdale", "Islington South and Finsbury"]


def test_a_former_name_shared_by_successors_means_the_one_that_still_bears_it() -> None:
    assert seats.find("Dewsbury").name == "Dewsbury and Batley"
    assert [one.name for one in seats.matches("Dewsbury")] == ["Dewsbury and Batley", "Selby"]


def test_a_former_name_that_no_successor_bears_lists_them_all() -> None:
    split = Gazetteer((Named("a", "Spen Valley", ("Oldshire",)), Named("b", "Selby", ("Oldshire",))), "seat")
    with pytest.raises(AmbiguousNameError) as refusal:
        split.find("oldshire")
    assert refusal.value.choices == ("Spen Valley", "Selby")


def test_a_whole_former_name_wins_over_part_of_a_current_one() -> None:
    bristol = Gazetteer(
        (Named("a", "Bristol Central", ("Bristol West",)), Named("b", "Bristol North West")), "seat"
    )
    assert bristol.find("Bristol West").key == "a"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("West Norfolk", ("North West Norfolk", "South West Norfolk")),
        ("South Devon", ("South West Devon",)),
    ],
)
def test_half_a_compass_point_is_refused_with_the_seats_it_is_half_of(
    typed: str, near: tuple[str, ...]
) -> None:
    with pytest.raises(NameNotFoundError) as refusal:
        seats.find(typed)
    assert refusal.value.near == near


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Islignton North", "Islington North"),
        ("Dewsbry", "Dewsbury"),
        ("Isling", "Islington North"),
        ("Rochdael", "Rochdale"),
        ("Norfolk Sout West", "South West Norfolk"),
        ("Birmingham Pery Bar", "Birmingham Perry Barr"),
    ],
)
def test_a_slip_of_the_finger_is_refused_with_the_near_name(typed: str, near: str) -> None:
    with pytest.raises(NameNotFoundError) as refusal:
        seats.find(typed)
    assert refusal.value.near[0] == near
    assert len(refusal.value.near) <= 3
    assert str(refusal.value).startswith(f"no seat called {typed!r}; did you mean {near}")


NO_SEAT = ["", "   ", "zzzz", "Paris", "and", "the", "&", "🗳️", "\x00", "\n\t", "\ud800", "%d {}", "'"]


@pytest.mark.parametrize("typed", NO_SEAT)
def test_what_resembles_no_seat_is_refused_without_a_guess(typed: str) -> None:
    with pytest.raises(NameNotFoundError) as refusal:
        seats.find(typed)
    assert refusal.value.near == ()
    assert seats.matches(typed) == ()


def test_a_name_of_ten_thousand_characters_is_refused_and_shown_short() -> None:
    with pytest.raises(NameNotFoundError) as refusal:
        seats.find("York " * 2_000)
    assert len(str(refusal.value)) < 100
    assert seats.matches("York " * 2_000) == ()


def test_control_characters_and_signs_within_a_name_do_not_hide_it() -> None:
    assert seats.find("Black\x00burn\x07").name == "Blackburn"
    assert seats.find("Blackburn 🗳️").name == "Blackburn"
    with pytest.raises(NameNotFoundError) as refusal:
        seats.find("\x1b[31mNowhere")
    assert "\x1b" not in str(refusal.value)


def test_two_with_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="same key"):
        Gazetteer((Named("e1", "Here"), Named("E1", "There")), "seat")


def test_a_found_name_does_not_load_the_fuzzy_matcher() -> None:
    program = (
        "import sys; from hustings.record.finding import Gazetteer, Named;"
        "g = Gazetteer([Named('a', 'York Outer')], 'seat'); g.find('york'); g.matches('nothing');"
        "sys.exit('rapidfuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@given(st.text())
@example("\u0149")
def test_folding_a_folded_name_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


KNOWN_WORDS = "north S w. & york st hull upon, Norfolk Ynys Môn £ \x00 ﷺ 's"
typed_text = st.text(max_size=300) | st.lists(st.sampled_from(KNOWN_WORDS.split())).map(" ".join)


@given(typed_text)
def test_any_text_is_found_or_refused_in_words(typed: str) -> None:
    matches = seats.matches(typed)
    try:
        found = seats.find(typed)
    except NameNotFoundError as refusal:
        assert matches == ()
        assert len(refusal.near) <= 3
    except AmbiguousNameError as refusal:
        assert 2 <= len(refusal.choices) <= len(matches)
    else:
        assert matches[0] == found


@given(st.lists(st.text(max_size=20), unique_by=folded))
def test_every_name_with_a_letter_in_it_finds_its_own(names: list[str]) -> None:
    listed = [Named(f"key {n}", name) for n, name in enumerate(names) if folded(name)]
    gazetteer = Gazetteer(listed, "seat")
    assert [gazetteer.find(one.name) for one in listed] == listed
