"""The top of every page, and the pages of what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError
from django.test import Client

from desk.desk_forms import ROCHDALE, filled
from hustings_desk.archive import Book
from hustings_desk.models import Account, Act

ClientOf = Callable[[Account], Client]


def test_a_live_desk_says_so_on_every_page(desk: Book, keyer: Account, client_of: ClientOf) -> None:
    for page in ("/", f"/contests/{ROCHDALE}/", "/corrections/", "/nowhere/"):
        text = client_of(keyer).get(page).text
        assert '<strong class="word">LIVE</strong>' in text
        assert "0</span> of 6 declared" in text
        assert keyer.username in text
        assert "REHEARSAL" not in text


def test_a_rehearsal_says_so_on_every_page(rehearsal_desk: Book, keyer: Account, client_of: ClientOf) -> None:
    for page in ("/", f"/contests/{ROCHDALE}/", "/corrections/", "/nowhere/"):
        text = client_of(keyer).get(page).text
        assert '<strong class="word">REHEARSAL</strong>' in text
        assert "· REHEARSAL ·" in text
        assert "LIVE" not in text


def test_a_stranger_is_told_the_election_and_no_figure(desk: Book, client: Client) -> None:
    text = client.get("/accounts/login/").text
    assert "LIVE" in text
    assert "of 6 declared" not in text


@pytest.mark.parametrize("page", ["/nowhere/", "/contests/E99999999/", "/contests/E99999999/key/"])
def test_there_is_no_such_page(desk: Book, keyer: Account, client_of: ClientOf, page: str) -> None:
    answer = client_of(keyer).get(page)
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text


def test_what_cannot_be_read_is_told(desk: Book, keyer: Account, client_of: ClientOf) -> None:
    client = client_of(keyer)
    client.raise_request_exception = False
    answer = client.post(f"/contests/{ROCHDALE}/key/", {f"box{n}": "" for n in range(2001)})
    assert answer.status_code == 400
    assert "Nothing was saved." in answer.text


def test_a_desk_that_fails_says_what_is_safe(
    desk: Book, keyer: Account, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(keyer)
    client.raise_request_exception = False

    def fails(*_: object) -> None:
        raise DatabaseError("made up")

    monkeypatch.setattr("hustings_desk.pages.keying.send", fails)
    answer = client.post(f"/contests/{ROCHDALE}/key/", filled(ROCHDALE))
    assert answer.status_code == 500
    assert "What was acknowledged before is safe." in answer.text
    assert "made up" not in answer.text


def test_no_page_has_script_or_style_of_its_own(
    desk: Book, administrator: Account, client_of: ClientOf
) -> None:
    client = client_of(administrator)
    client.post(f"/contests/{ROCHDALE}/take/")
    pages = ("/", "/editor/", "/log/", "/people/", "/tokens/", f"/contests/{ROCHDALE}/key/")
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200
        assert "<style" not in answer.text
        assert " style=" not in answer.text
        assert " onclick=" not in answer.text
        assert "<script>" not in answer.text
        assert "'unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"


def test_the_queue_says_nothing_where_nothing_changed(
    desk: Book, keyer: Account, second_keyer: Account, client_of: ClientOf
) -> None:
    client = client_of(keyer)
    seen = client.get("/").text.split("/waiting/?seen=")[1].split('"')[0]
    assert client.get(f"/waiting/?seen={seen}").status_code == 204
    client_of(second_keyer).post(f"/contests/{ROCHDALE}/key/", filled(ROCHDALE))
    fresh = client.get(f"/waiting/?seen={seen}")
    assert fresh.status_code == 200
    assert "1 waiting for a second key" in fresh.text


def test_seats_are_listed_once_for_a_browser_to_keep(desk: Book, keyer: Account, client_of: ClientOf) -> None:
    client = client_of(keyer)
    answer = client.get("/seats.json")
    assert ["Rochdale", ROCHDALE, "North West", "rochdale"] in answer.json()
    again = client.get("/seats.json", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


NUL = "a\x00b"


@pytest.mark.parametrize(
    ("method", "page"),
    [
        ("get", "/log/?person=a%00b"),
        ("get", "/log.csv?contest=a%00b"),
        ("get", "/notices/a%00b/"),
        ("post", f"/contests/{ROCHDALE}/recount/"),
        ("post", f"/contests/{ROCHDALE}/countermand/"),
        ("post", f"/contests/{ROCHDALE}/key/"),
        ("post", "/alerts/"),
    ],
)
def test_a_nul_is_refused_before_any_database_sees_it(
    desk: Book, editor: Account, client_of: ClientOf, method: str, page: str
) -> None:
    client = client_of(editor)
    client.raise_request_exception = False
    sent = filled(ROCHDALE, source=NUL) | {"reason": NUL, "address": NUL, "notice": NUL}
    answer = client.post(page, sent) if method == "post" else client.get(page)
    assert answer.status_code == 400
    assert "Nothing was saved." in answer.text
    assert Act.objects.filter(what__in=["recount", "countermand", "keyed"]).count() == 0
