"""From an election and its endorsements to the study: who is compared with whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hustings.endorse.accounting import endorsed
from hustings.endorse.covariates import Unit, columns
from hustings.endorse.picks import Pick
from hustings.endorse.smuggling import refuse_smuggled
from hustings.endorse.study import Study
from hustings.errors import ElectionError
from hustings.record.baseline import Base
from hustings.record.contest import Contest
from hustings.record.election import Election, counted
from hustings.record.tabulation import Tabulation
from hustings.sources.census import SeatCensus

NO_CENSUS: Mapping[str, SeatCensus] = {}


@dataclass(frozen=True, slots=True)
class Gathered:
    """A study, and the endorsed seats that could not be part of it, each with the reason."""

    study: Study
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    unit: Unit
    tabulation: Tabulation
    treated: bool


def study(election: Election, picks: Iterable[Pick], census: Mapping[str, SeatCensus] = NO_CENSUS) -> Study:
    """Return the units compared; see `gathered`."""
    return gathered(election, picks, census).study


def gathered(
    election: Election, picks: Iterable[Pick], census: Mapping[str, SeatCensus] = NO_CENSUS
) -> Gathered:
    """Return the units compared, for endorsements of one endorser that stand.

    Of every label that somebody endorsed bears: the label in all seats where
    it stands, in the nations where the endorser endorses; treated where its
    candidacy is endorsed. A seat where the endorser backs another label is no
    control. All of a label's candidacies in a seat are one unit, so that
    nobody is chosen by the result. ElectionError without a baseline, or where
    nothing is left to compare with: a label endorsed wherever it stands.
    """
    chosen = endorsed(election, picks)
    if not chosen:
        raise ElectionError("no endorsement stands, so there is nothing to study")
    if election.baseline is None:
        raise ElectionError(f"{election.name} has no baseline; a study wants what stood before the poll")
    found, left_out = _units(election, chosen)
    found, alone = _compared(found)
    if not found:
        raise ElectionError(
            "every label endorsed is endorsed wherever it stands: no variation between seats, nothing to"
            " compare with; accounting is all that can be given"
        )
    return Gathered(_study(found, census), tuple(sorted({*left_out, *alone})))


def _units(
    election: Election, chosen: Sequence[tuple[str, str]]
) -> tuple[list[_Counted], list[tuple[str, str]]]:
    contests = election.state().contests
    backed: dict[str, set[str]] = {}
    for key, candidacy in chosen:
        backed.setdefault(key, set()).add(contests[key].contest.candidacy(candidacy).party)
    labels = sorted(set().union(*backed.values()))
    nations = {contests[key].contest.seat.country for key in backed}
    found: list[_Counted] = []
    left_out: list[tuple[str, str]] = []
    for key in sorted(contests):
        contest = contests[key].contest
        if contest.seat.country not in nations:
            continue
        tabulation, base = counted(contests[key]), election.base(contest)
        if tabulation is None or base is None or tabulation.second is None:
            if key in backed:
                reason = (
                    "undeclared" if tabulation is None else "no baseline" if base is None else "unopposed"
                )
                left_out.append((contest.seat.name, reason))
            continue
        for label in _labels_here(contest, labels, backed.get(key)):
            found.append(_Counted(Unit(contest, label, base), tabulation, key in backed))
    return found, left_out


def _labels_here(contest: Contest, labels: Sequence[str], backed: set[str] | None) -> list[str]:
    standing = {one.party for one in contest.candidacies}
    return [label for label in labels if label in standing and (backed is None or label in backed)]


def _compared(found: list[_Counted]) -> tuple[list[_Counted], list[tuple[str, str]]]:
    """Leave out labels without a unit to compare with; name their endorsed seats."""
    controls = {one.unit.label for one in found if not one.treated}
    alone = [
        (one.unit.contest.seat.name, f"{one.unit.label} stands nowhere unendorsed")
        for one in found
        if one.unit.label not in controls
    ]
    return [one for one in found if one.unit.label in controls], alone


def _study(found: Sequence[_Counted], census: Mapping[str, SeatCensus]) -> Study:
    units = [one.unit for one in found]
    treated = np.array([one.treated for one in found])
    labels = sorted({one.label for one in units})
    regions = sorted({one.contest.seat.region for one in units})
    shares = np.array([share_now(one.tabulation, one.unit.label) for one in found])
    before = np.array([share_before(one.base, one.label) for one in units])
    leads = shares - np.array([_rival_now(one.tabulation, one.unit.label) for one in found])
    leads_before = before - np.array([_rival_before(one.base, one.label) for one in units])
    kept = columns(units, treated, census)
    made = Study(
        tuple(one.contest.key for one in units),
        tuple(one.contest.seat.name for one in units),
        tuple(one.label for one in units),
        treated,
        shares - before,
        leads - leads_before,
        kept.matrix(len(units)),
        tuple(kept.names),
        np.array([labels.index(one.label) for one in units]),
        np.array([regions.index(one.contest.seat.region) for one in units]),
        np.array([one.base.electorate or np.nan for one in units], dtype=float),
        np.array([one.base.share(one.label) is not None for one in units]),
    )
    refuse_smuggled(made, shares)
    return made


def share_now(tabulation: Tabulation, label: str) -> float:
    """Return the declared share of all the label's candidacies, a fraction of 1."""
    return tabulation.party_votes.get(label, 0) / tabulation.declaration.valid_votes


def share_before(base: Base, label: str) -> float:
    """Return the baseline's share; 0 where the label did not stand or is shared by many people."""
    share = base.share(label)
    return 0.0 if share is None else float(share)


def _rival_now(tabulation: Tabulation, label: str) -> float:
    others = [tabulation.votes(one) for one in tabulation.ranking if one.party != label]
    return max(others, default=0) / tabulation.declaration.valid_votes


def _rival_before(base: Base, label: str) -> float:
    others = [votes for other, votes in base.votes.items() if other != label]
    return max(others, default=0) / base.valid_votes
