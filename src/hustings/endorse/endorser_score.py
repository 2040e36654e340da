"""The score of an endorser: how its picks fared, beside the same labels in seats alike, not picked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from hustings.endorse.embargo import refuse_before_close
from hustings.endorse.picks import Pick, backed
from hustings.record.change import share_change
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election, counted
from hustings.record.tabulation import Tabulation

NEAREST = 5
HOW = (
    "Seats alike: for each pick up to five seats nearest by baseline shares (the part of the vote that would "
    "have to change hands) in which the same label stood and was not picked. Shares are of all votes of the "
    "label in a seat. A comparison, not an effect: endorsers choose where they expect to do well."
)


@dataclass(frozen=True, slots=True)
class Alike:
    """What happened to the same label in the seats nearest to a pick's.

    seats: their names, nearest first. share, change: means of the label's;
    change is None where it cannot be compared. won: in how many it won.
    """

    seats: tuple[str, ...]
    share: Fraction
    change: Fraction | None
    won: int


@dataclass(frozen=True, slots=True)
class PickScore:
    """How one pick fared.

    place: 1 for the winner. share: of the candidacy; label_share: of all who
    stood under its label in the seat, which is what alike is set against.
    alike: None where no such seat was left to compare with.
    """

    contest: Contest
    candidacy: Candidacy
    pick: Pick
    place: int
    share: Fraction
    label_share: Fraction
    change: Fraction | None
    alike: Alike | None


@dataclass(frozen=True, slots=True)
class EndorserScore:
    """How all of an endorser's picks fared; undeclared: picks without figures to score."""

    scores: tuple[PickScore, ...]
    undeclared: int

    @property
    def won(self) -> int:
        """How many were elected."""
        return sum(one.place == 1 for one in self.scores)

    @property
    def second(self) -> int:
        """How many came second."""
        return sum(one.place == 2 for one in self.scores)

    @property
    def share(self) -> Fraction | None:
        """The candidacies' mean share."""
        return _mean([one.share for one in self.scores])

    @property
    def change(self) -> Fraction | None:
        """The mean change of those that can be compared with the baseline."""
        return _mean([one.change for one in self.scores if one.change is not None])

    @property
    def matched(self) -> tuple[PickScore, ...]:
        """The picks that seats alike were found for."""
        return tuple(one for one in self.scores if one.alike is not None)

    @property
    def label_share(self) -> Fraction | None:
        """The mean share of the label, over the matched picks."""
        return _mean([one.label_share for one in self.matched])

    @property
    def alike_share(self) -> Fraction | None:
        """The mean share of the same labels in seats alike."""
        return _mean([one.alike.share for one in self.scores if one.alike])

    @property
    def matched_change(self) -> Fraction | None:
        """The mean change of picks that have one in seats alike as well."""
        return _mean([own for own, _ in self._changes])

    @property
    def alike_change(self) -> Fraction | None:
        """The mean change of the same labels in seats alike, over the same picks."""
        return _mean([alike for _, alike in self._changes])

    @property
    def alike_won(self) -> Fraction | None:
        """The part of seats alike that the label won."""
        return _mean([Fraction(one.alike.won, len(one.alike.seats)) for one in self.scores if one.alike])

    @property
    def _changes(self) -> list[tuple[Fraction, Fraction]]:
        return [
            (one.change, one.alike.change)
            for one in self.scores
            if one.change is not None and one.alike is not None and one.alike.change is not None
        ]


def endorser_score(picks: Iterable[Pick], election: Election, at: datetime) -> EndorserScore:
    """Return how the standing endorsements of one endorser fared, from the declared figures.

    at: the moment now, zoned. Raises EmbargoError before the close of poll.
    """
    refuse_before_close(election, at, "no endorser is scored")
    own = backed(picks, election)
    declared = {key: tab for key, now in election.state().contests.items() if (tab := counted(now))}
    polled = {key: tab for key, tab in declared.items() if tab.declaration.valid_votes}
    shares = {key: _base_shares(tab, election) for key, tab in polled.items()}
    labels = {key: frozenset(tab.party_votes) for key, tab in polled.items()}
    scores = []
    for key, (candidacy, pick) in own.items():
        if key not in polled:
            continue
        others = [
            other
            for other in polled
            if candidacy.party in labels[other]
            and (other not in own or own[other][0].party != candidacy.party)
        ]
        near = _nearest(key, others, shares)
        alike = _alike([polled[other] for other in near], candidacy.party, election)
        scores.append(_score(polled[key], candidacy, pick, alike, election))
    return EndorserScore(tuple(scores), len(own) - len(scores))


def _score(
    tab: Tabulation, candidacy: Candidacy, pick: Pick, alike: Alike | None, election: Election
) -> PickScore:
    votes = tab.votes(candidacy)
    place = 1 if tab.winner.key == candidacy.key else 1 + max(1, sum(v > votes for v in _all(tab)))
    base = election.base(tab.contest)
    valid = tab.declaration.valid_votes
    return PickScore(
        tab.contest,
        candidacy,
        pick,
        place,
        Fraction(votes, valid),
        Fraction(tab.party_votes[candidacy.party], valid),
        share_change(tab, base, candidacy),
        alike,
    )


def _all(tab: Tabulation) -> list[int]:
    return [tab.votes(one) for one in tab.ranking]


def _base_shares(tab: Tabulation, election: Election) -> Mapping[str, float] | None:
    base = election.base(tab.contest)
    if base is None or not base.valid_votes:
        return None
    return {label: votes / base.valid_votes for label, votes in base.votes.items()}


def _nearest(
    key: str, others: Sequence[str], shares: Mapping[str, Mapping[str, float] | None]
) -> tuple[str, ...]:
    """Return the nearest seats, ties by key; none where the seat has no baseline."""
    own = shares[key]
    if own is None:
        return ()
    apart = []
    for other in others:
        theirs = shares[other]
        if theirs is not None:
            far = sum(abs(own.get(each, 0) - theirs.get(each, 0)) for each in {*own, *theirs}) / 2
            apart.append((far, other))
    return tuple(other for _, other in sorted(apart)[:NEAREST])


def _alike(near: Sequence[Tabulation], label: str, election: Election) -> Alike | None:
    if not near:
        return None
    shares = [Fraction(tab.party_votes[label], tab.declaration.valid_votes) for tab in near]
    standing = [next(one for one in tab.ranking if one.party == label) for tab in near]
    changes = [
        share_change(tab, election.base(tab.contest), one) for tab, one in zip(near, standing, strict=True)
    ]
    return Alike(
        tuple(tab.contest.seat.name for tab in near),
        sum(shares, Fraction()) / len(shares),
        _mean([change for change in changes if change is not None]),
        sum(tab.winner.party == label for tab in near),
    )


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction()) / len(values) if values else None
