"""The state: what stands after each kind of entry, and what does not follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from hustings.errors import LedgerError
from hustings.record.declaration import Declaration
from hustings.record.entry import (
    Confirmation,
    Correction,
    Countermand,
    Endorsement,
    Lot,
    Payload,
    Recount,
    Renomination,
    Retraction,
    Rush,
)
from hustings.record.ledger import Ledger
from hustings.record.state import ContestState, Status, state

from .made_up import (
    AYTON,
    AYTON_FIGURES,
    BEEFORD,
    BEEFORD_TIE,
    CEEHAM,
    CEEHAM_FIRST,
    CEEHAM_RIGHT,
    contest,
    entry,
    figures,
    ledger,
    stands,
)


def after(*payloads: Payload) -> ContestState:
    """The state of the first contest named."""
    return next(iter(state(ledger(*payloads)).contests.values()))


def refused(*payloads: Payload) -> str:
    """What is said of the last entry, which does not follow; those before it do."""
    state(ledger(*payloads[:-1]))
    with pytest.raises(LedgerError) as told:
        state(ledger(*payloads))
    assert str(told.value).startswith(f"entry {len(payloads)} ")
    return str(told.value)


def test_an_empty_ledger_is_a_state_of_nothing() -> None:
    empty = state(Ledger())
    assert (empty.as_at_entry, dict(empty.contests), empty.endorsements, empty.declared) == (0, {}, (), ())


def test_nominated_is_not_declared() -> None:
    nominated = after(AYTON)
    assert (nominated.status, nominated.is_declared, nominated.is_decided) == (Status.NOMINATED, False, False)


def test_a_contest_is_nominated_once() -> None:
    assert "nominated already" in refused(AYTON, AYTON)


@pytest.mark.parametrize(
    "about", [AYTON_FIGURES, Rush("ayton", "oak"), Recount("ayton"), Countermand("ayton", "made up")]
)
def test_nothing_is_said_of_a_contest_before_its_nomination(about: Payload) -> None:
    assert "no contest 'ayton'" in refused(BEEFORD, about)


def test_a_rush_names_a_winner_without_figures() -> None:
    rushed = after(AYTON, Rush("ayton", "ind"))
    assert (rushed.status, rushed.rushed, rushed.is_declared) == (Status.RUSHED, "ind", False)
    assert "nobody here" in refused(AYTON, Rush("ayton", "yew"))


def test_the_figures_follow_the_rush() -> None:
    entered = after(AYTON, Rush("ayton", "ind"), AYTON_FIGURES)
    assert (entered.status, entered.entry, entered.rushed) == (Status.ENTERED, 3, "ind")
    assert entered.declaration == AYTON_FIGURES
    assert "declared already" in refused(AYTON, AYTON_FIGURES, Rush("ayton", "ind"))


def test_figures_for_other_candidacies_do_not_follow() -> None:
    assert "no votes for ind" in refused(AYTON, figures("Ayton", oak=2, elm=1))


def test_figures_are_entered_once() -> None:
    assert "correct or retract" in refused(AYTON, AYTON_FIGURES, AYTON_FIGURES)


def test_a_recount_takes_the_rush_back_and_figures_may_follow() -> None:
    recount = after(AYTON, Rush("ayton", "ind"), Recount("ayton"))
    assert (recount.status, recount.rushed) == (Status.RECOUNT, None)
    assert after(AYTON, Recount("ayton"), AYTON_FIGURES).status is Status.ENTERED
    assert "retract first" in refused(AYTON, AYTON_FIGURES, Recount("ayton"))


def test_only_the_standing_entry_is_confirmed() -> None:
    assert after(AYTON, AYTON_FIGURES, Confirmation("ayton", 2)).is_confirmed
    assert "nothing to confirm" in refused(AYTON, Confirmation("ayton", 1))
    assert "nothing to confirm" in refused(AYTON, Rush("ayton", "ind"), Confirmation("ayton", 2))
    assert "stands on entry 2, not 1" in refused(AYTON, AYTON_FIGURES, Confirmation("ayton", 1))


def test_nobody_confirms_what_they_entered_themselves() -> None:
    entries = ledger(AYTON, AYTON_FIGURES)
    with pytest.raises(LedgerError, match="first reader made entry 2; a second person confirms it"):
        state(entries.append(entry(Confirmation("ayton", 2), 3, by="first reader")))
    assert state(entries.append(entry(Confirmation("ayton", 2), 3))).contests["ayton"].is_confirmed


def test_a_correction_replaces_the_figures_and_keeps_the_old_with_the_reason() -> None:
    corrected = after(CEEHAM, CEEHAM_FIRST, Confirmation("ceeham", 2), Correction(CEEHAM_RIGHT, "wrong pile"))
    assert corrected.declaration == CEEHAM_RIGHT
    assert corrected.corrected == ((CEEHAM_FIRST, "wrong pile"),)
    assert (corrected.entry, corrected.reason, corrected.is_confirmed) == (4, "wrong pile", False)


def test_a_corrected_entry_must_be_confirmed_anew() -> None:
    entries = (CEEHAM, CEEHAM_FIRST, Correction(CEEHAM_RIGHT, "wrong pile"))
    assert "stands on entry 3, not 2" in refused(*entries, Confirmation("ceeham", 2))
    assert after(*entries, Confirmation("ceeham", 3)).is_confirmed


def test_corrections_are_kept_oldest_first() -> None:
    twice = after(CEEHAM, CEEHAM_FIRST, Correction(CEEHAM_RIGHT, "one"), Correction(CEEHAM_FIRST, "two"))
    assert twice.corrected == ((CEEHAM_FIRST, "one"), (CEEHAM_RIGHT, "two"))


def test_nothing_is_corrected_that_was_not_declared() -> None:
    assert "nothing to correct" in refused(CEEHAM, Correction(CEEHAM_RIGHT, "made up"))
    other = Correction(figures("Ceeham", oak=1, elm=0), "made up")
    assert "no votes for ash" in refused(CEEHAM, CEEHAM_FIRST, other)


def test_a_retraction_leaves_nothing_standing_and_keeps_the_figures() -> None:
    retracted = after(AYTON, AYTON_FIGURES, Retraction("ayton", "wrong sheet"))
    assert (retracted.status, retracted.declaration, retracted.entry) == (Status.RETRACTED, None, None)
    assert (retracted.corrected, retracted.reason) == (((AYTON_FIGURES, "wrong sheet"),), "wrong sheet")
    assert "nothing to retract" in refused(AYTON, Retraction("ayton", "made up"))


def test_figures_may_be_entered_again_after_a_retraction() -> None:
    again = after(AYTON, AYTON_FIGURES, Retraction("ayton", "wrong sheet"), AYTON_FIGURES)
    assert (again.entry, again.reason, len(again.corrected)) == (4, None, 1)


def test_a_rush_can_be_retracted() -> None:
    assert after(AYTON, Rush("ayton", "oak"), Retraction("ayton", "misheard")).rushed is None


def test_a_tie_is_undecided_until_the_lot() -> None:
    tied = after(BEEFORD, BEEFORD_TIE)
    assert (tied.is_declared, tied.is_decided) == (True, False)
    drawn = after(BEEFORD, BEEFORD_TIE, Lot("beeford", "elm"))
    assert (drawn.is_decided, drawn.lot) == (True, "elm")


def test_the_lot_is_among_the_tied() -> None:
    level = figures("Ceeham", oak=40, elm=40, ash=3)
    assert "ash is not among the tied" in refused(CEEHAM, level, Lot("ceeham", "ash"))
    assert "yew is not among the tied" in refused(CEEHAM, level, Lot("ceeham", "yew"))
    assert "no lot is drawn" in refused(CEEHAM, CEEHAM_FIRST, Lot("ceeham", "oak"))
    assert "no lot is drawn" in refused(CEEHAM, Lot("ceeham", "oak"))


def test_the_lot_is_drawn_once() -> None:
    assert "has its lot already" in refused(
        BEEFORD, BEEFORD_TIE, Lot("beeford", "elm"), Lot("beeford", "oak")
    )


def test_a_corrected_tie_waits_for_a_new_lot() -> None:
    again = Correction(figures("Beeford", oak=41, elm=41), "a bundle missed")
    assert not after(BEEFORD, BEEFORD_TIE, Lot("beeford", "elm"), again).is_decided


def test_a_countermanded_poll_is_undeclared_and_says_why() -> None:
    stopped = after(AYTON, Rush("ayton", "oak"), Countermand("ayton", "a candidate died"))
    assert (stopped.status, stopped.reason, stopped.rushed) == (
        Status.COUNTERMANDED,
        "a candidate died",
        None,
    )
    assert not stopped.is_declared
    assert "declared already" in refused(AYTON, AYTON_FIGURES, Countermand("ayton", "made up"))


def test_the_new_poll_after_a_countermand_can_be_declared() -> None:
    new_list = Renomination(contest("Ayton", "Oak", "Elm", "Ash"), {}, "new poll")
    entered = after(
        AYTON, Countermand("ayton", "a candidate died"), new_list, figures("Ayton", oak=3, elm=2, ash=1)
    )
    assert (entered.status, entered.reason) == (Status.ENTERED, None)


def test_a_renomination_changes_the_list_and_keeps_the_figures() -> None:
    other = contest("Ayton", "Oak", "Elm", stands("Ash", key="ind"))
    renamed = after(AYTON, AYTON_FIGURES, Confirmation("ayton", 2), Renomination(other, {}, "a misprint"))
    assert renamed.contest.candidacy("ind").party == "Ash"
    assert (renamed.declaration, renamed.entry, renamed.is_confirmed) == (AYTON_FIGURES, 2, True)


def test_a_renomination_can_rename_people_and_their_figures_follow() -> None:
    swapped = Renomination(AYTON, {"oak": "elm", "elm": "oak"}, "two people exchanged on the list")
    now = after(AYTON, Rush("ayton", "elm"), AYTON_FIGURES, swapped)
    assert now.declaration is not None and now.declaration.votes == {"elm": 30, "oak": 20, "ind": 50}
    assert now.rushed == "oak"


def test_a_renomination_keeps_the_lot_with_the_person() -> None:
    renamed = contest("Beeford", "Oak", stands("Elm", key="elm-tree"))
    now = after(
        BEEFORD, BEEFORD_TIE, Lot("beeford", "elm"), Renomination(renamed, {"elm": "elm-tree"}, "misspelt")
    )
    assert (now.lot, now.is_decided) == ("elm-tree", True)


def test_a_renomination_never_makes_one_person_of_two() -> None:
    one = Renomination(contest("Ayton", "Oak", "Ind"), {"elm": "oak"}, "made up")
    assert "add up to 70" in refused(AYTON, AYTON_FIGURES, one)


def test_a_renomination_that_loses_somebody_with_votes_does_not_follow() -> None:
    shorter = Renomination(contest("Ayton", "Oak", "Elm"), {}, "made up")
    assert "nobody here called ind" in refused(AYTON, AYTON_FIGURES, shorter)


def test_a_renomination_that_loses_the_winner_announced_does_not_follow() -> None:
    shorter = Renomination(contest("Ayton", "Oak", "Elm"), {}, "made up")
    assert "'ind'" in refused(AYTON, Rush("ayton", "ind"), shorter)


def test_endorsements_are_kept_in_order_with_the_one_that_takes_back() -> None:
    first = Endorsement("Made-up Society", date(2031, 4, 1), "made up", contest="ayton", candidacy="ind")
    back = replace(first, published=date(2031, 4, 20), position="withdrawn")
    stood = state(ledger(first, AYTON, back))
    assert stood.endorsements == (first, back)
    assert state(ledger(first, AYTON, back).prefix(2)).endorsements == (first,)


def test_an_uncontested_seat_is_declared_and_decided() -> None:
    alone = contest("Ayton", "Oak")
    unopposed = after(alone, Declaration("ayton", {}, 0, unopposed="oak"))
    assert (unopposed.is_declared, unopposed.is_decided) == (True, True)


def test_a_state_cannot_be_edited(night: Ledger) -> None:
    contests = state(night).contests
    with pytest.raises(TypeError):
        contests["ayton"] = contests["beeford"]  # type: ignore[index]


def test_contests_do_not_disturb_each_other() -> None:
    about = [AYTON_FIGURES, BEEFORD_TIE, CEEHAM_FIRST]
    standing = {
        frozenset((key, one.declaration is not None) for key, one in state(entries).contests.items())
        for order in permutations(about)
        for entries in [ledger(AYTON, BEEFORD, CEEHAM, *order)]
    }
    assert standing == {frozenset({("ayton", True), ("beeford", True), ("ceeham", True)})}
