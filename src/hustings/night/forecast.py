"""The forecast: declared seats certain, open seats simulated, put together as one House."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from hustings.errors import ElectionError
from hustings.night.calls import Rule, Word, call
from hustings.night.great_britain import Britain, britain_part
from hustings.night.outlook import (
    Forecast,
    PartyOutlook,
    SeatOutlook,
    SeatStatus,
    VoteOutlook,
)
from hustings.night.outside_file import Outside
from hustings.night.part import Part, declared_outlook, settled_part
from hustings.night.plain_part import PlainNight, plain_part
from hustings.night.seats import Floats, Ints
from hustings.record.election import Election
from hustings.record.party import Standing
from hustings.record.state import ContestState, State

_VOTE_DRAWS = 1_000
_NO_PRIOR = "the plain model of this election takes in no prior"
BEYOND = 1.3
"""From here on the open seats are so unlike the declared ones that it is said."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a forecast is made. outside: an exit poll, a seat forecast or an editor's named people, or None."""

    draws: int = 10_000
    seed: int = 1
    rule: Rule = Rule()
    outside: Outside | None = None

    def __post_init__(self) -> None:
        if not 100 <= self.draws <= 200_000:
            raise ElectionError(f"{self.draws} draws: want 100 to 200,000")
        if self.seed < 0:
            raise ElectionError(f"seed {self.seed}: want a whole number from 0 on")


