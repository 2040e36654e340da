"""The section of a seat's page on its past: where it came from, every earlier result, a strip of winners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from hustings.figures import percent
from hustings.publish.blocks import block_in_words, colour_of
from hustings.publish.edition import Edition
from hustings.publish.history_files import history_file
from hustings.publish.party_colours import party_class
from hustings.publish.seat_history import Before, SeatHistory
from hustings.publish.winners_strip import winners_strip
from hustings.publish.words import Words
from hustings.record.baseline import BaselineKind
from hustings.record.forebears import Span, leading, same_words
from hustings.record.history import HistoricalResult
from hustings.record.lineage import Overlap

_LEAST = Fraction(1, 100)
"""The part of a seat's people from which on an old seat is named."""


def history_content(edition: Edition, key: str, words: Words) -> dict[str, Any]:
    """Return what the section's template is filled with; "history" is None where the record has nothing."""
    contest, history = edition.now.contests[key].contest, edition.history(key)
    base = edition.base(contest)
    notional = base if base is not None and base.kind is BaselineKind.NOTIONAL else None
    if notional is None and not history.has_any:
        return {"history": None, "notional": None}
    spans = [_span(one, contest.seat.name, words) for one in history.spans]
    told = words._("Who was first, election by election; the tables have the figures")
    return {
        "history": history,
        "notional": notional,
        "origin": _origin(history, words),
        "before": [_declared(one, words) for one in history.before],
        "spans": spans,
        "folded_title": _years(history, words) if spans else "",
        "reach": _reach(edition, history, words),
        "strip": winners_strip(history, contest.day, told),
        "data_at": [(form, history_file(edition, key, form)) for form in ("json", "csv")],
    }


def _origin(history: SeatHistory, words: Words) -> str:
    """Return where the seat's people lived before boundaries changed; "" where they did not."""
    if not history.overlaps:
        return ""
    main = history.overlaps[0]
    text = words._("New boundaries. By {measure} it came from the old {parts}.")
    if main.of_new == 1:
        text = words._(
            "New boundaries. By {measure} all of it was in the old {seat}, {share} of which is elsewhere."
        )
    if main.of_new == main.of_old == 1:
        text = words._("By {measure} this seat is the whole of the old {seat} and nothing else.")
    told = text.format(
        measure=words.measure(main.measure),
        seat=main.old_name,
        share=percent(1 - main.of_old),
        parts=_parts(history.overlaps, words),
    )
    if history.ceased:
        told += " " + words._("No seat is called {seat} any more.").format(seat=main.old_name)
    return told


def _parts(overlaps: tuple[Overlap, ...], words: Words) -> str:
    named = [one for one in overlaps if one.of_new >= _LEAST] or list(overlaps[:1])
    parts = [f"{one.old_name} ({percent(one.of_new)})" for one in named]
    left = 1 - sum((one.of_new for one in named), Fraction(0))
    return ", ".join(
        [*parts, *([words._("others under 1%")] if left > 0 and len(overlaps) > len(named) else [])]
    )


def _declared(one: Before, words: Words) -> dict[str, Any]:
    counted = one.tabulation
    return {
        "when": words.day(one.contest.day),
        "by_election": one.is_by_election,
        "css": party_class(counted.winner.party),
        "who": counted.winner.person.name,
        "party": counted.winner.party,
        "share": counted.share(counted.winner),
        "majority": counted.majority,
        "turnout": counted.declaration.turnout,
    }


def _span(span: Span, name: str, words: Words) -> dict[str, Any]:
    """Return a span with its results. name: the seat's own, so that another is told."""
    text = words._("{years}: no seat of this name")
    if span.results:
        is_same = same_words(name, span.results[0].name)
        text = (
            words._("Boundaries of {years}, same name")
            if is_same
            else words._("Boundaries of {years}: {seat}")
        )
    seat = span.results[0].name if span.results else ""
    return {
        "said": text.format(years=_from_to(span.first, span.last), seat=seat),
        "rows": [_led(one, words) for one in span.results],
    }


def _led(result: HistoricalResult, words: Words) -> dict[str, Any]:
    told = leading(result)
    colour = colour_of(result.largest_block, result.region)
    name = block_in_words(result, words)
    if result.seats > 1:
        name += words._(" (two members)")
    return {
        "when": _election(result.election, words),
        "css": party_class(colour) if colour else "",
        "who": name,
        "unopposed": result.is_unopposed,
        "share": told.share,
        "lead": told.lead,
        "turnout": told.turnout,
    }


def _election(election: str, words: Words) -> str:
    year, _, month = election.partition("-")
    return words.day_as(date(int(year), int(month), 1), "MMM y") if month else year


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _years(history: SeatHistory, words: Words) -> str:
    with_results = [one for one in history.spans if one.results]
    years = _from_to(with_results[-1].first, with_results[0].last)
    count = sum(len(one.results) for one in with_results)
    return words._("{years}, by party block and by name alone: {count} results").format(
        years=years, count=count
    )


def _first_year(edition: Edition) -> str:
    """Return the year of the oldest general election that stands beside the seats, or the election's own."""
    days = [one.election.day for one in edition.publication.earlier] or [edition.election.day]
    return str(min(day.year for day in days if day is not None)) if any(days) else ""


def _reach(edition: Edition, history: SeatHistory, words: Words) -> Iterator[str]:
    """Yield how far back the record goes, and what it lacks on the way."""
    first, text = edition.publication.past.forebears.first, ""
    if first is None:
        text = words._("The record here begins in {year}.")
    elif not history.spans or history.spans[-1].first > first:
        text = words._("The record begins in {first}; no seat of this name is in it before {year}.")
    if text:
        year = history.spans[-1].first if history.spans else _first_year(edition)
        yield text.format(first=first, year=year)
