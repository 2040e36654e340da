"""What a first keyer said with warnings is for nobody who could key next, also after keys were set aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from django.test import Client

from desk.api_desk import FRESH, answers, notice, slipped
from hustings.night.keyed import Keyed
from hustings_desk import acting
from hustings_desk.archive import Book
from hustings_desk.entering import Outcome, Sent, key, settle
from hustings_desk.log import KEPT_BACK
from hustings_desk.models import Account

ClientOf = Callable[[Account], Client]
PAGES = ("/editor/", f"/contests/{FRESH}/", "/log/", "/log.csv", "/log.jsonl")
REASON = "checked against the notice"


def odd(figures: Keyed) -> Keyed:
    """Return figures that a guard warns of, in words that tell them."""
    return replace(figures, verified=(figures.valid_votes or 0) + (figures.rejected or 0) + 3)


def keyed(account: Account, figures: Keyed) -> Outcome:
    return key(Sent(account, figures, uuid4(), "notice (made up)", answers(figures)))


def told_on(client: Client) -> list[str]:
    """Return the pages on which the reason can be read, and with it the warning."""
    pages = {page: b"".join(client.get(page)).decode() for page in PAGES}
    return [page for page, text in pages.items() if REASON in text]


def test_keys_set_aside_stay_blind_until_figures_are_entered(
    desk: Book, keyer: Account, second_keyer: Account, editor: Account, client_of: ClientOf
) -> None:
    reader = client_of(editor)
    keyed(keyer, odd(notice(FRESH)))
    assert told_on(reader) == []
    acting.abandon(editor, FRESH, "a page was missing (made up)")
    assert told_on(reader) == []
    assert KEPT_BACK.replace("'", "&#x27;") in reader.get("/log/").text
    assert keyed(keyer, odd(notice(FRESH))) is Outcome.WAITS
    assert told_on(reader) == []
    assert keyed(second_keyer, odd(notice(FRESH))) is Outcome.CONFIRMED
    assert told_on(reader) == list(PAGES)


def test_what_was_settled_before_keys_were_set_aside_stays_blind_too(
    desk: Book, keyer: Account, second_keyer: Account, editor: Account, client_of: ClientOf
) -> None:
    keyed(keyer, slipped(FRESH))
    keyed(second_keyer, notice(FRESH))
    figures = odd(notice(FRESH))
    settle(Sent(keyer, figures, uuid4(), "notice (made up)", answers(figures)))
    acting.abandon(editor, FRESH, "another notice came (made up)")
    assert told_on(client_of(editor)) == []


def test_a_correction_that_was_set_aside_does_not_hide_for_ever(
    desk: Book, keyer: Account, second_keyer: Account, editor: Account, client_of: ClientOf
) -> None:
    for account in (keyer, second_keyer):
        keyed(account, slipped(FRESH))
    acting.open_correction(editor, FRESH, "ten too many (made up)")
    keyed(keyer, odd(notice(FRESH)))
    acting.abandon(editor, FRESH, "a page was missing (made up)")
    assert told_on(client_of(editor)) == []
    acting.open_correction(editor, FRESH, "ten too many (made up)")
    for account in (keyer, second_keyer):
        keyed(account, notice(FRESH))
    assert told_on(client_of(editor)) == list(PAGES)
