"""Each address for each role: who sees it, who is refused, and that no act is done by looking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from desk.desk_forms import ROCHDALE
from hustings_desk.archive import Book
from hustings_desk.models import Account, Act, Role
from hustings_desk.roles import RANK

ClientOf = Callable[[Account], Client]
# What stands without a role of its own: accounts of allauth, the interface for programs with its tokens,
# and the word whether the desk is well.
OTHERS = ("accounts/", "api/", "^api/", "health/")
FILLED = {
    "<str:key>": ROCHDALE,
    "<uuid:form>": str(uuid4()),
    "<int:number>": "999",
    "<str:sha256>": "0" * 64,
}


def routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, Callable[..., object]]]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route, one.callback
        else:
            yield from routes(one, route)


def pages() -> list[tuple[str, str]]:
    """Return every page with the role it names itself."""
    found = [(route, view) for route, view in routes(get_resolver()) if not route.startswith(OTHERS)]
    return [(route, str(getattr(view, "at_least", ""))) for route, view in found]


def address(route: str) -> str:
    for part, value in FILLED.items():
        route = route.replace(part, value)
    return f"/{route}"


def test_every_page_names_the_role_it_is_for() -> None:
    assert len(pages()) > 30
    assert [route for route, role in pages() if role not in RANK] == []


@pytest.mark.parametrize(("route", "role"), pages())
def test_a_page_lets_in_its_role_and_those_above(
    desk: Book,
    keyer: Account,
    editor: Account,
    administrator: Account,
    client_of: ClientOf,
    client: Client,
    route: str,
    role: str,
) -> None:
    for account in (keyer, editor, administrator):
        one = client_of(account)
        answers = {getattr(one, method)(address(route)).status_code for method in ("get", "post")} - {405}
        assert answers, "a page that has neither"
        assert (answers == {403}) == (RANK[account.role] < RANK[role]), account.role
        assert 403 not in answers or answers == {403}
        assert max(answers) < 500
    for method in ("get", "post"):
        answer = getattr(client, method)(address(route))
        assert answer.status_code == 302
        assert answer.headers["location"].startswith("/accounts/login/")


@pytest.mark.parametrize(("route", "role"), pages())
def test_looking_at_a_page_does_nothing(
    desk: Book, administrator: Account, client_of: ClientOf, route: str, role: str
) -> None:
    before = Act.objects.count()
    client_of(administrator).get(address(route))
    assert Act.objects.count() == before


@pytest.mark.parametrize(("route", "role"), pages())
def test_a_form_of_another_site_is_refused(desk: Book, administrator: Account, route: str, role: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    before = Act.objects.count()
    answer = client.post(address(route), {"whom": "", "reason": "x", "name": "x"})
    assert answer.status_code in (403, 405)
    if answer.status_code == 403:
        assert "This form is too old, or did not come from this desk." in answer.text
    assert Act.objects.count() == before


def test_a_machine_sees_no_page(desk: Book, client_of: ClientOf) -> None:
    machine = Account.objects.create(username="feed", role=Role.MACHINE)
    client = client_of(machine)
    assert {client.get(address(route)).status_code for route, _ in pages()} == {403}
