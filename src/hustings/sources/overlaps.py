"""The Commons Library's overlaps of the constituencies of 2010 and 2024, as lineages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from hustings.errors import FaultsError
from hustings.record.lineage import Lineage, Measure, Overlap
from hustings.sources.mapping import own_mapping
from hustings.sources.reading import Layout, Row, Sheet, Source, read, shown

_NAMES = ("id", "old code", "old name", "new code", "new name")
_COLUMNS = _NAMES + tuple(f"{measure} of {side}" for measure in Measure for side in ("old", "new"))
_CODE = re.compile(r"[ENSW]\d{8}")
_SHARE = re.compile(r"\d(\.\d{1,12})?(E-\d{1,2})?")
_NEARLY = Fraction(1, 1_000_000)


def read_overlaps(source: Source, renamed: Mapping[str, str] | None = None) -> dict[Measure, Lineage]:
    """Return the lineage 2010 to 2024 by each measure; FaultsError with all faults.

    The file has no header. Its last six columns are, for each measure in the
    order of `Measure`, the share of the old seat and the share of the new one:
    the order in the publisher's own import of this file. The first of each
    pair sums to 1 over an old seat, the second over a new seat, and the middle
    pair is the one that agrees with areas computed by others.

    renamed: new codes of the file that changed late, to the codes in use; by
    default those of the results of 2024. Overlaps of nothing are left out.
    """
    late = own_mapping("uk-general-2024").crosswalk if renamed is None else renamed
    sheet, rows = read(source, Layout(columns=_COLUMNS), _COLUMNS)
    overlaps: list[Overlap] = []
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        old, new = _code(row, "old code"), _code(row, "new code")
        if not old or not new:
            continue
        if (old, new) in seen:
            row.fault("id", f"{old} and {new} stood on line {seen[old, new]}")
        seen.setdefault((old, new), row.line)
        if row.text("id") != old + new:
            row.fault("id", f"{shown(row.text('id'))} is not {old} and {new}")
        names = row.needed("old name"), row.needed("new name")
        for measure in Measure:
            shares = _share(row, f"{measure} of old"), _share(row, f"{measure} of new")
            overlaps.append(Overlap(old, names[0], late.get(new, new), names[1], *shares, measure))
    if not sheet.faults:
        _check_names(sheet, rows)
        _check_sums(sheet, rows)
    if sheet.faults:
        raise FaultsError(sheet.faults)
    return {
        measure: Lineage(measure, tuple(one for one in overlaps if one.measure is measure and _is_some(one)))
        for measure in Measure
    }


def _is_some(overlap: Overlap) -> bool:
    return overlap.of_old > 0 or overlap.of_new > 0


def _code(row: Row, column: str) -> str:
    text = row.needed(column)
    if text and not _CODE.fullmatch(text):
        row.fault(column, f"{shown(text)} is no ONS code")
        return ""
    return text


def _share(row: Row, column: str) -> Fraction:
    text = row.text(column)
    share = Fraction(text) if _SHARE.fullmatch(text) else None
    if share is None or share > 1:
        row.fault(column, f"{shown(text)} is not a share from 0 to 1")
        return Fraction(0)
    return share


def _check_names(sheet: Sheet, rows: list[Row]) -> None:
    for side in ("old", "new"):
        names: dict[str, str] = {}
        for row in rows:
            code, name = row.text(f"{side} code"), row.text(f"{side} name")
            if names.setdefault(code, name) != name:
                row.fault(f"{side} name", f"{code} is called {shown(name)} here, before {shown(names[code])}")


def _check_sums(sheet: Sheet, rows: list[Row]) -> None:
    for side in ("old", "new"):
        sums: dict[str, dict[Measure, Fraction]] = {}
        first: dict[str, int] = {}
        for row in rows:
            code = row.text(f"{side} code")
            first.setdefault(code, row.line)
            of_seat = sums.setdefault(code, dict.fromkeys(Measure, Fraction(0)))
            for measure in Measure:
                of_seat[measure] += Fraction(row.text(f"{measure} of {side}"))
        for code, of_seat in sums.items():
            for measure, total in of_seat.items():
                if abs(total - 1) > _NEARLY:
                    problem = f"the shares of {code} add up to {float(total)}, want 1; is a line missing?"
                    sheet.fault(first[code], f"{measure} of {side}", problem)
