"""A ledger mended as the night goes: names changed, figures corrected late; earlier moments still work."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from hustings.errors import DeclarationError, ElectionError, LedgerError
from hustings.night.forecast import Night, forecast
from hustings.night.forecast_plain import forecast_json
from hustings.night.mended import mended
from hustings.night.outlook import SeatStatus
from hustings.night.plain_part import plain_night
from hustings.night.replay import steps
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import Correction, Entry, Lot, Renomination, Retraction
from hustings.record.ledger import Ledger
from hustings.record.person import Person
from hustings.record.state import state

from .forecast_laws import lawful
from .made_up_britain import declared_so_far, entry, small_night, with_ledger

COUNT = 20


def renamed(contest: Contest, party: str = "Lab", key: str = "mended-name.lab") -> Renomination:
    """The contest with one party's candidacy under another name and key."""
    old = next(one for one in contest.candidacies if one.party == party)
    new = replace(old, key=key, person=Person("Mended", "Name"))
    those = tuple(new if one == old else one for one in contest.candidacies)
    return Renomination(replace(contest, candidacies=those), {old.key: key}, "a name was misspelt")


def contest_at(election: Election, position: int) -> Contest:
    """The contest of the so-manieth declaration."""
    payload = election.ledger.until(position).entries[-1].payload
    assert isinstance(payload, Declaration)
    return election.contest(payload.contest).contest


def and_then(election: Election, *more: Entry) -> Election:
    return with_ledger(election, Ledger((*election.ledger, *more)))


def told(night: Night, ledger: Ledger) -> str:
    """The forecast of a moment as JSON, without the number of its entry."""
    plain = forecast_json(forecast(night, mended(state(ledger), night.election)))
    return json.dumps({**plain, "as_at_entry": 0})


@pytest.mark.parametrize("position", [3, 40])
def test_a_moment_before_a_name_was_mended_is_forecast_all_the_same(small: Night, position: int) -> None:
    """Of a seat that had declared by then, and of one that had not."""
    said = renamed(contest_at(small.election, position))
    night = small_night(and_then(small.election, entry(said, 500)))
    before = told(small, small.election.ledger.until(COUNT))
    after = told(night, night.election.ledger.until(COUNT))
    old = json.dumps(next(iter(said.keys)))
    assert old in before
    assert old not in after
    assert json.dumps("mended-name.lab") in after
    plain, same = json.loads(before), json.loads(after)
    assert plain["declared"] == same["declared"] == COUNT
    assert same["house"]["Lab"]["mean"] == pytest.approx(plain["house"]["Lab"]["mean"], abs=1.5)


def test_a_replay_passes_a_name_mended_in_the_middle_of_the_night(small: Night) -> None:
    contest = contest_at(small.election, 3)
    middle = len(small.election.ledger.until(COUNT))
    entries = list(small.election.ledger)
    entries.insert(middle, entry(renamed(contest), 60 + COUNT))
    night = small_night(with_ledger(small.election, Ledger(tuple(entries))))
    made = list(steps(night, [COUNT - 1, COUNT, COUNT + 1]))
    assert [step.why_none for step in made] == ["", "", ""]
    for step in made:
        assert step.simulated is not None
        seat = next(one for one in step.simulated.forecast.seats if one.contest == contest.key)
        assert seat.status is SeatStatus.DECLARED
        assert "mended-name.lab" in {one.candidacy for one in seat.candidacies}


def test_a_name_mended_twice_is_the_last_one(small: Night) -> None:
    contest = contest_at(small.election, 3)
    once = renamed(contest, key="first-try.lab")
    twice = renamed(once.nomination, key="second-try.lab")
    election = and_then(small.election, entry(once, 500), entry(twice, 501))
    for length in (len(small.election.ledger), len(small.election.ledger) + 1, len(election.ledger)):
        now = mended(state(election.ledger.prefix(length)), election)
        standing = now.contests[contest.key]
        assert standing.declaration is not None
        assert "second-try.lab" in standing.declaration.votes
        assert standing.contest == election.contest(contest.key).contest
    assert now.as_at_entry == len(election.ledger)


def test_a_tie_keeps_its_lot_under_the_mended_name(small: Night) -> None:
    contest = contest_at(small.election, COUNT + 1)
    votes = {one.key: 100 for one in contest.candidacies}
    lab = next(one.key for one in contest.candidacies if one.party == "Lab")
    con = next(one.key for one in contest.candidacies if one.party == "Con")
    tie = Declaration(contest.key, votes | {lab: 9_000, con: 9_000}, 18_000 + 100 * (len(votes) - 2))
    ledger = declared_so_far(small.election, COUNT, tie, Lot(contest.key, lab))
    election = with_ledger(small.election, ledger.append(entry(renamed(contest), 600)))
    assert mended(state(ledger), election).contests[contest.key].lot == "mended-name.lab"


