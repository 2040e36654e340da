"""A seat's winners over time as one strip: years across, a colour and letters for whoever held it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from markupsafe import Markup

from hustings.publish.blocks import colour_of
from hustings.publish.drawing import safe
from hustings.publish.party_colours import party_class, sign
from hustings.publish.seat_history import SeatHistory

_WIDTH, _HEIGHT, _LOWER = 320, 14, 4
_LETTER = 7
"""The width of one letter, about: where letters have no room, colour and table say it."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """From when on somebody was first. party: whose colour; "" for others. is_block: no winner is known."""

    day: date
    party: str | None
    is_block: bool = False


def winners_strip(history: SeatHistory, until: date, told: str) -> Markup:
    """Return the strip as SVG, from the first result to a day; "" where there are not two results.

    told: what it is, for those who do not see it. A declared winner has the full
    height; the block with most votes, where no winner is known, a lower one.
    Where no seat had the name nothing is drawn.
    """
    marks = sorted(_marks(history), key=lambda one: one.day)
    if len(marks) < 2:
        return Markup("")
    first, days = marks[0].day, max((until - marks[0].day).days, 1)
    ends = [(one, (one.day - first).days * _WIDTH // days) for one in marks]
    runs = [
        (kind, next(group)[1]) for kind, group in groupby(ends, lambda end: (end[0].party, end[0].is_block))
    ]
    bars = (
        _bar(kind[0], kind[1], left, right)
        for (kind, left), (_, right) in pairwise([*runs, ((None, False), _WIDTH)])
        if kind[0] is not None
    )
    years = _year(0, first.year, "start") + _year(_WIDTH, until.year, "end")
    drawn = f'<svg class=strip viewBox="0 0 {_WIDTH} 24" role=img aria-label="{safe(told)}">'
    return Markup(f"{drawn}{''.join(bars)}{years}</svg>")


def _marks(history: SeatHistory) -> Iterator[_Mark]:
    for one in history.before:
        yield _Mark(one.contest.day, one.tabulation.winner.party)
    for span in history.spans:
        for result in span.results:
            yield _Mark(_day(result.election), colour_of(result.largest_block, result.region), True)
        if not span.results:
            yield _Mark(_day(span.first), None)


def _day(election: str) -> date:
    """Return a day of the month that an old election was in, or the middle of its year."""
    year, _, month = election.partition("-")
    return date(int(year), int(month or 7), 1)


def _bar(party: str, is_block: bool, left: int, right: int) -> str:
    top = _LOWER if is_block else 0
    css = party_class(party) if party else "others"
    shape = f'<path class={css} d="M{left} {top}H{right}V{_HEIGHT}H{left}z"/>'
    letters = sign(party).letters if party else ""
    if not letters or right - left < _LETTER * len(letters) + 2:
        return shape
    middle = (left + right) // 2
    return f"{shape}<text class={css} x={middle} y={_HEIGHT - 2}>{safe(letters)}</text>"


def _year(x: int, year: int, anchor: str) -> str:
    return f'<text class="year {anchor}" x={x} y=23>{year}</text>'
