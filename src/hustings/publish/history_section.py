"""The section of a seat's page on its past: where it came from, every earlier result, a strip of winners."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from hustings.figures import percent
from hustings.publish.blocks import block_in_words, colour_of
from hustings.publish.edition import Edition
from hustings.publish.history_files import FORMS, history_file
from hustings.publish.party_colours import party_class
from hustings.publish.seat_history import Before, SeatHistory
from hustings.publish.winners_strip import winners_strip
from hustings.publish.words import Words
from hustings.record.baseline import BaselineKind
from hustings.record.contest import Contest
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
        "of_old": _of_old(history, contest.seat.name, words),
        "before": [_declared(one, words) for one in history.before],
        "spans": spans,
        "folded_title": _years(history, words) if spans else "",
        "reach": _reach(edition, history, contest, words),
        "strip": winners_strip(history, contest.day, told),
        "data_at": [(form, history_file(edition, key, form)) for form in FORMS if history.has_any],
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
        "when": words.day_as(one.contest.day, "d MMM y"),
        "by_election": one.is_by_election,
        "css": party_class(counted.winner.party),
        "who": counted.winner.person.name,
        "party": counted.winner.party,
        "share": counted.share(counted.winner),
        "majority": counted.majority,
        "turnout": counted.declaration.turnout,
    }


def _of_old(history: SeatHistory, name: str, words: Words) -> str:
    """Return whose results the declared ones are after a boundary change; "" without one."""
    days = [one.contest.day for one in history.before]
    if not history.overlaps or not days:
        return ""
    return _boundaries(
        _from_to(str(days[-1].year), str(days[0].year)), history.overlaps[0].old_name, name, words
    )


def _boundaries(years: str, seat: str, name: str, words: Words) -> str:
    if same_words(seat, name):
        return words._("Boundaries of {years}, same name").format(years=years)
    return words._("Boundaries of {years}: {seat}").format(years=years, seat=seat)


def _span(span: Span, name: str, words: Words) -> dict[str, Any]:
    """Return a span with its results. name: the seat's own, so that another is told."""
    years = _from_to(span.first, span.last)
    if not span.results:
        return {"said": words._("{years}: no seat of this name").format(years=years), "rows": []}
    return {
        "said": _boundaries(years, span.results[0].name, name, words),
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
    rows = [row for span in history.spans for row in span.results]
    text = words._("{years}, by party block and by name alone: {count} results")
    return text.format(years=_from_to(rows[-1].election[:4], rows[0].election[:4]), count=len(rows))


def _reach(edition: Edition, history: SeatHistory, contest: Contest, words: Words) -> str:
    """Return how far back the record goes; "" where the seat is in it from the beginning."""
    first = edition.publication.past.forebears.first
    rows = [row for span in history.spans for row in span.results]
    days = [day for one in edition.publication.earlier if (day := one.election.day)]
    year = rows[-1].election[:4] if rows else str(min([*days, contest.day]).year)
    if first is None:
        return words._("The record here begins in {year}.").format(year=year)
    if year == first[:4]:
        return ""
    oldest = [*(row.name for row in rows[-1:]), *(one.contest.seat.name for one in history.before[-1:])]
    oldest.append(contest.seat.name)
    text = words._("The record begins in {first}; it has no seat called {seat} before {year}.")
    return text.format(first=first, year=year, seat=oldest[0])
