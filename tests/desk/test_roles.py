"""Nobody who is not signed in sees a page of the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client, RequestFactory

from desk.desk_forms import ROCHDALE
from hustings_desk.archive import Book
from hustings_desk.models import Account
from hustings_desk.pages.refused import broken


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


def test_a_request_by_another_host_s_name_is_refused(desk: Book, client: Client) -> None:
    for path in ("/", "/accounts/login/", "/api/v1/election"):
        assert client.get(path, headers={"host": "elsewhere.example"}).status_code == 400


def test_a_failure_is_said_without_the_database(
    desk: Book, rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        response = broken(rf.get("/"))
    assert response.status_code == 500
    assert b"safe" in response.content


def test_whoever_signs_in_again_comes_back_to_the_page_of_the_form(desk: Book, client: Client) -> None:
    page = f"/contests/{ROCHDALE}/"
    for referer, back in (
        (f"http://testserver{page}", page),
        ("http://elsewhere.example/x/", "/"),
        ("http://[", "/"),
        ("", "/"),
    ):
        answer = client.post(f"{page}take/", headers={"referer": referer})
        assert answer.headers["location"] == f"/accounts/login/?next={back}"
