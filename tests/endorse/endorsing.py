"""Made-up endorsers, and a made-up election in which the effect is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import numpy as np

from hustings.endorse.endorsers import Endorser
from hustings.endorse.organisation import Organisation, OrganisationKind
from hustings.endorse.picks import Pick
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.sources.official import official_ledger

ORGANISATION = Organisation("Example League (made up)", "example", OrganisationKind.OTHER, is_made_up=True)
BEFORE = date(2024, 5, 1)


@dataclass(frozen=True)
class Given(Endorser):
    """An endorser whose picks are given, not read."""

    given: tuple[Pick, ...] = ()

    def picks(self, election: Election) -> tuple[Pick, ...]:
        return self.given


def endorser(picks: Sequence[Pick]) -> Given:
    return Given(ORGANISATION, Path("nowhere"), False, tuple(picks))


def pick(contest: str | None, candidacy: str | None, party: str, published: date | None = BEFORE) -> Pick:
    return Pick(ORGANISATION.name, contest, candidacy, party, "endorse", published, "made up")


def backing(election: Election, label: str, count: int, published: date | None = BEFORE) -> list[Pick]:
    """Return picks of a label's candidacy in the first seats by code where one person alone bears it."""
    found = []
    for key, now in sorted(election.state().contests.items()):
        own = [one for one in now.contest.candidacies if one.party == label]
        if len(own) == 1 and election.tabulation(key) is not None:
            found.append(pick(key, own[0].key, label, published))
    rng = np.random.default_rng(7)
    chosen = sorted(rng.permutation(len(found))[:count].tolist())
    return [found[place] for place in chosen]


def gaining(election: Election, picks: Sequence[Pick], worth: Fraction) -> Election:
    """Return the election with every endorsed candidacy given so much of the valid vote by all rivals."""
    endorsed = {one.contest: one.candidacy or "" for one in picks}
    states = election.state().contests
    declarations = {}
    for key, now in states.items():
        if now.declaration is not None and now.is_decided:
            declared = now.declaration
            declarations[key] = _moved(declared, endorsed[key], worth) if key in endorsed else declared
    contests = {key: now.contest for key, now in states.items()}
    return replace(election, ledger=official_ledger(contests, declarations, "made up", "made up"))


def _moved(declared: Declaration, own: str, worth: Fraction) -> Declaration:
    votes = dict(declared.votes)
    wanted = int(worth * declared.valid_votes)
    rivals = {key: count for key, count in votes.items() if key != own}
    total = sum(rivals.values())
    for key, count in rivals.items():
        part = count * wanted // total
        votes[key] -= part
        votes[own] += part
    return replace(declared, votes=votes)
