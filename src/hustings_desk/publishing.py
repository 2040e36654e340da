"""Publishing the desk: the public site follows the ledger entry by entry, with a signed head for each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import monotonic

from hustings.endorse.picks import Pick, picks_of
from hustings.errors import ElectionError, SourceError
from hustings.publish.cards import Cards
from hustings.publish.earlier import earlier_elections, past_of
from hustings.publish.edition import Edition
from hustings.publish.landscape import geography_of
from hustings.publish.page import DataFile, Page
from hustings.publish.past import NO_PAST, Past
from hustings.publish.plan import rooms
from hustings.publish.publication import Earlier, Face, Publication
from hustings.publish.publisher import Published, Publisher
from hustings.record.clock import close_of_poll
from hustings.record.signing import public_key, sign
from hustings.record.state import State
from hustings.sources.geography import Geography
from hustings.sources.opening import Desk
from hustings_desk.acting import calls_in_force
from hustings_desk.archive import Book, book, entries_so_far
from hustings_desk.clock import now
from hustings_desk.forecasted import keep_forecast
from hustings_desk.forecasting import Forecaster
from hustings_desk.models import CallWord, Release, Setup
from hustings_desk.public_record import PublicRecord
from hustings_desk.working import Say

SIGNING_KEY, LIVE_SITE = "HUSTINGS_SIGNING_KEY", "HUSTINGS_LIVE_SITE"
"""The private key that signs heads, in base64; the folder that a rehearsal must never be published to."""

CATCH_UP = 15.0
"""Seconds after which open seats' forecasts are renewed though entries come without a pause."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the desk is published and what the site calls itself. mirror: a copy of the official files."""

    folder: Path
    title: str = ""
    base: str = ""
    mirror: Path | None = None
    has_cards: bool = False


class DeskPublisher:
    """Publishes the desk's election, turn by turn, whenever the ledger or an editor's word is new."""

    def __init__(self, site: Site, forecaster: Forecaster | None, say: Say) -> None:
        self._site, self._forecaster, self._say = site, forecaster, say
        self._key = os.environ.get(SIGNING_KEY, "").strip()
        self._record = PublicRecord(public_key(self._key) if self._key else "")
        self._cards = Cards(site.folder) if site.has_cards else None
        drawn = (self._cards.files,) if self._cards else ()
        self._publisher = Publisher(site.folder, (*rooms(), self._record_files, *drawn))
        self._before: tuple[tuple[Earlier, ...], Past] | None = None
        self._geography: tuple[int, Geography | None] = (0, None)
        self._last: object = None
        self._published: Publication | None = None
        self._is_caught_up, self._caught_up = True, monotonic()
        if not self._key:
            say(f"Heads are not signed: {SIGNING_KEY} names no key")

    def turn(self) -> None:
        """Publish what is new; do nothing where nothing is."""
        marked = (entries_so_far(), CallWord.objects.count(), _is_polling())
        if marked == self._last:
            self._catch_up()
            return
        held = book()
        done = self.publish(held)
        self._last = (held.entries, *marked[1:])
        at = held.election.ledger.entries[-1].at
        took = (now() - at) // timedelta(milliseconds=1)
        self._say(f"Entry {done.entry}: {len(done.written)} files, public {took:,} ms after it was made")
        if monotonic() - self._caught_up > CATCH_UP:
            self._catch_up()

    def _catch_up(self) -> None:
        """Bring what may be late up to date: the forecasts on open seats' pages, and picture cards."""
        if self._published is None or self._is_caught_up:
            return
        self._publisher.publish(self._published)
        if self._cards is not None and self._cards.make(self._published):
            self._publisher.publish(self._published)
        self._is_caught_up, self._caught_up = True, monotonic()

    def publish(self, held: Book) -> Published:
        """Publish the ledger as it stands; return what was written.

        Before the close of poll nominations and endorsements alone. Raises
        ElectionError for a rehearsal where a live site is.
        """
        self._refuse_live_site(held)
        is_polling = _is_polling()
        forecast = None
        if (
            self._forecaster is not None
            and not is_polling
            and len(held.now.declared) < len(held.now.contests)
        ):
            forecast = self._forecaster.at(held, held.entries)
            if forecast is not None:
                keep_forecast(forecast)
        earlier, past = self._what_was_before(held)
        publication = Publication(
            held.election,
            held.now,
            now(),
            Face(self._site.title or held.election.title, self._site.base),
            forecast,
            {} if is_polling else calls_in_force(held),
            picks_in(held.now),
            earlier,
            past=past,
            geography=self._geography_of(held),
            is_live=True,
        )
        signed = sign(held.entries, held.head, self._key, now()).text() if self._key else ""
        self._record.follow(held, signed)
        done = self._publisher.publish(publication, late=False)
        self._published, self._is_caught_up = publication, False
        if signed and not Release.objects.filter(head=held.head).exists():
            Release.objects.create(entries=held.entries, head=held.head, signed=signed, at=now())
        return done

    def _record_files(self, edition: Edition) -> Iterator[Page | DataFile]:
        yield from self._record.files()

    def _refuse_live_site(self, held: Book) -> None:
        live = os.environ.get(LIVE_SITE, "")
        if not held.election.is_test or not live:
            return
        ours = self._site.folder.expanduser().resolve()
        theirs = Path(live).expanduser().resolve()
        if ours == theirs or theirs in ours.parents or ours in theirs.parents:
            raise ElectionError(f"{ours} is the live site; a rehearsal is never published there")

    def _what_was_before(self, held: Book) -> tuple[tuple[Earlier, ...], Past]:
        """Return earlier elections and everything else before this one, read once."""
        if self._before is None:
            desk = Desk(self._site.mirror)
            try:
                earlier = earlier_elections(held.election, desk)
                self._before = earlier, past_of(held.election, earlier, desk)
            except SourceError as wrong:
                self._before = (), NO_PAST
                self._say(f"No earlier elections beside the seats: {str(wrong).splitlines()[0]}")
        return self._before

    def _geography_of(self, held: Book) -> Geography | None:
        """Return the geography of the seats, looked for again only when there are more or fewer of them."""
        seats = len(held.now.contests)
        if self._geography[0] != seats:
            self._geography = (seats, geography_of(held.election, Desk(self._site.mirror)))
        return self._geography[1]


def _is_polling() -> bool:
    """Return whether the poll of a live election is open: nothing from votes may be published."""
    setup = Setup.objects.filter(pk=1, mode="live").only("day", "zone").first()
    return setup is not None and setup.day is not None and now() < close_of_poll(setup.day, setup.zone)


def picks_in(now_standing: State) -> tuple[Pick, ...]:
    """Return every endorser's picks as the ledger has them."""
    endorsers = dict.fromkeys(one.endorser for one in now_standing.endorsements)
    return tuple(pick for endorser in endorsers for pick in picks_of(now_standing, endorser))
