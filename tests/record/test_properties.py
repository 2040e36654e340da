"""Laws of contests, nights and the House, on figures that nobody thought of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.errors import DeclarationError, TieError
from hustings.record import chain
from hustings.record.baseline import Labels, actual_base
from hustings.record.change import butler_swing, share_change, steed_swing
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import Blanking
from hustings.record.house import house
from hustings.record.ledger import Ledger
from hustings.record.state import state
from hustings.record.tabulation import Tabulation, tabulate

from .made_up import PARTIES, POLLING_DAY, TEN, a_baseline, entry
from .made_up_nights import KEYS, VOTES, few, law, nights, polls


def top(declaration: Declaration) -> list[str]:
    return [key for key, votes in declaration.votes.items() if votes == max(declaration.votes.values())]


def tabulated(poll: tuple[Contest, Declaration]) -> Tabulation:
    return tabulate(*poll, lot=min(top(poll[1])))


@given(polls())
@law
def test_shares_sum_to_one_and_nobody_has_less_than_nothing(poll: tuple[Contest, Declaration]) -> None:
    result = tabulated(poll)
    shares = [result.share(candidacy) for candidacy in result.ranking]
    if poll[1].valid_votes:
        assert sum(share for share in shares if share is not None) == 1
    else:
        assert set(shares) == {None}
    assert sum(result.party_votes.values()) == poll[1].valid_votes


@given(polls())
@law
def test_the_majority_is_never_negative_and_nobody_has_more_than_the_winner(
    poll: tuple[Contest, Declaration],
) -> None:
    result = tabulated(poll)
    assert result.majority is None or result.majority >= 0
    assert result.votes(result.winner) == max(poll[1].votes.values())
    assert (result.majority == 0) == (len(top(poll[1])) > 1)


@given(polls())
@law
def test_a_tie_is_refused_without_a_lot_and_only_then(poll: tuple[Contest, Declaration]) -> None:
    if len(top(poll[1])) > 1:
        with pytest.raises(TieError):
            tabulate(*poll)
    else:
        assert tabulate(*poll).winner.key == top(poll[1])[0]


@given(polls(), st.randoms(use_true_random=False))
@law
def test_the_order_of_candidacies_and_of_votes_is_irrelevant(
    poll: tuple[Contest, Declaration], chance: Random
) -> None:
    people, votes = list(poll[0].candidacies), list(poll[1].votes.items())
    chance.shuffle(people)
    chance.shuffle(votes)
    shuffled = replace(poll[0], candidacies=tuple(people)), replace(poll[1], votes=dict(votes))
    assert tabulated(shuffled).ranking == tabulated(poll).ranking


@given(polls(), polls())
@law
def test_changes_of_share_and_swings_stay_between_minus_one_and_one(
    then: tuple[Contest, Declaration], now: tuple[Contest, Declaration]
) -> None:
    result, before = tabulated(now), actual_base(tabulated(then), Labels(frozenset({"Ind"})))
    changes = [share_change(result, before, candidacy) for candidacy in result.ranking]
    swings = [
        (measure(result, before, to, away), measure(result, before, away, to))
        for measure in (butler_swing, steed_swing)
        for to in PARTIES
        for away in PARTIES
    ]
    for change in (*changes, *(there for there, _ in swings)):
        assert change is None or -1 <= change <= 1
    for there, back in swings:
        assert there == (None if back is None else -back)


@given(st.dictionaries(KEYS, st.integers(-2, 9) | st.booleans() | st.none() | st.floats(), max_size=4), VOTES)
@law
def test_figures_are_a_declaration_or_refused_in_our_words(votes: dict[str, int], valid: int) -> None:
    try:
        built = Declaration("ayton", votes, valid)
    except DeclarationError:
        return
    assert sum(built.votes.values()) == built.valid_votes
    assert all(type(count) is int and count >= 0 for count in built.votes.values())


def election(night: Ledger) -> Election:
    return Election("made-up", "Made up", night, PARTIES, POLLING_DAY, 3, a_baseline(), has_times=True)


def adds_up(night: Ledger) -> None:
    now = state(night)
    moment = house(election(night), now)
    assert moment.as_at_entry == len(night)
    assert moment.seats == 3
    assert moment.declared + moment.undeclared == moment.seats
    assert moment.declared == len(now.declared)
    assert sum(party.seats for party in moment.parties) == moment.declared - moment.tied
    assert sum(party.change or 0 for party in moment.parties) == 0
    shares = [party.share for party in moment.parties if party.share is not None]
    assert not shares or sum(shares) == Fraction(1)
    if moment.overall_majority is not None:
        assert 2 * moment.parties[0].seats > moment.seats


@given(nights())
@law
def test_every_prefix_of_a_night_stands_and_adds_up(night: Ledger) -> None:
    for length in range(len(night) + 1):
        adds_up(night.prefix(length))


@given(nights())
@few
def test_a_prefix_is_the_same_from_scratch_and_from_the_longer_ledger(night: Ledger) -> None:
    grown = Ledger()
    for length, made in enumerate(night, start=1):
        grown = grown.append(made)
        assert state(grown) == state(night.prefix(length))


@given(nights(), st.integers(-5, 65))
@few
def test_as_at_is_a_prefix_that_only_grows_with_time(night: Ledger, minute: int) -> None:
    moment = TEN + timedelta(minutes=minute)
    then, later = night.as_at(moment), night.as_at(moment + timedelta(minutes=1))
    assert then.entries == night.entries[: len(then)]
    assert later.entries[: len(then)] == then.entries
    assert all(made.at <= moment for made in then)
    assert len(then) == len(night) or night.entries[len(then)].at > moment


@given(nights(), st.data())
@few
def test_a_removal_leaves_every_moment_standing(night: Ledger, data: st.DataObject) -> None:
    removable = [n for n, one in enumerate(night, start=1) if one.kind in chain.REMOVABLE]
    if not removable:
        return
    number = data.draw(st.sampled_from(removable))
    left = chain.blank(night, number, entry(Blanking(number, "made up"), 99))
    for length in range(len(left) + 1):
        adds_up(left.prefix(length))
