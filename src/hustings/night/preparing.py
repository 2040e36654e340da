"""Preparing a night: earlier nights, the census and what they taught, before the first declaration."""

from __future__ import annotations

from hustings.night.forecast import Night, Settings
from hustings.night.great_britain import britain
from hustings.night.learnt import shipped
from hustings.night.plain_part import plain_night
from hustings.night.seats_before import Ground, ground, modelled
from hustings.night.teaching import PastNight, past_night
from hustings.record.election import Election
from hustings.sources.carried import census_of, lineage_of
from hustings.sources.catalogue import dataset
from hustings.sources.opening import Desk

NIGHTS = ("uk-2010", "uk-2015", "uk-2017", "uk-2019", "uk-2024")
"""Nights that the model learns from, in order of time."""
_MOST_SEATS = 500


def prepared(election: Election, desk: Desk, settings: Settings) -> Night:
    """Return a night ready to be forecast, using nothing but what earlier nights knew.

    A general election of Great Britain, a new one too, learns from the nights
    before its day. The first night, by-elections, other countries and
    rehearsals go by the plain model.
    """
    names = tuple(name for name in NIGHTS if _is_before(name, election))
    if not names or election.is_test or not _is_general(election):
        return Night(election, None, settings, plain_night(election, _keys(election)))
    earlier = past_nights(desk, names)
    taught = shipped()[names[-1]]
    known = _ground(desk, election, names[-1])
    ready = britain(election, known, earlier, taught, settings.draws, settings.seed)
    return Night(election, ready, settings, plain_night(election, _keys(election) - set(known.keys)))


def _is_before(name: str, election: Election) -> bool:
    held = dataset(name).day
    return held is not None and election.day is not None and held < election.day


def _is_general(election: Election) -> bool:
    """Whether most seats of Great Britain are contested, each with a baseline."""
    return len(modelled(election)) >= _MOST_SEATS


def _keys(election: Election) -> set[str]:
    return set(election.state().contests)


def past_nights(desk: Desk, names: tuple[str, ...]) -> list[PastNight]:
    """Return nights that are over, in order of time."""
    nights = []
    for position, name in enumerate(names):
        election = desk.load(name)
        before = names[position - 1] if position else None
        nights.append(past_night(election, _ground(desk, election, before)))
    return nights


def _ground(desk: Desk, election: Election, before: str | None) -> Ground:
    earlier = desk.load(before) if before else None
    return ground(election, earlier, census_of(desk, election), lineage_of(desk, election))
