"""A forecast as JSON and CSV carry it: shares and chances as fractions of 1, in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hustings.night.calls import Call, Calls, EditorCall, calls_of
from hustings.night.chances import REHEARSAL, by_chance
from hustings.night.outlook import CandidacyOutlook, Forecast, PartyOutlook, SeatOutlook, SeatStatus

CANDIDACY_COLUMNS = (
    *("election", "as_at_entry", "seat", "seat_name", "region", "status", "candidacy", "name", "party"),
    *("share_mean", "share_p5", "share_p95", "win", "is_estimate", "is_rehearsal"),
    *("call", "call_by", "is_called", "is_called_by_model", "editor", "called_after", "called_at", "reason"),
)
"""The header of the CSV of a forecast."""


def forecast_json(forecast: Forecast, calls: Calls | None = None) -> dict[str, Any]:
    """Return the forecast as one JSON object of fixed keys.

    calls: what is said of every seat, an editor's word among it; by default
    the model's alone.

    Parties stand by expected seats, seats by key, candidacies by chance, so
    that one forecast is one text whatever order it was made in. A rehearsal
    says so first among the warnings.
    """
    said = calls_of(forecast) if calls is None else calls
    return {
        "election": forecast.election,
        "as_at_entry": forecast.as_at_entry,
        "declared": forecast.declared,
        "undeclared": forecast.undeclared,
        "draws": forecast.draws,
        "seed": forecast.seed,
        "house": {one.party: _party(one) for one in parties_in_order(forecast)},
        "overall_majority": _chances(forecast.overall_majority),
        "largest": _chances(forecast.largest),
        "votes": {
            party: {"mean_share": float(one.mean_share), "p5": float(one.p5), "p95": float(one.p95)}
            for party, one in sorted(forecast.votes.items(), key=lambda item: (-item[1].mean_share, item[0]))
        },
        "seats": [
            _seat(seat, said[seat.contest]) for seat in sorted(forecast.seats, key=lambda seat: seat.contest)
        ],
        "warnings": list(warnings_of(forecast)),
    }


def forecast_rows(forecast: Forecast, calls: Calls | None = None) -> list[dict[str, Any]]:
    """Return a row a candidacy, in the columns of CANDIDACY_COLUMNS.

    calls: as of forecast_json. is_estimate is False only where the shares are
    those declared. is_called is what the desk says, is_called_by_model what
    the model says; of a declared seat nothing is called.
    """
    said = calls_of(forecast) if calls is None else calls
    return [
        {
            "election": forecast.election,
            "as_at_entry": forecast.as_at_entry,
            "seat": seat.contest,
            "seat_name": seat.name,
            "region": seat.region,
            "status": said[seat.contest].status.value,
            "candidacy": one.candidacy,
            "name": one.name,
            **_shares(one),
            "is_estimate": seat.status is not SeatStatus.DECLARED,
            "is_rehearsal": forecast.is_rehearsal,
            **_called(said[seat.contest], one),
        }
        for seat in sorted(forecast.seats, key=lambda seat: seat.contest)
        for one in candidacies_in_order(seat)
    ]


def house_rows(forecast: Forecast) -> list[dict[str, Any]]:
    """Return a row a party: seats declared, seats forecast for the whole House, share of votes."""
    return [
        {
            "election": forecast.election,
            "as_at_entry": forecast.as_at_entry,
            "party": one.party,
            **_party(one),
            "overall_majority": float(forecast.overall_majority.get(one.party, 0.0)),
            "largest": float(forecast.largest.get(one.party, 0.0)),
            "is_rehearsal": forecast.is_rehearsal,
        }
        for one in parties_in_order(forecast)
    ]


def parties_in_order(forecast: Forecast) -> list[PartyOutlook]:
    """Return parties by expected seats, then seats declared, then abbreviation."""
    return sorted(forecast.house.values(), key=lambda one: (-one.mean, -one.declared, one.party))


def candidacies_in_order(seat: SeatOutlook) -> list[CandidacyOutlook]:
    """Return candidacies by chance of winning, then forecast share, then key."""
    return sorted(seat.candidacies, key=lambda one: (-one.win, -one.share_mean, one.candidacy))


def warnings_of(forecast: Forecast) -> tuple[str, ...]:
    """Return the warnings, that this is a rehearsal first."""
    return ((REHEARSAL,) if forecast.is_rehearsal else ()) + tuple(forecast.warnings)


def _chances(chances: Mapping[str, float]) -> dict[str, float]:
    return {party: float(chance) for party, chance in by_chance(chances)}


def _party(one: PartyOutlook) -> dict[str, Any]:
    return {
        "mean": float(one.mean),
        "median": int(one.median),
        "p5": int(one.p5),
        "p95": int(one.p95),
        "declared": int(one.declared),
    }


def _seat(seat: SeatOutlook, said: Call) -> dict[str, Any]:
    return {
        "seat": seat.contest,
        "status": said.status.value,
        "candidacies": [{"candidacy": one.candidacy, **_shares(one)} for one in candidacies_in_order(seat)],
        "call": None if said.status is SeatStatus.DECLARED else _call(said),
    }


def _call(said: Call) -> dict[str, Any]:
    return {
        "word": said.word.value,
        "by": said.by,
        "candidacy": said.candidacy,
        "model": said.model,
        "editor": said.editor and _editor(said.editor),
    }


def _editor(said: EditorCall) -> dict[str, Any]:
    at = said.at.isoformat().replace("+00:00", "Z") if said.at else None
    return {"name": said.by, "entry": said.entry, "at": at, "reason": said.reason}


def _called(said: Call, one: CandidacyOutlook) -> dict[str, Any]:
    is_declared = said.status is SeatStatus.DECLARED
    editor = dict.fromkeys(("name", "entry", "at", "reason")) if said.editor is None else _editor(said.editor)
    return {
        "call": None if is_declared else said.word.value,
        "call_by": None if is_declared else said.by,
        "is_called": not is_declared and one.candidacy == said.candidacy,
        "is_called_by_model": one.candidacy == said.model,
        "editor": editor["name"],
        "called_after": editor["entry"],
        "called_at": editor["at"],
        "reason": editor["reason"],
    }


def _shares(one: CandidacyOutlook) -> dict[str, Any]:
    return {
        "party": one.party,
        "share_mean": float(one.share_mean),
        "share_p5": float(one.share_p5),
        "share_p95": float(one.share_p95),
        "win": float(one.win),
    }
