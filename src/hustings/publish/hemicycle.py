"""The hemicycle: a dot for every seat of the House in a half circle, with the line a majority must pass."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from hustings.figures import whole
from hustings.publish.drawing import element, picture, safe
from hustings.publish.party_colours import sign
from hustings.publish.pictured import REHEARSAL, Say, in_english
from hustings.record.house import House

_WIDTH, _HEIGHT, _OUTER, _INNER = 360, 208, 162, 62
_MIDDLE, _FLOOR = 180, 190
_CLEAR = 14
"""Letters nearer to the middle would stand in the words over the line."""
Dot = tuple[int, int]
"""In tenths of the picture's coordinates."""


def hemicycle(
    house: House, say: Say = in_english, name: str = "hemicycle", is_rehearsal: bool = False
) -> str:
    """Return the picture: won seats by party from the left, most seats first, then those still open.

    The order says nothing of where a party stands or sits. Every party with
    room for them has its letters over its dots, clear of the line. is_rehearsal: of `Election.is_test`; it is
    written on the picture.
    """
    dots, across = _dots(house.seats)
    groups = [(one.party.abbreviation, one.party.name, one.seats) for one in house.parties if one.seats]
    parts, at = [], 0
    for party, called, seats in groups:
        css = sign(party).css
        parts.append(_group(dots[at : at + seats], across, css, f"{called}: {whole(seats)}"))
        at += seats
    if at < house.seats:
        text = say(in_english("not decided: {seats}")).format(seats=whole(house.seats - at))
        parts.append(_group(dots[at:], across, "undeclared", text))
    needed = house.seats // 2 + 1
    line = element("path", d=f"M{_MIDDLE} 16V{_FLOOR - _INNER + 8}", class_="half")
    text = say(in_english("{needed} for a majority")).format(needed=whole(needed))
    text = f"{say(REHEARSAL)} – {text}" if is_rehearsal else text
    words = element("text", safe(text), x=_MIDDLE, y=11, font_size=11, class_="caption")
    title = say(in_english("Seats won in the House"))
    told = "; ".join(f"{called}: {whole(seats)}" for _, called, seats in groups)
    inside = "".join([*parts, *_letters(groups, house.seats), line, words])
    return picture(name, (_WIDTH, _HEIGHT), (title, told), inside, "hemicycle")


def _group(dots: Sequence[Dot], across: int, css: str, told: str) -> str:
    steps = "".join(f"M{_tenth(x)} {_tenth(y)}h0" for x, y in dots)
    path = element("path", d=steps, class_="dots", stroke_width=_tenth(across), stroke_linecap="round")
    rim = element("path", d=steps, class_="rims", stroke_width=_tenth(across + 8), stroke_linecap="round")
    return element("g", element("title", safe(told)) + rim + path, class_=css)


def _letters(groups: Sequence[tuple[str, str, int]], seats: int) -> list[str]:
    drawn, at = [], 0
    for party, _, won in groups:
        angle = math.pi * (1 - (2 * at + won) / (2 * seats))
        at += won
        x = _MIDDLE + (_OUTER + 9) * math.cos(angle)
        if 60 * won >= seats and abs(x - _MIDDLE) >= _CLEAR:
            y = _FLOOR - (_OUTER + 9) * math.sin(angle) + 4
            place = {"x": _tenth(math.floor(10 * x)), "y": _tenth(math.floor(10 * y))}
            drawn.append(element("text", safe(sign(party).letters), **place, font_size=11, class_="caption"))
    return drawn


def _dots(seats: int) -> tuple[list[Dot], int]:
    """Return the middles of the dots from the left round to the right, and how wide a dot is."""
    rows = max(1, min(14, math.isqrt(max(1, seats // 3))))
    radii = [_OUTER - (_OUTER - _INNER) * (n + 0.5) / rows for n in range(rows)]
    ends = [math.floor(seats * sum(radii[:n]) / sum(radii) + 0.5) for n in range(rows + 1)]
    dots: list[tuple[float, int, Dot]] = []
    filled: list[tuple[float, int]] = []
    for radius, (first, after) in zip(radii, pairwise(ends), strict=True):
        here = after - first
        filled += [(radius, here)] if here else []
        for n in range(here):
            angle = math.pi * (1 - (n + 0.5) / here)
            x, y = _MIDDLE + radius * math.cos(angle), _FLOOR - radius * math.sin(angle)
            place = (math.floor(10 * x + 0.5), math.floor(10 * y + 0.5))
            dots.append((-angle, place[1], place))
    dots.sort()
    apart = min([(_OUTER - _INNER) / rows, *(math.pi * radius / here for radius, here in filled)])
    return [place for _, _, place in dots], max(8, math.floor(8 * apart))


def _tenth(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}".removesuffix(".0")
