"""Which token may ask what: every address of the interface against every scope and role."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from hustings.errors import ElectionError
from hustings_desk.api.interface import interface
from hustings_desk.archive import Book
from hustings_desk.clock import now
from hustings_desk.models import Account, Role, Token
from hustings_desk.tokens import EDIT, KEY, READ, SCOPES, machine, make_token, revoke

from .api_desk import FRESH, body, notice, post
from .conftest import account_of

ADDRESSES = {
    "GET /election": READ,
    "GET /contests": READ,
    "GET /contests/{contest}": READ,
    "GET /house": READ,
    "GET /candidates": READ,
    "GET /entries": READ,
    "GET /corrections": READ,
    "GET /calls": READ,
    "GET /contests/{contest}/keys": KEY,
    "POST /contests/{contest}/keys": KEY,
    "POST /contests/{contest}/settlements": KEY,
    "POST /contests/{contest}/agreements": KEY,
    "POST /contests/{contest}/rush": KEY,
    "POST /contests/{contest}/recount": KEY,
    "POST /contests/{contest}/retraction": EDIT,
    "POST /contests/{contest}/correction": EDIT,
    "POST /contests/{contest}/set-aside": EDIT,
    "POST /contests/{contest}/lot": EDIT,
    "POST /contests/{contest}/countermand": EDIT,
    "POST /contests/{contest}/call": EDIT,
    "POST /contests/{contest}/un-call": EDIT,
}
"""The scope that each address asks for."""
FOR_PEOPLE = {"settlements", "rush", "recount"}
"""What a machine may not say, though it has the scope: the desk's own rule, told as a refusal."""
BODIES = {
    "keys": body(notice(FRESH)),
    "settlements": body(notice(FRESH)),
    "agreements": {"settlement": 1},
    "rush": {"candidacy": next(iter(notice(FRESH).votes))},
    "recount": {},
    "call": {"candidacy": next(iter(notice(FRESH).votes)), "reason": "made up"},
    "lot": {"candidacy": next(iter(notice(FRESH).votes))},
}


def asked(client: Client, address: str, secret: str) -> int:
    method, _, path = address.partition(" ")
    path = path.replace("{contest}", FRESH)
    if method == "GET":
        headers = {"authorization": f"Bearer {secret}"}
        return client.get(f"/api/v1{path}", headers=headers).status_code
    word = path.rpartition("/")[2]
    sent = {**BODIES.get(word, {"reason": "made up"})}
    if "form" in sent:
        sent["form"] = str(uuid4())
    return post(client, secret, path.lstrip("/"), sent).status_code


def holder(role: str) -> Account:
    return machine("wire") if role == Role.MACHINE else account_of(f"the-{role}", Role(role))


def written(account: Account, scopes: str) -> str:
    """Return a token with these scopes, whatever the account's role has: as after a change of role."""
    secret = make_token(account, "tests", [READ])
    Token.objects.filter(account=account).update(scopes=scopes)
    return secret


def test_the_table_names_every_address() -> None:
    paths = interface.get_openapi_schema(path_prefix="")["paths"]
    assert {f"{method.upper()} {path}" for path, of in paths.items() for method in of} == set(ADDRESSES)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("scopes", [*SCOPES, " ".join(SCOPES)])
def test_a_token_may_do_what_its_scope_and_its_role_both_have(
    desk: Book, client: Client, role: str, scopes: str
) -> None:
    account = holder(role)
    secret = written(account, scopes)
    for address, scope in ADDRESSES.items():
        status = asked(client, address, secret)
        has_right = scope in scopes.split() and (scope != EDIT or account.is_editor)
        if not has_right:
            assert status == 403, address
        elif account.is_machine and address.rpartition("/")[2] in FOR_PEOPLE:
            assert status == 409, address
        else:
            assert status in (200, 404, 409), address


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_comes_in_without_a_token_that_is_good(desk: Book, client: Client, address: str) -> None:
    account = account_of("editor-one", Role.EDITOR)
    revoked = make_token(account, "gone", SCOPES)
    revoke(Token.objects.get(name="gone"), account)
    for secret in ("", "hustings_made-up", revoked, revoked[:-1], "é"):
        assert asked(client, address, secret) == 401
    method, _, path = address.partition(" ")
    response = client.generic(method, f"/api/v1{path.replace('{contest}', FRESH)}")
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert response.headers["Content-Type"] == "application/problem+json"


def test_a_session_of_the_pages_is_no_token(desk: Book, client: Client, editor: Account) -> None:
    client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/api/v1/election").status_code == 401


def test_an_account_that_is_switched_off_takes_its_tokens_along(
    desk: Book, client: Client, keyer: Account
) -> None:
    secret = make_token(keyer, "tests", [READ])
    assert asked(client, "GET /election", secret) == 200
    Account.objects.filter(pk=keyer.pk).update(is_active=False)
    assert asked(client, "GET /election", secret) == 401


def test_no_token_is_made_for_more_than_its_account_may(desk: Book, keyer: Account) -> None:
    for account in (keyer, machine("wire")):
        with pytest.raises(ElectionError, match="may not edit"):
            make_token(account, "tests", [READ, EDIT])
    with pytest.raises(ElectionError, match="want any of"):
        make_token(keyer, "tests", ["everything"])
    with pytest.raises(ElectionError, match="no scope"):
        make_token(keyer, "tests", [])


def test_only_the_hash_of_a_token_is_kept(desk: Book, keyer: Account) -> None:
    secret = make_token(keyer, "tests", [READ])
    kept = Token.objects.get()
    assert secret not in "".join(map(str, vars(kept).values()))
    assert len(kept.digest) == 64


def test_when_a_token_was_used_is_seen(desk: Book, client: Client, keyer: Account) -> None:
    secret = make_token(keyer, "tests", [READ])
    before = now()
    asked(client, "GET /election", secret)
    used = Token.objects.get().used_at
    assert used is not None and used >= before


def test_a_person_is_never_made_a_machine(desk: Book, keyer: Account) -> None:
    with pytest.raises(ElectionError, match="a person's account"):
        machine(keyer.username)
    assert machine("wire") == machine("Wire")
    assert not machine("wire").has_usable_password()


def test_too_many_requests_are_put_off(
    desk: Book, client: Client, keyer: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hustings_desk.api.bearer.A_MINUTE", 3)
    moment = now()
    monkeypatch.setattr("hustings_desk.api.bearer.now", lambda: moment)
    secret, other = (make_token(keyer, name, [READ]) for name in ("one", "other"))
    assert [asked(client, "GET /election", secret) for _ in range(5)] == [200, 200, 200, 429, 429]
    assert asked(client, "GET /election", other) == 200
    response = client.get("/api/v1/election", headers={"authorization": f"Bearer {secret}"})
    assert 1 <= int(response.headers["Retry-After"]) <= 60
