"""What one person says of a contest, and what an editor alone may say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from desk.desk_forms import ROCHDALE, answered, filled
from hustings.night.outlook import CandidacyOutlook, Forecast, SeatOutlook, SeatStatus
from hustings.record.state import Status
from hustings_desk.archive import Book, book
from hustings_desk.forecasted import keep_forecast
from hustings_desk.models import Account, CallWord, Round

ClientOf = Callable[[Account], Client]
PAGE = f"/contests/{ROCHDALE}/"
WAUGH, GALLOWAY = "paul-waugh.lab", "george-galloway.wpb"


@pytest.fixture
def declared(desk: Book, keyer: Account, second_keyer: Account, client_of: ClientOf) -> Book:
    """Rochdale, declared and confirmed."""
    for account in (keyer, second_keyer):
        client_of(account).post(f"{PAGE}key/", filled(ROCHDALE))
    return book()


@pytest.fixture
def tied(desk: Book, keyer: Account, second_keyer: Account, client_of: ClientOf) -> Book:
    """Rochdale, level at the top."""
    level = {f"votes:{GALLOWAY}": "13,027", "valid_votes": "41,128"}
    for account in (keyer, second_keyer):
        answered(client_of(account), f"{PAGE}key/", filled(ROCHDALE, **level))
    return book()


def test_a_keyer_rushes_a_winner(desk: Book, keyer: Account, client_of: ClientOf) -> None:
    client = client_of(keyer)
    assert "Waugh" in client.get(f"{PAGE}rush/").text
    told = client.post(f"{PAGE}rush/", {"whom": WAUGH}, follow=True)
    assert "Paul Waugh has won." in told.text
    assert book().now.contests[ROCHDALE].status is Status.RUSHED
    assert "Rochdale" in client.get("/").text


def test_a_keyer_says_a_recount_is_ordered(desk: Book, keyer: Account, client_of: ClientOf) -> None:
    client_of(keyer).post(f"{PAGE}recount/")
    assert book().now.contests[ROCHDALE].status is Status.RECOUNT


@pytest.mark.parametrize("whom", [{}, {"whom": ""}, {"whom": "nobody.here"}])
def test_a_rush_is_for_somebody_who_stands(
    desk: Book, keyer: Account, client_of: ClientOf, whom: dict[str, str]
) -> None:
    answer = client_of(keyer).post(f"{PAGE}rush/", whom)
    assert answer.status_code == 422
    assert "Choose who is meant." in answer.text
    assert book().now.contests[ROCHDALE].status is Status.NOMINATED


def test_a_declared_seat_is_not_rushed(declared: Book, keyer: Account, client_of: ClientOf) -> None:
    answer = client_of(keyer).post(f"{PAGE}rush/", {"whom": WAUGH})
    assert answer.status_code == 422
    assert "is declared already" in answer.text


def test_an_editor_retracts_with_a_reason(declared: Book, editor: Account, client_of: ClientOf) -> None:
    client = client_of(editor)
    assert "A reason is needed" in client.post(f"{PAGE}retract/", {"reason": " "}).text
    told = client.post(f"{PAGE}retract/", {"reason": "made up: wrong seat"}, follow=True)
    assert "Nothing stands here now" in told.text
    assert book().now.contests[ROCHDALE].status is Status.RETRACTED
    register = client.get("/corrections/").text
    assert "made up: wrong seat" in register
    assert ">retract<" in register
    assert "39,688" in register


def test_a_correction_takes_two_keys_and_the_old_figures_stand_until_then(
    declared: Book, keyer: Account, second_keyer: Account, editor: Account, client_of: ClientOf
) -> None:
    client_of(editor).post(f"{PAGE}correct/", {"reason": "made up: ten votes more"})
    more = {f"votes:{WAUGH}": "13,037", "valid_votes": "39,698"}
    client_of(keyer).post(f"{PAGE}key/", filled(ROCHDALE, **more))
    assert "majority 1,440" in client_of(editor).get(PAGE).text
    client_of(second_keyer).post(f"{PAGE}key/", filled(ROCHDALE, **more))
    page = client_of(editor).get(PAGE).text
    assert "majority 1,450" in page
    assert "Replaced because: made up: ten votes more" in page
    register = client_of(keyer).get("/corrections/").text
    assert "made up: ten votes more" in register
    assert "13,027" in register
    assert "13,037" in register
    assert editor.username not in register
    assert second_keyer.username not in register


def test_a_tie_elects_nobody_until_the_lot(tied: Book, editor: Account, client_of: ClientOf) -> None:
    client = client_of(editor)
    page = client.get(PAGE).text
    assert "Nobody is elected until the lot is entered." in page
    assert ">elected<" not in page
    choices = client.get(f"{PAGE}lot/").text
    assert WAUGH in choices
    assert "paul-ellison" not in choices
    assert client.post(f"{PAGE}lot/", {"whom": "paul-ellison.con"}).status_code == 422
    assert "majority 0 after a lot" in client.post(f"{PAGE}lot/", {"whom": GALLOWAY}, follow=True).text


def test_an_editor_calls_and_uncalls_apart_from_declarations(
    desk: Book, editor: Account, client_of: ClientOf
) -> None:
    client = client_of(editor)
    told = client.post(f"{PAGE}call/", {"whom": WAUGH, "reason": "made up: a clear sample"}, follow=True)
    assert "Called for Paul Waugh" in told.text
    assert "Neither a declaration nor the model" in told.text
    client.post(f"{PAGE}call/", {"whom": "", "reason": "made up: too early"})
    assert "Un-called" in client.get(PAGE).text
    assert "un-called" in client.get("/editor/").text
    assert CallWord.objects.count() == 2
    assert not book().now.contests[ROCHDALE].is_declared


def test_the_model_s_word_stands_apart_and_ends_with_the_declaration(
    desk: Book, keyer: Account, second_keyer: Account, editor: Account, client_of: ClientOf
) -> None:
    leading = CandidacyOutlook(WAUGH, "Paul Waugh", "Lab", 0.4, 0.3, 0.5, 0.63)
    other = CandidacyOutlook(GALLOWAY, "George Galloway", "WPB", 0.35, 0.2, 0.45, 0.37)
    seat = SeatOutlook(ROCHDALE, "Rochdale", "North West", SeatStatus.OPEN, (leading, other))
    keep_forecast(Forecast("example", 6, 0, 6, 10, 1, {}, {}, {}, {}, (seat,)))
    client = client_of(editor)
    client.post(f"{PAGE}call/", {"whom": GALLOWAY, "reason": "made up: a clear sample"})
    page = client.get(PAGE).text
    assert "FORECAST, an estimate: no call, Paul Waugh (Lab), 63%" in page
    assert "Called for George Galloway" in page
    for account in (keyer, second_keyer):
        answered(client_of(account), f"{PAGE}key/", filled(ROCHDALE))
    assert "FORECAST" not in client.get(PAGE).text
    cache.clear()


def test_a_countermanded_poll_is_told_with_its_reason(
    desk: Book, editor: Account, client_of: ClientOf
) -> None:
    client_of(editor).post(f"{PAGE}countermand/", {"reason": "made up: a candidate died"})
    page = client_of(editor).get(PAGE).text
    assert "countermanded" in page
    assert "made up: a candidate died" in page


def test_keys_set_aside_count_no_more(
    desk: Book, keyer: Account, editor: Account, client_of: ClientOf
) -> None:
    form = filled(ROCHDALE)
    client_of(keyer).post(f"{PAGE}key/", form)
    client_of(editor).post(f"{PAGE}set-aside/", {"reason": "made up: wrong notice"})
    assert "Set aside." in client_of(keyer).get(f"{PAGE}sent/{form['form']}/").text
    assert Round.objects.get().closed_at is not None
    assert not book().now.contests[ROCHDALE].is_declared


@pytest.mark.parametrize("what", ["retract", "correct", "lot", "call", "countermand", "set-aside"])
def test_a_keyer_may_not_say_what_an_editor_says(
    declared: Book, keyer: Account, client_of: ClientOf, what: str
) -> None:
    client = client_of(keyer)
    assert client.get(f"{PAGE}{what}/").status_code == 403
    answer = client.post(f"{PAGE}{what}/", {"whom": WAUGH, "reason": "no"})
    assert answer.status_code == 403
    assert "Not yours to do" in answer.text
    assert book().entries == declared.entries
