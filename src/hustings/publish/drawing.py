"""Pieces of SVG: text made safe, attributes in order, and a picture with its name and description."""

from __future__ import annotations

import re
from html import escape

# XML 1.0 has no place for these, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
HATCHED = 440
"""The width of a picture whose hatching is drawn at its own size; the script knows it too."""


def safe(text: str) -> str:
    """Return text as it may stand in SVG and in its attributes; what XML cannot hold is shown as a blank box.

    >>> safe('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return escape(_NOT_XML.sub("\ufffd", text), quote=True)


def element(tag: str, inside: str = "", /, **attributes: str | int) -> str:
    """Return an element. inside: SVG, safe already; attributes are made safe here.

    Attributes stand in the order given; "_" in a name is "-", and one at the
    end is left out.
    """
    named = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    opening = "".join([tag, *(f' {key}="{safe(str(value))}"' for key, value in named)])
    return f"<{opening}>{inside}</{tag}>" if inside else f"<{opening}/>"


def picture(name: str, size: tuple[int, int], told: tuple[str, str], inside: str, css: str = "") -> str:
    """Return a still picture: role img, named by its title and described by its desc.

    name: its id on the page. size: of its coordinates; it is as wide as its
    place. told: title and description. css: further classes.
    """
    return _svg(name, size, told, inside, ("img", f"picture {css}".strip()))


def chart_of_links(name: str, size: tuple[int, int], told: tuple[str, str], inside: str, css: str) -> str:
    """Return a picture of links: role group, for an image hides what is in it from a screen reader."""
    return _svg(name, size, told, inside, ("group", f"picture {css}"))


def hatching(name: str, width: int) -> str:
    """Return the pattern, of the id NAME-hatch, that stripes an estimate with the colour of the page.

    width: of the picture's coordinates, so that stripes are as wide in each.
    """
    stripe = element("path", d="M-1 1l2-2M0 4l4-4M3 5l2-2", class_="stripe")
    scale = f"scale({max(1, width // HATCHED)})"
    pattern = element(
        "pattern",
        stripe,
        id=f"{name}-hatch",
        width=4,
        height=4,
        patternUnits="userSpaceOnUse",
        patternTransform=scale,
    )
    return element("defs", pattern)


def _svg(name: str, size: tuple[int, int], told: tuple[str, str], inside: str, as_: tuple[str, str]) -> str:
    head = element("title", safe(told[0]), id=f"{name}-title") + element(
        "desc", safe(told[1]) or " ", id=f"{name}-desc"
    )
    return element(
        "svg",
        head + inside,
        xmlns="http://www.w3.org/2000/svg",
        id=name,
        class_=as_[1],
        viewBox=f"0 0 {size[0]} {size[1]}",
        role=as_[0],
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
    )
