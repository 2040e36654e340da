"""Tabulation: who won, by how much, and which deposits were lost, on whole votes."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest

from hustings.errors import DeclarationError, TieError
from hustings.record.declaration import Declaration
from hustings.record.tabulation import Tabulation, tabulate

from .made_up import contest, counted, figures, stands


def test_most_votes_win_and_the_majority_is_the_lead_over_the_second() -> None:
    result = counted(oak=30, elm=20, ind=50)
    assert [candidacy.key for candidacy in result.ranking] == ["ind", "oak", "elm"]
    assert (result.winner.key, result.majority, result.majority_share) == ("ind", 20, Fraction(1, 5))
    assert result.second is not None and result.second.key == "oak"


def test_the_order_of_candidacies_never_matters() -> None:
    rankings = {
        tuple(candidacy.key for candidacy in counted(*order, lot="elm", oak=40, elm=40, ash=7, ind=7).ranking)
        for order in permutations(["Oak", "Elm", "Ash", "Ind"])
    }
    assert rankings == {("elm", "oak", "ash", "ind")}


def test_a_tie_is_refused_until_the_lot_is_recorded() -> None:
    with pytest.raises(TieError) as refused:
        counted(oak=40, elm=40, ash=5)
    assert refused.value.tied == ("Madeup of Elm", "Madeup of Oak")
    assert "level on 40 votes" in str(refused.value)


@pytest.mark.parametrize("lot", ["ash", "yew", ""])
def test_a_lot_for_somebody_not_tied_settles_nothing(lot: str) -> None:
    with pytest.raises(TieError):
        counted(lot=lot, oak=40, elm=40, ash=5)


@pytest.mark.parametrize("lot", ["oak", "elm"])
def test_the_lot_decides_a_tie_with_a_majority_of_nothing(lot: str) -> None:
    result = counted(lot=lot, oak=40, elm=40, ash=5)
    assert (result.winner.key, result.majority, result.lot) == (lot, 0, True)


def test_a_lot_changes_nothing_where_nobody_is_level() -> None:
    result = counted(lot="elm", oak=41, elm=40)
    assert (result.winner.key, result.lot) == ("oak", False)


def test_a_tie_for_second_place_needs_no_lot() -> None:
    result = counted(oak=50, elm=25, ash=25)
    assert result.majority == 25
    assert result.second is not None and result.second.key == "ash"


def test_a_deposit_is_lost_at_exactly_one_twentieth_and_kept_one_vote_above() -> None:
    at, above = counted(oak=95, elm=5), counted(oak=94, elm=6)
    assert at.loses_deposit(at.contest.candidacy("elm"))
    assert not above.loses_deposit(above.contest.candidacy("elm"))
    assert (at.lost_deposits, above.lost_deposits) == (1, 0)


def test_a_share_that_prints_as_five_percent_can_lose_or_keep_the_deposit() -> None:
    loses, keeps = counted(oak=19001, elm=1000), counted(oak=18999, elm=1000)
    assert loses.loses_deposit(loses.contest.candidacy("elm"))
    assert not keeps.loses_deposit(keeps.contest.candidacy("elm"))


def test_shares_are_exact_fractions() -> None:
    result = counted(oak=1, elm=2)
    assert result.share(result.contest.candidacy("oak")) == Fraction(1, 3)


def test_an_uncontested_seat_has_a_winner_and_nothing_else() -> None:
    result = tabulate(contest("Ayton", "Oak"), Declaration("ayton", {}, 0, unopposed="oak"))
    assert result.winner.key == "oak"
    assert (result.second, result.majority, result.majority_share) == (None, None, None)
    assert result.share(result.winner) is None
    assert (result.lost_deposits, result.party_votes) == (0, {"Oak": 0})


def test_a_poll_with_one_candidacy_has_no_majority_but_a_share() -> None:
    result = counted(oak=7)
    assert (result.majority, result.share(result.winner)) == (None, 1)


def test_a_poll_without_a_single_valid_vote_is_a_tie_without_shares() -> None:
    result = counted(lot="oak", oak=0, elm=0)
    assert (result.majority, result.majority_share, result.share(result.winner)) == (0, None, None)


def fusion() -> Tabulation:
    """One person on two lines (30 and 15) against 40 for Elm."""
    lines = {"line_votes": {"oak": {"Oak": 30, "Ash": 15}}}
    return tabulate(contest("Ayton", "Oak", "Elm"), figures("Ayton", oak=45, elm=40, more=lines))


def test_fusion_lines_are_summed_for_the_person_and_kept_apart_for_the_parties() -> None:
    result = fusion()
    assert (result.winner.key, result.votes(result.winner), result.majority) == ("oak", 45, 5)
    assert result.party_votes == {"Oak": 30, "Ash": 15, "Elm": 40}


def test_two_people_under_one_label_are_added_up_for_the_label() -> None:
    two = contest("Ayton", stands("Ind", key="first"), stands("Ind", key="second"), "Oak")
    result = tabulate(two, figures("Ayton", first=5, second=7, oak=11))
    assert result.party_votes == {"Oak": 11, "Ind": 12}
    assert result.winner.party == "Oak"


def test_figures_for_other_candidacies_are_refused() -> None:
    with pytest.raises(DeclarationError, match="other candidacies"):
        tabulate(contest("Ayton", "Oak", "Elm"), figures("Ayton", oak=1, ash=2))
