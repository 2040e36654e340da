"""A seat's past as data: every earlier result of it in the record, as JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from hustings.figures import number
from hustings.publish.archive import as_json
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile
from hustings.publish.seat_history import Before, SeatHistory
from hustings.record.forebears import leading
from hustings.record.history import HistoricalResult
from hustings.sources.catalogue import dataset
from hustings.tell.csv_text import as_csv

FORMS = ("json", "csv")
COLUMNS = (
    *("election", "day", "seat", "seat_code", "winner", "party", "block"),
    *("votes", "majority", "valid_votes", "electorate"),
)
"""The columns of a seat's earlier results; what each holds stands in the data dictionary."""


def history_files(edition: Edition) -> Iterator[DataFile]:
    """Yield the JSON and CSV of every seat's past, where it has one; neither changes during a night."""
    for key, standing in edition.now.contests.items():
        if edition.history(key).has_any:
            for form, made in zip(FORMS, (_json, _csv), strict=True):
                yield DataFile(
                    history_file(edition, key, form), standing.contest, partial(made, edition, key)
                )


def history_file(edition: Edition, key: str, form: str) -> str:
    """Return where a seat's past stands as data. form: json or csv."""
    return f"history/{edition.names[key]}.{form}"


def history_rows(history: SeatHistory) -> Iterator[dict[str, Any]]:
    """Yield a seat's earlier results in the order and the columns of the file, newest first.

    votes and majority are those of the winner; of a result by party block, those
    of the block with most votes, and nobody is named.
    """
    for before in history.before:
        yield _declared(before)
    for span in history.spans:
        yield from (_led(one) for one in span.results)


def _json(edition: Edition, key: str) -> bytes:
    contest, history = edition.now.contests[key].contest, edition.history(key)
    return as_json(
        {
            "election": edition.election.name,
            "seat": {"code": contest.seat.code, "name": contest.seat.name},
            "came_from": [
                {
                    "code": one.old_code,
                    "name": one.old_name,
                    "of_new": number(one.of_new),
                    "of_old": number(one.of_old),
                }
                for one in history.overlaps
            ],
            "measure": history.overlaps[0].measure.value if history.overlaps else None,
            "begins": edition.publication.past.forebears.first,
            "columns": COLUMNS,
            "rows": [[row[name] for name in COLUMNS] for row in history_rows(history)],
            "attribution": _attribution(edition, history),
        }
    )


def _csv(edition: Edition, key: str) -> bytes:
    return as_csv(list(history_rows(edition.history(key))), COLUMNS).encode()


def _declared(one: Before) -> dict[str, Any]:
    contest, counted = one.contest, one.tabulation
    return {
        "election": one.election.name,
        "day": contest.day.isoformat(),
        "seat": contest.seat.name,
        "seat_code": contest.seat.code,
        "winner": counted.winner.person.name,
        "party": counted.winner.party,
        "block": None,
        "votes": None if counted.declaration.unopposed else counted.votes(counted.winner),
        "majority": counted.majority,
        "valid_votes": counted.declaration.valid_votes,
        "electorate": counted.declaration.electorate,
    }


def _led(result: HistoricalResult) -> dict[str, Any]:
    told = leading(result)
    return {
        "election": result.election,
        "day": None,
        "seat": result.name,
        "seat_code": result.code,
        "winner": None,
        "party": None,
        "block": told.block,
        "votes": told.votes,
        "majority": told.lead,
        "valid_votes": result.total_votes,
        "electorate": told.electorate,
    }


def _attribution(edition: Edition, history: SeatHistory) -> list[str]:
    lines = [line for one in history.before for line in one.election.attribution]
    lines += [dataset("uk-overlaps").attribution] if history.overlaps else []
    lines += [dataset("uk-history").attribution] if history.spans else []
    return list(dict.fromkeys(lines or edition.election.attribution))
