"""The notation of patterns: every pattern of every table can be read, and its elements do what they say."""

from __future__ import annotations

import pytest

from hustings.check.changes_said import FOLLOWERS
from hustings.check.claiming import FAMILIES
from hustings.check.notation import compiled, encoded, needed
from hustings.check.numbers import with_numbers
from hustings.check.rules import Rule
from hustings.check.words import words

RULES = [rule for rules, _ in [*FAMILIES, (FOLLOWERS, None)] for rule in rules]


def matches(form: str, text: str) -> bool:
    line = "^ " + "".join(f"{code} " for code, _, _ in encoded(with_numbers(words(text))))
    return compiled(form).search(line) is not None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.type}: {rule.name}")
def test_every_pattern_can_be_read(rule: Rule) -> None:
    assert rule.form
    assert compiled(rule.form).pattern


def test_a_class_a_word_and_a_unit_are_told_apart() -> None:
    assert matches("POLL n:COUNT VOTES", "took 3,000 votes")
    assert not matches("POLL n:COUNT VOTES", "took 3,000 seats")
    assert not matches("POLL n:PERCENT", "took 3,000 votes")


def test_a_gap_stops_at_numbers_and_marks() -> None:
    assert matches("TURNOUT ... n:PERCENT", "turnout in the seat was 61%")
    assert not matches("TURNOUT ... n:PERCENT", "turnout; it was 61%")
    assert not matches("TURNOUT ... by n:PERCENT", "turnout of 50% rose by 3%")


def test_looking_ahead_forbids_or_asks() -> None:
    assert not matches("won !by", "won by a mile")
    assert matches("won >STOP", "won.")
    assert matches("won >STOP", "won")


def test_words_with_hyphens_are_one() -> None:
    assert matches("by .. n:COUNT VOTES", "by a wafer-thin 323 votes")


def test_what_a_line_needs_is_known_beforehand() -> None:
    assert needed("v:POLL ADV? ( a | b )? n:COUNT") == (frozenset({"POLL"}), frozenset({"COUNT"}))