def test_a_name_mended_after_the_night_was_prepared_asks_for_it_anew(small: Night) -> None:
    contest = contest_at(small.election, 3)
    later = and_then(small.election, entry(renamed(contest), 500))
    with pytest.raises(
        ElectionError, match=f"{contest.seat.name} was nominated otherwise .* prepare it anew"
    ):
        mended(later.state(), small.election)


def test_a_late_correction_keeps_the_seats_place_in_the_order(small: Night) -> None:
    """No declaration here carries an hour, so that entries alone say who was first."""
    election = small.election
    right = election.ledger.until(1).entries[-1].payload
    assert isinstance(right, Declaration)
    assert right.declared_at is None
    votes = {key: count + 500 for key, count in right.votes.items()}
    wrong = replace(right, votes=votes, valid_votes=sum(votes.values()))
    said = [replace(one, payload=wrong) if one.payload == right else one for one in election.ledger]
    middle = len(election.ledger.until(COUNT))
    said.insert(middle, entry(Correction(right, "read from the wrong sheet"), 60 + COUNT))
    corrected = with_ledger(election, Ledger(tuple(said)))
    now = mended(state(corrected.ledger.prefix(middle + 1)), corrected)
    straight = state(election.ledger.until(COUNT))
    assert now.contests[right.contest].entry == straight.contests[right.contest].entry
    night = small_night(corrected)
    assert told(night, corrected.ledger.prefix(middle + 1)) == told(small, election.ledger.until(COUNT))


def test_a_seat_retracted_and_declared_anew_has_a_new_place(small: Night) -> None:
    first = small.election.ledger.until(1).entries[-1]
    assert isinstance(first.payload, Declaration)
    key = first.payload.contest
    anew = and_then(
        small.election,
        entry(Retraction(key, "the count is opened again"), 500),
        entry(first.payload, 510),
        entry(Correction(first.payload, "confirmed by fax"), 520),
    )
    now = mended(anew.state(), anew)
    assert now.contests[key].entry == len(anew.ledger) - 1


def test_a_state_of_another_ledger_is_left_as_it_is(small: Night) -> None:
    right = small.election.ledger.until(1).entries[-1].payload
    assert isinstance(right, Declaration)
    elsewhere = declared_so_far(small.election, COUNT, Correction(right, "made up"))
    now = state(elsewhere)
    assert mended(now, small.election).contests == now.contests


def test_a_declaration_that_does_not_fit_is_refused_with_its_entry(small: Night) -> None:
    contest = contest_at(small.election, COUNT + 1)
    short = {one.key: 900 for one in contest.candidacies[1:]} | {"nobody.here": 900}
    wrong = declared_so_far(small.election, COUNT, Declaration(contest.key, short, sum(short.values())))
    with pytest.raises(LedgerError) as raised:
        state(wrong)
    told_so = str(raised.value)
    assert f"entry {len(wrong)} (enter): {contest.seat.name}: no votes for" in told_so
    assert "nobody here called nobody.here" in told_so


def test_a_sum_that_does_not_fit_is_refused_before_there_is_an_entry(small: Night) -> None:
    contest = contest_at(small.election, COUNT + 1)
    with pytest.raises(DeclarationError, match="votes add up to"):
        Declaration(contest.key, {one.key: 900 for one in contest.candidacies}, 1)


def test_a_second_release_counts_as_a_correction_and_not_as_a_second_declaration(small: Night) -> None:
    right = small.election.ledger.until(COUNT).entries[-1].payload
    assert isinstance(right, Declaration)
    votes = {key: count + 3 for key, count in right.votes.items()}
    later = replace(right, votes=votes, valid_votes=sum(votes.values()))
    with pytest.raises(LedgerError, match="is declared already; correct or retract it"):
        state(declared_so_far(small.election, COUNT, later))
    released = declared_so_far(small.election, COUNT, Correction(later, "the release of August"))
    straight = declared_so_far(small.election, COUNT - 1, later)
    assert told(small, released) == told(small, straight)


def test_an_election_without_a_baseline_is_forecast_from_its_declarations_and_warned_of(small: Night) -> None:
    alone = replace(small.election, baseline=None)
    night = Night(alone, None, small.settings, plain_night(alone, set(alone.state().contests)))
    for count in (1, COUNT, 43):
        made = lawful(night, alone.ledger.until(count)).forecast
        assert any("a plain model" in words for words in made.warnings)
    with pytest.raises(ElectionError, match="a forecast needs a prior"):
        forecast(night, state(alone.ledger.until(0)))
