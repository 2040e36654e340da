from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from hustings.endorse.accounting import accounted, endorsed, votes_to_change
from hustings.endorse.picks import Pick
from hustings.record.election import Election
from hustings.record.tabulation import Tabulation
from hustings.sources.example import example


@pytest.fixture(scope="module")
def six() -> Election:
    return example()


def counted(six: Election, seat: str) -> Tabulation:
    found = six.tabulation(seat)
    assert found is not None
    return found


def backing(contest: str | None, candidacy: str | None, party: str | None = None) -> Pick:
    return Pick("made up", contest, candidacy, party, "endorse", date(2024, 5, 25), "made up")


def test_sixty_seven_voters_would_have_changed_blackburn(six: Election) -> None:
    (one,) = accounted(six, [backing("E14001102", "adnan-hussain.ind")]).accounts
    assert (one.seat, one.majority, one.to_change) == ("Blackburn", 132, 67)
    assert one.swing == Fraction(67, one.valid_votes)
    assert one.electorate is not None and one.of_electorate == Fraction(67, one.electorate)


def test_switching_the_voters_told_changes_the_result_and_one_fewer_does_not(six: Election) -> None:
    for seat in six.state().contests:
        tabulation = counted(six, seat)
        for candidacy in tabulation.ranking:
            needed = votes_to_change(tabulation, candidacy)
            assert needed is not None
            assert changes(tabulation, candidacy.key, needed)
            assert not changes(tabulation, candidacy.key, needed - 1)


def changes(tabulation: Tabulation, key: str, voters: int) -> bool:
    """Whether so many voters between winner and endorsed change whether the endorsed alone is first."""
    votes = {one.key: tabulation.votes(one) for one in tabulation.ranking}
    first, second = (one.key for one in tabulation.ranking[:2])
    give, take = (first, second) if key == first else (first, key)
    votes[give] -= voters
    votes[take] += voters
    best = max(votes.values())
    if key == first:
        return votes[key] < best
    return votes[key] == best and list(votes.values()).count(best) == 1


def test_the_third_must_pass_the_second_too(six: Election) -> None:
    tabulation = counted(six, "E14001102")
    third = tabulation.contest.candidacy("craig-murray.wpb")
    assert votes_to_change(tabulation, third) == 10386 - 7105 + 1


def test_places_and_shares_are_summed_up_closest_first(six: Election) -> None:
    found = accounted(
        six,
        [
            backing("E14001305", "jeremy-corbyn.ind"),
            backing("E14001446", "george-galloway.wpb"),
            backing("E14001102", "adnan-hussain.ind"),
        ],
    )
    assert [one.seat for one in found.accounts] == ["Blackburn", "Rochdale", "Islington North"]
    assert (found.won, found.second) == (2, 1)
    shares = [one.share for one in found.accounts if one.share is not None]
    assert found.mean_share == sum(shares) / 3


def test_a_party_wide_endorsement_is_of_its_every_candidacy(six: Election) -> None:
    assert [contest for contest, _ in endorsed(six, [backing(None, None, "WPB")])] == [
        "E14001102",
        "E14001446",
    ]
    assert len(accounted(six, [backing(None, None, "Green")]).accounts) == 6


def test_nothing_endorsed_has_no_mean_share(six: Election) -> None:
    assert accounted(six, []).mean_share is None
