"""A shade: how one contest is drawn under one measure, and the legend that explains the shades in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import msgspec


class Shown(StrEnum):
    """What shapes may show."""

    WINNER = "winner"
    CHANGE = "change"
    MAJORITY = "majority"
    SWING = "swing"
    TURNOUT = "turnout"
    SHARE = "share"
    CHANCE = "chance"


NO_FIGURE, TIED, UNDECLARED = "none", "tied", "undeclared"
FORECAST = "forecast"
"""The class of every shape that shows an estimate; it is hatched, and nothing declared is."""


@dataclass(frozen=True, slots=True)
class Shade:
    """How one contest is drawn.

    css: its classes. letters: up to three characters in the shape, the
    party's or the figure. told: the name of the seat and what is so there,
    for those who hear or point at it. key: what of the legend it falls under.
    """

    css: str
    letters: str
    told: str
    key: str

    @property
    def is_forecast(self) -> bool:
        """Whether it shows an estimate."""
        return FORECAST in self.css.split()


@dataclass(frozen=True, slots=True)
class LegendText:
    """What a key of shades looks like and stands for; css is of the sample."""

    css: str
    letters: str
    text: str


@dataclass(frozen=True, slots=True)
class LegendLine:
    """One line of a legend: a shade's look, what it stands for, and how many contests have it."""

    css: str
    letters: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Shading:
    """One measure over all contests at one entry of the ledger.

    title and note: what is shown, in words; the note of a forecast says that
    it is one. shades: by contest key. legend: in the order to be printed.
    mark: written across the picture, or ""; a rehearsal's says that it is one.
    """

    measure: Shown
    title: str
    note: str
    as_at_entry: int
    shades: Mapping[str, Shade]
    legend: tuple[LegendLine, ...]
    mark: str = ""


def legend_of(shades: Iterable[Shade], texts: Mapping[str, LegendText]) -> tuple[LegendLine, ...]:
    """Return a line for every key in use, in the order of the texts."""
    counts = Counter(shade.key for shade in shades)
    return tuple(
        LegendLine(one.css, one.letters, one.text, counts[key]) for key, one in texts.items() if counts[key]
    )


def shading_json(shading: Shading) -> bytes:
    """Return a measure as a small file for the script that switches measures.

    {"measure", "title", "note", "entry", "legend": [[css, letters, text, count]],
    "seats": {key: [css, letters, told]}}.
    """
    return msgspec.json.encode(
        {
            "measure": shading.measure.value,
            "title": shading.title,
            "note": shading.note,
            "entry": shading.as_at_entry,
            "legend": [[one.css, one.letters, one.text, one.count] for one in shading.legend],
            "seats": {key: [one.css, one.letters, one.told] for key, one in shading.shades.items()},
        }
    )
