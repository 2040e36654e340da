"""Alerts on the bundled example's six seats, whose facts one can look up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

import hustings
from hustings.night.alerts import Alert, AlertKind, alerts, backed_by_entries
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import Correction, Endorsement, Entry, Kind, Lot, Payload, Retraction
from hustings.record.ledger import Ledger
from hustings.record.state import state

SIX = hustings.load("example")
BLACKBURN, ISLINGTON, HENDON = "E14001102", "E14001305", "E14001279"
NIGHT = datetime(2024, 7, 5, 3, tzinfo=UTC)
NOMINATED = Ledger(tuple(entry for entry in SIX.ledger if entry.kind is Kind.NOMINATE))


def after(*said: tuple[Kind, Payload], at: datetime = NIGHT, seats: int | None = None) -> Election:
    """Return the example with its nominations and then what was said."""
    entries = [Entry(kind, payload, at, "desk", "a notice") for kind, payload in said]
    return replace(SIX, ledger=NOMINATED.append(entries), seats=seats)


def told(election: Election, chances: dict[str, dict[str, float]] | None = None) -> dict[AlertKind, Alert]:
    """Return what the last entry is told of, by kind."""
    before = state(election.ledger.prefix(len(election.ledger) - 1))
    found = alerts(election, before, election.state(), chances or {}, backed_by_entries(before))
    assert len({one.kind for one in found}) == len(found), "at most one alert of a kind"
    return {one.kind: one for one in found}


def declared(key: str) -> Declaration:
    declaration = SIX.contest(key).declaration
    assert declaration is not None
    return declaration


def changed(key: str, *moved: tuple[int, int]) -> Declaration:
    """Return a contest's declaration with votes given, by place in the order of most votes."""
    right = declared(key)
    order = sorted(right.votes, key=lambda one: -right.votes[one])
    votes = dict(right.votes)
    for place, by in moved:
        votes[order[place]] += by
    return replace(right, votes=votes, valid_votes=sum(votes.values()))


def test_a_gained_seat_and_a_defeated_member_are_told_of() -> None:
    found = told(after((Kind.ENTER, declared(BLACKBURN))))
    assert set(found) == {AlertKind.GAIN, AlertKind.DEFEAT}
    assert found[AlertKind.GAIN].words == (
        "Blackburn: Ind gain from Lab, majority 132; Adnan Hussain (Ind) is elected"
    )
    assert found[AlertKind.DEFEAT].words == (
        "Blackburn: Kate Hollern (Lab), a sitting member, was defeated by Adnan Hussain (Ind)"
    )
    assert {one.entry for one in found.values()} == {7}


def test_a_confirmation_tells_nothing_new() -> None:
    from hustings.record.entry import Confirmation

    election = after((Kind.ENTER, declared(BLACKBURN)))
    checked = Entry(Kind.CONFIRM, Confirmation(BLACKBURN, 7), NIGHT, "keyer-2", "a notice")
    assert told(replace(election, ledger=election.ledger.append([checked]))) == {}


@pytest.mark.parametrize(("chance", "is_upset"), [(0.0999, True), (0.1, False), (0.9, False)])
def test_an_upset_is_a_winner_whose_chance_was_under_one_in_ten(chance: float, is_upset: bool) -> None:
    winner = SIX.tabulation(BLACKBURN)
    assert winner is not None
    found = told(after((Kind.ENTER, declared(BLACKBURN))), {BLACKBURN: {winner.winner.key: chance}})
    assert (AlertKind.UPSET in found) is is_upset


@pytest.mark.parametrize(("majority", "is_close"), [(99, True), (100, False), (1, True)])
def test_a_majority_under_a_hundred_is_told_of(majority: int, is_close: bool) -> None:
    found = told(after((Kind.ENTER, changed(BLACKBURN, (0, majority - 132)))))
    assert (AlertKind.CLOSE in found) is is_close
    if is_close:
        assert f" by {majority} vote" in found[AlertKind.CLOSE].words


