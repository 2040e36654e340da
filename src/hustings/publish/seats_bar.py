"""The seats bar: the House as one bar, a step of width a seat, with the line a majority must pass."""

from __future__ import annotations

from hustings.figures import whole
from hustings.publish.drawing import element, picture, safe
from hustings.publish.party_colours import sign
from hustings.publish.pictured import REHEARSAL, Say, in_english
from hustings.record.house import House

_WIDTH, _HEIGHT, _TOP, _TALL = 360, 62, 16, 34
_ROOM = 22
"""The width from which on a party's letters and seats stand in its part."""


def seats_bar(
    house: House, say: Say = in_english, name: str = "seats-bar", is_rehearsal: bool = False
) -> str:
    """Return the picture: won seats by party, most first, then the seats that are not decided.

    is_rehearsal: of `Election.is_test`; it is written on the picture.
    """
    parts, at = [], 0
    for one in house.parties:
        if one.seats:
            drawn = sign(one.party.abbreviation)
            told = f"{one.party.name}: {whole(one.seats)}"
            parts.append(_part(at, at + one.seats, house.seats, (drawn.css, drawn.letters, told)))
            at += one.seats
    if at < house.seats:
        told = say(in_english("not decided: {seats}")).format(seats=whole(house.seats - at))
        parts.append(_part(at, house.seats, house.seats, ("undeclared", "", told)))
    half = _WIDTH // 2
    line = element("path", d=f"M{half} {_TOP - 3}V{_HEIGHT - 8}", class_="half")
    text = say(in_english("{needed} for a majority")).format(needed=whole(house.seats // 2 + 1))
    text = f"{say(REHEARSAL)} – {text}" if is_rehearsal else text
    words = element("text", safe(text), x=half, y=10, font_size=11, class_="caption")
    told = "; ".join(f"{one.party.name}: {whole(one.seats)}" for one in house.parties if one.seats)
    title = say(in_english("Seats won in the House"))
    return picture(name, (_WIDTH, _HEIGHT), (title, told), "".join([*parts, line, words]), "seats-bar")


def _part(first: int, after: int, seats: int, look: tuple[str, str, str]) -> str:
    css, letters, told = look
    x, end = _WIDTH * first // seats, _WIDTH * after // seats
    wide = max(1, end - x)
    shape = element("rect", x=x, y=_TOP, width=wide, height=_TALL, class_="shape")
    words = ""
    if wide >= _ROOM and letters:
        lines = ((letters, _TOP + 14), (whole(after - first), _TOP + 28))
        words = "".join(
            element("text", safe(line), x=x + wide // 2, y=y, font_size=11, class_="letters")
            for line, y in lines
        )
    return element("g", element("title", safe(told)) + shape + words, class_=f"seat {css}")
