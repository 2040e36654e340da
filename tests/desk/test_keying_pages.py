"""Keying through the pages: two people, blind, and what each is told."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from desk.desk_forms import EXAMPLE, ROCHDALE, filled
from hustings_desk.archive import Book, book
from hustings_desk.models import Account

ClientOf = Callable[[Account], Client]
KEY = f"/contests/{ROCHDALE}/key/"


def test_two_people_key_alike_and_the_figures_stand(
    desk: Book, keyer: Account, second_keyer: Account, client_of: ClientOf
) -> None:
    first, second = client_of(keyer), client_of(second_keyer)
    assert first.post(f"/contests/{ROCHDALE}/take/").headers["location"] == KEY
    assert b"Galloway" in first.get(KEY).content
    told = first.post(KEY, filled(ROCHDALE), follow=True)
    assert "It waits for the second key" in told.text
    assert not book().now.contests[ROCHDALE].is_declared
    assert "1 of 2 keys in" in second.get("/").text
    assert second.post("/next/").headers["location"] == KEY
    told = second.post(KEY, filled(ROCHDALE), follow=True)
    assert "Confirmed. Lab gain from WPB" in told.text or "Confirmed. Lab hold" in told.text
    state = book().now.contests[ROCHDALE]
    assert state.is_confirmed
    assert state.declaration is not None
    assert state.declaration.votes == EXAMPLE.contest(ROCHDALE).declaration.votes