@dataclass(frozen=True, slots=True, eq=False)
class Night:
    """A night prepared: everything known before the first declaration.

    britain: the learnt model's part, None where the election is not of Great
    Britain; plain: every other contest. declared: outlooks of declared seats,
    kept while their figures stand.
    """

    election: Election
    britain: Britain | None
    settings: Settings
    plain: PlainNight
    declared: dict[str, tuple[ContestState, SeatOutlook]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Simulated:
    """A forecast and the Houses behind it. totals: (draws, labels) seats, declared ones included."""

    forecast: Forecast
    labels: tuple[str, ...]
    totals: Ints


def forecast(night: Night, now: State) -> Forecast:
    """Return the forecast of the House at a moment; declines as `simulated` does."""
    return simulated(night, now).forecast


def simulated(night: Night, now: State) -> Simulated:
    """Return the forecast of the House at a moment, and its simulated Houses.

    The same state, baseline, settings and seed give the same bytes. Declines
    with ElectionError where nothing is declared and nothing is told from outside.
    """
    decided = [standing for standing in now.contests.values() if standing.is_decided]
    if not decided:
        _decline_without_prior(night)
    _refuse_unknown(night, now)
    parts = _parts(night, now.contests)
    draws = night.settings.draws
    winners = [seat.candidacies[0].party for standing in decided if (seat := _declared(night, standing))]
    labels = tuple(dict.fromkeys([*(label for part in parts for label in part.labels), *winners]))
    won = np.array([winners.count(label) for label in labels], dtype=np.int64)
    totals, votes = np.zeros((draws, len(labels))) + won, np.zeros((_VOTE_DRAWS, len(labels)))
    for part in parts:
        totals += _widened(part.labels, labels, part.totals, draws)
        votes += _widened(part.labels, labels, part.votes, _VOTE_DRAWS)
    whole = totals.astype(np.int64)
    made = Forecast(
        night.election.name,
        now.as_at_entry,
        len(decided),
        len(now.contests) - len(decided),
        draws,
        night.settings.seed,
        _house(labels, whole, won),
        _majorities(labels, totals, len(now.contests)),
        _largest(labels, totals),
        _votes(labels, votes),
        _seats(night, now.contests, parts),
        _warnings(night, parts, len(decided)),
        night.election.is_test,
    )
    return Simulated(made, labels, whole)


def _decline_without_prior(night: Night) -> None:
    if night.settings.outside is None or not night.settings.outside.seats:
        raise ElectionError(
            "nothing is declared yet; a forecast needs a prior: an exit poll or seat forecast"
        )
    if night.britain is None:
        raise ElectionError(f"nothing is declared yet; {_NO_PRIOR}")


def _refuse_unknown(night: Night, now: State) -> None:
    known = {*(night.britain.ground.keys if night.britain else ()), *night.plain.keys}
    missing = sorted(known - set(now.contests)) if night.britain else []
    if missing:
        raise ElectionError(f"{len(missing)} contests are not nominated by then, {missing[0]} among them")
    strange = sorted(set(now.contests) - known)
    if strange:
        raise ElectionError(f"{len(strange)} contests were not prepared for, {strange[0]} among them")


def _parts(night: Night, contests: Mapping[str, ContestState]) -> list[Part]:
    draws, own = night.settings.draws, night.britain.ground.keys if night.britain else []
    known = {key: contests[key] for key in own}
    rest = {key: standing for key, standing in contests.items() if key not in known}
    parts = []
    if night.britain is not None and _is_open(known):
        parts.append(britain_part(night.britain, known, night.settings.outside))
    elif known:
        parts.append(settled_part(known.values(), draws))
    if _is_open(rest):
        parts.append(plain_part(night.plain, rest, draws, night.settings.seed))
    elif rest:
        parts.append(settled_part(rest.values(), draws))
    return parts


def _is_open(contests: Mapping[str, ContestState]) -> bool:
    return any(not standing.is_decided for standing in contests.values())


def _seats(
    night: Night, contests: Mapping[str, ContestState], parts: Sequence[Part]
) -> tuple[SeatOutlook, ...]:
    open_seats = {seat.contest: seat for part in parts for seat in part.seats}
    like = _like(night.election, contests)
    found = []
    for key in sorted(contests):
        seat = _declared(night, contests[key]) or open_seats[key]
        if seat.status is SeatStatus.OPEN:
            made = call(seat, like.get(_kind(night.election, contests[key]), 0), night.settings.rule)
            if made.word is Word.CALLED and not _is_blind(night.election, contests[key]):
                seat = replace(seat, status=SeatStatus.CALLED)
        found.append(seat)
    return tuple(found)


def _declared(night: Night, standing: ContestState) -> SeatOutlook | None:
    kept = night.declared.get(standing.contest.key)
    if kept and kept[0].declaration is standing.declaration and kept[0].lot == standing.lot:
        return kept[1]
    seat = declared_outlook(standing)
    if seat is not None:
        night.declared[standing.contest.key] = (standing, seat)
    return seat


def _is_blind(election: Election, standing: ContestState) -> bool:
    """Whether a member stands outside the parties, or for another than the baseline's winner.

    The model knows too little of persons to call such a seat.
    """
    outside = {label for label, party in election.parties.items() if party.standing is not Standing.PARTY}
    base = election.base(standing.contest)
    sitting = {one.party for one in standing.contest.candidacies if one.sitting}
    return bool(sitting & outside) or (base is not None and bool(sitting - {base.winner}))


def _kind(election: Election, standing: ContestState) -> tuple[str, str]:
    base = election.base(standing.contest)
    return standing.contest.seat.country, base.winner if base else ""


def _like(election: Election, contests: Mapping[str, ContestState]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for standing in contests.values():
        if standing.is_decided:
            kind = _kind(election, standing)
            counts[kind] = counts.get(kind, 0) + 1
    return counts


def _widened(own: Sequence[str], labels: Sequence[str], figures: Ints | Floats, draws: int) -> Floats:
    """Return a part's draws by all labels; a part with fewer draws repeats them."""
    out = np.zeros((draws, len(labels)))
    out[:, [labels.index(label) for label in own]] = np.resize(figures, (draws, figures.shape[1]))
    return out


def _house(labels: Sequence[str], totals: Ints, won: Ints) -> dict[str, PartyOutlook]:
    winning = np.flatnonzero(totals.any(axis=0)).tolist()
    some = totals[:, winning]
    low, middle, high = np.quantile(some, [0.05, 0.5, 0.95], axis=0, method="inverted_cdf")
    mean = some.mean(axis=0)
    return {
        labels[i]: PartyOutlook(
            labels[i], float(mean[n]), int(middle[n]), int(low[n]), int(high[n]), int(won[i])
        )
        for n, i in enumerate(winning)
    }


def _majorities(labels: Sequence[str], totals: Floats, seats: int) -> dict[str, float]:
    chances = (2 * totals > seats).mean(axis=0)
    return {label: float(chances[i]) for i, label in enumerate(labels) if chances[i] > 0}


def _largest(labels: Sequence[str], totals: Floats) -> dict[str, float]:
    """Return chances of most seats; where several are level, each has its part of that draw."""
    top = totals == totals.max(axis=1, keepdims=True)
    chances = (top / top.sum(axis=1, keepdims=True)).mean(axis=0)
    return {label: float(chances[i]) for i, label in enumerate(labels) if chances[i] > 0}


def _votes(labels: Sequence[str], votes: Floats) -> dict[str, VoteOutlook]:
    shares = votes / np.maximum(votes.sum(axis=1, keepdims=True), 1)
    low, high = np.quantile(shares, [0.05, 0.95], axis=0)
    return {
        label: VoteOutlook(label, float(shares[:, i].mean()), float(low[i]), float(high[i]))
        for i, label in enumerate(labels)
        if shares[:, i].any()
    }


def _warnings(night: Night, parts: Sequence[Part], declared: int) -> tuple[str, ...]:
    words = []
    if any(part.beyond > BEYOND for part in parts) and declared:
        words.append("The undeclared seats lie outside what the declared ones show; intervals are widened.")
    if declared < 20:
        words.append(f"Only {declared} declared: the first seats are seldom like the country.")
    if night.britain is None and night.settings.outside is not None:
        words.append(f"The prior is left out: {_NO_PRIOR}.")
    if night.britain is None:
        words.append("No nights to learn from for this election: a plain model with set, wide variances.")
    return tuple(words)
