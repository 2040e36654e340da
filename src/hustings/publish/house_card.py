"""The picture card of the House: seats by party, how far the count has come, who has a majority."""

from __future__ import annotations

from hustings.figures import signed, whole
from hustings.publish.card import FAINT, INK, LEFT, RIGHT, Line, card, written
from hustings.publish.contrast import PAGES, edge_on
from hustings.publish.drawing import element
from hustings.publish.lettering import fitting
from hustings.publish.party_colours import sign
from hustings.publish.pictured import Pictured, in_english
from hustings.record.house import House, PartyTotal, house
from hustings.tell.wording import baseline_in_words, majority_in_words

_MOST = 7
_TOP, _ROW, _NAME, _BAR = 248, 42, 150, 450
_SEATS, _CHANGE = 1030, 1140
_FRAME = "#3f4550"


def house_card(pictured: Pictured, majority: str | None = None, compared: str | None = None) -> str:
    """Return the card of the House as SVG.

    majority: who has one, compared: what changes are measured from, in the
    reader's language; in English where None. Parties beyond the first
    few are one line with their seats together.
    """
    now = house(pictured.election, pictured.now)
    majority = majority_in_words(now) if majority is None else majority
    compared = baseline_in_words(pictured.election) if compared is None else compared
    title, size = fitting(pictured.election.title, RIGHT - LEFT, (48, 42, 36, 30, 24), True)
    said, small = fitting(majority, RIGHT - LEFT, (34, 30, 26, 22))
    counted = pictured.say(in_english("{declared} of {seats} seats declared"))
    counted = counted.format(declared=whole(now.declared), seats=whole(now.seats))
    far, size_of_far = fitting(f"{counted}; {compared}", RIGHT - LEFT, (26, 24, 22, 20, 18, 16))
    head = [
        Line(title, LEFT, 108, size, INK, True),
        Line(said, LEFT, 158, small, INK),
        Line(far, LEFT, 202, size_of_far, FAINT),
    ]
    if now.baseline is not None:
        change = pictured.say(in_english("change"))
        head.append(Line(change, _CHANGE, _TOP - 12, 18, FAINT, False, "end"))
    inside = "".join(map(written, head)) + _parties(pictured, now)
    return card(pictured, (f"{pictured.election.title}: {majority}", counted), _FRAME, inside)


def _parties(pictured: Pictured, now: House) -> str:
    won = [total for total in now.parties if total.seats]
    shown = won if len(won) <= _MOST else won[: _MOST - 1]
    rest = won[len(shown) :]
    top = max([total.seats for total in won] + [now.seats // 2 + 1])
    needed = now.seats // 2 + 1
    x = _BAR + (_SEATS - 100 - _BAR) * needed // top
    line = element(
        "path",
        d=f"M{x} {_TOP - 6}V{_TOP + _ROW * _MOST - 4}",
        stroke=INK,
        stroke_width=2,
        stroke_dasharray="6 5",
    )
    rows = [_row(total, pictured.party(total.party), n, top) for n, total in enumerate(shown)]
    if rest:
        text = pictured.say(in_english("{parties} others")).format(parties=len(rest))
        y = _TOP + _ROW * len(shown)
        rows.append(written(Line(text, _NAME, y + 27, 24, FAINT)))
        seats = whole(sum(total.seats for total in rest))
        rows.append(written(Line(seats, _SEATS, y + 27, 26, INK, False, "end")))
    if now.is_whole_house:
        text = pictured.say(in_english("{needed} for a majority")).format(needed=whole(needed))
        rows += [line, written(Line(text, x, _TOP - 14, 18, FAINT, False, "middle"))]
    return "".join(rows)


def _row(total: PartyTotal, called: str, n: int, top: int) -> str:
    y, drawn = _TOP + _ROW * n, sign(total.party.abbreviation)
    name, size = fitting(called, _BAR - _NAME - 12, (24, 22, 20, 18, 16))
    letters, small = fitting(drawn.letters, 48, (20, 16, 13), True)
    edge = edge_on(drawn.colour, PAGES["light"])
    bar = (_SEATS - 100 - _BAR) * total.seats // top
    parts = [
        element("rect", x=LEFT, y=y, width=60, height=34, fill=drawn.colour, stroke=edge, stroke_width=2),
        written(Line(letters, LEFT + 30, y + 24, small, drawn.ink, True, "middle")),
        written(Line(name, _NAME, y + 26, size, INK)),
        element(
            "rect",
            x=_BAR,
            y=y + 3,
            width=max(2, bar),
            height=28,
            fill=drawn.colour,
            stroke=edge,
            stroke_width=2,
        ),
        written(Line(whole(total.seats), _SEATS, y + 27, 28, INK, True, "end")),
    ]
    if total.change is not None:
        parts.append(written(Line(signed(total.change), _CHANGE, y + 27, 24, FAINT, False, "end")))
    return "".join(parts)
