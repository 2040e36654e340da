"""What censuses and two referendums say of the seats of Great Britain: areas, never persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hustings.errors import FaultsError
from hustings.record.lineage import Lineage
from hustings.sources.reading import Layout, Row, Source, read, shown

_SEAT = "ONSConstID"
COLUMNS: dict[str, tuple[str, ...]] = {
    "leave_2016": ("HanrettyLeave",),
    "scottish_yes_2014": ("ScotRefYes",),
    "muslim": ("c21Muslim",),
    "hindu_or_sikh": ("c21Hindu", "c21Sikh"),
    "degree": ("c21QualLevel4",),
    "student": ("c21NSSECFulltimeStudent",),
    "aged_65_up": ("c21Age65to69", "c21Age70to74", "c21Age75to79", "c21Age80to84", "c21Age85plus"),
    "aged_20_to_34": ("c21Age20to24", "c21Age25to29", "c21Age30to34"),
    "white": ("c21EthnicityWhite",),
    "higher_managerial": ("c21NSSECHigherManager", "c21NSSECHigherProfessional"),
    "routine": ("c21NSSECSemiRoutine", "c21NSSECRoutine"),
    "owner": ("c21HouseOutright", "c21HouseMortgage"),
    "density": ("c21PopulationDensity",),
}
"""Our word for a figure, and the publisher's columns that add up to it: per cent, or people a hectare."""


@dataclass(frozen=True, slots=True)
class SeatCensus:
    """Figures of one seat by our words; None where the census of that nation does not give one."""

    code: str
    figures: Mapping[str, float | None]


def read_census(source: Source) -> dict[str, SeatCensus]:
    """Return census figures by seat code of 2024; FaultsError with all faults.

    Leave is Hanretty's estimate of 2016; the Scottish figure is of 2014.
    """
    needed = [_SEAT, *(column for columns in COLUMNS.values() for column in columns)]
    sheet, rows = read(source, Layout(nothing=("", "NA")), needed)
    found: dict[str, SeatCensus] = {}
    for row in rows:
        code = row.needed(_SEAT)
        if code in found:
            row.fault(_SEAT, f"{code} has a line already")
        figures = {word: _sum(row, columns) for word, columns in COLUMNS.items()}
        found[code] = SeatCensus(code, figures)
    if sheet.faults:
        raise FaultsError(sheet.faults)
    return found


def on_old_seats(census: Mapping[str, SeatCensus], lineage: Lineage) -> dict[str, SeatCensus]:
    """Return the figures of the seats before a boundary change: means over the new seats each went to.

    Weighted by the part of the old seat that went to each. A figure that any
    of them lacks is None.
    """
    old: dict[str, SeatCensus] = {}
    for code in dict.fromkeys(overlap.old_code for overlap in lineage.overlaps):
        parts = [(float(one.of_old), census.get(one.new_code)) for one in lineage.successors(code)]
        known = [(weight, part) for weight, part in parts if part is not None and weight > 0]
        if known:
            figures = {word: _mean([(w, part.figures[word]) for w, part in known]) for word in COLUMNS}
            old[code] = SeatCensus(code, figures)
    return old


def _mean(parts: list[tuple[float, float | None]]) -> float | None:
    if any(value is None for _, value in parts):
        return None
    return sum(weight * (value or 0) for weight, value in parts) / sum(weight for weight, _ in parts)


def _sum(row: Row, columns: tuple[str, ...]) -> float | None:
    values = [_figure(row, column) for column in columns]
    return None if any(value is None for value in values) else sum(value or 0 for value in values)


def _figure(row: Row, column: str) -> float | None:
    text = row.text(column)
    if text in row.sheet.layout.nothing:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1_000:
        row.fault(column, f"{shown(text)} is not a figure from 0 to 1,000")
        return None
    return value
