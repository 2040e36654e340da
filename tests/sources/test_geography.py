"""Boundaries and hexagons: read with every fault, kept exactly, and which seats touch."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import hustings
from hustings.errors import ElectionError, FaultsError
from hustings.sources.geography import Geography
from hustings.sources.geography_file import read_geography
from hustings.sources.places import save_geography, saved_geography

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")
A, B, C = "E14000001", "E14000002", "E14000003"


def square(west: float) -> list[list[list[float]]]:
    corners = [[west, 50.0], [west + 1, 50.0], [west + 1, 51.0], [west, 51.0], [west, 50.0]]
    return [corners]


def feature(code: str, coordinates: Any, kind: str = "Polygon") -> str:
    properties = {"PCON24CD": code, "PCON24NM": f"Seat {code}"}
    return json.dumps({"properties": properties, "geometry": {"type": kind, "coordinates": coordinates}})


def read(folder: Path, features: list[str], hexes: dict[str, Any], layout: str = "odd-r") -> Geography:
    lines = ",\n".join(features)
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}'
    (folder / "b.geojson").write_text(text, encoding="utf-8")
    cells = ",\n".join(f"{json.dumps(code)}:{json.dumps(cell)}" for code, cell in hexes.items())
    (folder / "h.hexjson").write_text(f'{{"layout":"{layout}","hexes":{{\n{cells}\n}}}}', encoding="utf-8")
    (folder / "LICENSE").write_text("MIT (made up)", encoding="utf-8")
    names = {"boundaries": "b.geojson", "hexes": "h.hexjson", "notice": "LICENSE"}
    return read_geography({role: (folder / name, name) for role, name in names.items()}, "made-up")


def cell(q: int, r: int) -> dict[str, Any]:
    return {"n": "a seat", "q": q, "r": r, "region": "R"}


def test_boundaries_and_hexagons_are_read_by_code(tmp_path: Path) -> None:
    both = [feature(A, square(0)), feature(B, [square(1), square(5)], "MultiPolygon")]
    found = read(tmp_path, both, {A: cell(0, 0), B: cell(1, 0)})
    assert {code: len(polygons) for code, polygons in found.boundaries.items()} == {A: 1, B: 2}
    assert (found.hexes[B].q, found.hexes[B].r, found.layout, found.notice) == (
        1,
        0,
        "odd-r",
        "MIT (made up)",
    )


def test_every_fault_of_both_files_is_told_with_its_line(tmp_path: Path) -> None:
    open_ring = [square(0)[0][:-1]]
    far = [[[0, 50], [1, 50], [1, 95], [0, 50]]]
    features = [feature(A, open_ring), feature("nowhere", square(1)), feature(B, far), '{"geometry": 4}']
    hexes = {A: cell(0, 0), B: cell(0, 0), C: {"n": "x", "q": "1", "r": 1}}
    with pytest.raises(FaultsError) as raised:
        read(tmp_path, features, hexes, "sideways")
    places = [(fault.file, fault.line, fault.column) for fault in raised.value.faults]
    assert places == [
        ("b.geojson", 2, A),
        ("b.geojson", 3, "nowhere"),
        ("b.geojson", 4, B),
        ("b.geojson", 5, "features[3]"),
        ("h.hexjson", 1, "layout"),
        ("h.hexjson", 3, B),
        ("h.hexjson", 4, C),
    ]


@pytest.mark.parametrize(
    ("features", "hexes", "file", "problem"),
    [
        ([feature(A, square(0))], {}, "h.hexjson", f"{A}: has a boundary and no hexagon"),
        ([], {A: cell(0, 0)}, "b.geojson", f"{A}: has a hexagon and no boundary"),
        ([feature(A, square(0))] * 2, {A: cell(0, 0)}, "b.geojson", f"{A}: stands in the file already"),
    ],
)
def test_two_files_that_do_not_agree_are_refused(
    tmp_path: Path, features: list[str], hexes: dict[str, Any], file: str, problem: str
) -> None:
    with pytest.raises(FaultsError, match=problem) as raised:
        read(tmp_path, features, hexes)
    assert {fault.file for fault in raised.value.faults} == {file}


def test_a_file_that_is_no_geojson_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.geojson").write_text("[1, 2", encoding="utf-8")
    names = {role: (tmp_path / "b.geojson", "b.geojson") for role in ("boundaries", "hexes", "notice")}
    with pytest.raises(FaultsError, match="cannot be read"):
        read_geography(names, "made-up")


def test_what_is_kept_comes_back_exactly(tmp_path: Path) -> None:
    found = read(tmp_path, [feature(A, square(0.1234))], {A: cell(-3, -40)})
    save_geography(found, tmp_path)
    again = saved_geography(tmp_path)
    assert (again.boundaries, again.hexes, again.names) == (found.boundaries, found.hexes, found.names)
    assert (again.layout, again.notice, again.name) == (found.layout, found.notice, found.name)


def test_seats_that_share_a_side_are_neighbours_and_a_corner_is_none(tmp_path: Path) -> None:
    corner = [[[1, 51], [2, 51], [2, 52], [1, 52], [1, 51]]]
    found = read(
        tmp_path,
        [feature(A, square(0)), feature(B, square(1)), feature(C, corner)],
        {A: cell(0, 0), B: cell(1, 0), C: cell(2, 0)},
    )
    assert found.neighbours(A) == (B,)
    assert found.neighbours(B) == (A, C)
    assert found.neighbours("E14009999") == ()


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Geography:
    if not (MIRROR / "geography").is_dir():
        pytest.skip(f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("home")))
        first = hustings.load_geography(MIRROR)
        patch.setenv("HUSTINGS_MIRROR", "")
        again = hustings.load_geography()
    assert (first.boundaries, first.hexes, first.attribution) == (
        again.boundaries,
        again.hexes,
        again.attribution,
    )
    return again


def test_the_official_files_have_all_650_seats_and_their_words(official: Geography) -> None:
    assert len(official.boundaries) == len(official.hexes) == len(official.names) == 650
    assert len({(one.q, one.r) for one in official.hexes.values()}) == 650
    assert "OS data © Crown copyright and database right 2024" in official.attribution[0]
    assert "Copyright (c) 2017- Open Innovations" in official.notice


def test_official_neighbours_are_mutual_and_only_islands_have_none(official: Geography) -> None:
    neighbours = {code: official.neighbours(code) for code in official.names}
    assert all(code in neighbours[other] for code, others in neighbours.items() for other in others)
    alone = {official.names[code] for code, others in neighbours.items() if not others}
    assert alone == {"Na h-Eileanan an Iar", "Orkney and Shetland", "Ynys Môn"}
    by_name = {name: code for code, name in official.names.items()}
    aberdeen = {official.names[code] for code in neighbours[by_name["Aberdeen South"]]}
    assert aberdeen == {"Aberdeen North", "West Aberdeenshire and Kincardine"}


def test_a_geography_is_no_election() -> None:
    with pytest.raises(ElectionError, match="not an election"):
        hustings.load("uk-geography")
