"""The command for a first look: the House, the example's seats, the closest, the upsets, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from hustings.cli.printing import MirrorOption, console, opened

if TYPE_CHECKING:
    from hustings.record.election import Election

NEXT = """Try next:
  hustings seat "Islington North"                 one seat in full
  hustings house uk-2024 --as-at 03:00            the House at 3 in the morning
  hustings seats uk-2024 --sort swing --limit 10  the biggest swings
  hustings records                                records since 1918
  hustings people Corbyn                          all of that name who stood
  hustings export uk-2024 --as xlsx               a workbook
  hustings desk demo                              the desk (or: make desk)
  hustings --help                                 all commands"""

NEXT_WITHOUT_DATA = """Try next, without a network:
  hustings seat Blackburn --election example      one seat in full
  hustings house example --as-at 04:00            the six at four in the morning
  hustings export example --as xlsx               a workbook
With a network, or a local copy of the official files (--mirror DIR):
  hustings load uk-2024                           the whole House of 2024
  hustings desk demo                              the desk (or: make desk)
  hustings --help                                 all commands"""


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(epilog="Example: hustings tour")(tour)


def tour(mirror: MirrorOption = None) -> None:
    """Take a first look: the 2024 House, and six seats in full."""
    from hustings.errors import SourceError
    from hustings.sources.example import example
    from hustings.tell.screens import seat_screen

    out = console()
    election: Election | None = None
    try:
        election = opened("uk-2024", mirror)
    except SourceError as wrong:
        out.print("The 2024 results cannot be had now, so this is the bundled example alone:")
        out.print("six seats, not a House. The reason:", str(wrong).split("\n")[0], "", sep="\n")
    if election is not None:
        _house(election)
    six = example()
    for contest in six.state().contests.values():
        out.print(seat_screen(contest, six, notes=False), "")
    out.print(six.note)
    if election is not None:
        _extremes(election)
    attribution = dict.fromkeys((*(election.attribution if election else ()), *six.attribution))
    out.print("", *attribution, "", NEXT if election else NEXT_WITHOUT_DATA, "", sep="\n")
    out.print("Where the environment of `make run` is not active, type .venv/bin/hustings.")


def _house(election: Election) -> None:
    from hustings.record.house import house
    from hustings.tell.screens import house_screen

    console().print(house_screen(house(election), election, notes=False), "")


def _extremes(election: Election) -> None:
    from hustings.record.measures import Measure, ordered
    from hustings.tell.screens import seats_screen

    everything = [(election, election.state())]
    for heading, measure in (("Closest results", Measure.MAJORITY), ("Biggest upsets", Measure.OVERTURNED)):
        placed = ordered(everything, measure)[:10]
        console().print("", seats_screen(placed, measure, election, heading=heading, notes=False))
