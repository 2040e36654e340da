"""What nights taught: variances by group of features, and drift; `hustings teach` rebuilds the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np

from hustings.errors import SourceError
from hustings.night.drift import Drift
from hustings.night.learning import Variances
from hustings.night.teaching import Learnt

FILE = "learnt.json"


class _Drift(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nation: float
    region: float
    tier: float
    noise: list[float]
    common: float
    star: float
    correlation: list[list[float]]
    rise: list[list[float]]
    fall: list[list[float]]


class _Learnt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    variances: tuple[Variances, ...]
    drift: _Drift


def write_learnt(learnt: Mapping[str, Learnt], path: Path) -> None:
    """Write what each night taught, by the night's name."""
    plain = {
        name: {"variances": [asdict(one) for one in taught.variances], "drift": _plain(taught.drift)}
        for name, taught in learnt.items()
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n")


@cache
def shipped() -> dict[str, Learnt]:
    """Return what the project brings along, by the name of the last night learnt from."""
    return read_learnt((files("hustings.night") / FILE).read_bytes())


def read_learnt(raw: bytes) -> dict[str, Learnt]:
    """Return what a file of learnt variances holds; SourceError where it is none."""
    try:
        found = msgspec.json.decode(raw, type=dict[str, _Learnt])
    except msgspec.DecodeError as wrong:
        raise SourceError(f"the file of learnt variances cannot be read: {wrong}") from None
    return {name: Learnt(one.variances, _drift(one.drift)) for name, one in found.items()}


def _plain(drift: Drift) -> dict[str, object]:
    return {name: one.tolist() if isinstance(one, np.ndarray) else one for name, one in asdict(drift).items()}


def _drift(plain: _Drift) -> Drift:
    return Drift(
        plain.nation,
        plain.region,
        plain.tier,
        np.array(plain.noise),
        plain.common,
        plain.star,
        np.array(plain.correlation),
        np.array(plain.rise),
        np.array(plain.fall),
    )
