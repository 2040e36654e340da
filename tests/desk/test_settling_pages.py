"""Settling through the pages: the differing boxes alone, without names, and who must agree."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from desk.desk_forms import ROCHDALE, filled
from hustings_desk.archive import Book, book
from hustings_desk.models import Account, Settlement

ClientOf = Callable[[Account], Client]
PAGE = f"/contests/{ROCHDALE}/"
KEY, SETTLE = f"{PAGE}key/", f"{PAGE}settle/"
WAUGH = "votes:paul-waugh.lab"
SLIP = {WAUGH: "13,207", "valid_votes": "39,868"}


@pytest.fixture
def differing(desk: Book, keyer: Account, second_keyer: Account, client_of: ClientOf) -> str:
    """Two keys of Rochdale that differ in one figure and the total."""
    client_of(keyer).post(KEY, filled(ROCHDALE, source="read out at the count", **SLIP))
    told = client_of(second_keyer).post(
        KEY, filled(ROCHDALE, source="https://council.example.org/notice"), follow=True
    )
    assert "The two keys differ" in told.text
    return ROCHDALE


def chosen(**picked: str) -> dict[str, str]:
    form = {f"pick:{WAUGH}": "13027", "pick:valid_votes": "39688", "form": str(uuid4())}
    return {**form, **picked}


def test_only_what_differs_is_shown_and_nobody_s_name(
    differing: str, keyer: Account, second_keyer: Account, editor: Account, client_of: ClientOf
) -> None:
    page = client_of(editor).get(SETTLE).text
    assert "Paul Waugh" in page
    assert "13,027" in page
    assert "13,207" in page
    assert "They differ as by two neighbouring digits exchanged." in page
    assert "Galloway" not in page
    assert keyer.username not in page
    assert second_keyer.username not in page
    assert "https://council.example.org/notice" in page
    assert "read out at the count" in page


def test_someone_who_keyed_neither_settles_alone(
    differing: str, editor: Account, client_of: ClientOf
) -> None:
    told = client_of(editor).post(SETTLE, chosen(), follow=True)
    assert "Settled: entered and confirmed." in told.text
    state = book().now.contests[ROCHDALE]
    assert state.is_confirmed
    assert state.declaration is not None
    assert state.declaration.valid_votes == 39_688


def test_a_keyer_s_word_waits_for_the_other_keyer(
    differing: str, keyer: Account, second_keyer: Account, client_of: ClientOf
) -> None:
    told = client_of(keyer).post(SETTLE, chosen(), follow=True)
    assert "Your word is kept. It is not enough alone." in told.text
    assert "Someone who keyed neither must agree, or both who keyed." in told.text
    assert "You stand behind it." in told.text
    assert not book().now.contests[ROCHDALE].is_declared
    other = client_of(second_keyer)
    assert "The notice says so: agree" in other.get(SETTLE).text
    agree = f"{SETTLE}{Settlement.objects.get().pk}/agree/"
    assert "Settled: entered and confirmed." in other.post(agree, follow=True).text


def test_a_figure_that_neither_keyed_waits_for_another_person(
    differing: str, editor: Account, administrator: Account, client_of: ClientOf
) -> None:
    neither = {f"pick:{WAUGH}": "other", f"other:{WAUGH}": "13,028"}
    total = {"pick:valid_votes": "other", "other:valid_votes": "39 689"}
    told = client_of(editor).post(SETTLE, chosen(**neither, **total), follow=True)
    assert "One person alone vouches for Paul Waugh, Total of valid votes; another must agree." in told.text
    agree = f"{SETTLE}{Settlement.objects.get().pk}/agree/"
    client_of(administrator).post(agree)
    declaration = book().now.contests[ROCHDALE].declaration
    assert declaration is not None
    assert declaration.votes["paul-waugh.lab"] == 13_028


@pytest.mark.parametrize(
    ("picked", "words"),
    [
        ({f"pick:{WAUGH}": ""}, "Choose what the notice says, or type it."),
        ({f"pick:{WAUGH}": "other", f"other:{WAUGH}": ""}, "Blank is not nought."),
        ({f"pick:{WAUGH}": "other", f"other:{WAUGH}": "x"}, "no whole number of votes"),
        ({f"pick:{WAUGH}": "13207"}, "Cannot be."),
    ],
)
def test_what_is_not_settled_is_told(
    differing: str, editor: Account, client_of: ClientOf, picked: dict[str, str], words: str
) -> None:
    answer = client_of(editor).post(SETTLE, chosen(**picked))
    assert answer.status_code == 422
    assert words in answer.text
    assert not Settlement.objects.exists()


def test_a_settlement_overtaken_by_another_is_not_agreed_to(
    differing: str, keyer: Account, second_keyer: Account, client_of: ClientOf
) -> None:
    client_of(keyer).post(SETTLE, chosen())
    first = Settlement.objects.get()
    client_of(keyer).post(SETTLE, chosen(**{f"pick:{WAUGH}": "13207", "pick:valid_votes": "39868"}))
    told = client_of(second_keyer).post(f"{SETTLE}{first.pk}/agree/", follow=True)
    assert "Another settlement was proposed since" in told.text
    assert not book().now.contests[ROCHDALE].is_declared


def test_nothing_to_settle_leads_back(desk: Book, editor: Account, client_of: ClientOf) -> None:
    assert "Nothing differs here now." in client_of(editor).get(SETTLE, follow=True).text
