"""What two languages of a site have word for word alike, names and data aside: sentences left in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from hustings.publish.publication import Publication
from hustings.record.contest import Contest
from hustings.sources.catalogue import datasets

SAID = ("title", "aria-label", "alt", "placeholder", "content")
"""Attributes that are read out or shown; so are those for scripts, which begin with data-."""
UNSAID = {"viewport", "referrer", "robots"}
MOST = 4
"""So many words in a row may be alike by chance."""
WORD = re.compile(r"\S*[^\W\d_]{2}\S*")


class Said(HTMLParser):
    """What a page says, piece by piece, with whether it is marked as English."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[tuple[str, bool]] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    @property
    def is_english(self) -> bool:
        return any(marked for _, marked in self._open[1:])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._open.append((tag, told.get("lang") == "en"))
        if "http-equiv" not in told and told.get("name") not in UNSAID:
            self.pieces += [
                (text, self.is_english)
                for name, text in attrs
                if text and (name in SAID or name.startswith("data-"))
            ]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        self.pieces += [(text, self.is_english)] if text else []


def names_in(told: Publication) -> set[str]:
    """Return all that is nobody's sentence: names of people, seats, parties and places, sources, reasons."""
    found = {told.face.title, told.election.name, *(party.name for party in told.election.parties.values())}
    for contest in (one.contest for one in told.now.contests.values()):
        found |= set(_of(contest))
    for entry in told.ledger:
        found |= {entry.source or "", getattr(entry.payload, "reason", None) or ""}
    for pick in told.picks:
        found |= {pick.endorser, pick.source}
    return {name for name in found if name}


def _of(contest: Contest) -> Iterator[str]:
    yield from (contest.seat.name, contest.seat.region, contest.seat.country, contest.seat.county)
    for one in contest.candidacies:
        yield from (one.person.name, one.description or "", one.party)


def credits_in(told: Publication) -> set[str]:
    """Return what may stay English and is marked so: credits as their licence words them."""
    lines = {*told.election.attribution, *(told.geography.attribution if told.geography else ())}
    for one in told.further.organisations.values():
        lines |= {one.imprint or "", one.notice or ""}
    for one in datasets():
        lines |= {one.publisher, one.attribution, one.licence, one.licence_url or ""}
    return {line for line in lines if line}


def left_in_english(english: str, other: str, names: Iterable[str], credits: Iterable[str]) -> list[str]:
    """Return the sentences of the other language's page that stand word for word on the English one.

    names: taken out before words are counted. credits: alone may stand there marked as English.
    """
    alike = {text for text, _ in Said(english).pieces}
    found = []
    for text, is_marked in Said(other).pieces:
        rest = _without(text, credits if is_marked else names)
        if text in alike and len(WORD.findall(rest)) > (0 if is_marked else MOST):
            found.append(text)
    return found


def _without(text: str, names: Iterable[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def english_left(folder: Path, told: Publication) -> dict[str, list[str]]:
    """Return what is left in English on each page below cy/ of a site."""
    names, credits = names_in(told), credits_in(told)
    found = {}
    for page in sorted((folder / "cy").rglob("*.html")):
        own = page.relative_to(folder / "cy")
        left = left_in_english((folder / own).read_text(), page.read_text(), names, credits)
        found |= {own.as_posix(): left} if left else {}
    return found
