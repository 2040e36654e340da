"""The picture cards of a site: one a declared seat and one of the House, drawn again only where new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from hustings.publish.card import png
from hustings.publish.edition import Edition
from hustings.publish.house_card import house_card
from hustings.publish.page import DataFile
from hustings.publish.pictured import Pictured
from hustings.publish.press import words_of
from hustings.publish.publication import Publication
from hustings.publish.seat_card import seat_card
from hustings.publish.words import Words
from hustings.record.state import State

HOUSE = "house"
_PROCESSES, _FEW = 2, 4
"""How many draw at once; and so many cards are drawn in this process, as others take a while to start."""


@dataclass(frozen=True, slots=True)
class _Card:
    rests_on: object
    svg: bytes
    png: bytes


class Cards:
    """The cards of one folder: `files` goes into the publisher's plan, `make` is called after a publication.

    Pages are so never late for their cards: they point at those that are there.
    """

    def __init__(self, folder: Path | str) -> None:
        self._folder = Path(folder).expanduser() / "cards"
        self._drawn: dict[str, _Card] = {}

    def files(self, edition: Edition) -> Iterator[DataFile]:
        """Yield the cards that are ready; a seat whose figures changed has none until it is drawn again."""
        for name, (rests_on, draw) in _wanted(edition).items():
            if name not in self._drawn and (found := self._found(name, rests_on, draw)):
                self._drawn[name] = found
            card = self._drawn.get(name)
            if card is not None and (card.rests_on == rests_on or name == HOUSE):
                yield DataFile(f"cards/{name}.png", card.png, card.png.__bytes__)
                yield DataFile(f"cards/{name}.svg", card.svg, card.svg.__bytes__)

    def make(self, publication: Publication, tell: Callable[[int, int], None] | None = None) -> int:
        """Draw what is new or changed, in two processes where it is much; return how many cards that are.

        tell: is told how many are done, of how many. Raises ImportError without
        the optional part vl-convert.
        """
        due = {}
        for name, (rests_on, draw) in _wanted(Edition(publication)).items():
            if name not in self._drawn or self._drawn[name].rests_on != rests_on:
                due[name] = (rests_on, draw())
        for done, (name, picture) in enumerate(
            zip(due, _as_png([svg for _, svg in due.values()]), strict=True), start=1
        ):
            rests_on, svg = due[name]
            self._drawn[name] = _Card(rests_on, svg.encode(), picture)
            if tell is not None:
                tell(done, len(due))
        return len(due)

    def _found(self, name: str, rests_on: object, draw: Callable[[], str]) -> _Card | None:
        """Return a card that an earlier run left and that shows the same."""
        try:
            written = (self._folder / f"{name}.svg").read_bytes()
            picture = (self._folder / f"{name}.png").read_bytes()
        except OSError:
            return None
        return _Card(rests_on, written, picture) if written == draw().encode() else None


def _wanted(edition: Edition) -> dict[str, tuple[object, Callable[[], str]]]:
    """Return every card that there should be: what it rests on, and how it is drawn."""
    found = {
        edition.names[key]: (edition.now.contests[key], lambda key=key: _seat(edition, key))
        for key in edition.tabulations
    }
    return {**found, HOUSE: (edition.now, lambda: _house(edition))}


def _seat(edition: Edition, key: str) -> str:
    """Return a seat's card as at the last entry about it, so that it is the same however the rest goes on."""
    last = edition.publication.last_entries[key]
    alone = replace(edition.now, as_at_entry=last, as_at=None, contests={key: edition.now.contests[key]})
    words = words_of(edition.publication.face.languages[0], edition.is_of_the_uk)
    return seat_card(_pictured(edition, alone, words), key)


def _pictured(edition: Edition, now: State, words: Words) -> Pictured:
    title = words.title(edition.election.name, edition.election.title)
    election = replace(edition.election, title=title)
    return Pictured(
        election, now, None, words._, words.result, seat=words.seat, party=words.party, place=words.place
    )


def _house(edition: Edition) -> str:
    words = words_of(edition.publication.face.languages[0], edition.is_of_the_uk)
    pictured = _pictured(edition, edition.now, words)
    compared = words.baseline(edition.election, edition.baseline_title)
    return house_card(pictured, words.majority(edition.house), compared)


def _as_png(svgs: list[str]) -> Iterator[bytes]:
    if len(svgs) <= _FEW:
        yield from map(png, svgs)
        return
    with ProcessPoolExecutor(_PROCESSES, get_context("spawn")) as pool:
        yield from pool.map(png, svgs, chunksize=4)
