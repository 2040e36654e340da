"""An effect as JSON, and its seats as rows; shares are fractions of 1, in the order of the report."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from hustings.endorse.deciding import Deciding, SeatChance
from hustings.endorse.doubting import Doubts
from hustings.endorse.effect_limits import cannot_be_said, choices_made
from hustings.endorse.effect_report import EffectReport, Estimated
from hustings.endorse.effect_words import level_in_words, paragraph
from hustings.endorse.estimate import Estimate
from hustings.endorse.sensitivity import Adjusted
from hustings.endorse.side_by_side import Line
from hustings.figures import number

Plain = dict[str, Any]
SEAT_COLUMNS = (
    "contest", "seat", "candidacy", "name", "party", "place", "votes", "valid_votes", "majority", "to_change",
    "swing", "of_electorate", "lead", "decided", "decided_low", "decided_high", "cost", "handed",
    "data_alone",
)  # fmt: skip


def effect_json(report: EffectReport) -> Plain:
    """Return the whole report as one JSON object; its keys are in docs/reference/effect.md."""
    listed = report.listed
    return {
        "election": report.election,
        "endorser": listed.endorser,
        "made_up": listed.is_made_up,
        "is_rehearsal": report.is_test,
        "seed": report.seed,
        "draws": report.draws,
        "paragraph": paragraph(report),
        "claim": {
            "level": int(report.claim.level),
            "words": level_in_words(report),
            "reasons": list(report.claim.reasons),
            "verbs": list(report.claim.verbs),
        },
        "threshold_level": int(report.threshold.level) if report.threshold else None,
        "refusal": report.refusal or None,
        "endorsed": listed.seats,
        "party_wide": listed.is_party_wide,
        "inferred": list(listed.inferred),
        "undated": list(listed.undated),
        "won": report.accounts.won,
        "second": report.accounts.second,
        "mean_share": number(report.accounts.mean_share),
        "undeclared": list(report.accounts.undeclared),
        "estimates": _estimated(report.estimated) if report.estimated else None,
        "scenario": _scenario(report.deciding),
        "seats": seat_rows(report),
        "cannot_be_said": cannot_be_said(report),
        "choices": choices_made(report),
        "attribution": list(report.attribution),
    }


def seat_rows(report: EffectReport) -> list[Plain]:
    """Return a row for each endorsed seat that is counted, the likeliest decided first; columns as named."""
    chances = {(one.account.contest, one.account.candidacy.key): one for one in report.deciding.seats}
    others = [one for one in report.accounts.accounts if (one.contest, one.candidacy.key) not in chances]
    rows = [_seat(one.account, one) for one in report.deciding.seats]
    return [*rows, *(_seat(account, None) for account in others)]


def _seat(account: Any, one: SeatChance | None) -> Plain:
    values = (
        account.contest,
        account.seat,
        account.candidacy.key,
        account.candidacy.person.name,
        account.candidacy.party,
        account.place,
        account.votes,
        account.valid_votes,
        account.majority,
        account.to_change,
        number(account.swing),
        number(account.of_electorate),
        *((one.lead, one.decided, one.low, one.high, one.cost, one.handed, one.data) if one else (None,) * 7),
    )
    return dict(zip(SEAT_COLUMNS, values, strict=True))


def _scenario(deciding: Deciding) -> Plain:
    low, high = deciding.middle
    return {
        "worth": [deciding.worth.low, deciding.worth.high],
        "seat_sd": deciding.worth.seat_sd,
        "bloc": list(deciding.worth.bloc),
        "expected": deciding.expected,
        "interval_90": [low, high],
        "number": list(deciding.number),
        "by_source": dict(deciding.by_source),
        "handed": deciding.handed,
        "note": deciding.note or None,
    }


def _estimated(found: Estimated) -> Plain:
    compared, by_lot, regions = found.compared, found.randomised, found.regions
    return {
        "compared": {
            "labels": list(compared.labels),
            "endorsed": compared.endorsed,
            "others": compared.others,
            "dated": compared.dated,
            "without_base": list(compared.new),
            "covariates": list(compared.covariates),
            "left_out": _pairs(compared.left_out),
            "outside_common_support": _pairs(compared.outside),
            "balance": [_fields(one) for one in compared.balance],
        },
        "estimators": [_line(one) for one in found.beside.lines],
        "margin": _estimate(found.beside.margin),
        "dated_alone": _estimate(found.beside.dated),
        "randomisation": _fields(by_lot),
        "regions": _fields(regions),
        "left_out_by": found.left_by,
        "leave_one_out": [
            {"seat": one.name, "label": one.label, "moved": one.moved, **(_estimate(one.estimate) or {})}
            for one in found.left
        ],
        "hangs_on": list(found.hanging),
        "minimum_detectable": found.detectable,
        "minimum_detectable_by_lists": found.detectable_by_lists,
        "coordination": _gathering(found),
        **_doubts(found.doubts),
    }


def _gathering(found: Estimated) -> Plain | None:
    bloc = found.gathering
    if bloc is None:
        return None
    return {
        "bloc": list(bloc.bloc),
        "gathered_endorsed": bloc.endorsed,
        "gathered_others": bloc.others,
        "split_endorsed": bloc.split_endorsed,
        "split_others": bloc.split_others,
        "association": _estimate(bloc.association),
    }


def _doubts(asked: Doubts) -> Plain:
    alarm, hidden = asked.placebos, asked.hidden
    placebos = [{**_fields(one), "kind": one.kind.value, "p_value": one.p_value} for one in alarm.placebos]
    return {
        "placebos": {
            "doubt": alarm.doubt.value,
            "p_value": alarm.p_value,
            "confounding": _finite(alarm.effect),
            "detectable": _finite(alarm.detectable),
            "placebos": placebos,
        },
        "sensitivity": {
            "doubt": hidden.doubt.value,
            "least_squares": _fields(hidden.fit),
            "robustness_value": hidden.robustness,
            "robustness_value_5": hidden.told,
            "low": hidden.low,
            "high": hidden.high,
            "confounders": [_adjusted(one) for one in hidden.imagined],
            "impossible": list(hidden.impossible),
        },
        "random_lists": _lists(asked),
        "secretly_treated": [_fields(one) for one in asked.diluted],
        "after_the_fact": _invented(asked),
        "neighbours": {
            "exposed": asked.neighbours.exposed,
            "on_neighbours": _estimate(asked.neighbours.on_neighbours),
            "without_neighbours": _estimate(asked.neighbours.without_neighbours),
        },
        "notional_error": _fields(asked.notional) if asked.notional else None,
    }


def _lists(asked: Doubts) -> Plain | None:
    one = asked.lists
    return {"lists": len(one.effects), "told": one.told, "p_value": one.p_value} if one else None


def _invented(asked: Doubts) -> Plain | None:
    one = asked.invented
    return {"dated": one.dated, "added": one.added, "invented": one.mean} if one else None


def _line(one: Line) -> Plain:
    told = {"name": one.name, "primary": one.is_primary, "refused": one.refused or None}
    return {**told, **(_estimate(one.estimate) or {})}


def _estimate(one: Estimate | None) -> Plain | None:
    return None if one is None else {**_fields(one), "note": one.note or None}


def _adjusted(one: Adjusted) -> Plain:
    return {**_fields(one), "confounder": _fields(one.confounder)}


def _fields(one: Any) -> Plain:
    """Return a small record's figures by name; what is infinite or not known is null."""
    names = one.__dataclass_fields__
    return {name: _finite(getattr(one, name)) for name in names}


def _finite(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _pairs(pairs: tuple[tuple[str, str], ...]) -> list[Mapping[str, str]]:
    return [{"seat": seat, "why": why} for seat, why in pairs]
