"""Commands that look across elections: people, records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from hustings.cli.printing import Format, FormatOption, MirrorOption, emit, opened, say

GENERAL = ("uk-2010", "uk-2015", "uk-2017", "uk-2019", "uk-2024")
"""General elections with every candidacy on record."""


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(epilog="Example: hustings people Corbyn")(people)
    app.command(epilog="Example: hustings records --limit 5")(records)


def people(
    name: Annotated[str, typer.Argument(help="A name or surname, as you would type it.")],
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Find people who stood since 2010, and how they fared."""
    from hustings.errors import NameNotFoundError
    from hustings.record.finding import Gazetteer, Named
    from hustings.record.member import changes_of
    from hustings.record.people import people as everyone
    from hustings.sources.party_changes import typed_changes
    from hustings.tell.listing import appearance_json, change_json

    elections = [opened(one, mirror) for one in (*GENERAL, "uk-by-elections")]
    known = {one.key: one for one in everyone(elections)}
    gazetteer = Gazetteer([Named(key, one.name, one.other_names) for key, one in known.items()], "person")
    found = [known[named.key] for named in gazetteer.matches(name)]
    if not found:
        gazetteer.find(name)
        raise NameNotFoundError("person", name)
    rows = [appearance_json(one, person) for person in found for one in person.appearances]
    changes = [change for person in found for change in changes_of(person.person, typed_changes())]
    attribution = dict.fromkeys(words for election in elections for words in election.attribution)

    def screen() -> Any:
        from hustings.tell.past_screens import people_screen

        return people_screen(found, changes, tuple(attribution))

    def plain() -> dict[str, Any]:
        about = {"name": name, "appearances": rows, "party_changes": [change_json(one) for one in changes]}
        return {**about, "attribution": list(attribution)}

    emit(form, screen, plain, lambda: rows, tuple(attribution))


def records(
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many of each.")] = 3,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Show records since 2010, and seats of parties since 1918."""
    from hustings.record.measures import Measure, ordered
    from hustings.tell.listing import placed_json, since_json, total_json

    elections = [opened(one, mirror) for one in GENERAL]
    everything = [(one, one.state()) for one in elections]
    headings = {
        heading: (measure, ordered(everything, measure, reverse=reverse)[:limit])
        for heading, measure, reverse in (
            ("Smallest majorities", Measure.MAJORITY, False),
            ("Largest majorities", Measure.MAJORITY, True),
            ("Highest turnouts", Measure.TURNOUT, False),
            ("Lowest turnouts", Measure.TURNOUT, True),
            ("Largest Butler swings", Measure.SWING, False),
            ("Largest majorities overturned", Measure.OVERTURNED, False),
        )
    }
    totals, findings, credits = seat_totals_since(mirror)
    attribution = dict.fromkeys(words for election in elections for words in election.attribution)
    attribution.update(dict.fromkeys(credits))

    def screen() -> Any:
        from hustings.tell.past_screens import records_screen

        return records_screen(headings, totals, findings, tuple(attribution))

    def rows() -> list[dict[str, Any]]:
        return [
            {"record": heading, **placed_json(one, place, measure)}
            for heading, (measure, placed) in headings.items()
            for place, one in enumerate(placed, start=1)
        ]

    def plain() -> dict[str, Any]:
        return {
            "contests": rows(),
            "seat_totals": [total_json(one) for one in totals],
            "since": [since_json(one) for one in findings],
            "attribution": list(attribution),
        }

    emit(form, screen, plain, rows, tuple(attribution))


def seat_totals_since(mirror: Path | None) -> tuple[Any, Any, list[str]]:
    """Return seat totals since 1918, what the last two elections were the fewest of, and attribution."""
    from hustings.errors import SourceError
    from hustings.record.history import BLOCK_OF, fewest_since, most_since, seat_totals
    from hustings.sources.catalogue import dataset
    from hustings.sources.opening import load_history
    from hustings.sources.totals import published_seats

    try:
        history = load_history(mirror)
    except SourceError as wrong:
        say(f"Without figures derived from the file of 1918-2019: {wrong}")
        history = ()
    totals = seat_totals(published_seats(), history)
    last = sorted({total.election for total in totals})[-2:]
    found = [
        since
        for election in last
        for party in BLOCK_OF
        for since in (fewest_since(totals, party, election), most_since(totals, party, election))
        if since.is_record
    ]
    return totals, found, [dataset("uk-history").attribution] if history else []
