"""A page for each person who stands: every time they stood in the elections that are loaded."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from hustings.publish.archive import as_json
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page
from hustings.publish.words import Words
from hustings.record.member import PartyChange, changes_of
from hustings.record.people import Appearance, Known
from hustings.sources.party_changes import typed_changes
from hustings.tell.csv_text import as_csv
from hustings.tell.listing import appearance_json, change_json
from hustings.tell.rows import ranks


def person_pages(edition: Edition) -> Iterator[Page | DataFile]:
    """Yield a page, JSON and CSV for everyone who stands; people are joined by identifiers alone."""
    for key, known in edition.directory.known.items():
        yield from _person(edition, f"people/{edition.directory.people[key]}", known)


def _person(edition: Edition, stem: str, known: Known) -> Iterator[Page | DataFile]:
    now = edition.now.contests
    stands = (one for one in known.appearances if edition.directory.is_now(one))
    contests = [one.standing.contest.key for one in stands]
    rests_on = tuple(now[key] for key in contests)
    entry = max(edition.publication.last_entries[key] for key in contests)
    data = {"json": f"{stem}.json", "csv": f"{stem}.csv"}
    yield DataFile(data["json"], (rests_on, entry), lambda: as_json(person_plain(known, entry)))
    yield DataFile(data["csv"], rests_on, lambda: _csv(known))
    yield Page(
        f"{stem}.html",
        "person.html",
        entry,
        rests_on,
        lambda words: person_content(edition, known, words),
        data,
        seats=(edition.names[contests[0]],) if len(contests) == 1 else (),
    )


def person_content(edition: Edition, known: Known, words: Words) -> dict[str, Any]:
    """Return what the template of a person is filled with: appearances, newest first, and party changes."""
    return {
        "title": known.name,
        "other_names": known.other_names,
        "identified": known.has_identifier,
        "rows": [_row(edition, one, words) for one in reversed(known.appearances)],
        "changes": [_change(one, words) for one in _changes(known)],
    }


def _row(edition: Edition, one: Appearance, words: Words) -> dict[str, Any]:
    contest, counted, declared = one.standing.contest, one.tabulation, one.standing.declaration
    is_now = edition.directory.is_now(one)
    place = ranks(counted).get(one.candidacy.key) if counted and not counted.declaration.unopposed else None
    is_winner = counted is not None and counted.winner.key == one.candidacy.key
    polled = counted is not None and one.candidacy.key in counted.declaration.votes
    share: Fraction | None = counted.share(one.candidacy) if counted and polled else None
    return {
        "day": words.day(contest.day),
        "seat": words.seat(contest.seat),
        "page": edition.seat_page(contest.key) if is_now else "",
        "party": one.candidacy.party,
        "party_page": edition.directory.party_page(one.candidacy.party),
        "description": one.candidacy.description,
        "name": one.candidacy.person.name,
        "sitting": one.candidacy.sitting,
        "votes": declared.votes.get(one.candidacy.key) if declared else None,
        "share": share,
        "place": place,
        "stood": len(contest.candidacies),
        "elected": is_winner,
        "majority": counted.majority if counted and is_winner else None,
        "outcome": words.outcome(counted, one.base) if counted else "",
    }


def _changes(known: Known) -> tuple[PartyChange, ...]:
    return changes_of(known.person, typed_changes())


def _change(one: PartyChange, words: Words) -> dict[str, str]:
    when = words.day(one.first)
    if not one.is_dated:
        when = words._("between {first} and {last}").format(first=when, last=words.day(one.last))
    return {"when": when, "before": one.before, "after": one.after, "what": one.what, "source": one.source}


def person_plain(known: Known, entry: int) -> dict[str, Any]:
    """Return a person as JSON carries them."""
    attribution = dict.fromkeys(line for one in known.appearances for line in one.election.attribution)
    return {
        "name": known.name,
        "as_at_entry": entry,
        "identified": known.has_identifier,
        "appearances": [appearance_json(one, known) for one in known.appearances],
        "party_changes": [change_json(one) for one in _changes(known)],
        "attribution": list(attribution),
    }


def _csv(known: Known) -> bytes:
    rows = [appearance_json(one, known) for one in known.appearances]
    return as_csv(rows, tuple(rows[0])).encode()
