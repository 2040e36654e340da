"""Pages read back: tables and texts by id, named facts, links, and what the policy forbids."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = {"meta", "link", "br", "img", "input", "hr", "wbr"}
CELLS, PARTS = {"td", "th"}, {"tbody", "thead"}
ENDED_BY = {
    "td": CELLS,
    "th": CELLS,
    "tr": {"tr", *CELLS},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
}
ENDED_BY |= {"tbody": {*PARTS, "tr", *CELLS}, "thead": {*PARTS, "tr", *CELLS}}
"""What is open and has no end tag of its own, as HTML allows, is ended by the start of these."""
ENDED_AT = {"table": {*PARTS, "tr", *CELLS}, "tbody": {"tr", *CELLS}, "thead": {"tr", *CELLS}, "tr": CELLS}
ENDED_AT |= {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd"}, "div": {"dt", "dd"}}
"""And by the end of these."""


class Read(HTMLParser):
    """One page. tables: rows of cells by id; texts: by id; facts: dd by dt, first word; struck: in <del>."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.texts: dict[str, str] = {}
        self.links: list[str] = []
        self.struck: list[str] = []
        self.facts: dict[str, str] = {}
        self._term = ""
        self.forbidden: list[str] = []
        self.text = ""
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self._table: list[list[str]] | None = None
        self.feed(html)
        self.close()
        assert self._open == [], "an element is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        while self._open and self._open[-1][0] in ENDED_BY.get(tag, ()):
            self._open.pop()
        if "style" in said or any(name.startswith("on") for name in said) or tag == "style":
            self.forbidden.append(tag)
        if tag == "script" and not said.get("src"):
            self.forbidden.append(tag)
        self.links += [address for name in ("href", "src") if (address := said.get(name))]
        if tag == "table":
            self._table = self.tables.setdefault(str(said.get("id")), [])
        if tag == "tr" and self._table is not None:
            self._table.append([])
        if tag in ("td", "th") and self._table:
            self._table[-1].append("")
        if tag == "del":
            self.struck.append("")
        if tag == "dt":
            self._term = ""
        if tag not in VOID and not self.is_empty(tag):
            self._open.append((tag, said))

    def is_empty(self, tag: str) -> bool:
        return tag in ("rect", "line", "path") and "/>" in (self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self.is_empty(tag):
            return
        while self._open[-1][0] != tag and self._open[-1][0] in ENDED_AT.get(tag, ()):
            self._open.pop()
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        if tag == "table":
            self._table = None

    def handle_data(self, data: str) -> None:
        self.text += data
        for _, said in self._open:
            if said.get("id"):
                self.texts[str(said["id"])] = self.texts.get(str(said["id"]), "") + data
        tags = [tag for tag, _ in self._open]
        if "dt" in tags:
            self._term += data.strip()
        if "dd" in tags and "del" not in tags:
            self.facts[self._term] = f"{self.facts.get(self._term, '')} {data}".strip()
        if "del" in tags and "aside" not in [said.get("class") for _, said in self._open]:
            self.struck[-1] += data.strip()
        elif self._table and self._table[-1] and {"td", "th"} & set(tags) and "del" not in tags:
            self._table[-1][-1] += data

    def rows(self, table: str) -> list[list[str]]:
        """Return the body of a table; blanks are one."""
        return [[" ".join(cell.split()) for cell in row] for row in self.tables[table][1:]]


def pages(folder: Path) -> Mapping[str, Read]:
    return {
        path.relative_to(folder).as_posix(): Read(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def broken(folder: Path, read: Mapping[str, Read]) -> list[str]:
    """Return the links of pages that lead nowhere in the folder, or out of it."""
    found = []
    for name, page in read.items():
        for link in page.links:
            parts = urlsplit(link)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            there = parts.scheme == "" and (not parts.path or (folder / target).is_file())
            anchor = parts.path or not parts.fragment or parts.fragment in page.texts
            found += [] if there and anchor else [f"{name}: {link}"]
    return found


def files(folder: Path) -> dict[str, bytes]:
    """Return every public file of a site by its address."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".hustings")
    }