def test_a_tie_waits_for_its_lot() -> None:
    tied = changed(BLACKBURN, (0, -132))
    assert told(after((Kind.ENTER, tied))) == {}
    winner = sorted(tied.votes, key=lambda one: -tied.votes[one])[1]
    found = told(after((Kind.ENTER, tied), (Kind.LOT, Lot(BLACKBURN, winner))))
    assert AlertKind.CLOSE in found
    assert "after a lot" in found[AlertKind.CLOSE].words


def test_a_correction_tells_old_and_new_and_what_became_true() -> None:
    wrong = changed(BLACKBURN, (0, -200))
    right = Correction(declared(BLACKBURN), "two digits swapped (made up)")
    found = told(after((Kind.ENTER, wrong), (Kind.CORRECT, right)))
    words = found[AlertKind.CORRECTION].words
    assert "THE WINNER IS NOW Adnan Hussain (Ind), before Kate Hollern (Lab)" in words
    assert "Adnan Hussain 10,518 votes, before 10,318" in words
    assert "two digits swapped" in words
    assert AlertKind.GAIN in found, "the gain is new: the figures before said hold"


def test_a_correction_that_changes_no_winner_repeats_nothing() -> None:
    wrong = changed(BLACKBURN, (3, 7))
    found = told(after((Kind.ENTER, wrong), (Kind.CORRECT, Correction(declared(BLACKBURN), "a slip"))))
    assert set(found) == {AlertKind.CORRECTION}


def test_withdrawn_figures_are_told_of() -> None:
    found = told(after((Kind.ENTER, declared(BLACKBURN)), (Kind.RETRACT, Retraction(BLACKBURN, "made up"))))
    assert set(found) == {AlertKind.CORRECTION}
    assert "withdrawn. Reason: made up" in found[AlertKind.CORRECTION].words


def test_an_endorsed_candidate_elected_is_told_of() -> None:
    winner = SIX.tabulation(ISLINGTON)
    assert winner is not None
    backing = Endorsement("Made-up Society", date(2024, 6, 1), "made up", ISLINGTON, winner.winner.key)
    found = told(after((Kind.ENDORSE, backing), (Kind.ENTER, declared(ISLINGTON))))
    assert found[AlertKind.ENDORSED].words.endswith("is elected, endorsed by Made-up Society")
    withdrawn = replace(backing, position="withdrawn")
    found = told(after((Kind.ENDORSE, backing), (Kind.ENDORSE, withdrawn), (Kind.ENTER, declared(ISLINGTON))))
    assert AlertKind.ENDORSED not in found


def test_an_overall_majority_is_told_of_once_and_when_a_correction_takes_it_back() -> None:
    labour = [
        key for key in SIX.state().contests if (won := SIX.tabulation(key)) and won.winner.party == "Lab"
    ]
    assert labour, "the example has a seat that a party holds"
    first = after((Kind.ENTER, declared(labour[0])), seats=1)
    assert told(first)[AlertKind.MAJORITY].words.startswith(
        "Labour: 1 of 1 seats. Lab has an overall majority"
    )
    second = (Kind.RETRACT, Retraction(labour[0], "made up"))
    found = told(after((Kind.ENTER, declared(labour[0])), second, seats=1))
    assert "no longer has an overall majority" in found[AlertKind.MAJORITY].words


def test_nothing_is_told_before_the_close_of_poll() -> None:
    closes = datetime(2024, 7, 4, 21, tzinfo=UTC)
    said = (Kind.ENTER, declared(BLACKBURN))
    assert told(after(said, at=closes - timedelta(seconds=1))) == {}
    assert told(after(said, at=closes)) != {}


def test_a_rehearsal_says_so_in_every_alert() -> None:
    election = after((Kind.ENTER, declared(BLACKBURN)), at=datetime(2024, 7, 1, tzinfo=UTC))
    practice = replace(election, ledger=Ledger(tuple(replace(one, mode="test") for one in election.ledger)))
    found = told(practice)
    assert found
    assert all(one.words.startswith("REHEARSAL: ") for one in found.values())
