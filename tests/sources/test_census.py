"""Census figures by seat: read with faults, and carried to the seats before a boundary change."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest

from hustings.errors import FaultsError
from hustings.record.lineage import Lineage, Measure, Overlap
from hustings.sources.census import COLUMNS, SeatCensus, on_old_seats, read_census
from hustings.sources.reading import Source

HEADER = ["ONSConstID", *(column for columns in COLUMNS.values() for column in columns)]
MIRROR = Path(os.environ.get("HUSTINGS_MIRROR", Path(__file__).parents[3] / "shared" / "data"))
FILE = MIRROR / "covariates/2024-UK-General-Election-Census-Constituency-Summaries-File-v1.1.csv"


def written(folder: Path, *rows: dict[str, str]) -> Source:
    lines = [",".join(HEADER)]
    lines += [",".join(row.get(column, "1.5") for column in HEADER) for row in rows]
    path = folder / "census.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Source(path, "census.csv")


def test_columns_are_added_up_and_what_is_missing_stays_unknown(tmp_path: Path) -> None:
    source = written(tmp_path, {"ONSConstID": "X1", "c21Hindu": "2", "c21Sikh": "3", "ScotRefYes": "NA"})
    figures = read_census(source)["X1"].figures
    assert figures["hindu_or_sikh"] == 5
    assert figures["scottish_yes_2014"] is None


def test_a_figure_that_is_none_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(FaultsError) as raised:
        read_census(written(tmp_path, {"ONSConstID": "X1", "c21Muslim": "many"}, {"ONSConstID": "X1"}))
    assert [(fault.line, fault.column) for fault in raised.value.faults] == [
        (2, "c21Muslim"),
        (3, "ONSConstID"),
    ]


def test_an_old_seat_has_the_mean_of_the_seats_it_went_to() -> None:
    def overlap(new: str, part: str) -> Overlap:
        return Overlap("O1", "Old", new, new, Fraction(part), Fraction(1), Measure.POPULATION)

    census = {
        code: SeatCensus(code, dict.fromkeys(COLUMNS, value)) for code, value in (("N1", 10.0), ("N2", 30.0))
    }
    lineage = Lineage(Measure.POPULATION, (overlap("N1", "3/4"), overlap("N2", "1/4")))
    assert set(on_old_seats(census, lineage)["O1"].figures.values()) == {15.0}


@pytest.mark.skipif(not FILE.is_file(), reason="no mirror of the official files: set HUSTINGS_MIRROR")
def test_the_publishers_file_has_every_seat_of_great_britain() -> None:
    census = read_census(Source(FILE, FILE.name))
    assert len(census) == 632
    assert not any(code.startswith("N") for code in census)
    assert sum(one.figures["scottish_yes_2014"] is not None for one in census.values()) == 57
