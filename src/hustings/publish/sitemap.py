"""The map of the site for search engines, and what they are told; both need to know where the site lives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from hustings.publish.addresses import in_language, quoted
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_FRAMES = "embed/"


def sitemap(edition: Edition, pages: Sequence[Page]) -> Iterator[DataFile]:
    """Yield sitemap.xml and robots.txt; nothing where the site's own address is not known.

    A rehearsal asks every search engine to stay away. Frames are no pages of
    their own.
    """
    face = edition.publication.face
    if not face.base:
        return
    addresses = tuple(
        in_language(page.address, code, face.languages)
        for page in pages
        if not page.address.startswith(_FRAMES)
        for code in face.languages
    )
    is_rehearsal = edition.publication.is_rehearsal
    if not is_rehearsal:
        yield DataFile(SITEMAP, addresses, lambda: _sitemap(face.base, addresses))
    yield DataFile(ROBOTS, is_rehearsal, lambda: _robots(face.base, is_rehearsal))


def _sitemap(base: str, addresses: Sequence[str]) -> bytes:
    lines = (f"<url><loc>{escape(base + quoted(one))}</loc></url>\n" for one in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(lines)}</urlset>\n".encode()


def _robots(base: str, is_rehearsal: bool) -> bytes:
    if is_rehearsal:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nDisallow: /data/\nDisallow: /{_FRAMES}\nSitemap: {base}{SITEMAP}\n".encode()
