"""The forecast of a House: declared seats certain, what stands alone counts, one seed the same bytes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hustings.errors import ElectionError
from hustings.night.forecast import Night, Settings, forecast
from hustings.night.forecast_plain import forecast_json
from hustings.night.outlook import Forecast, SeatOutlook, SeatStatus
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.entry import Correction, Entry, Lot, Recount, Retraction
from hustings.record.ledger import Ledger
from hustings.record.state import state

from .forecast_laws import lawful
from .made_up_britain import (
    SEATS,
    declared_so_far,
    entry,
    figures,
    made_up_britain,
    nominated_backwards,
    small_night,
    turned_round,
    with_ledger,
)

COUNT = 12
YEAR = 2
SCRIPT = """
import json
from tests.night.made_up_britain import small_night
from hustings.night.forecast import forecast
from hustings.night.forecast_plain import forecast_json
from hustings.record.state import state
night = small_night()
print(json.dumps(forecast_json(forecast(night, state(night.election.ledger.until(12))))))
"""


def told(night: Night, ledger: Ledger) -> dict[str, object]:
    """The forecast as JSON, without the number of the entry it was made at."""
    plain = forecast_json(forecast(night, state(ledger)))
    return {**plain, "as_at_entry": 0}


def seat_of(made: Forecast, key: str) -> SeatOutlook:
    return next(seat for seat in made.seats if seat.contest == key)


def last_declared(ledger: Ledger) -> Declaration:
    payload = ledger.entries[-1].payload
    assert isinstance(payload, Declaration)
    return payload


def level(contest: Contest) -> Declaration:
    """Figures in which the first two are level."""
    votes = {one.key: 100 for one in contest.candidacies}
    first, second = (one.key for one in contest.candidacies[:2])
    votes |= {first: 9_000, second: 9_000}
    return Declaration(contest.key, votes, sum(votes.values()))


def test_every_law_holds_after_every_declaration(small: Night) -> None:
    for count in range(1, SEATS + 1):
        lawful(small, small.election.ledger.until(count))


def test_the_end_of_the_night_is_the_house_itself(small: Night) -> None:
    made = lawful(small, small.election.ledger)
    assert made.forecast.undeclared == 0
    assert all(party.p5 == party.p95 == party.declared for party in made.forecast.house.values())


def test_the_same_seed_gives_the_same_bytes_in_another_process(small: Night) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "77", "NUMBA_NUM_THREADS": "1"}
    root = Path(__file__).parents[2]
    other = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    here = forecast_json(forecast(small, state(small.election.ledger.until(12))))
    assert json.dumps(here) == other.stdout.strip()


def test_another_seed_gives_another_forecast_but_not_a_far_one(small: Night) -> None:
    other = small_night(settings=replace(small.settings, seed=4))
    ledger = small.election.ledger.until(COUNT)
    first, second = forecast(small, state(ledger)), forecast(other, state(ledger))
    assert first.house != second.house
    assert abs(first.house["Lab"].mean - second.house["Lab"].mean) < 3


def test_the_order_of_candidacies_does_not_matter(small: Night) -> None:
    turned = turned_round(small.election)
    assert turned.ledger != small.election.ledger
    there = told(small_night(turned), turned.ledger.until(COUNT))
    assert json.dumps(there) == json.dumps(told(small, small.election.ledger.until(COUNT)))


def test_the_order_of_seats_does_not_matter(small: Night) -> None:
    other = nominated_backwards(small.election)
    there = told(small_night(other), other.ledger.until(COUNT))
    assert json.dumps(there) == json.dumps(told(small, small.election.ledger.until(COUNT)))


def test_a_correction_gives_the_forecast_of_the_corrected_figures(small: Night) -> None:
    election = small.election
    before = election.ledger.until(COUNT - 1)
    right = last_declared(election.ledger.until(COUNT))
    votes = {key: count + 700 * place for place, (key, count) in enumerate(right.votes.items())}
    wrong = Declaration(right.contest, votes, sum(votes.values()))
    straight = before.append(entry(right, 300))
    misread = before.append(entry(wrong, 300))
    corrected = misread.append(entry(Correction(right, "two piles were swapped"), 301))
    assert json.dumps(told(small, corrected)) == json.dumps(told(small, straight))
    assert told(small, misread) != told(small, straight)


def test_an_early_correction_late_in_the_night_counts_too(small: Night) -> None:
    election = small.election
    right = last_declared(election.ledger.until(1))
    votes = {key: count + 500 for key, count in right.votes.items()}
    wrong = Declaration(right.contest, votes, sum(votes.values()))
    said = [replace(one, payload=wrong) if one.payload == right else one for one in election.ledger.until(20)]
    misread = Ledger(tuple(said))
    corrected = misread.append(entry(Correction(right, "read from the wrong sheet"), 300))
    made = lawful(small, corrected).forecast
    declared = seat_of(made, right.contest)
    shares = {one.candidacy: one.share_mean for one in declared.candidacies}
    assert shares == {key: count / right.valid_votes for key, count in right.votes.items()}


def test_a_retraction_gives_back_the_forecast_before_it(small: Night) -> None:
    election = small.election
    key = last_declared(election.ledger.until(COUNT)).contest
    ledger = declared_so_far(election, COUNT, Retraction(key, "read from the wrong sheet"))
    made = lawful(small, ledger).forecast
    assert seat_of(made, key).status is not SeatStatus.DECLARED
    assert made.declared == COUNT - 1
    assert json.dumps(told(small, ledger)) == json.dumps(told(small, election.ledger.until(COUNT - 1)))


def test_a_recount_changes_nothing(small: Night) -> None:
    undeclared = next(
        key for key, one in state(small.election.ledger.until(COUNT)).contests.items() if not one.is_declared
    )
    ledger = declared_so_far(small.election, COUNT, Recount(undeclared))
    assert told(small, ledger) == told(small, small.election.ledger.until(COUNT))


def test_a_tie_is_open_until_its_lot(small: Night) -> None:
    now = state(small.election.ledger.until(COUNT))
    contest = next(one.contest for one in now.contests.values() if not one.is_declared)
    tie = level(contest)
    waiting = lawful(small, declared_so_far(small.election, COUNT, tie)).forecast
    assert seat_of(waiting, contest.key).status is not SeatStatus.DECLARED
    assert waiting.declared == COUNT
    second = contest.candidacies[1]
    drawn = lawful(small, declared_so_far(small.election, COUNT, tie, Lot(contest.key, second.key))).forecast
    assert seat_of(drawn, contest.key).leader.candidacy == second.key
    assert drawn.declared == COUNT + 1
    assert drawn.house[second.party].declared == state_declared(small, second.party) + 1


def state_declared(night: Night, party: str) -> int:
    made = forecast(night, state(night.election.ledger.until(COUNT)))
    return made.house[party].declared if party in made.house else 0


def test_a_seat_won_without_a_poll_is_declared_and_teaches_nothing(small: Night) -> None:
    now = state(small.election.ledger.until(COUNT))
    contest = next(one.contest for one in now.contests.values() if not one.is_declared)
    who = contest.candidacies[0].key
    alone = replace(contest, candidacies=contest.candidacies[:1])
    election = with_ledger(
        small.election,
        Ledger(
            tuple(replace(e, payload=alone) if e.payload == contest else e for e in now_entries(small))
        ).append(entry(Declaration(contest.key, {}, 0, unopposed=who), 300)),
    )
    made = forecast(small_night(election), election.state())
    seat = seat_of(made, contest.key)
    assert (seat.status, seat.leader.win) == (SeatStatus.DECLARED, 1)
    assert all(np.isfinite(party.mean) for party in made.house.values())
    assert all(np.isfinite(vote.mean_share) for vote in made.votes.values())


def now_entries(night: Night) -> Ledger:
    return night.election.ledger.until(COUNT)


@pytest.mark.parametrize("draws", [0, 99, 200_001, -5])
def test_draws_out_of_range_are_refused(draws: int) -> None:
    with pytest.raises(ElectionError, match="want 100 to 200,000"):
        Settings(draws=draws)


@pytest.mark.parametrize("draws", [101, 110])
def test_any_number_of_draws_within_range_will_do(small: Night, draws: int) -> None:
    night = small_night(settings=replace(small.settings, draws=draws))
    assert lawful(night, small.election.ledger.until(5)).forecast.draws == draws


def test_a_seed_below_zero_is_refused() -> None:
    with pytest.raises(ElectionError, match="seed"):
        Settings(seed=-1)


def test_a_party_that_does_not_stand_has_no_cell(small: Night) -> None:
    made = forecast(small, state(small.election.ledger.until(COUNT)))
    for seat in made.seats:
        standing = small.election.contest(seat.contest).contest
        assert {one.party for one in seat.candidacies} == {one.party for one in standing.candidacies}
    assert not any(
        one.party == "SNP" for seat in made.seats if seat.region == "London" for one in seat.candidacies
    )


def test_few_declared_are_warned_of_and_many_are_not(small: Night) -> None:
    few = forecast(small, state(small.election.ledger.until(3))).warnings
    many = forecast(small, state(small.election.ledger.until(40))).warnings
    assert "Only 3 declared: the first seats are seldom like the country." in few
    assert not any("Only" in words for words in many)


def test_a_seat_with_a_sitting_independent_is_never_called(small: Night) -> None:
    for count in (10, 25, 35):
        made = forecast(small, state(small.election.ledger.until(count)))
        assert seat_of(made, "M07").status is not SeatStatus.CALLED
        assert seat_of(made, "M08").status is not SeatStatus.CALLED


def test_a_label_wins_no_more_seats_than_it_stands_in(small: Night) -> None:
    for count in (1, 5, COUNT):
        made = lawful(small, small.election.ledger.until(count))
        for label, most in (("Spk", 1), ("Ind", 2), ("PC", 4), ("SNP", 4)):
            assert made.totals[:, made.labels.index(label)].max() <= most, (count, label)


def test_the_example_made_here_is_as_described() -> None:
    election = made_up_britain(YEAR)
    assert len(election.state().declared) == SEATS
    assert figures(election.contest("M03").contest, 3, YEAR) == election.contest("M03").declaration


def test_a_correction_that_keeps_its_hour_changes_nothing_but_the_figures(small: Night) -> None:
    """Even of the first seat late in the night, where figures carry the hour they were read out."""
    entries = [timed(one) for one in small.election.ledger.until(20)]
    right = next(one.payload for one in entries if isinstance(one.payload, Declaration))
    votes = {key: count + 500 for key, count in right.votes.items()}
    wrong = replace(right, votes=votes, valid_votes=sum(votes.values()))
    misread = [replace(one, payload=wrong) if one.payload == right else one for one in entries]
    corrected = Ledger((*misread, entry(Correction(right, "read from the wrong sheet"), 300)))
    assert json.dumps(told(small, corrected)) == json.dumps(told(small, Ledger(tuple(entries))))


def timed(one: Entry) -> Entry:
    if isinstance(one.payload, Declaration):
        return replace(one, payload=replace(one.payload, declared_at=one.at))
    return one


def test_a_forecast_is_never_typed_as_a_declaration() -> None:
    """Nothing before the night knows of it; a made-up night and what was keyed alone make declarations."""
    source = Path(forecast.__code__.co_filename).parents[1]
    for wing in ("record", "tell", "sources"):
        for room in (source / wing).glob("*.py"):
            assert "hustings.night" not in room.read_text(encoding="utf-8"), room.name
    makers = {
        room.name
        for room in (source / "night").glob("*.py")
        if re.search(r"\bDeclaration\(", room.read_text(encoding="utf-8"))
    }
    assert makers <= {"rehearsal.py", "made_up_night.py", "made_up_swing.py", "borrowed_house.py", "keyed.py"}
    assert not issubclass(Forecast, Declaration)
