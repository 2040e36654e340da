"""Boundaries from GeoJSON and hexagons from HexJSON, with every fault at its place."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from hustings.errors import Fault, FaultsError
from hustings.sources.geography import Geography, Hex, Point, Polygon
from hustings.sources.lines import bytes_of, plain, refusal

_CODE = re.compile(r"[A-Z]\d{8}")
_LAYOUTS = ("odd-r", "even-r")

Lonlat = Annotated[list[float], msgspec.Meta(min_length=2, max_length=3)]
Rings = Annotated[list[list[Lonlat]], msgspec.Meta(min_length=1)]
T = TypeVar("T")


class _One(msgspec.Struct, tag="Polygon", tag_field="type"):
    coordinates: Rings


class _Several(msgspec.Struct, tag="MultiPolygon", tag_field="type"):
    coordinates: Annotated[list[Rings], msgspec.Meta(min_length=1)]


class _Named(msgspec.Struct):
    code: str = msgspec.field(name="PCON24CD")
    name: str = msgspec.field(name="PCON24NM")


class _Feature(msgspec.Struct):
    geometry: _One | _Several
    properties: _Named


class _Boundaries(msgspec.Struct):
    type: Literal["FeatureCollection"]
    features: list[msgspec.Raw]


class _Cell(msgspec.Struct):
    n: str
    q: int
    r: int
    region: str = ""


class _Hexes(msgspec.Struct):
    layout: str
    hexes: dict[str, msgspec.Raw]


class _File:
    """A file being read: its bytes, its faults, and how far down the last piece was found."""

    def __init__(self, path: Path, name: str) -> None:
        self.raw, self.name, self.faults = bytes_of(path, name), name, list[Fault]()
        self._at = self._below = 0

    def whole(self, shape: type[T]) -> T:
        try:
            return msgspec.json.decode(self.raw, type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
            raise refusal(self.name, 1, "", f"cannot be read: {wrong}") from None

    def fault(self, column: str, problem: str) -> None:
        line = self.raw.count(b"\n", 0, self._at) + 1
        self.faults.append(Fault(self.name, line, plain(column), plain(problem)))

    def piece(self, raw: msgspec.Raw, column: str, shape: type[T]) -> T | None:
        """Return one piece of the file, which stands below the piece before; None where it is at fault."""
        self._at = max(self.raw.find(bytes(raw), self._below), self._below)
        self._below = self._at + len(bytes(raw))
        try:
            return msgspec.json.decode(raw, type=shape)
        except msgspec.DecodeError as wrong:
            self.fault(column, str(wrong))
            return None


def read_geography(files: Mapping[str, tuple[Path, str]], name: str) -> Geography:
    """Return the geography in a GeoJSON of boundaries and a HexJSON; FaultsError with all faults of both.

    files: path, and the name it goes by in faults, by role: "boundaries",
    "hexes" and "notice", the licence text of the layout. The two must have the
    same seats. Lines of faults are those on which the feature begins.
    """
    first, second = _File(*files["boundaries"]), _File(*files["hexes"])
    boundaries, names = _boundaries(first)
    hexes, layout = _hexes(second)
    if not first.faults + second.faults:
        _compare(boundaries, hexes, first, second)
    if first.faults + second.faults:
        raise FaultsError([*first.faults, *second.faults])
    notice = bytes_of(*files["notice"]).decode("utf-8", "replace")
    return Geography(name, names, boundaries, hexes, layout, notice=notice)


def _boundaries(file: _File) -> tuple[dict[str, tuple[Polygon, ...]], dict[str, str]]:
    found: dict[str, tuple[Polygon, ...]] = {}
    names: dict[str, str] = {}
    for n, raw in enumerate(file.whole(_Boundaries).features):
        feature = file.piece(raw, f"features[{n}]", _Feature)
        if feature is None:
            continue
        code, shape = feature.properties.code, feature.geometry
        _check_code(file, code, found)
        parts = [shape.coordinates] if isinstance(shape, _One) else shape.coordinates
        names[code] = feature.properties.name
        found[code] = tuple(tuple(tuple(map(_point, ring)) for ring in part) for part in parts)
        for problem in filter(None, (_wrong(ring) for part in found[code] for ring in part)):
            file.fault(code, problem)
    return found, names


def _hexes(file: _File) -> tuple[dict[str, Hex], str]:
    whole = file.whole(_Hexes)
    if whole.layout not in _LAYOUTS:
        file.fault("layout", f"{whole.layout!r} is no layout known here, want {' or '.join(_LAYOUTS)}")
    found: dict[str, Hex] = {}
    taken: dict[tuple[int, int], str] = {}
    for code, raw in whole.hexes.items():
        cell = file.piece(raw, code, _Cell)
        if cell is None:
            continue
        _check_code(file, code, found)
        if taken.setdefault((cell.q, cell.r), code) != code:
            file.fault(code, f"stands at q {cell.q}, r {cell.r}, where {taken[cell.q, cell.r]} stands")
        found[code] = Hex(cell.q, cell.r, cell.region)
    return found, whole.layout


def _point(numbers: list[float]) -> Point:
    return numbers[0], numbers[1]


def _check_code(file: _File, code: str, found: Mapping[str, object]) -> None:
    if not _CODE.fullmatch(code):
        file.fault(code, "is no ONS code")
    if code in found:
        file.fault(code, "stands in the file already")


def _wrong(ring: tuple[Point, ...]) -> str | None:
    if len(ring) < 4 or ring[0] != ring[-1]:
        return "a ring that is not closed, want four points or more and the last the first"
    for lon, lat in ring:
        if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) < 90):
            return f"a point at {lon}, {lat}, want a longitude and a latitude in degrees"
    return None


def _compare(
    boundaries: Mapping[str, object], hexes: Mapping[str, object], first: _File, second: _File
) -> None:
    for code in sorted(hexes.keys() - boundaries.keys()):
        first.fault(code, "has a hexagon and no boundary")
    for code in sorted(boundaries.keys() - hexes.keys()):
        second.fault(code, "has a boundary and no hexagon")
