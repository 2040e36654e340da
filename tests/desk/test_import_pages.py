"""The page where files are taken in: tried first, then the word to go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hustings_desk.archive import Book, book
from hustings_desk.models import Account, ImportedFile, Keying
from hustings_desk.tokens import machine

from .api_desk import FRESH
from .test_imports import candidates, declarations

ClientOf = Callable[[Account], Client]
NEW = "seat_code,seat,surname,party\nX1,Ash & Birch,Mill,Ind\n"


def send(client: Client, text: str | bytes, what: str = "candidates", **other: str) -> Any:
    content = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile(other.pop("name", "list.csv"), content, "text/csv")
    return client.post("/imports/", {"what": what, "file": file, **other})


def go_on(client: Client, tried: Any, what: str = "candidates", **other: str) -> Any:
    sha256 = tried.context["taken"].sha256
    return client.post("/imports/", {"what": what, "tried": sha256, "name": "list.csv", **other})


def kept() -> list[Path]:
    folder = Path(settings.MEDIA_ROOT).parent / "imports"
    return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.fixture(autouse=True)
def no_files_before() -> None:
    for file in kept():
        file.unlink()


def test_a_file_is_tried_and_then_taken_in(desk: Book, editor: Account, client_of: ClientOf) -> None:
    client = client_of(editor)
    tried = send(client, NEW)
    assert "Ash &amp; Birch: new, 1 candidacy" in tried.content.decode()
    assert book().head == desk.head
    assert [file.stat().st_mode & 0o777 for file in kept()] == [0o600]
    done = go_on(client, tried)
    assert "Taken in" in done.content.decode()
    assert "X1" in book().now.contests
    assert kept() == []
    assert ImportedFile.objects.get().name == "list.csv"
    again = send(client, NEW)
    assert "nothing changes" in again.content.decode()


def test_every_fault_is_shown_and_nothing_of_it_is_markup(
    desk: Book, editor: Account, client_of: ClientOf
) -> None:
    text = "seat_code,surname,party\nX1,<script>alert(1)</script>,Ind\n,=A1,Ind\n"
    response = send(client_of(editor), text, name="<b>list</b>.csv")
    page = response.content.decode()
    assert response.status_code == 422
    assert "3 faults" in page
    assert "<script>alert" not in page and "<b>list" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert book().head == desk.head


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfes\0", b"PK\x03\x04" + bytes(9)])
def test_a_file_that_is_no_table_is_refused(
    desk: Book, editor: Account, client_of: ClientOf, content: bytes
) -> None:
    for what in ("candidates", "declarations", "endorsements"):
        response = send(client_of(editor), content, what, endorser="made up")
        assert response.status_code == 422
        assert "wrong" in response.content.decode()


def test_a_file_too_large_is_refused_and_not_kept(desk: Book, editor: Account, client_of: ClientOf) -> None:
    response = send(client_of(editor), b"a" * (5 * 1024 * 1024 + 1))
    assert response.status_code == 422
    assert "at most" in response.content.decode()
    assert kept() == []


def test_a_form_without_what_it_needs_says_what(desk: Book, editor: Account, client_of: ClientOf) -> None:
    client = client_of(editor)
    for typed, words in (
        ({}, "Choose what the file holds"),
        ({"what": "secrets"}, "Choose what the file holds"),
        ({"what": "candidates"}, "Choose a file"),
        ({"what": "candidates", "tried": "../../desk.env"}, "here no more"),
        ({"what": "candidates", "tried": "0" * 64}, "here no more"),
    ):
        response = client.post("/imports/", typed)
        assert response.status_code == 422
        assert words in response.content.decode()


def test_nobody_goes_on_with_another_s_file(
    desk: Book, editor: Account, administrator: Account, client_of: ClientOf
) -> None:
    tried = send(client_of(editor), NEW)
    assert go_on(client_of(administrator), tried).status_code == 422
    assert "X1" not in book().now.contests


def test_declarations_are_one_key_through_the_page_too(
    desk: Book, editor: Account, client_of: ClientOf
) -> None:
    client = client_of(editor)
    tried = send(client, declarations(FRESH), "declarations")
    assert not Keying.objects.exists()
    go_on(client, tried, "declarations")
    assert Keying.objects.count() == 1
    assert not book().now.contests[FRESH].is_declared


def test_a_changed_list_needs_the_reason_typed_beside_it(
    desk: Book, editor: Account, client_of: ClientOf
) -> None:
    client, text = client_of(editor), candidates(FRESH).replace("Independent", "Ind. (made up)")
    assert "a reason is needed" in send(client, text).content.decode()
    tried = send(client, text, reason="as amended (made up)")
    assert 'name="reason" value="as amended (made up)"' in tried.content.decode()
    go_on(client, tried, reason="as amended (made up)")
    assert book().election.ledger.entries[-1].payload.reason == "as amended (made up)"


def test_editors_alone_see_the_page(
    desk: Book, keyer: Account, editor: Account, client_of: ClientOf, client: Client
) -> None:
    assert client_of(editor).get("/imports/").status_code == 200
    for request in ("get", "post"):
        assert getattr(client_of(keyer), request)("/imports/").status_code == 403
        assert getattr(client_of(machine("wire")), request)("/imports/").status_code == 403
        assert getattr(client, request)("/imports/").status_code == 302


def test_a_form_from_elsewhere_is_refused(desk: Book, editor: Account, client_of: ClientOf) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"user-agent": "tests"})
    strict.cookies = client_of(editor).cookies
    assert send(strict, NEW).status_code == 403
    assert kept() == []
