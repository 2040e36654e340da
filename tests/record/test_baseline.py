"""Baselines: actual or notional and never mistaken for each other, in the later election's labels."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hustings.errors import DeclarationError
from hustings.record.baseline import BaselineKind, Labels, NotionalResult, actual_base, notional_base
from hustings.record.declaration import Declaration
from hustings.record.tabulation import tabulate

from .made_up import base, contest, counted, figures

LABELS = Labels(shared=frozenset({"Ind"}), renamed={"Sapling": "Oak"})


def notional(winner: str, second: str, **votes: int) -> NotionalResult:
    return NotionalResult("X-new", "Newton", votes, sum(votes.values()), 400, winner, second, 10)


def test_an_actual_base_takes_the_figures_of_the_contest() -> None:
    more = {"electorate": 200}
    before = actual_base(
        tabulate(contest("Ayton", "Oak", "Elm"), figures("Ayton", oak=65, elm=35, more=more)), LABELS
    )
    assert (before.kind, before.winner, before.votes) == (BaselineKind.ACTUAL, "Oak", {"Oak": 65, "Elm": 35})
    assert (before.majority, before.majority_share, before.turnout) == (30, Fraction(3, 10), Fraction(1, 2))


def test_a_lot_decides_the_baseline_too() -> None:
    assert actual_base(counted(lot="elm", oak=40, elm=40), LABELS).winner == "Elm"


def test_a_party_that_changed_its_label_is_compared_with_itself() -> None:
    before = actual_base(counted(sapling=60, elm=40), LABELS)
    assert (before.winner, before.share("Oak"), before.share("Sapling")) == ("Oak", Fraction(3, 5), None)


def test_two_labels_that_became_one_are_summed() -> None:
    before = actual_base(counted(sapling=30, oak=20, elm=50), LABELS)
    assert before.votes == {"Oak": 50, "Elm": 50}
    assert before.winner == "Elm"


def test_a_notional_base_says_that_it_is_one() -> None:
    before = notional_base(notional("Elm", "Sapling", Sapling=60, Elm=140), LABELS)
    assert (before.kind, before.winner, before.votes) == (
        BaselineKind.NOTIONAL,
        "Elm",
        {"Oak": 60, "Elm": 140},
    )
    assert before.turnout == Fraction(1, 2)


def test_independents_who_are_many_together_did_not_win_the_notional_seat() -> None:
    before = notional_base(notional("Elm", "Oak", Ind=50, Elm=40, Oak=30), LABELS)
    assert (before.winner, before.share("Ind")) == ("Elm", None)


def test_notional_votes_must_add_up() -> None:
    with pytest.raises(DeclarationError, match="Newton: notional votes add up to 3, the file's total is 4"):
        NotionalResult("X-new", "Newton", {"Oak": 1, "Elm": 2}, 4, 400, "Elm", "Oak", 1)


def test_shares_before_are_unknown_for_the_absent_and_for_independents() -> None:
    before = base("Oak", oak=60, ind=40)
    assert (before.share("Oak"), before.share("Elm"), before.share("Ind")) == (Fraction(3, 5), None, None)


def test_an_uncontested_seat_before_gives_no_shares() -> None:
    alone = tabulate(contest("Ayton", "Oak"), Declaration("ayton", {}, 0, electorate=9, unopposed="oak"))
    before = actual_base(alone, LABELS)
    assert (before.winner, before.share("Oak"), before.majority, before.majority_share) == (
        "Oak",
        None,
        None,
        None,
    )
    assert before.turnout is None


def test_an_electorate_that_is_not_known_leaves_the_turnout_unknown() -> None:
    assert actual_base(counted(oak=2, elm=1), LABELS).turnout is None


def test_a_party_without_a_vote_in_an_estimate_did_not_stand() -> None:
    before = notional_base(notional("Elm", "Oak", Elm=50, Oak=40, Ash=0), LABELS)
    assert (before.votes, before.share("Ash")) == ({"Elm": 50, "Oak": 40}, None)
