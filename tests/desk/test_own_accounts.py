"""People and their own accounts: signing in with a second factor, leaving, changing a password."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from desk.desk_forms import ROCHDALE
from hustings_desk.archive import Book
from hustings_desk.founding import let_given_passwords_stand, make_account
from hustings_desk.models import Account, Act, Lease
from hustings_desk.tokens import make_token

ClientOf = Callable[[Account], Client]


@pytest.fixture
def password(desk: Book) -> str:
    """The password of a keyer called nora."""
    cache.clear()
    password = make_account("nora", "keyer")
    let_given_passwords_stand()
    return password


def code_of(secret: str) -> str:
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"


def test_a_second_factor_is_asked_for_once_set_up(password: str, client: Client) -> None:
    nora = Account.objects.get(username="nora")
    secret = generate_totp_secret()
    TOTP.activate(nora, secret)
    answer = client.post("/accounts/login/", {"login": "nora", "password": password})
    assert answer.headers["location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/").headers["location"].startswith("/accounts/login/")
    page = client.get("/accounts/2fa/authenticate/")
    assert page.status_code == 200
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get("/").status_code == 200


def test_a_second_factor_is_set_up_with_recovery_codes(
    password: str, client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    client.post("/accounts/login/", {"login": "nora", "password": password})
    asked = client.get("/accounts/2fa/totp/activate/")
    assert asked.headers["location"].startswith("/accounts/reauthenticate/")
    client.post("/accounts/reauthenticate/", {"password": password})
    page = client.get("/accounts/2fa/totp/activate/")
    assert "data:image/svg+xml" in page.text
    secret = page.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    kinds = set(Authenticator.objects.filter(user__username="nora").values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}
    assert client.get("/accounts/2fa/recovery-codes/").status_code == 200
    assert Act.objects.filter(what="added a second factor", account__username="nora").exists()


def test_a_wrong_password_is_told_alike_and_tried_a_few_times_only(password: str, client: Client) -> None:
    wrong = {"login": "nora", "password": "not it"}
    nobody = {"login": "nobody", "password": "not it"}
    told = [client.post("/accounts/login/", form).text for form in (wrong, nobody)]
    for text in told:
        assert "The username and/or password you specified are not correct." in text
    for _ in range(6):
        last = client.post("/accounts/login/", wrong)
    assert "Too many failed login attempts" in last.text
    assert client.post("/accounts/login/", {"login": "nora", "password": password}).status_code != 302


def test_what_is_typed_for_a_name_is_logged_where_an_account_has_it_alone(
    password: str, client: Client
) -> None:
    for typed in (password, "NORA"):
        client.post("/accounts/login/", {"login": typed, "password": "not it"})
    told = list(Act.objects.filter(what="sign-in failed").order_by("pk").values_list("about", flat=True))
    assert told == ["no account of the name typed", "nora"]
    assert not Act.objects.filter(about__contains=password).exists()


def test_a_sign_in_changes_the_session_and_leaving_ends_it(password: str, client: Client) -> None:
    client.get("/accounts/login/")
    session = client.session
    session["mark"] = "set before"
    session.save()
    before = session.session_key
    client.cookies["hustings_desk"] = before
    client.post("/accounts/login/", {"login": "nora", "password": password})
    inside = client.cookies["hustings_desk"].value
    assert inside != before
    client.post("/accounts/logout/")
    client.cookies["hustings_desk"] = inside
    assert client.get("/").headers["location"].startswith("/accounts/login/")


def test_who_leaves_holds_no_key(desk: Book, keyer: Account, client_of: ClientOf) -> None:
    client = client_of(keyer)
    client.post(f"/contests/{ROCHDALE}/take/")
    assert Lease.objects.exists()
    assert client.get("/accounts/logout/").status_code == 200
    assert Lease.objects.exists()
    client.post("/accounts/logout/")
    assert not Lease.objects.exists()
    assert Act.objects.filter(what="signed out", account=keyer).exists()


def test_a_password_is_changed_and_the_log_says_so(password: str, client: Client) -> None:
    client.post("/accounts/login/", {"login": "nora", "password": password})
    fresh = "a long and made-up phrase"
    form = {"oldpassword": password, "password1": fresh, "password2": fresh}
    client.post("/accounts/password/change/", form)
    assert Account.objects.get(username="nora").check_password(fresh)
    assert Act.objects.filter(what="changed a password").exists()
    short = {"oldpassword": fresh, "password1": "short", "password2": "short"}
    assert "at least 12 characters" in client.post("/accounts/password/change/", short).text


@pytest.mark.parametrize("page", ["signup/", "password/reset/", "email/", "confirm-email/x/"])
def test_nobody_registers_or_gets_a_password_by_mail(
    desk: Book, administrator: Account, client_of: ClientOf, page: str
) -> None:
    assert client_of(administrator).get(f"/accounts/{page}").status_code == 404
    assert "Forgot" not in Client().get("/accounts/login/").text


def test_a_password_that_somebody_gave_lets_its_owner_choose_another_and_no_more(
    desk: Book, client: Client
) -> None:
    cache.clear()
    given, chosen = make_account("nora", "keyer"), "a long and made-up phrase"
    assert client.post("/accounts/login/", {"login": "nora", "password": given}).status_code == 302
    for page in ("/", f"/contests/{ROCHDALE}/", "/accounts/2fa/", "/log.csv", "/seats.json"):
        assert client.get(page).headers["location"] == "/accounts/password/change/"
    assert client.post(f"/contests/{ROCHDALE}/take/").headers["location"] == "/accounts/password/change/"
    assert "Choose a password" in client.get("/accounts/password/change/").text
    same = {"oldpassword": given, "password1": given, "password2": given}
    assert "Choose another" in client.post("/accounts/password/change/", same).text
    assert client.get("/").status_code == 302
    form = {"oldpassword": given, "password1": chosen, "password2": chosen}
    assert client.post("/accounts/password/change/", form).headers["location"] == "/"
    assert "Your password is changed." in client.get("/").text


def test_a_token_waits_until_its_owner_has_chosen_a_password(desk: Book, client: Client) -> None:
    make_account("nora", "keyer")
    nora = Account.objects.get(username="nora")
    admin = Account.objects.get(username="admin")
    headers = {"authorization": f"Bearer {make_token(nora, 'wall', ['read'], admin)}"}
    refused = client.get("/api/v1/election", headers=headers)
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:hustings:problem:not-allowed")
    assert "chooses a password first" in refused.json()["detail"]
    let_given_passwords_stand()
    assert client.get("/api/v1/election", headers=headers).status_code == 200
    told = Act.objects.get(what="token made")
    assert (told.account, told.about) == (admin, "wall of nora: read")
