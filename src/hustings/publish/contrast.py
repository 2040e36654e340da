"""Contrast of colours as WCAG 2 counts it, and the colours that follow from it."""

from __future__ import annotations

PAGES = {"light": "#ffffff", "dark": "#14171c"}
"""The backgrounds that pictures are read on."""
INKS = ("#000000", "#ffffff")
TEXT, GRAPHIC = 4.5, 3.0
"""The least contrast of text, and of an edge that must be seen. Source: WCAG 2.2, 1.4.3 and 1.4.11."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours written #rrggbb, from 1 to 21, whichever comes first."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(colour: str) -> str:
    """Return black or white, whichever is easier to read on the colour; at least 4.5 to one.

    >>> ink_on("#e8c71c"), ink_on("#70147a")
    ('#000000', '#ffffff')
    """
    return max(INKS, key=lambda ink: contrast(ink, colour))


def edge_on(colour: str, page: str) -> str:
    """Return the colour itself, or as little darker or lighter as stands out from the page as an edge."""
    towards = "#000000" if _luminance(page) > _luminance("#777777") else "#ffffff"
    return next(
        mixed for step in range(21) if contrast(mixed := _mixed(colour, towards, step), page) >= GRAPHIC
    )


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _channels(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: str, towards: str, step: int) -> str:
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{(a * (20 - step) + b * step) // 20:02x}" for a, b in pairs)
