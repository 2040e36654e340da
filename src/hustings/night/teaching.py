"""What earlier nights teach about the next, learnt in order of time: no night sees itself or a later one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hustings.night.boundaries import blur
from hustings.night.drift import Drift
from hustings.night.drift_learning import Replay, learn_drift
from hustings.night.features import Design, design
from hustings.night.learning import Evidence, Variances, carry_over, first_night, learn
from hustings.night.seats import COLUMNS, Bools, Floats, Ints
from hustings.night.seats_before import Ground, shares
from hustings.night.swing_model import PartyNight, party_night, posterior
from hustings.record.election import Election

STAGES = (0.05, 0.1, 0.25, 0.5, 0.75)
"""Parts of the seats declared at which earlier nights are replayed."""


@dataclass(frozen=True, slots=True, eq=False)
class PastNight:
    """A night that is over: its seats before the count, what was declared, and in which order.

    shares: (seats, parties); votes: (seats,); order: (seats,) positions, first
    declared first.
    """

    name: str
    ground: Ground
    designs: tuple[Design, ...]
    shares: Floats
    votes: Floats
    order: Ints

    def declared(self, part: float) -> Bools:
        """Return which seats stood declared when so much of them was."""
        first = np.zeros(len(self.order), dtype=bool)
        first[self.order[: int(part * len(self.order) + 0.5)]] = True
        return first


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """What all nights up to one taught: variances by party, and how undeclared seats drift."""

    variances: tuple[Variances, ...]
    drift: Drift


def past_night(election: Election, ground: Ground) -> PastNight:
    """Return a night that is over, from its final figures and the entries they first stood on."""
    now = election.state().contests
    votes = {key: figures.votes for key in ground.keys if (figures := now[key].declaration)}
    declared, valid = shares(ground, votes)
    entries = [now[key].entry or 0 for key in ground.keys]
    return PastNight(
        election.name, ground, designs(ground), declared, valid, np.argsort(entries, kind="stable")
    )


def designs(ground: Ground) -> tuple[Design, ...]:
    """Return the features of every party's change in every seat."""
    return tuple(design(ground.table, party) for party in range(len(COLUMNS)))


def teach(nights: Sequence[PastNight]) -> dict[str, Learnt]:
    """Return what is learnt after each night, by its name: nights in order of time.

    The value of a night is what it and all before it teach the next one.
    """
    learnt: dict[str, Learnt] = {}
    replays: list[Replay] = []
    variances: tuple[Variances, ...] = ()
    for position, night in enumerate(nights):
        earlier = nights[:position] or nights[:1]
        if not variances:
            variances = tuple(learn(_evidence(earlier)))
        parties = party_nights(night.ground, night.designs, nights[:position], variances)
        replays += [_replay(night, parties, part, forward=position > 0) for part in STAGES]
        variances = tuple(learn(_evidence(nights[: position + 1])))
        tails = np.array([one.tails for one in variances])
        learnt[night.name] = Learnt(variances, learn_drift(replays, tails))
    return learnt


def party_nights(
    ground: Ground, features: Sequence[Design], earlier: Sequence[PastNight], variances: Sequence[Variances]
) -> list[PartyNight]:
    """Return every party's prior for a night: earlier nights' coefficients, the variances being known.

    Without an earlier night the variances alone speak, and the mean is no change.
    """
    nights = []
    for party, one in enumerate(features):
        if earlier:
            prior = carry_over(_evidence(earlier)[party], variances[party])
        else:
            none = np.zeros(len(one.matrix))
            own = Evidence(one.matrix, one.groups, none, ground.table.base[:, party], none)
            prior = first_night([own], variances[party])
        made = party_night(ground.table.base[:, party], one.matrix, prior)
        nights.append(replace(made, blur=blur(ground.table, party)))
    return nights


def _evidence(nights: Sequence[PastNight]) -> list[list[Evidence]]:
    return [[_of_party(night, party) for night in nights] for party in range(len(COLUMNS))]


def _of_party(night: PastNight, party: int) -> Evidence:
    stood, one = night.ground.table.stands[:, party], night.designs[party]
    base, blurred = night.ground.table.base[stood, party], blur(night.ground.table, party)[stood]
    return Evidence(one.matrix[stood], one.groups, night.shares[stood, party] - base, base, blurred)


def _replay(night: PastNight, parties: Sequence[PartyNight], part: float, *, forward: bool) -> Replay:
    declared, stands = night.declared(part), night.ground.table.stands
    then = posterior(parties, stands, declared, night.shares)
    return Replay(night.ground.table, declared, night.shares, then, len(STAGES), forward)
