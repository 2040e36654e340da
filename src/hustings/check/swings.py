"""The swings that a story may mean: Butler's or Steed's, between the parties named or the headline ones."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hustings.check.case import Case, labels_of
from hustings.check.earlier import Earlier, earlier_results
from hustings.check.figure import Figure, Kind
from hustings.record.change import butler_swing, steed_swing, swing_parties
from hustings.record.tabulation import Tabulation

_NOTIONAL = "measured from the notional result, an estimate on the new boundaries"


def bases(case: Case) -> Iterator[Earlier]:
    """Yield what the claim's change may be measured from."""
    return earlier_results(case.record, case.ref, case.claim.base)


def told(earlier: Earlier, *more: str) -> str:
    """Return the convention in words: which base, then what else."""
    base = earlier.convention or (_NOTIONAL if earlier.is_estimate else "")
    return "; ".join(filter(None, (base, *more)))


def label_before(case: Case, earlier: Earlier, said: str) -> str | None:
    """Return a party as the earlier result labels it, from its label or name."""
    labels = {*earlier.base.votes, earlier.base.winner}
    return next((one for one in sorted(labels) if said.casefold() in labels_of(case.election, one)), None)


def swings(case: Case) -> Iterator[Figure]:
    """Yield swings, Butler's first, by base.

    Where both parties are named, or one, the sign tells the way and a swing
    the other way is no reading; where none is, the swing is to the winner.
    """
    counted = case.counted
    if counted is None:
        return
    for earlier in bases(case):
        for to, away in _parties(case, counted, earlier):
            butler = butler_swing(counted, earlier.base, to, away)
            steed = steed_swing(counted, earlier.base, to, away)
            if butler is not None:
                yield _figure(case, earlier, (to, away), butler)
            else:
                yield from _from_nothing(case, counted, earlier, (to, away))
            if steed is not None:
                yield _figure(case, earlier, (to, away), steed, "Steed's swing, of these two alone", "Steed")


def is_turned(case: Case) -> bool:
    """Whether the claim names a party of the swing, so that its way is said."""
    return bool(case.who or case.other or case.claim.party or case.claim.other_party)


def _figure(
    case: Case,
    earlier: Earlier,
    parties: tuple[str, str],
    value: Fraction,
    convention: str = "",
    name: str = "Butler",
) -> Figure:
    to, away = parties
    now = [case.row(one) for one in case.contest.candidacies if one.party in parties]
    rows = (*now, *earlier.rows(parties))
    what = f"the {name} swing from {away} to {to} in {case.where}"
    return Figure(value, what, Kind.POINTS, rows, told(earlier, convention), name == "Steed")


def _from_nothing(
    case: Case, counted: Tabulation, earlier: Earlier, parties: tuple[str, str]
) -> Iterator[Figure]:
    """Yield Butler's swing with a party that stood at one of the elections alone counted as nothing."""
    base, valid = earlier.base, counted.declaration.valid_votes
    if not valid or not base.valid_votes or any(party in base.shared_labels for party in parties):
        return
    votes = counted.party_votes
    rise, fall = (
        Fraction(votes.get(party, 0), valid) - Fraction(base.votes.get(party, 0), base.valid_votes)
        for party in parties
    )
    note = "a party that did not stand is counted as nothing"
    yield _figure(case, earlier, parties, (rise - fall) / 2, note)


def _parties(case: Case, counted: Tabulation, earlier: Earlier) -> list[tuple[str, str]]:
    """Return pairs (to, away from) that may be meant, likeliest first."""
    to, away = _side(case, earlier, True), _side(case, earlier, False)
    second = counted.second.party if counted.second else None
    first_two = [counted.winner.party, *([second] if second else [])]
    if to and away:
        pairs = [(to, away)]
    elif to:
        pairs = [(to, party) for party in (earlier.base.winner, *first_two)]
    elif away:
        pairs = [(party, away) for party in first_two]
    else:
        headline = swing_parties(counted, earlier.base)
        then = sorted(earlier.base.votes, key=lambda party: -earlier.base.votes[party])[:2]
        pairs = [
            *([headline] if headline else []),
            *([(first_two[0], first_two[1])] if second else []),
            *([(then[1], then[0])] if len(then) > 1 else []),
        ]
    return list(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))


def _side(case: Case, earlier: Earlier, is_to: bool) -> str | None:
    found = case.who if is_to else case.other
    if found:
        return found[0].party
    said = case.claim.party if is_to else case.claim.other_party
    return label_before(case, earlier, said) if said else None
