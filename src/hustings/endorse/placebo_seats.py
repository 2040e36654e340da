"""Where an election's placebos come from: seats looked at and not endorsed, other parties, earlier polls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from hustings.endorse.background import Earlier
from hustings.endorse.covariates import MAIN
from hustings.endorse.decision import Decision
from hustings.endorse.method import Outcome
from hustings.endorse.picks import Pick, last_positions
from hustings.endorse.placebos import (
    Alarm,
    Kind,
    Placebo,
    alarm,
    earlier_elections,
    fake_dates,
    other_parties,
    part_of_the_rest,
    unendorsed,
)
from hustings.endorse.study import Bools, Floats, Study
from hustings.record.baseline import Base
from hustings.record.election import Election
from hustings.record.tabulation import Tabulation


def placebos(
    study: Study, election: Election, looked_at: Mapping[Kind, set[str]], earlier: Sequence[Earlier]
) -> Alarm:
    """Return every placebo that the record allows, and the alarm that they raise together.

    looked_at: contest keys of seats that the endorser left neutral, or
    withdrew from. earlier: elections before, oldest first.
    """
    found: list[Placebo] = []
    for kind, keys in looked_at.items():
        marked: Bools = np.array([seat in keys for seat in study.seats])
        found += unendorsed(study, kind, marked)
    found += other_parties(study, _others(study, election))
    shares = [(one, one.of(study)) for one in earlier]
    found += earlier_elections(study, {b.title: now - then for (_, then), (b, now) in pairwise(shares)})
    if len(shares) > 1:
        levels = np.stack([np.where(study.has_base, one, np.nan) for _, one in shares], axis=1)
        found += fake_dates(study, levels, [one.title for one, _ in shares[1:]])
    return alarm(found)


def looked_at(picks: Iterable[Pick], decisions: Iterable[Decision]) -> dict[Kind, set[str]]:
    """Return seats that were looked at and not endorsed, by kind, as published and as the method decides."""
    last = last_positions(picks)
    endorsed = {one.contest for one in last if one.position == "endorse" and one.contest}
    found: dict[Kind, set[str]] = {Kind.NEUTRAL: set(), Kind.WITHDRAWN: set()}
    for one in last:
        if one.contest and one.position != "endorse":
            found[Kind.WITHDRAWN if one.position == "withdrawn" else Kind.NEUTRAL].add(one.contest)
    for decision in decisions:
        if decision.outcome is Outcome.NEUTRAL and decision.contest.key not in found[Kind.WITHDRAWN]:
            found[Kind.NEUTRAL].add(decision.contest.key)
    return {kind: keys - endorsed for kind, keys in found.items()}


def _others(study: Study, election: Election) -> dict[str, Floats]:
    """Return for each main party the change in its part of the votes not given to the label, (n,)."""
    bases = [_base(election, seat) for seat in study.seats]
    polls = [_tabulation(election, seat).party_votes for seat in study.seats], [base.votes for base in bases]
    found: dict[str, Floats] = {}
    for party in _main(bases):
        now, before = (
            np.array([_part(votes, party, label) for votes, label in zip(poll, study.labels, strict=True)])
            for poll in polls
        )
        found[party] = now - before
    return found


def _part(votes: Mapping[str, int], party: str, label: str) -> float:
    """Return a party's part of the votes not given to the label; NaN where it did not stand."""
    if party == label or party not in votes:
        return float("nan")
    total = sum(votes.values())
    share, own = np.array([votes[party] / total]), np.array([votes.get(label, 0) / total])
    return float(part_of_the_rest(share, own)[0])


def _main(bases: Iterable[Base]) -> list[str]:
    totals: dict[str, int] = {}
    for base in bases:
        for label, votes in base.votes.items():
            if label not in base.shared_labels:
                totals[label] = totals.get(label, 0) + votes
    every = sum(totals.values())
    ordered = sorted(totals, key=lambda label: (-totals[label], label))
    return [label for label in ordered if totals[label] >= MAIN * every]


def _tabulation(election: Election, seat: str) -> Tabulation:
    found = election.tabulation(seat)
    if found is None:
        raise ValueError(f"{seat} is in the study and not counted")
    return found


def _base(election: Election, seat: str) -> Base:
    found = election.base(election.contest(seat).contest)
    if found is None:
        raise ValueError(f"{seat} is in the study and has no baseline")
    return found
