"""The state after a payload was removed by order of law: every moment still stands."""

from __future__ import annotations

import pytest

from hustings.errors import LedgerError
from hustings.record import chain
from hustings.record.entry import Blanking, Renomination
from hustings.record.ledger import Ledger
from hustings.record.state import state

from .made_up import BEEFORD_TIE, contest, entry, figures, ledger


def removed(entries: Ledger, number: int) -> Ledger:
    return chain.blank(entries, number, entry(Blanking(number, "by order of a made-up court"), 99))


def test_what_rested_on_a_removed_nomination_is_passed_over(night: Ledger) -> None:
    left = state(removed(night, 1))
    assert set(left.contests) == {"beeford", "ceeham"}
    assert left.contests["ceeham"] == state(night).contests["ceeham"]
    assert left.as_at_entry == 14


def test_what_rested_on_a_removed_renomination_is_passed_over() -> None:
    wider = Renomination(contest("Ayton", "Oak", "Elm", "Ash"), {}, "added")
    entries = ledger(contest("Ayton", "Oak", "Elm"), wider, figures("Ayton", oak=3, elm=2, ash=1))
    assert state(entries).contests["ayton"].is_declared
    assert not state(removed(entries, 2)).contests["ayton"].is_declared


def test_figures_are_never_removed(night: Ledger) -> None:
    figures_of = [n for n, one in enumerate(night, start=1) if one.kind not in chain.REMOVABLE]
    assert len(figures_of) > 5
    for number in figures_of:
        with pytest.raises(LedgerError, match="never removed"):
            removed(night, number)


def test_names_can_be_removed_and_every_moment_still_stands(night: Ledger) -> None:
    numbers = [n for n, one in enumerate(night, start=1) if one.kind in chain.REMOVABLE]
    assert len(numbers) > 2
    for number in numbers:
        left = removed(night, number)
        for length in range(len(left) + 1):
            assert state(left.prefix(length)).as_at_entry == length


def test_a_removed_endorsement_excuses_no_later_entry(night: Ledger) -> None:
    wrong = removed(night, 4).append(entry(BEEFORD_TIE, 100))
    with pytest.raises(LedgerError, match="entry 15 .*declared already"):
        state(wrong)
