"""Nobody who is not signed in sees a page of the desk."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from hustings_desk.archive import Book
from hustings_desk.models import Account


def test_a_stranger_is_sent_to_sign_in(desk: Book, client: Client) -> None:
    response = client.get("/accounts/2fa/")
    assert response.status_code == 302
    assert response.headers["location"] == "/accounts/login/?next=/accounts/2fa/"


def test_each_role_is_signed_in(
    rehearsal_desk: Book,
    keyer: Account,
    second_keyer: Account,
    editor: Account,
    administrator: Account,
    client_of: Callable[[Account], Client],
) -> None:
    assert rehearsal_desk.election.is_test
    for account in (keyer, second_keyer, editor, administrator):
        response = client_of(account).get("/accounts/2fa/")
        assert response.status_code == 200
        assert response.wsgi_request.user == account
