"""Contests and nights of the made-up country that nobody thought of, for the laws of the record."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from hustings.errors import LedgerError
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.entry import (
    Confirmation,
    Correction,
    Countermand,
    Endorsement,
    Lot,
    Payload,
    Recount,
    Renomination,
    Retraction,
    Rush,
)
from hustings.record.ledger import Ledger
from hustings.record.state import state

from .made_up import POLLING_DAY, contest, entry, stands

law = settings(deadline=None, max_examples=100)
few = settings(deadline=None, max_examples=40)

NAMES = ("Ayton", "Beeford", "Ceeham")
WHO = ("oak", "elm", "ash", "ind")
VOTES = st.integers(0, 3) | st.integers(0, 40_000)
KEYS = st.sampled_from(WHO)


@st.composite
def polls(draw: st.DrawFn) -> tuple[Contest, Declaration]:
    """A contest of one to four with any figures, so that ties and polls without a vote are common."""
    who = draw(st.lists(KEYS, min_size=1, unique=True))
    votes = {key: draw(VOTES) for key in who}
    return contest("Ayton", *(key.capitalize() for key in who)), Declaration(
        "ayton", votes, sum(votes.values())
    )


def figures_of(draw: st.DrawFn, key: str) -> Declaration:
    """Figures that may or may not fit the contest, often a tie, often blank."""
    votes = {who: draw(st.integers(0, 3)) for who in draw(st.sampled_from([WHO[:1], WHO[:2], WHO[:3], WHO]))}
    cast = sum(votes.values())
    electorate = draw(st.none() | st.integers(cast + 2, cast + 9))
    return Declaration(key, votes, cast, draw(st.none() | st.integers(0, 2)), electorate)


def payload_about(draw: st.DrawFn, key: str, length: int) -> Payload:
    """Anything that the ledger can say of one contest, likely or not."""
    name = key.capitalize()
    who = draw(st.sampled_from([WHO[:1], WHO[:2], WHO[:3], WHO]))
    listed = contest(name, *(stands(one.capitalize(), key=one) for one in who))
    entered = draw(st.integers(1, length + 1))
    return draw(
        st.sampled_from(
            [
                listed,
                figures_of(draw, key),
                figures_of(draw, key),
                Declaration(key, {}, 0, unopposed=draw(KEYS)),
                Correction(figures_of(draw, key), "made up"),
                Confirmation(key, entered),
                Rush(key, draw(KEYS)),
                Retraction(key, "made up"),
                Lot(key, draw(KEYS)),
                Countermand(key, "made up"),
                Recount(key),
                Renomination(listed, draw(st.dictionaries(KEYS, KEYS, max_size=2)), "made up"),
                Endorsement("Made-up Society", POLLING_DAY, "made up", contest=key, candidacy=draw(KEYS)),
            ]
        )
    )


@st.composite
def nights(draw: st.DrawFn) -> Ledger:
    """A valid night: what does not follow was refused, always with a LedgerError; the clock may go back."""
    night = Ledger()
    for _ in range(draw(st.integers(0, 18))):
        payload = payload_about(draw, draw(st.sampled_from(NAMES)).casefold(), len(night))
        longer = night.append(entry(payload, draw(st.integers(0, 60))))
        try:
            state(longer)
        except LedgerError:
            continue
        night = longer
    return night
