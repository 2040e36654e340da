"""The Atom feed of declarations and corrections (RFC 4287), the last first, in each language of the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from hustings.publish.addresses import CORRECTIONS, FEED, in_language, quoted
from hustings.publish.corrections_page import kind_in_words
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile
from hustings.publish.press import words_of
from hustings.publish.words import Words
from hustings.record.entry import Kind
from hustings.record.register import Registered

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 60
"""Entries that the feed holds; readers ask for it often enough."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of the feed. number: of the ledger's entry that it is about."""

    number: int
    title: str
    page: str
    at: datetime
    text: str


def feed_files(edition: Edition) -> Iterator[DataFile]:
    """Yield the feed of each language."""
    languages = edition.publication.face.languages
    for code in languages:
        address = in_language(FEED, code, languages)
        yield DataFile(address, (edition.now, edition.register), partial(_feed, edition, code, address))


def _feed(edition: Edition, language: str, address: str) -> bytes:
    words, face, election = words_of(language), edition.publication.face, edition.election
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    items = sorted(_items(edition, words), key=lambda one: -one.number)[:_MOST]
    site = words.site(face.title, election)
    title = f"{words._('REHEARSAL')}: {site}" if edition.publication.is_rehearsal else site
    _put(root, "id", _name(f"{election.name}/feed"))
    _put(root, "title", title)
    _put(root, "subtitle", words._("Declarations and corrections"))
    _put(root, "updated", _moment(items[0].at if items else _begins(edition)))
    _put(_put(root, "author"), "name", site)
    for line in election.attribution[:1]:
        _put(root, "rights", line)
    up = "../" * address.count("/")
    _put(root, "link", rel="self", href=face.base + address if face.base else address.rpartition("/")[2])
    _put(
        root,
        "link",
        rel="alternate",
        type="text/html",
        href=face.base + in_language("index.html", language, face.languages) if face.base else "index.html",
    )
    for item in items:
        own = _put(root, "entry")
        _put(own, "id", _name(f"{election.name}/entry/{item.number}"))
        _put(own, "title", item.title)
        _put(own, "updated", _moment(item.at))
        page = in_language(item.page, language, face.languages)
        where = face.base + quoted(page) if face.base else up + quoted(page)
        _put(own, "link", rel="alternate", type="text/html", href=where)
        _put(own, "summary", item.text)
    ElementTree.indent(root, " ")
    written: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def _items(edition: Edition, words: Words) -> Iterator[_Item]:
    """Yield what stands in each decided contest, and every correction; a correction is told once."""
    corrections = {one.entry: one for one in edition.register}
    entries = edition.publication.ledger.entries
    for standing in edition.latest[:_MOST]:
        number = standing.entry or 0
        if number in corrections:
            continue
        contest = standing.contest
        counted = edition.tabulations[contest.key]
        text = words.result(counted, edition.base(contest))
        yield _Item(
            number,
            f"{words.seat(contest.seat)}: {text}",
            edition.seat_page(contest.key),
            entries[number - 1].at,
            f"{counted.winner.person.name}. {text}.",
        )
    for one in edition.register[-_MOST:]:
        yield _correction(edition, one, words)


def _correction(edition: Edition, one: Registered, words: Words) -> _Item:
    known = one.contest in edition.names
    seat = words.seat(edition.now.contests[one.contest].contest.seat) if known else one.seat
    head = kind_in_words(one.kind, words) if one.kind is not Kind.LOT else words._("Settled by lot")
    page = edition.seat_page(one.contest) if known else CORRECTIONS
    return _Item(one.entry, f"{seat}: {head}" if seat else head, page, one.at, one.reason or head)


def _begins(edition: Edition) -> datetime:
    entries = edition.publication.ledger.entries
    return entries[-1].at if entries else edition.publication.at


def _name(what: str) -> str:
    return uuid5(NAMESPACE_URL, f"hustings/{what}").urn


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _put(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    if text:
        child.text = "".join(c for c in text if c.isprintable() or c in "\n\t ")
    return child
