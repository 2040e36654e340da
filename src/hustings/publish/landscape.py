"""The layouts that an election's seats are drawn in: hexagons and map where boundaries fit, else tiles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from hustings.errors import SourceError
from hustings.publish.boundary_map import boundary_map
from hustings.publish.cartogram import cartogram
from hustings.publish.layout import Layout
from hustings.publish.tile_grid import tile_grid
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.sources.fetch import mirror_folder
from hustings.sources.geography import Geography
from hustings.sources.opening import Desk, is_kept


def layouts(
    contests: Iterable[Contest], geography: Geography | None, called: Callable[[str], str] = str
) -> tuple[Layout, ...]:
    """Return every layout there is, the one to begin with first; shapes by contest key.

    called: what a nation or region is called, where its name stands in a layout.
    """
    asked = tuple(contests)
    if geography is None or not fits(asked, geography):
        return (tile_grid(asked, called),)
    keys = {one.seat.code: one.key for one in asked}
    return tuple(_by_key(one, keys) for one in _drawn(geography))


def fits(contests: Iterable[Contest], geography: Geography) -> bool:
    """Whether a geography is of these very seats: all of them, and no others."""
    codes = {one.seat.code for one in contests}
    return codes == geography.boundaries.keys() == geography.hexes.keys()


def geography_of(election: Election, desk: Desk) -> Geography | None:
    """Return the geography of an election's seats; None where none fits, or none is kept or in the mirror."""
    contests = [one.contest for one in election.state().contests.values()]
    if len(contests) != election.seats:
        return None
    try:
        if mirror_folder(desk.mirror) is None and not is_kept("uk-geography"):
            return None
        found = desk.geography()
    except SourceError:
        return None
    return found if fits(contests, found) else None


@lru_cache(maxsize=2)
def _drawn(geography: Geography) -> tuple[Layout, ...]:
    return cartogram(geography), boundary_map(geography)


def _by_key(layout: Layout, keys: dict[str, str]) -> Layout:
    return replace(layout, places={keys[code]: place for code, place in layout.places.items()})
