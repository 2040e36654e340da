"""Overlaps as the publisher writes them, and files of overlaps that must be refused (made-up seats)."""

import os
from fractions import Fraction
from pathlib import Path

import pytest

from hustings.errors import FaultsError
from hustings.record.lineage import Measure
from hustings.sources.overlaps import read_overlaps
from hustings.sources.reading import Source

NAMED = os.environ.get("HUSTINGS_MIRROR")
MIRROR = Path(NAMED) if NAMED else Path(__file__).parents[3] / "shared" / "data"
OFFICIAL = MIRROR / "ukparliament-psephology" / "db" / "data" / "constituency-area-overlaps.csv"
needs_mirror = pytest.mark.skipif(
    not OFFICIAL.is_file(), reason=f"no mirror of the official files at {MIRROR}"
)

# The old seat 1 was cut in two; a quarter of the people of the new seat 12 came from 2, and nobody from 3.
SOUND = [
    "E00000001E00000011,E00000001,Barset,E00000011,West Barset,0.6,1,0.5,1,0.4,1",
    'E00000001E00000012,E00000001,Barset,E00000012,"Barset, East",0.4,0.8,0.5,0.9,0.6,0.75',
    'E00000002E00000012,E00000002,Carset,E00000012,"Barset, East",1,0.2,1,0.09995,1,0.25',
    'E00000003E00000012,E00000003,Dorset Moor,E00000012,"Barset, East",0,0,0.2,5E-05,0,0',
    "E00000003E00000013,E00000003,Dorset Moor,E00000013,Dorset Moor,1,1,0.8,1,1,1",
]


def source(folder: Path, lines: list[str]) -> Source:
    path = folder / "overlaps.csv"
    path.write_text("\ufeff" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return Source(path, "overlaps.csv")


def faults(folder: Path, lines: list[str]) -> list[str]:
    with pytest.raises(FaultsError) as raised:
        read_overlaps(source(folder, lines))
    return [str(fault) for fault in raised.value.faults]


def changed(line: int, old: str, new: str) -> list[str]:
    lines = list(SOUND)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new)
    return lines


def test_each_measure_has_its_own_shares(tmp_path):
    lineages = read_overlaps(source(tmp_path, SOUND))
    shares = {measure: lineages[measure].successors("E00000001")[0] for measure in Measure}
    assert shares[Measure.RESIDENTIAL].new_name == "West Barset"
    assert shares[Measure.POPULATION].new_name == "Barset, East"
    assert shares[Measure.POPULATION].of_old == Fraction(6, 10)


def test_an_overlap_of_nobody_is_left_out_where_people_are_measured(tmp_path):
    lineages = read_overlaps(source(tmp_path, SOUND))
    assert len(lineages[Measure.POPULATION].predecessors("E00000012")) == 2
    land = lineages[Measure.GEOGRAPHICAL].predecessors("E00000012")[-1]
    assert (land.old_name, land.of_new) == ("Dorset Moor", Fraction(1, 20000))


def test_a_new_code_that_changed_late_is_the_code_in_use(tmp_path):
    lineages = read_overlaps(source(tmp_path, SOUND), {"E00000011": "E00000099", "E00000001": "E00000098"})
    assert lineages[Measure.POPULATION].main_predecessor("E00000099").old_code == "E00000001"


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (changed(2, "0.75", "1.75"), "overlaps.csv:2 population of new: '1.75' is not a share from 0 to 1"),
        (changed(2, "0.75", ""), "overlaps.csv:2 population of new: '' is not a share from 0 to 1"),
        (changed(2, "0.75", "-0.75"), "overlaps.csv:2 population of new: '-0.75' is not a share from 0 to 1"),
        (changed(2, "0.75", "1E99999"), "overlaps.csv:2 population of new: '1E99999' is not a share"),
        (
            changed(2, "0.75", "0.65"),
            "overlaps.csv:2 population of new: the shares of E00000012 add up to 0.9",
        ),
        (SOUND[:4], "overlaps.csv:4 residential of old: the shares of E00000003 add up to 0.0, want 1"),
        ([*SOUND, SOUND[0]], "overlaps.csv:6 id: E00000001 and E00000011 stood on line 1"),
        (changed(1, "E00000001E", "E00000009E"), "overlaps.csv:1 id: 'E00000009E00000011' is not E00000001"),
        (changed(1, ",E00000001,", ",Q1,"), "overlaps.csv:1 old code: 'Q1' is no ONS code"),
        (changed(2, "Barset,E", "Barsett,E"), "overlaps.csv:2 old name: E00000001 is called 'Barsett' here"),
        (changed(5, ",1,1,1", ",1,1"), "overlaps.csv:5: has 10 columns, want 11"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_place(tmp_path, lines, fault):
    assert any(found.startswith(fault) for found in faults(tmp_path, lines))


def test_an_empty_file_is_refused(tmp_path):
    assert faults(tmp_path, []) == ["overlaps.csv:1: has no rows"]


@needs_mirror
def test_the_publisher_s_overlaps_join_650_seats_to_650():
    lineages = read_overlaps(Source(OFFICIAL, OFFICIAL.name))
    for lineage in lineages.values():
        assert len({one.new_code for one in lineage.overlaps}) == 650
        assert len({one.old_code for one in lineage.overlaps}) == 650
    assert lineages[Measure.POPULATION].is_unchanged("S14000107")


@needs_mirror
def test_a_changed_share_in_the_publisher_s_overlaps_is_refused(tmp_path):
    lines = OFFICIAL.read_text(encoding="utf-8-sig").splitlines()
    lines[0] = lines[0].replace("0.946047224", "0.946147224")
    (fault,) = faults(tmp_path, lines)
    assert fault.startswith("overlaps.csv:1 residential of new: the shares of E14001063 add up to 1.0001")
