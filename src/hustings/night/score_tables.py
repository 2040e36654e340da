"""The tables of the page of scores: every figure that a picture shows, as text."""

from __future__ import annotations

from hustings.figures import NOT_KNOWN, whole
from hustings.night.chances import seats_in_words, share_in_words, shares_in_words
from hustings.night.measure_words import BY_FIELD, MEASURES
from hustings.night.score import Score, SeatTotal
from hustings.night.score_plain import reliability_rows
from hustings.night.score_screen import CALLERS, one_in, pooled_heading
from hustings.night.score_sheet import MODEL, ScoreSheet
from hustings.record.clock import UK
from hustings.tell.standing_page import Lines
from hustings.tell.wording import hour_in_words

_ERRORS = ("share_error", "seat_error")
_LARGEST = 8
"""Parties with most seats that the table of seats by stage names."""


def pooled_table(sheet: ScoreSheet) -> Lines:
    """Return every measure's mean over nights and stages, with its interval and each night's own."""
    rows = [
        (
            measure.heading,
            method,
            measure.printed(pooled.mean),
            measure.interval(pooled) or NOT_KNOWN,
            *(measure.printed(pooled.nights.get(night)) for night in sheet.elections),
        )
        for measure in MEASURES
        for method in sheet.methods
        if (pooled := sheet.pooled(measure.field, method)) is not None
    ]
    header = ("Measure", "Method", "Mean", "95% interval", *sheet.elections)
    return Lines(pooled_heading(sheet), header, tuple(rows), 2)


def difference_table(sheet: ScoreSheet, other: str) -> Lines:
    """Return the model's measures less another method's, night by night."""
    rows = [
        (
            measure.heading,
            measure.difference(pooled.mean),
            measure.interval(pooled, measure.difference) or NOT_KNOWN,
            *(measure.difference(pooled.nights.get(night)) for night in sheet.elections),
        )
        for measure in MEASURES
        if (pooled := sheet.difference(measure.field, other)) is not None
    ]
    header = ("Measure", "Difference", "95% interval", *sheet.elections)
    caption = f"{MODEL} less {other}, on the same nights: of an error, below 0 is better; shares in points"
    return Lines(caption, header, tuple(rows))


def stages_table(sheet: ScoreSheet) -> Lines:
    """Return the errors by stage and method, means over nights."""
    chosen = [(BY_FIELD[field], method) for field in _ERRORS for method in sheet.methods]
    rows = [
        (
            share_in_words(stage, 0),
            *(measure.printed(sheet.at_stage(measure.field, stage, method)) for measure, method in chosen),
        )
        for stage in sheet.stages
    ]
    header = ("Declared", *(f"{measure.heading}: {method}" for measure, method in chosen))
    return Lines("Error by share of seats declared", header, tuple(rows))


def reliability_table(sheet: ScoreSheet, method: str) -> Lines:
    """Return chances given and what came true, by bins of chance."""
    table = sheet.reliability(method)
    rows = [
        (
            shares_in_words(row["lower"], row["upper"], 0),
            whole(row["chances"]),
            share_in_words(row["mean_chance"], 1),
            share_in_words(row["frequency"], 1),
        )
        for row in (reliability_rows(table) if table else [])
    ]
    header = ("Chance given", "How many", "Mean chance", "Came true")
    return Lines(f"Reliability over nights and stages: {method}", header, tuple(rows))


def calls_table(sheet: ScoreSheet) -> Lines:
    """Return calls that stood at the stages, by night: the model's and an editor's, and the wrong ones."""
    rows = [
        (night, whose, whole(tally.made), whole(tally.wrong), one_in(tally))
        for night in sheet.elections
        for field, whose in CALLERS
        if (tally := sheet.calls(field, night)) is not None
    ]
    header = ("Night", "By", "Calls", "Wrong", "Wrong, one in")
    return Lines("Calls that stood at the stages", header, tuple(rows), 2)


def seats_table(sheet: ScoreSheet, night: str) -> Lines:
    """Return the forecast of seats by party at each stage: median and 90% interval, and the end."""
    staged = [one for stage in sheet.stages if (one := sheet.at(stage, night)) is not None]
    last = sheet.night(night)[-1]
    named = [total.party for total in last.totals][:_LARGEST]
    rows = [
        (
            f"{share_in_words(one.declared / one.seats, 0)}, {one.declared} seats",
            _hour(one),
            *(_total(one, party) for party in named),
        )
        for one in staged
    ]
    rows.append(("In the end", "", *(whole(total.actual) for total in last.totals[:_LARGEST])))
    header = ("Declared", "Hour", *named)
    return Lines("Seats forecast: median and 90% interval", header, tuple(rows), 2)


def night_table(sheet: ScoreSheet, night: str) -> Lines:
    """Return every measure of every stage of one night."""
    rows = [
        (measure.heading, method, *(measure.of(one) if one else NOT_KNOWN for one in staged))
        for measure in MEASURES
        for method in sheet.methods
        for staged in [[sheet.at(stage, night, method) for stage in sheet.stages]]
        if any(one is not None and getattr(one, measure.field) is not None for one in staged)
    ]
    header = ("Measure", "Method", *(share_in_words(stage, 0) for stage in sheet.stages))
    return Lines("Every measure by share of seats declared", header, tuple(rows), 2)


def _hour(one: Score) -> str:
    return hour_in_words(one.at, UK) if one.at else NOT_KNOWN


def _total(one: Score, party: str) -> str:
    found = [total for total in one.totals if total.party == party]
    return _interval(found[0]) if found else NOT_KNOWN


def _interval(total: SeatTotal) -> str:
    if total.p5 is None or total.p95 is None:
        return whole(total.median)
    return f"{whole(total.median)} ({seats_in_words(total.p5, total.p95)})"
