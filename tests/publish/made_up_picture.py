"""A made-up geography of two squares that touch and one apart, and reading a picture back."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from hustings.publish.pictured import Pictured
from hustings.record.ledger import Ledger
from hustings.sources.geography import Geography, Hex, Polygon

SVG = "{http://www.w3.org/2000/svg}"


def square(west: float, south: float) -> tuple[Polygon, ...]:
    east, north = west + 1, south + 1
    return ((((west, south), (east, south), (east, north), (west, north), (west, south)),),)


def three_squares() -> Geography:
    boundaries = {"A00000001": square(0, 50), "A00000002": square(1, 50), "A00000003": square(5, 50)}
    hexes = {"A00000001": Hex(0, 0, "R1"), "A00000002": Hex(1, 0, "R1"), "A00000003": Hex(1, 1, "R2")}
    return Geography("made-up", dict.fromkeys(boundaries, "A square"), boundaries, hexes, "odd-r")


def read_back(svg: str) -> ElementTree.Element:
    """Return a picture as XML; fails where it is not well formed or breaks the policy of the pages."""
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in ("script", "style", "foreignObject", "image", "iframe")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
    return root


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def titles(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}title")]


def rehearsed(pictured: Pictured) -> Pictured:
    marked = tuple(replace(entry, mode="test") for entry in pictured.election.ledger)
    election = replace(pictured.election, ledger=Ledger(marked))
    return Pictured(election, election.state())
