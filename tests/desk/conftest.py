"""A desk founded on the bundled example, an account of each role, and clients signed in as them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

import hustings
from hustings_desk import archive
from hustings_desk.archive import Book, book
from hustings_desk.founding import found_desk, let_given_passwords_stand, make_account
from hustings_desk.models import Account, Role

if TYPE_CHECKING:
    from desk.served_desk import Served


@pytest.fixture(autouse=True)
def nothing_read_before() -> Iterator[None]:
    """Each test reads its own ledger, and finds the folders that a desk has."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    archive._last.clear()
    yield
    archive._last.clear()


@pytest.fixture
def desk(db: None) -> Book:
    """A live desk of the example's six contests, nothing declared."""
    found_desk(hustings.load("example"), is_rehearsal=False, administrator="admin")
    let_given_passwords_stand()
    return book()


@pytest.fixture
def rehearsal_desk(db: None) -> Book:
    """A desk of the same contests where every entry is marked test."""
    found_desk(hustings.load("example"), is_rehearsal=True, administrator="admin")
    let_given_passwords_stand()
    return book()


@pytest.fixture
def keyer(db: None) -> Account:
    return account_of("keyer-one", Role.KEYER)


@pytest.fixture
def second_keyer(db: None) -> Account:
    return account_of("keyer-two", Role.KEYER)


@pytest.fixture
def editor(db: None) -> Account:
    return account_of("editor-one", Role.EDITOR)


@pytest.fixture
def administrator(db: None) -> Account:
    """The first account of `desk` and `rehearsal_desk`."""
    return account_of("admin", Role.ADMINISTRATOR)


@pytest.fixture
def client_of() -> Callable[[Account], Client]:
    """Return a function: a client signed in as an account."""

    def signed_in(account: Account) -> Client:
        client = Client(headers={"user-agent": "tests"})
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return signed_in


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk in a process of its own, with a browser; tests of it each key contests of their own."""
    for name in ("playwright", "axe_playwright_python"):
        pytest.importorskip(name, reason=f"{name} is not installed: the desk is not tried in a browser")
    from desk.served_desk import CHROMIUM, serving

    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: the desk is not tried in a browser")
    people = {"anna": "keyer", "ben": "keyer", "cleo": "keyer", "dora": "keyer", "edda": "editor"}
    with serving(tmp_path_factory.mktemp("desk"), people) as desk:
        yield desk


def account_of(name: str, role: Role) -> Account:
    if not Account.objects.filter(username=name).exists():
        make_account(name, role)
        let_given_passwords_stand()
    return Account.objects.get(username=name)
