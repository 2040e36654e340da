"""The administrator's pages: accounts, passwords shown once, second factors, tokens."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from hustings_desk.archive import Book
from hustings_desk.models import Account, Act, Role, Setup, Token
from hustings_desk.tokens import token_of

ClientOf = Callable[[Account], Client]


@pytest.fixture
def admin(desk: Book, administrator: Account, client_of: ClientOf) -> Client:
    return client_of(administrator)


def shown_once(text: str) -> str:
    return re.findall(r"shown this once: <code>([^<]+)</code>", text)[0]


def test_an_account_is_made_and_signs_in_with_the_password_shown(admin: Client, client: Client) -> None:
    page = admin.post("/people/new/", {"name": "dora", "role": "editor"})
    password = shown_once(page.text)
    assert password not in admin.get("/people/").text
    answer = client.post("/accounts/login/", {"login": "dora", "password": password})
    assert answer.headers["location"] == "/"
    assert client.get("/editor/").headers["location"] == "/accounts/password/change/"
    chosen = "a long and made-up phrase"
    form = {"oldpassword": password, "password1": chosen, "password2": chosen}
    assert client.post("/accounts/password/change/", form).headers["location"] == "/"
    assert client.get("/editor/").status_code == 200


@pytest.mark.parametrize(
    ("name", "role", "words"),
    [
        ("", "keyer", "cannot be blank"),
        ("admin", "keyer", "already"),
        ("ADMIN", "keyer", "is here already"),
        ("eve", "machine", "is no role"),
        ("eve", "owner", "not a valid choice"),
        ("<b>eve</b>", "keyer", "Enter a valid username"),
    ],
)
def test_an_account_that_cannot_be_is_refused(admin: Client, name: str, role: str, words: str) -> None:
    before = Account.objects.count()
    page = admin.post("/people/new/", {"name": name, "role": role})
    assert page.status_code == 422
    assert words in page.text
    assert Account.objects.count() == before


def test_a_disabled_account_is_out_at_once_and_let_in_again(
    admin: Client, keyer: Account, client_of: ClientOf
) -> None:
    their = client_of(keyer)
    assert their.get("/").status_code == 200
    admin.post(f"/people/{keyer.pk}/switch/")
    assert their.get("/").headers["location"].startswith("/accounts/login/")
    admin.post(f"/people/{keyer.pk}/switch/")
    assert their.get("/").status_code == 200


def test_nobody_disables_their_own_account(admin: Client, administrator: Account) -> None:
    assert admin.post(f"/people/{administrator.pk}/switch/").status_code == 422
    administrator.refresh_from_db()
    assert administrator.is_active


def test_a_new_password_ends_the_sessions_of_the_old(
    admin: Client, keyer: Account, client_of: ClientOf, client: Client
) -> None:
    their = client_of(keyer)
    password = shown_once(admin.post(f"/people/{keyer.pk}/password/").text)
    assert their.get("/").status_code == 302
    client.post("/accounts/login/", {"login": keyer.username, "password": password})
    assert client.get("/").headers["location"] == "/accounts/password/change/"


def test_a_second_factor_can_be_asked_of_everybody_and_reset_for_one(
    admin: Client, administrator: Account, keyer: Account, client_of: ClientOf
) -> None:
    for account in (administrator, keyer):
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "made up"})
    admin.post("/people/second-factor/", {"asks": "yes"})
    assert Setup.objects.get().needs_second_factor
    their = client_of(keyer)
    assert their.get("/").status_code == 200
    admin.post(f"/people/{keyer.pk}/second-factor/")
    assert not Authenticator.objects.filter(user=keyer).exists()
    assert their.get("/").headers["location"] == "/accounts/2fa/"
    assert "Set one up to go on" in their.get("/accounts/2fa/").text
    admin.post("/people/second-factor/", {"asks": "no"})
    assert their.get("/").status_code == 200


def test_a_token_is_shown_once_and_revoked(admin: Client, editor: Account) -> None:
    page = admin.post("/tokens/new/", {"name": "wall", "account": editor.pk, "scopes": ["read", "edit"]})
    secret = shown_once(page.text)
    assert secret not in admin.get("/tokens/").text
    found = token_of(secret)
    assert found is not None
    assert (found.account, found.scopes) == (editor, "read edit")
    admin.post(f"/tokens/{found.pk}/revoke/")
    assert token_of(secret) is None
    assert "revoked" in admin.get("/tokens/").text


def test_a_machine_source_is_made_with_its_token(admin: Client) -> None:
    page = admin.post("/tokens/new/", {"name": "feed", "machine": "agency feed", "scopes": ["key"]})
    found = token_of(shown_once(page.text))
    assert found is not None
    assert found.account.role == Role.MACHINE
    assert "agency feed" not in re.findall(r'scope="row">([^<]+)', admin.get("/people/").text)


@pytest.mark.parametrize(
    "form",
    [
        {"name": "", "machine": "a", "scopes": ["read"]},
        {"name": "x", "machine": "", "account": "", "scopes": ["read"]},
        {"name": "x", "machine": "a", "scopes": []},
        {"name": "x", "machine": "a", "scopes": ["everything"]},
        {"name": "x", "machine": "a", "scopes": ["edit"]},
        {"name": "x", "machine": "admin", "scopes": ["read"]},
    ],
)
def test_a_token_that_cannot_be_is_refused(admin: Client, form: dict[str, object]) -> None:
    assert admin.post("/tokens/new/", form).status_code == 422
    assert not Token.objects.exists()


def test_what_an_administrator_does_stands_in_the_log(admin: Client, keyer: Account) -> None:
    admin.post(f"/people/{keyer.pk}/switch/")
    admin.post(f"/people/{keyer.pk}/password/")
    told = Act.objects.filter(account__username="admin", about=keyer.username)
    assert {act.what for act in told} == {"disabled an account", "gave a password"}


@pytest.mark.parametrize("number", ["", "x", "9" * 30, "9" * 5000])
def test_a_token_for_no_account_is_refused(admin: Client, number: str) -> None:
    page = admin.post("/tokens/new/", {"name": "wire", "account": number, "scopes": "read"})
    assert page.status_code == 422
    assert "Choose an account" in page.text
