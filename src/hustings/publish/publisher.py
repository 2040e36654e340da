"""The publisher: makes what changed, writes it in an order that readers can follow, and says so."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from hustings.publish.addresses import in_language
from hustings.publish.archive import LATEST, Sealed, as_json, latest
from hustings.publish.assets import assets
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page, Room
from hustings.publish.plan import rooms
from hustings.publish.press import Assets, Press
from hustings.publish.publication import Publication
from hustings.publish.site_folder import Mark, SiteFolder
from hustings.publish.sitemap import sitemap

Tell = Callable[[int, int], None]
"""Is told how many files are done, of how many."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did. written, removed: addresses; unchanged: how many files stayed as they were."""

    entry: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One file to be: what it rests on, and how its bytes are made.

    late: the part of it that may stay a while as it was, such as an open seat's forecast.
    """

    address: str
    rests_on: object
    make: Callable[[], bytes]
    is_kept: bool = False
    late: object = None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the search for unreachable cycles.

    A publication makes much and drops next to nothing; looking through all of
    an election again and again would take as long as the rest of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Publisher:
    """Publishes one election into a folder, again and again through a night.

    Keep it alive between states: it makes only pages whose grounds changed. A
    new one over the same folder compares bytes, and writes as little.
    """

    def __init__(self, folder: Path | str, plan: Sequence[Room] | None = None) -> None:
        self.folder = SiteFolder(Path(folder))
        self._plan = tuple(plan) if plan is not None else rooms()
        self._presses: dict[str, Press] = {}
        self._ground: object = None
        self._made: dict[str, tuple[object, object]] = {}
        self._is_swept = False
        self._sealed = Sealed()
        self._edition: Edition | None = None

    def publish(
        self,
        publication: Publication,
        tell: Tell | None = None,
        *,
        may_go_back: bool = False,
        late: bool = True,
    ) -> Published:
        """Write what changed since the last publication; return what was written.

        Every file is replaced whole, pages after the files they point at,
        latest.json after all, and what is no longer named is removed last: if it
        is interrupted, readers have the previous publication or the next, page by
        page, and the next run completes it. tell: is told of progress. may_go_back:
        whether an earlier entry may take the place of a later one. late: whether
        pages are made anew in which nothing but a seat's forecast changed; each
        says which entry its forecast is of, and the next publication with late
        makes up for it. Raises ElectionError where the folder holds another election, a rehearsal beside
        a real one, or a later entry; SourceError where it cannot be written.
        """
        with self.folder.locked(), _uncollected():
            return self._publish(publication, tell, may_go_back, late)

    def _publish(
        self, publication: Publication, tell: Tell | None, may_go_back: bool, late: bool
    ) -> Published:
        before = self.folder.mark()
        fresh = Mark(publication.election.name, publication.is_rehearsal, publication.now.as_at_entry)
        if before is not None:
            before.refuse(fresh, self.folder.path, may_go_back)
        if not self._is_swept:
            self.folder.sweep()
            self._is_swept = True
        self._sealed = self._sealed.after(publication.ledger.entries)
        edition = Edition(publication, self._sealed.head, self._edition)
        self._edition = edition
        sheets = self._sheets(edition)
        names = tuple(sheet.address for sheet in sheets if not sheet.is_kept) + (LATEST,)
        old = before.files if before else ()
        if before is None or not set(names) <= set(old):
            entry = before.entry if before else 0
            # Named before they are there, so that none is left behind whatever happens.
            every = tuple(dict.fromkeys((*old, *names)))
            self.folder.put_mark(replace(fresh, entry=entry, files=every))
        written = list(self._write(sheets, tell, late))
        if self.folder.put(LATEST, as_json(latest(edition, self._sealed.head))):
            written.append(LATEST)
        gone = tuple(sorted(set(old) - set(names)))
        self.folder.remove(gone)
        self.folder.put_mark(replace(fresh, files=names))
        return Published(fresh.entry, tuple(written), gone, len(sheets) + 1 - len(written))

    def _write(self, sheets: Sequence[_Sheet], tell: Tell | None, late: bool) -> Iterator[str]:
        for done, sheet in enumerate(sheets, start=1):
            made, wanted = self._made.get(sheet.address), (sheet.rests_on, sheet.late)
            if made is None or made[0] != wanted[0] or (late and made != wanted):
                self._made.pop(sheet.address, None)
                if self.folder.put(sheet.address, sheet.make()):
                    yield sheet.address
                self._made[sheet.address] = wanted
            if tell is not None:
                tell(done, len(sheets))
        self._made = {sheet.address: self._made[sheet.address] for sheet in sheets}

    def _sheets(self, edition: Edition) -> list[_Sheet]:
        """Return every file of the edition, those that pages point at before the pages."""
        places, style = assets(edition)
        ground = (edition.ground, places)
        if ground != self._ground:
            self._made, self._presses, self._ground = {}, {}, ground
        found = list(chain(style, *(room(edition) for room in self._plan)))
        files = [
            _Sheet(one.address, one.rests_on, one.content, one.is_kept)
            for one in found
            if isinstance(one, DataFile)
        ]
        pages = [one for one in found if isinstance(one, Page)]
        files += [_Sheet(one.address, one.rests_on, one.content) for one in sitemap(edition, pages)]
        edition.cards = frozenset(one.address for one in files if one.address.startswith("cards/"))
        languages = edition.publication.face.languages
        return files + [self._sheet(page, edition, places, code) for page in pages for code in languages]

    def _sheet(self, page: Page, edition: Edition, places: Assets, language: str) -> _Sheet:
        if language not in self._presses:
            self._presses[language] = Press(language, edition.is_of_the_uk)
        press = self._presses[language]
        address = in_language(page.address, language, edition.publication.face.languages)
        return _Sheet(
            address,
            (page.entry, page.rests_on, edition.card(page.address)),
            lambda: press.page(page, edition, places),
            late=page.late and page.late.rests_on,
        )
