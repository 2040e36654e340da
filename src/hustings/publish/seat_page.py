"""A seat's page: its result and how sure it is, what changed, who was backed, and what came before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import Any

from hustings.night.forecast_plain import candidacies_in_order
from hustings.publish.addresses import seat_page
from hustings.publish.archive import as_json, seat_as_at, seat_plain
from hustings.publish.compared import (
    COLUMNS,
    bases_of,
    changes,
    columns_of,
    compared_in_words,
    compared_rows,
    with_actual,
)
from hustings.publish.edition import Edition
from hustings.publish.history_section import history_content
from hustings.publish.page import DataFile, Late, Page, Room
from hustings.publish.seat_parts import SeatPart
from hustings.publish.seats_page import undeclared
from hustings.publish.words import Words
from hustings.record.baseline import Base
from hustings.record.change import dissolution_label, result_label, sitting_members
from hustings.record.contest import Candidacy
from hustings.record.declaration import Declaration
from hustings.record.state import ContestState, Status
from hustings.record.tabulation import Tabulation
from hustings.tell.csv_text import as_csv
from hustings.tell.rows import in_order

_FEW = 5
"""Candidacies of a forecast that are shown."""


def seat_pages(parts: tuple[SeatPart, ...]) -> Room:
    """Return the room of every seat's page, its JSON and CSV, with the parts that other rooms add."""

    def pages(edition: Edition) -> Iterator[Page | DataFile]:
        for key, standing in edition.now.contests.items():
            yield from _seat(edition, key, standing, parts)

    return pages


def _seat(
    edition: Edition, key: str, standing: ContestState, parts: tuple[SeatPart, ...]
) -> Iterator[Page | DataFile]:
    name, entries = edition.names[key], edition.publication.last_entries
    last, told = entries[key], [key, *(other for part in parts for other in part.tells_of(edition, key))]
    data = {"json": f"seats/{name}.json", "csv": f"seats/{name}.csv"}
    yield DataFile(data["json"], (standing, last), partial(_json, edition, standing))
    yield DataFile(data["csv"], standing, lambda: _csv(edition, standing))
    yield Page(
        seat_page(name),
        "seat.html",
        max(entries[one] for one in told),
        (standing, edition.backings.get(key), *(part.rests_on(edition, key) for part in parts)),
        lambda words: seat_content(edition, key, words, parts),
        data,
        _forecast(edition, key),
        tuple(edition.names[one] for one in told),
    )


def _forecast(edition: Edition, key: str) -> Late:
    """Return the forecast and calls of a seat, which go once it is declared."""
    foreseen: object = None
    if not edition.now.contests[key].is_declared:
        forecast = edition.publication.forecast
        entry = forecast.as_at_entry if forecast else None
        editor = edition.publication.editors.get(key)
        foreseen = (entry, edition.outlooks.get(key), edition.publication.calls.get(key), editor)
    return Late(
        "seat_forecast.html",
        foreseen,
        lambda words: {"call": _call(edition, key), "outlook": _outlook(edition, key)},
    )


def _json(edition: Edition, standing: ContestState) -> bytes:
    return as_json(with_actual(seat_plain(edition, standing.contest.key), edition, standing))


def _csv(edition: Edition, standing: ContestState) -> bytes:
    return as_csv(compared_rows(edition, standing), COLUMNS).encode()


def seat_content(edition: Edition, key: str, words: Words, parts: tuple[SeatPart, ...]) -> dict[str, Any]:
    """Return what the template of a seat is filled with."""
    standing, counted = edition.now.contests[key], edition.tabulations.get(key)
    contest, base = standing.contest, edition.base(standing.contest)
    bases = bases_of(edition, contest)
    made = (part.make(edition, key, words) for part in parts)
    places = dict.fromkeys(filter(None, (contest.seat.county, contest.seat.region, contest.seat.country)))
    return {
        "title": words.seat(contest.seat),
        "seat": contest.seat,
        "places": [(words.place(place), edition.directory.place_page(place)) for place in places],
        "day": words.day(contest.day),
        "standing": standing,
        "counted": counted,
        "headline": words.result(counted, base)
        if counted
        else undeclared(standing.status, standing.is_declared, words),
        "publication": publication_in_words(standing, words),
        "rows": [
            _row(edition, standing, one) | {"changes": changes(counted, bases, one)}
            for one in _people(standing)
        ],
        "changes": columns_of(edition, contest, words),
        "compared": compared_in_words(edition, contest, words),
        "totals": _totals(standing, words),
        "turnouts": list(
            words.turnouts(standing.declaration.turnout, standing.declaration.ballot_box_turnout)
        )
        if standing.declaration
        else [],
        "facts": list(_facts(edition, counted, base, words)),
        "corrections": [reason for _, reason in standing.corrected],
        "backed": edition.backings.get(key, ()),
        "parts": [part for part in made if part is not None],
        "archived": seat_as_at(edition, key),
        **history_content(edition, key, words),
    }


