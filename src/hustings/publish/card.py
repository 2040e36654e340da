"""The frame of a picture card, 1200 by 630, and the card as PNG: for those who share a page."""

from __future__ import annotations

from dataclasses import dataclass

from hustings.publish.drawing import element, picture, safe
from hustings.publish.lettering import fitting, lines
from hustings.publish.pictured import Pictured, in_english
from hustings.publish.small_png import smaller
from hustings.tell.wording import moment_in_words

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 70, 1140
PAGE, INK, FAINT, LINE = "#ffffff", "#16181d", "#4a515c", "#c9ced6"
_BANNER, _BANNER_INK = "#ffd400", "#111111"
_FONT = "DejaVu Sans, Arial, Helvetica, sans-serif"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text on a card: its baseline, and how it looks. anchor: start, middle or end."""

    text: str
    x: int
    y: int
    size: int
    colour: str = INK
    is_bold: bool = False
    anchor: str = "start"


def written(line: Line) -> str:
    """Return a line of text."""
    return element(
        "text",
        safe(line.text),
        x=line.x,
        y=line.y,
        font_size=line.size,
        fill=line.colour,
        font_weight="bold" if line.is_bold else "normal",
        text_anchor=line.anchor,
    )


def card(pictured: Pictured, told: tuple[str, str], colour: str, inside: str) -> str:
    """Return a card: a frame in a colour, what is inside, and where in the count it stands, with the sources.

    told: title and description. A rehearsal carries a banner across the top
    that says so. Colours and fonts are attributes, so that it looks the same
    wherever it is shown.
    """
    parts = [
        element("rect", width=WIDTH, height=HEIGHT, fill=PAGE),
        element("rect", width=28, height=HEIGHT, fill=colour),
        inside,
        element("path", d=f"M{LEFT} 549H{RIGHT}", stroke=LINE, stroke_width=2),
        *map(written, _foot(pictured)),
    ]
    if pictured.election.is_test:
        parts += _banner(pictured)
    body = element("g", "".join(parts), font_family=_FONT)
    return picture("card", (WIDTH, HEIGHT), told, body, "card").replace(
        "<svg ", f'<svg width="{WIDTH}" height="{HEIGHT}" ', 1
    )


def png(svg: str) -> bytes:
    """Return a card as PNG, drawn without a browser or a connection.

    Raises ImportError without the optional part vl-convert.
    """
    import vl_convert

    return smaller(vl_convert.svg_to_png(svg, scale=1, ppi=72))


def as_at(pictured: Pictured) -> str:
    """Return where the count stood, such as "as at entry 1300", with the moment where there are hours."""
    now, election = pictured.now, pictured.election
    text = pictured.say(in_english("as at entry {entry}")).format(entry=now.as_at_entry)
    declared = [one.declaration.declared_at for one in now.declared if one.declaration]
    times = [at for at in declared if at is not None]
    moment = now.as_at or (max(times) if times and election.has_times else None)
    return text if moment is None else f"{text}, {moment_in_words(moment, election.zone)}"


def _foot(pictured: Pictured) -> list[Line]:
    election, when = pictured.election, as_at(pictured)
    title, size = fitting(f"{when[:1].upper()}{when[1:]}; {election.title}", RIGHT - LEFT, (22, 20, 18, 16))
    small, source = _source(" ".join(election.attribution))
    return [
        Line(title, LEFT, 575, size, INK),
        *(Line(text, LEFT, 580 + (small + 2) * (n + 1), small, FAINT) for n, text in enumerate(source)),
    ]


def _source(attribution: str) -> tuple[int, list[str]]:
    """Return the size and the lines in which the words that must be shown have room, none left out."""
    sizes = ((13, 2), (12, 3), (9, 4))
    told = [(size, most, lines(attribution, RIGHT - LEFT, size)) for size, most in sizes]
    return next(((size, found) for size, most, found in told if len(found) <= most), (5, told[-1][2][:5]))


def _banner(pictured: Pictured) -> list[str]:
    text = pictured.say(in_english("REHEARSAL – not a real election"))
    said, size = fitting(text, WIDTH - 80, (34, 28, 22), True)
    return [
        element("rect", width=WIDTH, height=52, fill=_BANNER),
        written(Line(said, WIDTH // 2, 38, size, _BANNER_INK, True, "middle")),
    ]
