"""The text of an HTML page, with the place of every character in the page."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

_UNREAD = frozenset(
    {"script", "style", "template", "head", "nav", "footer", "aside", "svg", "noscript", "button"}
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "article",
        "section",
        "header",
        "main",
        "blockquote",
        "hr",
    }
    | {"figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "td", "th"}
)


class _Reader(HTMLParser):
    """Collects text with offsets; breaks paragraphs at blocks."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text: list[str] = []
        self.places: list[int] = []
        self._page = page
        self._line_starts = [0, *(at + 1 for at, char in enumerate(page) if char == "\n")]
        self._unread: list[str] = []
        self.feed(page)
        self.close()

    def _place(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unread == ["head"] and (tag == "body" or tag in _BLOCKS):
            self._unread.clear()
        if tag in _UNREAD:
            self._unread.append(tag)
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            place = self._place()
            self._add(data.replace("\n", " "), range(place, place + len(data)))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, said: str) -> None:
        if not self._unread:
            char = unescape(said + ";").replace("\xa0", " ")
            self._add(char, [self._place()] * len(char))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and self.text:
            self._add("\n\n", [self._place()] * 2)

    def _add(self, said: str, places: range | list[int]) -> None:
        self.text.extend(said)
        self.places.extend(places)


def html_text(page: str) -> tuple[str, tuple[int, ...]]:
    """Return the text that a page shows, and for each of its characters the offset in the page.

    Scripts, styles, navigation and footers are left out; blocks become
    paragraphs. The offsets have one more than the text: where it ends.
    """
    reader = _Reader(page)
    return "".join(reader.text), (*reader.places, len(page))


def is_html(text: str) -> bool:
    """Whether a text is an HTML page: it begins with a tag or a doctype."""
    head = text.lstrip("\ufeff \t\r\n")[:200].lower()
    return head.startswith(
        ("<!doctype", "<html", "<head", "<body", "<article", "<p", "<div", "<h1", "<main", "<!--")
    )
