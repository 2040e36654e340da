"""What can be loaded by name, and what is kept on this machine."""

from __future__ import annotations

from dataclasses import dataclass

from hustings.sources import cache, elsewhere
from hustings.sources.catalogue import datasets
from hustings.sources.example import example
from hustings.sources.opening import mark


@dataclass(frozen=True, slots=True)
class KnownElection:
    """A set of results that can be loaded, of what kind, and whether it is kept on this machine.

    kind: as in the catalogue, or "example" or "own".
    """

    name: str
    title: str
    publisher: str
    is_kept: bool
    kind: str


def known() -> tuple[KnownElection, ...]:
    """Return every election that can be loaded by name."""
    example_election = example()
    first = KnownElection("example", example_election.title, "House of Commons Library", True, "example")
    official = (
        KnownElection(
            one.name, one.title, one.publisher, cache.stored(one.name, mark(one)) is not None, one.kind
        )
        for one in datasets()
    )
    own = filter(None, map(elsewhere.kept_about, elsewhere.kept_names()))
    loaded = (KnownElection(one.name, one.title, one.publisher, True, "own") for one in own)
    return (first, *official, *loaded)
