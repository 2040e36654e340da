"""Style and scripts of the site, each under a name that changes with its bytes: they may be kept for ever."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

import msgspec

from hustings.publish.blocks import COLOUR_OF
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile
from hustings.publish.party_colours import parties_style
from hustings.publish.press import Assets, words_of
from hustings.publish.words import Words

_LENGTH = 12
_FOLLOW = "follow.js"


def assets(edition: Edition) -> tuple[Assets, tuple[DataFile, ...]]:
    """Return where style, icon and scripts stand, and their files; every script of assets/ is among them."""
    own = edition.publication.face.style.encode()
    written = dict(_written())
    written["pictures.css"] += own
    written["site.css"] += parties_style(_parties(edition)).encode() + own
    follow = written.pop(_FOLLOW)
    told = {code: _words(words_of(code)) + follow for code in edition.publication.face.languages}
    written |= {_in(code): content for code, content in told.items()}
    places = {name: _place(name, content) for name, content in written.items()}
    files = tuple(DataFile(places[name], held, held.__bytes__) for name, held in written.items())
    scripts = {name: place for name, place in places.items() if name.endswith(".js")}
    following = {code: places[_in(code)] for code in told}
    return Assets(places["site.css"], places["pictures.css"], places["icon.svg"], scripts, following), files


def _in(language: str) -> str:
    return f"follow-{language}.js"


def _words(words: Words) -> bytes:
    """Return what the script that follows the night says, as its first line: no page need carry it."""
    said = {
        "seconds": words._("Last update {count} s ago"),
        "minutes": words._("Last update {count} min ago"),
        "hours": words._("Last update {count} h ago"),
        "lost": words._("connection lost; the figures below may be old"),
        "entry": words._("as at entry {n}"),
    }
    return b"const WORDS = " + msgspec.json.encode(said) + b";\n"


def _parties(edition: Edition) -> set[str]:
    """Return every party that a page can name: the publisher's list, and whoever stands or won before."""
    standing = {one.party for now in edition.now.contests.values() for one in now.contest.candidacies}
    baseline = edition.election.baseline
    before = {base.winner for base in baseline.bases.values()} if baseline else set()
    earlier = {name for one in edition.publication.earlier for name in one.election.parties}
    past = edition.publication.past
    held = set(past.by_elections.parties) if past.by_elections else set()
    blocks = set(COLOUR_OF.values()) if past.results else set()
    return {*edition.election.parties, *standing, *before, *earlier, *held, *blocks}


def _place(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}-{hashlib.sha256(content).hexdigest()[:_LENGTH]}.{ending}"


@cache
def _written() -> dict[str, bytes]:
    folder = resources.files(__package__) / "assets"
    found = sorted(
        (one for one in folder.iterdir() if one.name.endswith((".css", ".js", ".svg"))),
        key=lambda one: one.name,
    )
    return {one.name: one.read_bytes() for one in found}