def _people(standing: ContestState) -> tuple[Candidacy, ...]:
    """Return who stands: as ranked, or as on a ballot paper until figures stand."""
    if standing.is_declared:
        return in_order(standing)
    people = standing.contest.candidacies
    return tuple(sorted(people, key=lambda one: (one.person.surname, one.person.first_name, one.key)))


def publication_in_words(standing: ContestState, words: Words) -> str:
    """Return how sure the figures are: announced, declared, keyed twice, corrected."""
    told = {
        Status.NOMINATED: words._("Not declared yet"),
        Status.RECOUNT: words._("Recount under way"),
        Status.RUSHED: words._("Winner announced, figures to come"),
        Status.ENTERED: words._("Declared"),
        Status.CONFIRMED: words._("Declared, keyed twice: a second person checked our figures"),
        Status.RETRACTED: words._("Figures withdrawn"),
        Status.COUNTERMANDED: words._("Poll countermanded"),
    }
    return told[standing.status]


def _row(edition: Edition, standing: ContestState, candidacy: Candidacy) -> dict[str, Any]:
    declared, counted = standing.declaration, edition.tabulations.get(standing.contest.key)
    votes = declared.votes.get(candidacy.key) if declared else None
    return {
        "name": candidacy.person.name,
        "person_page": edition.directory.person_page(standing.contest.key, candidacy),
        "party_page": edition.directory.party_page(candidacy.party),
        "party": candidacy.party,
        "description": candidacy.description,
        "is_joint": candidacy.is_joint,
        "sitting": candidacy.sitting,
        "votes": votes,
        "old_votes": _replaced(standing, votes, lambda old: old.votes.get(candidacy.key)),
        "share": _share(votes, declared),
        "elected": counted is not None and counted.winner.key == candidacy.key,
        "rushed": standing.rushed == candidacy.key and counted is None,
        "deposit_lost": counted is not None
        and edition.election.has_deposits
        and counted.loses_deposit(candidacy),
    }


def _share(votes: int | None, declared: Declaration | None) -> Fraction | None:
    if votes is None or declared is None or not declared.valid_votes:
        return None
    return Fraction(votes, declared.valid_votes)


def _replaced(
    standing: ContestState, now: int | None, figure: Callable[[Declaration], int | None]
) -> list[int | None]:
    """Return the figures that stood before, oldest first; one that did not change is left out."""
    figures = [figure(old) for old, _ in standing.corrected]
    return [old for old, new in pairwise([*figures, now]) if old != new]


def _totals(standing: ContestState, words: Words) -> list[tuple[str, int | None, list[int | None]]]:
    declared = standing.declaration
    if declared is None:
        return []
    named: list[tuple[str, Callable[[Declaration], int | None]]] = [
        (words._("Valid votes"), lambda one: None if one.unopposed else one.valid_votes),
        (words._("Rejected papers"), lambda one: one.rejected),
        (words._("Electorate"), lambda one: one.electorate),
    ]
    if declared.none_of_the_above is not None:
        named.append((words._("None of the above"), lambda one: one.none_of_the_above))
    return [(name, figure(declared), _replaced(standing, figure(declared), figure)) for name, figure in named]


def _facts(edition: Edition, counted: Tabulation | None, base: Base | None, words: Words) -> Iterator[str]:
    """Yield what changed, in sentences: swings, sitting members, the label at dissolution."""
    if counted is None:
        return
    if base is not None:
        yield from words.swings(counted, base)
    yield from (words.member(member) for member in sitting_members(counted))
    before, label = dissolution_label(counted, base), result_label(counted, base)
    if before is not None and before != label:
        yield words._("Against the member at dissolution: {label}").format(label=words.label(before))


def _call(edition: Edition, key: str) -> dict[str, Any] | None:
    """Return the model's and the editor's word on an undeclared seat, apart from each other."""
    standing, editor = edition.now.contests[key], edition.publication.editors.get(key)
    made = edition.publication.calls.get(key)
    if standing.is_declared or (made is None and editor is None):
        return None
    people = {one.key: one for one in standing.contest.candidacies}
    model = made.model if made else None
    return {
        "word": made.word.value if made else None,
        "model": people.get(model) if model else None,
        "editor": editor,
        "editors": people.get(editor.candidacy) if editor and editor.candidacy else None,
    }


def _outlook(edition: Edition, key: str) -> dict[str, Any] | None:
    """Return the forecast of an undeclared seat; None where there is none."""
    seat, forecast = edition.outlooks.get(key), edition.publication.forecast
    if seat is None or forecast is None or edition.now.contests[key].is_declared:
        return None
    return {"entry": forecast.as_at_entry, "rows": candidacies_in_order(seat)[:_FEW]}
