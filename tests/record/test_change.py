"""What changed: three relations kept apart, share changes, and two named swings."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hustings.record.baseline import BaselineKind
from hustings.record.change import (
    Outcome,
    butler_swing,
    dissolution_label,
    result_label,
    share_change,
    sitting_members,
    steed_swing,
    swing_parties,
)
from hustings.record.declaration import Declaration
from hustings.record.person import Person
from hustings.record.tabulation import Tabulation, tabulate

from .made_up import base, contest, counted, stands


def test_the_same_party_holds_and_another_gains() -> None:
    result = counted(oak=60, elm=40)
    hold, gain = (
        result_label(result, base("Oak", oak=3, elm=2)),
        result_label(result, base("Elm", oak=2, elm=3)),
    )
    assert (str(hold), str(gain)) == ("Oak hold", "Oak gain from Elm")
    assert hold is not None and not hold.is_gain
    assert gain is not None and gain.is_gain
    assert result_label(result, None) is None


def test_three_relations_are_told_apart_for_a_member_who_left_the_party() -> None:
    """Elected for Oak, sat as an independent, and elected again as one."""
    result = counted(stands("Ind", sitting=True), "Oak", ind=50, oak=30)
    assert str(result_label(result, base("Oak", oak=60, elm=40))) == "Ind gain from Oak"
    assert str(dissolution_label(result)) == "Ind hold"
    assert [member.outcome for member in sitting_members(result)] == [Outcome.RE_ELECTED]


def test_three_relations_are_told_apart_after_a_by_election() -> None:
    """Oak at the last general election, Elm at the by-election between, and Oak again."""
    result = counted(stands("Elm", sitting=True), "Oak", elm=30, oak=50)
    assert str(result_label(result, base("Oak", oak=60, elm=40))) == "Oak hold"
    assert str(dissolution_label(result)) == "Oak gain from Elm"
    assert [member.outcome for member in sitting_members(result)] == [Outcome.DEFEATED]


def test_a_party_can_hold_while_its_member_is_defeated_by_it() -> None:
    """A member who left Oak stands as an independent and loses to Oak."""
    result = counted(stands("Ind", sitting=True), stands("Oak", sitting=False), ind=30, oak=50)
    assert str(result_label(result, base("Oak", oak=60, elm=40))) == "Oak hold"
    assert str(dissolution_label(result)) == "Oak gain from Ind"


def test_without_one_sitting_member_there_is_no_label_against_dissolution() -> None:
    assert dissolution_label(counted(oak=2, elm=1)) is None
    assert sitting_members(counted(oak=2, elm=1)) == ()
    two = counted(stands("Oak", sitting=True), stands("Elm", sitting=True), oak=2, elm=1)
    assert dissolution_label(two) is None
    assert [(member.candidacy.key, member.outcome) for member in sitting_members(two)] == [
        ("oak", Outcome.RE_ELECTED),
        ("elm", Outcome.DEFEATED),
    ]


def test_a_member_elected_in_another_seat_is_not_the_member_of_this_one() -> None:
    """Elected for Elm elsewhere, stands here for Ash; the member for here stands again or does not."""
    here, elsewhere = Person("Madeup", "of Oak", mnis="1"), Person("Madeup", "of Ash", mnis="2")
    before = replace(base("Oak", oak=60, elm=40), holder=here, elected=frozenset({"1", "2"}))
    mover = replace(stands("Ash", sitting=True), person=elsewhere)
    stays = replace(stands("Oak", sitting=True), person=here)
    alone, both = counted(mover, "Oak", ash=30, oak=50), counted(mover, stays, ash=30, oak=50)
    assert dissolution_label(alone, before) is None
    assert str(dissolution_label(both, before)) == "Oak hold"
    by_election = counted(stands("Elm", sitting=True), "Oak", elm=30, oak=50)
    assert str(dissolution_label(by_election, before)) == "Oak gain from Elm"


def test_a_share_change_is_exact() -> None:
    """Oak from 50 of 100 to 30 of 50: 10 points up."""
    result, before = counted(oak=30, elm=20), base("Oak", oak=50, elm=30, ash=20)
    assert share_change(result, before, result.winner) == Fraction(1, 10)
    assert share_change(result, before, result.contest.candidacy("elm")) == Fraction(1, 10)
    assert share_change(result, None, result.winner) is None


def test_a_party_that_did_not_stand_before_has_no_share_change() -> None:
    result = counted(oak=30, ash=20)
    assert share_change(result, base("Oak", oak=5, elm=5), result.contest.candidacy("ash")) is None


def test_independents_have_no_share_change_and_no_swing() -> None:
    result, before = counted(ind=60, oak=40), base("Ind", ind=50, oak=50)
    assert share_change(result, before, result.winner) is None
    assert butler_swing(result, before, "Ind", "Oak") is None
    assert steed_swing(result, before, "Ind", "Oak") is None
    assert share_change(result, before, result.contest.candidacy("oak")) == Fraction(-1, 10)


def test_the_two_swings_on_figures_worked_by_hand() -> None:
    """Oak 40 to 50, Elm 50 to 30, Ash 10 to 20, of 100 each time.

    Butler: (10 up + 20 down) ÷ 2 = 15 points. Steed: 50 of 80 less 40 of 90,
    5/8 − 4/9 = 13/72, about 18.1 points.
    """
    result, before = counted(oak=50, elm=30, ash=20), base("Elm", oak=40, elm=50, ash=10)
    assert butler_swing(result, before, "Oak", "Elm") == Fraction(15, 100)
    assert steed_swing(result, before, "Oak", "Elm") == Fraction(13, 72)


def test_the_swing_back_has_the_other_sign() -> None:
    result, before = counted(oak=50, elm=30, ash=20), base("Elm", oak=40, elm=50, ash=10)
    assert butler_swing(result, before, "Elm", "Oak") == Fraction(-15, 100)
    assert steed_swing(result, before, "Elm", "Oak") == Fraction(-13, 72)


def test_the_two_swings_agree_where_only_two_parties_stand() -> None:
    result, before = counted(oak=60, elm=40), base("Elm", oak=30, elm=70)
    assert (
        butler_swing(result, before, "Oak", "Elm")
        == steed_swing(result, before, "Oak", "Elm")
        == Fraction(3, 10)
    )


def test_a_swing_needs_both_parties_both_times() -> None:
    result, before = counted(oak=60, ash=40), base("Elm", oak=30, elm=70)
    for to, away in [("Oak", "Elm"), ("Oak", "Ash"), ("Ash", "Oak"), ("Yew", "Oak")]:
        assert butler_swing(result, before, to, away) is None
        assert steed_swing(result, before, to, away) is None


def test_a_swing_between_two_without_a_vote_is_unknown() -> None:
    result, before = counted(oak=0, elm=0, ash=9), base("Ash", oak=1, elm=1, ash=7)
    assert steed_swing(result, before, "Oak", "Elm") is None
    assert butler_swing(result, before, "Oak", "Elm") == 0


def test_a_gain_swings_between_the_winners_and_a_hold_between_first_and_second() -> None:
    result = counted(oak=50, ash=30, elm=20)
    assert swing_parties(result, base("Elm", oak=40, elm=60)) == ("Oak", "Elm")
    assert swing_parties(result, base("Oak", oak=60, elm=40)) == ("Oak", "Ash")


def uncontested() -> Tabulation:
    return tabulate(contest("Ayton", "Oak"), Declaration("ayton", {}, 0, unopposed="oak"))


def test_an_uncontested_seat_is_held_or_gained_without_shares_or_swing() -> None:
    before = base("Oak", oak=60, elm=40)
    assert str(result_label(uncontested(), before)) == "Oak hold"
    assert share_change(uncontested(), before, uncontested().winner) is None
    assert swing_parties(uncontested(), before) is None
    assert butler_swing(uncontested(), before, "Oak", "Elm") is None


def test_a_notional_baseline_is_compared_with_like_any_other() -> None:
    before = base("Elm", BaselineKind.NOTIONAL, oak=40, elm=60)
    assert str(result_label(counted(oak=60, elm=40), before)) == "Oak gain from Elm"
