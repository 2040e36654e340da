"""A picture on a page: drawn as SVG, told in words, with the table that holds its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from hustings.publish.edition import Edition
from hustings.publish.words import Words


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture.

    name: its id on the page, in small letters. svg: safe to put on a page:
    every text in it escaped; classes and presentation attributes only, as the
    policy forbids style attributes. table: the id of the table of its figures.
    legend: what letters and colours stand for, safe too; empty where all is named.
    """

    name: str
    caption: str
    svg: Markup
    table: str
    legend: Markup = field(default_factory=Markup)


Draw = Callable[[Edition, Words], Picture | None]
"""A function that draws one picture of the House; None where there is nothing to draw it from."""
