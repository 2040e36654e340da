"""Causes of differences: a rule holds only where it gives the published figure again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hustings.record.baseline import Base, BaselineKind
from hustings.record.contest import Candidacy, Contest, Seat
from hustings.record.declaration import Declaration
from hustings.record.person import Person
from hustings.record.published import Difference
from hustings.record.tabulation import tabulate
from hustings.sources.causes import (
    CHANGE,
    FORMULAS,
    SHARE,
    Case,
    Cause,
    causes,
    decimal,
    decimals,
    explained,
)
from hustings.sources.comparison import Comparison, as_csv

OAK = Candidacy("oak", Person("Madeup", "of Oak"), "Oak", "Oak")
ELM = Candidacy("elm", Person("Madeup", "of Elm"), "Elm", "Elm")
CONTEST = Contest("ayton", "made-up", Seat("X1", "Ayton"), date(2031, 5, 1), (OAK, ELM))
COUNTED = tabulate(CONTEST, Declaration("ayton", {"oak": 200, "elm": 100}, 300, rejected=20))
BEFORE = Base(BaselineKind.ACTUAL, "Oak", {"Oak": 100, "Ash": 50}, 150, None, 50)
DIFFERENCE = Difference("made-up", "ayton", "Ayton", SHARE, "oak", "0.66", "0.67")


def case(figure: str = SHARE, who: Candidacy = OAK, given: dict[str, int] | None = None) -> Case:
    return Case(figure, who, COUNTED, BEFORE, given or {})


def named(formula: str | None, **more: object) -> Cause:
    parts = {"cause": "made up", "elections": ("made-up",), "figures": (SHARE, CHANGE), "formula": formula}
    return Cause(**{**parts, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("formula", "share"),
    [
        ("rounded twice", "0.67"),
        ("cut", "0.66"),
        ("shares rounded first", "0.67"),
        ("share of all papers", "0.63"),
        ("nothing before", "0.67"),
    ],
)
def test_each_formula_is_worked_out_by_hand_for_two_thirds(formula: str, share: str) -> None:
    assert FORMULAS[formula](case(), 2) == Decimal(share)


def test_the_share_before_may_have_been_rounded() -> None:
    assert FORMULAS["share before rounded to 3"](case(CHANGE), 6) == Decimal("-0.000333")
    assert FORMULAS["share before rounded to 6"](case(CHANGE), 9) == Decimal("-3.33E-7")


def test_other_votes_change_the_total_too() -> None:
    assert FORMULAS["other votes"](case(given={"oak": 100}), 2) == Decimal("0.50")


def test_a_rule_explains_only_what_it_gives_again() -> None:
    assert named("cut").gives("0.66", case())
    assert not named("cut").gives("0.65", case())
    assert not named("cut").gives("", case())
    assert not named("cut").gives("0.66", None)


def test_no_rule_excuses_a_figure_that_was_published_right() -> None:
    assert FORMULAS["rounded twice"](case(), 2) == Decimal("0.67")
    assert not named("rounded twice").gives("0.67", case())


def test_only_one_rule_is_for_a_change_from_nothing() -> None:
    new = case(CHANGE, ELM)
    assert named("nothing before").gives("0.33", new)
    assert not named("shares rounded first").gives("0.33", new)
    assert not named("nothing before").gives("0.67", case(CHANGE, OAK))


def test_a_cause_names_its_differences_by_pattern() -> None:
    assert named(None, contests=("ay*",), candidacies=("oak",)).names(DIFFERENCE)
    assert not named(None, contests=("bee*",)).names(DIFFERENCE)
    assert not named(None, published="0.67").names(DIFFERENCE)
    assert not named(None, elections=("another",)).names(DIFFERENCE)


def test_a_difference_nobody_knows_the_cause_of_stays_without_one() -> None:
    assert explained(DIFFERENCE, case()) == DIFFERENCE
    assert Comparison("made-up", {SHARE: 1}, (DIFFERENCE,)).unexplained == (DIFFERENCE,)


def test_every_formula_named_is_there_and_every_cause_is_a_sentence() -> None:
    assert {cause.formula for cause in causes() if cause.formula} == set(FORMULAS)
    assert [cause.cause for cause in causes() if not cause.cause.endswith(".")] == []


def test_decimals_are_counted_as_printed() -> None:
    printed = [decimal(text) for text in ("0.660", "-0.1", "0", "")]
    assert [decimals(one) for one in printed if one is not None] == [3, 1, 0]
    assert printed[-1] is None


def test_the_list_has_a_line_for_each_difference() -> None:
    listed = as_csv([Comparison("made-up", {SHARE: 1}, (replace(DIFFERENCE, cause="cut, not rounded"),))])
    assert listed == (
        "election,contest,seat,figure,candidacy,published,computed,cause\n"
        'made-up,ayton,Ayton,share,oak,0.66,0.67,"cut, not rounded"\n'
    )
