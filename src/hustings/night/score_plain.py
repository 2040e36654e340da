"""The sheet of scores as JSON and CSV carry it: a row a forecast, blank where nothing was measured."""

from __future__ import annotations

from typing import Any

from hustings.night.measure_words import MEASURES
from hustings.night.score import Score, Tally
from hustings.night.score_sheet import ScoreSheet
from hustings.night.scoring import Reliability


def score_rows(sheet: ScoreSheet) -> list[dict[str, Any]]:
    """Return a row a forecast, night by night; stage is the share it stands for, where it does."""
    staged = {
        id(one): stage
        for method in sheet.methods
        for night in sheet.elections
        for stage in sheet.stages
        if (one := sheet.at(stage, night, method)) is not None
    }
    return [
        {"stage": staged.get(id(one)), **_score(one)}
        for night in sheet.elections
        for method in sheet.methods
        for one in sheet.night(night, method)
    ]


def score_json(sheet: ScoreSheet) -> dict[str, Any]:
    """Return the sheet as one JSON object: pooled measures, reliability, every forecast's scores."""
    return {
        "elections": list(sheet.elections),
        "methods": list(sheet.methods),
        "stages": list(sheet.stages),
        "is_rehearsal": sheet.is_rehearsal,
        "pooled": {method: _pooled(sheet, method) for method in sheet.methods},
        "reliability": {
            method: reliability_rows(table)
            for method in sheet.methods
            if (table := sheet.reliability(method)) is not None
        },
        "calls": {**_tally("calls", sheet.calls()), **_tally("editor_calls", sheet.calls("editor_calls"))},
        "scores": score_rows(sheet),
        "notes": list(sheet.notes),
    }


def reliability_rows(table: Reliability) -> list[dict[str, Any]]:
    """Return a row a bin that holds any chance; lower and upper bound it."""
    bins = len(table.counts)
    return [
        {
            "lower": n / bins,
            "upper": (n + 1) / bins,
            "chances": int(table.counts[n]),
            "mean_chance": float(table.mean_chance[n]),
            "frequency": float(table.frequency[n]),
        }
        for n in range(bins)
        if table.counts[n]
    ]


def _score(one: Score) -> dict[str, Any]:
    return {
        "election": one.election,
        "method": one.method,
        "declared": one.declared,
        "seats": one.seats,
        "at": one.at.isoformat().replace("+00:00", "Z") if one.at else None,
        "is_rehearsal": one.is_rehearsal,
        **{measure.field: getattr(one, measure.field) for measure in MEASURES},
        **_tally("calls", one.calls),
        **_tally("editor_calls", one.editor_calls),
    }


def _tally(name: str, tally: Tally | None) -> dict[str, Any]:
    return {name: tally.made if tally else None, f"wrong_{name}": tally.wrong if tally else None}


def _pooled(sheet: ScoreSheet, method: str) -> dict[str, Any]:
    found = {measure.field: sheet.pooled(measure.field, method) for measure in MEASURES}
    return {
        field: {"mean": one.mean, "low": one.low, "high": one.high, "nights": dict(one.nights)}
        for field, one in found.items()
        if one is not None
    }
