"""What a site is given beside the figures: endorsers, postcodes, a signed head, seats since 1918."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.looking import seat_totals_since

if TYPE_CHECKING:
    from hustings.endorse.picks import Pick
    from hustings.publish.further import Further
    from hustings.record.election import Election

EndorsersOption = Annotated[
    list[str] | None, typer.Option("--endorser", help="An endorser shown: a ready one, or a folder of files.")
]
PostcodesOption = Annotated[
    Path | None, typer.Option("--postcodes", help="A CSV file with the columns postcode and seat.")
]
SignedOption = Annotated[
    Path | None, typer.Option("--signed", help="A signed head of the ledger, to be shown with it.")
]


@dataclass(frozen=True, slots=True)
class Given:
    """What was named on the command line. endorsers: short names or folders; has_history: if wanted."""

    endorsers: tuple[str, ...]
    postcodes: Path | None
    signed: Path | None
    has_history: bool


def beside(election: Election, given: Given, mirror: Path | None) -> tuple[tuple[Pick, ...], Further]:
    """Return the picks of the endorsers, and everything else that was given, read and checked."""
    from hustings.endorse.endorsers import endorser_named
    from hustings.endorse.postcodes import read_postcodes
    from hustings.publish.further import Further
    from hustings.record.signing import signed_head

    endorsers = [endorser_named(name) for name in given.endorsers]
    picks = tuple(pick for one in endorsers for pick in one.picks(election))
    is_known = election.name in ("uk-2019", "uk-2024")
    since = seat_totals_since(mirror)[1] if given.has_history and is_known else ()
    return picks, Further(
        {one.organisation.name: one.organisation for one in endorsers},
        postcodes=read_postcodes(given.postcodes, election) if given.postcodes else None,
        since=tuple(since),
        signed=signed_head(given.signed.read_bytes()) if given.signed else None,
    )
