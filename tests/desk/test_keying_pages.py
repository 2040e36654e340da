"""Keying through the pages: two people, blind, and what each is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from desk.desk_forms import EXAMPLE, ROCHDALE, filled
from hustings_desk import clock
from hustings_desk.archive import Book, book
from hustings_desk.models import Account, Keying, Lease

ClientOf = Callable[[Account], Client]
PAGE = f"/contests/{ROCHDALE}/"
KEY = f"{PAGE}key/"


@pytest.fixture
def first(desk: Book, keyer: Account, client_of: ClientOf) -> Client:
    """A keyer who holds a key of Rochdale."""
    client = client_of(keyer)
    assert client.post(f"{PAGE}take/").headers["location"] == KEY
    return client


def test_two_people_key_alike_and_the_figures_stand(
    first: Client, second_keyer: Account, client_of: ClientOf
) -> None:
    second = client_of(second_keyer)
    assert "Galloway" in first.get(KEY).text
    told = first.post(KEY, filled(ROCHDALE), follow=True)
    assert "It waits for the second key" in told.text
    assert not book().now.contests[ROCHDALE].is_declared
    assert "1 of 2 keys in" in second.get("/").text
    assert second.post("/next/").headers["location"] == KEY
    told = second.post(KEY, filled(ROCHDALE), follow=True)
    assert "Confirmed. Lab hold, majority 1,440" in told.text
    state = book().now.contests[ROCHDALE]
    assert state.is_confirmed
    assert state.declaration is not None
    there = EXAMPLE.contest(ROCHDALE).declaration
    assert there is not None
    assert state.declaration.votes == there.votes


def test_the_form_has_the_order_of_the_notice_and_an_own_number(first: Client) -> None:
    page = first.get(KEY).text
    surnames = ["Ellison", "Galloway", "Howard", "Kelly", "Savin", "Waugh"]
    at = [page.index(f"{name}</span>,") for name in surnames]
    assert at == sorted(at)
    assert first.get(KEY).text.split('name="form" value="')[1] != page.split('name="form" value="')[1]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"valid_votes": ""}, "Blank is not nought. Type the figure, or 0 if it was nought."),
        ({"votes:paul-waugh.lab": " "}, "Blank is not nought. Type the figure, or 0 if it was nought."),
        ({"electorate": ""}, "Blank is not nought. Type the figure, or - where it was not announced."),
        ({"votes:paul-waugh.lab": "-"}, "A figure is needed here: it is always announced."),
        ({"votes:paul-waugh.lab": "13o27"}, "is no whole number of votes"),
        ({"rejected": "-5"}, "is no whole number of votes"),
        ({"declared_at": ""}, "Type the hour of the declaration"),
        ({"declared_at": "soon"}, "is no time"),
        ({"source": ""}, "Say where the figures are from"),
    ],
)
def test_a_box_without_a_figure_is_refused_and_the_others_keep_their_text(
    first: Client, changed: dict[str, str], words: str
) -> None:
    form = filled(ROCHDALE, **changed)
    answer = first.post(KEY, form)
    assert answer.status_code == 422
    assert words in answer.text.replace("&#x27;", "'")
    assert f'name="form" value="{form["form"]}"' in answer.text
    assert f'value="{form["votes:george-galloway.wpb"]}"' in answer.text
    assert not Keying.objects.exists()


def test_a_dash_is_not_announced_and_no_nought(
    first: Client, second_keyer: Account, client_of: ClientOf
) -> None:
    form = filled(ROCHDALE, rejected="-", electorate="–", declared_at="-")
    first.post(KEY, form)
    client_of(second_keyer).post(KEY, filled(ROCHDALE, rejected="-", electorate="-", declared_at="-"))
    declaration = book().now.contests[ROCHDALE].declaration
    assert declaration is not None
    assert (declaration.rejected, declaration.electorate, declaration.declared_at) == (None, None, None)


def test_impossible_figures_cannot_be_sent_whatever_the_reason(first: Client) -> None:
    form = filled(ROCHDALE, valid_votes="39,689", **{"reason:sum_of_votes": "I insist"})
    answer = first.post(KEY, form)
    assert answer.status_code == 422
    assert "Cannot be." in answer.text
    assert 'name="reason:sum_of_votes"' not in answer.text
    assert not Keying.objects.exists()


def test_a_warning_is_sent_with_the_reason_for_the_words_that_were_read(first: Client) -> None:
    form = filled(ROCHDALE, verified="40,283")
    unread = first.post(KEY, {**form, "reason:papers_verified": "typed without reading"})
    assert unread.status_code == 422
    seen = unread.text.split('name="seen:papers_verified" value="')[1].split('"')[0]
    answered = {"seen:papers_verified": seen, "reason:papers_verified": "the notice says so"}
    changed = first.post(KEY, {**form, **answered, "verified": "41,283"})
    assert changed.status_code == 422
    blank = first.post(KEY, {**form, **answered, "reason:papers_verified": " "})
    assert blank.status_code == 422
    assert not Keying.objects.exists()
    assert first.post(KEY, {**form, **answered}).status_code == 302
    assert Keying.objects.get().answers[0]["reason"] == "the notice says so"


def test_a_form_sent_twice_counts_once(first: Client) -> None:
    form = filled(ROCHDALE)
    places = {first.post(KEY, form).headers["location"] for _ in range(3)}
    assert places == {f"{PAGE}sent/{form['form']}/"}
    assert Keying.objects.count() == 1


def test_going_back_after_sending_shows_what_became_of_it(first: Client) -> None:
    form = filled(ROCHDALE)
    first.post(KEY, form)
    assert first.get(KEY).headers["location"] == f"{PAGE}sent/{form['form']}/"


def test_the_second_keyer_sees_nothing_of_the_first(
    first: Client, second_keyer: Account, editor: Account, client_of: ClientOf
) -> None:
    form = filled(ROCHDALE, verified="40,283")
    unread = first.post(KEY, form)
    seen = unread.text.split('name="seen:papers_verified" value="')[1].split('"')[0]
    told = {"seen:papers_verified": seen, "reason:papers_verified": "a block is missing, they say"}
    assert first.post(KEY, {**form, **told}).status_code == 302
    for account in (second_keyer, editor):
        client = client_of(account)
        pages = [client.get(PAGE), client.get("/"), client.get("/log/"), client.get("/editor/")]
        client.post(f"{PAGE}take/")
        pages += [client.get(KEY), client.get(f"{PAGE}settle/", follow=True), client.get("/log.csv")]
        for page in pages:
            text = page.getvalue().decode() if page.streaming else page.text
            assert "40,283" not in text
            assert "a block is missing" not in text
            assert "13,027" not in text
        client.post(f"{KEY}leave/")
    assert client_of(second_keyer).get(f"{PAGE}sent/{form['form']}/").status_code == 404


def test_a_key_is_held_renewed_and_given_back(first: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Lease.objects.get().until
    later = before - timedelta(minutes=3)
    monkeypatch.setattr("hustings_desk.leasing.now", lambda: later)
    assert "This key is yours" in first.post(f"{KEY}renew/").text
    assert Lease.objects.get().until > before
    assert first.post(f"{KEY}leave/").headers["location"] == PAGE
    assert not Lease.objects.exists()
    assert first.get(KEY, follow=True).redirect_chain[-1][0] == PAGE


def test_no_more_than_two_people_key_a_contest(
    first: Client, second_keyer: Account, editor: Account, client_of: ClientOf
) -> None:
    client_of(second_keyer).post(f"{PAGE}take/")
    third = client_of(editor)
    assert "Others are keying this contest just now" in third.post(f"{PAGE}take/", follow=True).text
    assert "Others are keying this contest just now" in third.post(f"{KEY}renew/").text
    refused = third.post(KEY, filled(ROCHDALE))
    assert refused.status_code == 422
    assert "with others" in refused.text
    assert 'value="13,027"' in refused.text


def test_a_key_that_was_not_sent_in_time_is_another_person_s(
    first: Client, second_keyer: Account, editor: Account, client_of: ClientOf
) -> None:
    Lease.objects.update(until=clock.now() - timedelta(seconds=1))
    for account in (second_keyer, editor):
        assert client_of(account).post(f"{PAGE}take/").headers["location"] == KEY


def test_a_declared_contest_is_not_keyed_again(
    first: Client, second_keyer: Account, client_of: ClientOf
) -> None:
    first.post(KEY, filled(ROCHDALE))
    second = client_of(second_keyer)
    second.post(KEY, filled(ROCHDALE))
    assert "Declared already" in second.post(f"{PAGE}take/", follow=True).text
    refused = second.post(KEY, filled(ROCHDALE))
    assert refused.status_code == 422
    assert Keying.objects.count() == 2


def test_names_and_texts_are_shown_as_texts(first: Client) -> None:
    answer = first.post(KEY, filled(ROCHDALE, source='"><script>alert(1)</script>', valid_votes=""))
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text
