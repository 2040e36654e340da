"""Baselines: actual or notional, and never mistaken for each other."""

from __future__ import annotations

from fractions import Fraction

import pytest
from made_up import BEEFORD, BEEFORD_TIE, a_night, base, ledger

from hustings.errors import DeclarationError
from hustings.record.baseline import BaselineKind, NotionalResult, actual_baseline, notional_baseline
from hustings.record.entry import Lot
from hustings.record.ledger import Ledger
from hustings.record.state import state

SHARED = frozenset({"Ind"})


def notional(**votes: int) -> NotionalResult:
    return NotionalResult("X-new", "Newton", votes, sum(votes.values()), 400, 10)


def test_an_actual_baseline_takes_the_figures_that_stand() -> None:
    before = actual_baseline("made-up", state(a_night()), SHARED)
    ceeham = before.seats["X-ceeham"]
    assert (before.kind, ceeham.kind) == (BaselineKind.ACTUAL, BaselineKind.ACTUAL)
    assert (ceeham.winner, ceeham.votes, ceeham.majority) == ("Oak", {"Oak": 61, "Elm": 35, "Ash": 4}, 26)
    assert (ceeham.turnout, ceeham.majority_share) == (Fraction(1, 2), Fraction(26, 100))


def test_an_undecided_contest_is_left_out_of_the_baseline(night: Ledger) -> None:
    assert set(actual_baseline("made-up", state(night.prefix(8)), SHARED).seats) == {"X-ayton"}
    assert actual_baseline("made-up", state(night.prefix(3)), SHARED).seats == {}


def test_a_lot_decides_the_baseline_too() -> None:
    drawn = actual_baseline("made-up", state(ledger(BEEFORD, BEEFORD_TIE, Lot("beeford", "elm"))), SHARED)
    assert drawn.seats["X-beeford"].winner == "Elm"


def test_a_notional_baseline_says_that_it_is_one() -> None:
    before = notional_baseline("made-up-notional", {"X-new": notional(Oak=60, Elm=140)}, SHARED)
    assert (before.kind, before.seats["X-new"].kind) == (BaselineKind.NOTIONAL, BaselineKind.NOTIONAL)
    assert before.seats["X-new"].winner == "Elm"
    assert before.seats["X-new"].turnout == Fraction(1, 2)


def test_notional_votes_must_add_up() -> None:
    with pytest.raises(DeclarationError, match="Newton: notional votes add up to 3, the file's total is 4"):
        NotionalResult("X-new", "Newton", {"Oak": 1, "Elm": 2}, 4, 400, 1)


def test_a_notional_result_is_ranked_by_votes_whatever_the_order_of_the_file() -> None:
    assert notional(Ash=1, Elm=5, Oak=5).ranking == notional(Oak=5, Elm=5, Ash=1).ranking == ["Elm", "Oak", "Ash"]


def test_shares_before_are_unknown_for_the_absent_and_for_independents() -> None:
    before = base("Oak", oak=60, ind=40)
    assert (before.share("Oak"), before.share("Elm"), before.share("Ind")) == (Fraction(3, 5), None, None)


def test_an_uncontested_seat_before_gives_no_shares() -> None:
    before = base("Oak", oak=0)
    assert (before.winner, before.share("Oak"), before.majority, before.majority_share, before.turnout) == (
        "Oak", None, None, None, None,
    )  # fmt: skip
