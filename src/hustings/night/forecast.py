"""The forecast: declared seats certain, open seats simulated, put together as one House."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hustings.errors import ElectionError
from hustings.night.calls import Rule, Word, call
from hustings.night.great_britain import Britain, britain_part
from hustings.night.mended import mended
from hustings.night.outlook import Forecast, SeatOutlook, SeatStatus
from hustings.night.outside_file import Outside
from hustings.night.part import Part, declared_outlook, settled_part
from hustings.night.plain_part import PlainNight, plain_part
from hustings.night.seats import Ints
from hustings.night.whole_house import SeatDraws, largest, majorities, parties, vote_shares
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.record.party import Standing
from hustings.record.state import ContestState, State

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


@dataclass(frozen=True, slots=True)
class Kind:
    """What calls go by. alike: nation and the baseline's winner.

    is_blind: a member stands outside the parties, or for another than the
    baseline's winner; the model knows too little of persons to call such a seat.
    """

    contest: Contest
    alike: tuple[str, str]
    is_blind: bool


@dataclass(frozen=True, slots=True, eq=False)
class Night:
    """A night prepared: everything known before the first declaration.

    britain: the learnt model's part, None where the election is not of Great
    Britain; plain: every other contest. declared: outlooks of declared seats,
    kept while their figures stand; kinds: kept while nominations stand.
    """

    election: Election
    britain: Britain | None
    settings: Settings
    plain: PlainNight
    declared: dict[str, tuple[ContestState, SeatOutlook]] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)


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
    now = mended(now, night.election)
    decided = {key: seat for key, one in now.contests.items() if (seat := _declared(night, one))}
    if not decided:
        _decline_without_prior(night)
    _refuse_unknown(night, now)
    parts = _parts(night, now.contests, decided)
    won = Counter(seat.candidacies[0].party for seat in decided.values())
    labels = tuple(dict.fromkeys([*(label for part in parts for label in part.labels), *won]))
    draws = SeatDraws.of(parts, won, night.settings.draws)
    made = Forecast(
        night.election.name,
        now.as_at_entry,
        len(decided),
        len(now.contests) - len(decided),
        night.settings.draws,
        night.settings.seed,
        parties(draws, won),
        majorities(draws, len(now.contests)),
        largest(draws),
        vote_shares(parts, labels),
        _seats(night, now.contests, parts, decided),
        _warnings(night, parts, len(decided)) if len(decided) < len(now.contests) else (),
        night.election.is_test,
    )
    return Simulated(made, labels, draws.by(labels))


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


def _parts(
    night: Night, contests: Mapping[str, ContestState], decided: Mapping[str, SeatOutlook]
) -> list[Part]:
    own = night.britain.ground.keys if night.britain else []
    known = {key: contests[key] for key in own}
    rest = {key: standing for key, standing in contests.items() if key not in known}
    parts = []
    if night.britain is not None and known.keys() - decided.keys():
        parts.append(britain_part(night.britain, known, decided.keys(), night.settings.outside))
    elif known:
        parts.append(settled_part(known.values()))
    if rest.keys() - decided.keys():
        parts.append(plain_part(night.plain, rest, night.settings.draws, night.settings.seed))
    elif rest:
        parts.append(settled_part(rest.values()))
    return parts


def _seats(
    night: Night,
    contests: Mapping[str, ContestState],
    parts: Sequence[Part],
    decided: Mapping[str, SeatOutlook],
) -> tuple[SeatOutlook, ...]:
    open_seats = {seat.contest: seat for part in parts for seat in part.seats}
    kinds = {key: _kind(night, standing.contest) for key, standing in contests.items()}
    like = Counter(kinds[key].alike for key in decided)
    found = []
    for key in sorted(contests):
        seat = decided.get(key) or open_seats[key]
        if seat.status is SeatStatus.OPEN:
            made = call(seat, like[kinds[key].alike], night.settings.rule)
            if made.word is Word.CALLED and not kinds[key].is_blind:
                seat = replace(seat, status=SeatStatus.CALLED)
        found.append(seat)
    return tuple(found)


def _declared(night: Night, standing: ContestState) -> SeatOutlook | None:
    if standing.declaration is None:
        return None
    kept = night.declared.get(standing.contest.key)
    if kept and kept[0].declaration is standing.declaration and kept[0].lot == standing.lot:
        return kept[1]
    seat = declared_outlook(standing)
    if seat is not None:
        night.declared[standing.contest.key] = (standing, seat)
    return seat


def _kind(night: Night, contest: Contest) -> Kind:
    kept = night.kinds.get(contest.key)
    if kept is None or kept.contest is not contest:
        kept = night.kinds[contest.key] = _kind_of(night.election, contest)
    return kept


def _kind_of(election: Election, contest: Contest) -> Kind:
    outside = {label for label, party in election.parties.items() if party.standing is not Standing.PARTY}
    base = election.base(contest)
    sitting = {one.party for one in contest.candidacies if one.sitting}
    is_blind = bool(sitting & outside) or (base is not None and bool(sitting - {base.winner}))
    return Kind(contest, (contest.seat.country, base.winner if base else ""), is_blind)


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
