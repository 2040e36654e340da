"""The House: every moment adds up, and nobody has a majority too early."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from hustings.errors import ElectionError, LedgerError, NameNotFoundError
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import Countermand, Payload
from hustings.record.house import House, house
from hustings.record.ledger import Ledger
from hustings.record.state import state

from .made_up import (
    AYTON,
    AYTON_FIGURES,
    BEEFORD,
    BEEFORD_TIE,
    CEEHAM,
    CEEHAM_FIRST,
    TEN,
    a_baseline,
    a_night,
    an_election,
    contest,
    figures,
    ledger,
)


def moments(election: Election) -> list[House]:
    return [house(election, state(election.ledger.prefix(n))) for n in range(len(election.ledger) + 1)]


def after(*payloads: Payload, seats: int | None = 3) -> House:
    return house(an_election(ledger(*payloads), seats))


def test_every_moment_of_a_night_adds_up(night: Ledger) -> None:
    for moment in moments(an_election(night, baseline=a_baseline())):
        assert moment.declared + moment.undeclared == moment.seats
        assert sum(party.seats for party in moment.parties) == moment.declared - moment.tied
        assert sum(party.gains or 0 for party in moment.parties) == sum(p.losses or 0 for p in moment.parties)
        assert sum(party.change or 0 for party in moment.parties) == 0


def test_votes_of_all_parties_are_the_valid_votes_when_no_tie_waits(night: Ledger) -> None:
    for moment in moments(an_election(night)):
        if not moment.tied:
            assert sum(party.votes for party in moment.parties) == moment.valid_votes


def test_the_count_moves_as_figures_are_declared_corrected_and_retracted(night: Ledger) -> None:
    declared = [moment.declared for moment in moments(an_election(night))]
    assert declared == [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 2, 3]


def test_the_whole_house_has_its_seats_before_all_are_nominated(night: Ledger) -> None:
    assert {moment.seats for moment in moments(an_election(night))} == {3}


def test_the_finished_night_in_full() -> None:
    """Oak 30+40+61, Elm 20+40+35, Ind 50, Ash 4: 280 votes, 5 rejected, 500 electors."""
    final = house(an_election(a_night(), baseline=a_baseline()))
    rows = [(p.party.abbreviation, p.seats, p.change, p.gains, p.losses, p.votes) for p in final.parties]
    assert rows == [
        ("Oak", 1, -1, 1, 2, 131),
        ("Elm", 1, 0, 1, 1, 95),
        ("Ind", 1, 1, 1, 0, 50),
        ("Ash", 0, 0, 0, 0, 4),
    ]
    assert (final.valid_votes, final.rejected, final.electorate) == (280, 5, 500)
    assert (final.turnout, final.ballot_box_turnout) == (Fraction(280, 500), Fraction(285, 500))
    assert (final.as_at_entry, final.baseline, final.overall_majority) == (13, "made-up-before", None)
    assert final.party("Ash").lost_deposits == 1
    assert final.party("Oak").candidacies == 3


def test_share_changes_are_against_the_seats_decided_so_far() -> None:
    """Oak before: 60+60+45 of 300; now 131 of 280. Independents are individuals."""
    final = house(an_election(a_night(), baseline=a_baseline()))
    assert final.party("Oak").share_change == Fraction(131, 280) - Fraction(165, 300)
    assert final.party("Ind").share_change is None


def test_without_a_baseline_nothing_changed_is_unknown_and_not_zero(night: Ledger) -> None:
    oak = house(an_election(night)).party("Oak")
    assert (oak.change, oak.gains, oak.losses, oak.share_change) == (None, None, None, None)


def test_a_seat_missing_from_the_baseline_leaves_the_change_unknown() -> None:
    elsewhere = contest("Deeham", "Oak", "Elm")
    entries = a_night().append(ledger(elsewhere, figures("Deeham", oak=2, elm=1)))
    assert house(an_election(entries, 4, a_baseline())).party("Oak").change is None


def test_a_party_that_lost_seats_and_stood_nowhere_is_still_shown() -> None:
    entries = ledger(contest("Ayton", "Elm"), figures("Ayton", elm=9))
    oak = house(an_election(entries, 1, a_baseline())).party("Oak")
    assert (oak.seats, oak.change, oak.votes, oak.candidacies) == (0, -1, 0, 0)


def test_an_overall_majority_needs_more_than_half_of_all_seats() -> None:
    four = [contest(name, "Oak", "Elm") for name in ("Ayton", "Beeford", "Ceeham", "Deeham")]
    won = [figures(each.key, oak=2, elm=1) for each in four]
    majorities = [after(*four, *won[:n], seats=4).overall_majority for n in range(5)]
    assert majorities == [None, None, None, 2, 4]


def test_seats_not_yet_nominated_count_towards_the_half() -> None:
    assert after(CEEHAM, CEEHAM_FIRST, seats=3).overall_majority is None


def test_independents_have_no_overall_majority_together() -> None:
    independent = after(AYTON, AYTON_FIGURES, seats=1)
    assert independent.parties[0].party.abbreviation == "Ind"
    assert independent.overall_majority is None


def test_an_example_of_some_seats_is_never_a_whole_house() -> None:
    some = after(CEEHAM, CEEHAM_FIRST, seats=None)
    assert (some.is_whole_house, some.overall_majority, some.seats) == (False, None, 1)


def test_one_region_is_not_a_whole_house_either(night: Ledger) -> None:
    south = house(an_election(night), region="South")
    assert (south.seats, south.declared, south.is_whole_house, south.overall_majority) == (2, 2, False, None)
    assert south.valid_votes == 180


def test_a_tie_elects_nobody_until_the_lot() -> None:
    tied = after(BEEFORD, BEEFORD_TIE)
    assert (tied.declared, tied.tied) == (1, 1)
    assert [(one.party.abbreviation, one.seats, one.votes) for one in tied.parties] == [
        ("Elm", 0, 40),
        ("Oak", 0, 40),
    ]
    assert (tied.valid_votes, tied.turnout) == (80, Fraction(80, 100))


def test_a_countermanded_poll_is_undeclared() -> None:
    stopped = after(AYTON, Countermand("ayton", "a candidate died"))
    assert (stopped.declared, stopped.undeclared) == (0, 3)


def test_an_uncontested_seat_counts_as_a_seat_without_votes() -> None:
    alone = after(contest("Ayton", "Oak"), Declaration("ayton", {}, 0, unopposed="oak"), seats=1)
    assert (alone.declared, alone.valid_votes, alone.overall_majority) == (1, 0, 1)
    assert (alone.party("Oak").seats, alone.party("Oak").share) == (1, None)


def test_an_unknown_electorate_anywhere_leaves_the_turnout_unknown() -> None:
    unknown = after(AYTON, CEEHAM, AYTON_FIGURES, figures("Ceeham", oak=3, elm=2, ash=1))
    assert (unknown.electorate, unknown.turnout) == (None, None)
    assert (unknown.rejected, unknown.ballot_box_turnout) == (None, None)


def test_papers_for_nobody_are_in_the_ballot_box_turnout_of_the_house_too() -> None:
    marked = {"rejected": 5, "electorate": 100, "none_of_the_above": 5}
    declared = figures("Ayton", oak=30, elm=20, more=marked)
    counted = after(contest("Ayton", "Oak", "Elm"), declared, seats=1)
    assert counted.none_of_the_above == 5
    assert (counted.turnout, counted.ballot_box_turnout) == (Fraction(50, 100), Fraction(60, 100))
    assert counted.ballot_box_turnout == declared.ballot_box_turnout
    assert after(AYTON, AYTON_FIGURES).none_of_the_above is None


def test_fusion_votes_are_in_the_house_under_each_party() -> None:
    lines = {"line_votes": {"oak": {"Oak": 30, "Ash": 15}}}
    fused = after(contest("Ayton", "Oak", "Elm"), figures("Ayton", oak=45, elm=40, more=lines))
    assert {total.party.abbreviation: total.votes for total in fused.parties} == {
        "Oak": 30,
        "Ash": 15,
        "Elm": 40,
    }
    assert fused.party("Ash").candidacies == 0


def test_a_party_nobody_stood_for_is_not_in_the_house(night: Ledger) -> None:
    with pytest.raises(NameNotFoundError, match="no party called 'Okk'; did you mean Oak"):
        house(an_election(night)).party("Okk")
    with pytest.raises(NameNotFoundError, match="did you mean Elm"):
        house(an_election(night)).party("elm party (made up)")


def test_a_region_without_a_seat_is_refused(night: Ledger) -> None:
    with pytest.raises(NameNotFoundError, match="no region called 'Nroth'; did you mean North"):
        house(an_election(night), region="Nroth")
    assert house(an_election(night), state(night.prefix(0)), region="North").declared == 0


def test_the_house_of_a_moment_knows_the_moment(night: Ledger) -> None:
    election = an_election(night)
    at = TEN + timedelta(minutes=8)
    assert house(election, election.state(at)).as_at == at
    assert house(election).as_at is None


def test_what_is_asked_for_shows_itself_in_a_line(night: Ledger) -> None:
    election = an_election(night)
    shown = [repr(one) for one in (election, election.ledger, election.state(), house(election))]
    assert shown == [
        "<Election made-up: A made-up election; 13 entries>",
        "<Ledger of 13 entries>",
        "<State as at entry 13: 3 of 3 declared>",
        "<House made-up: 3 of 3 declared, as at entry 13>",
    ]


def test_a_name_is_no_key_and_the_key_is_told(night: Ledger) -> None:
    with pytest.raises(ElectionError, match="no contest 'Beeford'; a key is a seat's .*, such as beeford"):
        an_election(night).contest("Beeford")


def test_an_election_is_asked_as_at_a_moment(night: Ledger) -> None:
    election = an_election(night)
    assert house(election, election.state(TEN + timedelta(minutes=8))).declared == 2
    untimed = Election("made-up", "Made up", night, {})
    with pytest.raises(LedgerError, match="no declaration times"):
        untimed.state(TEN)


def test_an_election_counts_a_contest_or_says_that_there_is_none(night: Ledger) -> None:
    at_the_tie = an_election(night.prefix(8))
    ayton = at_the_tie.tabulation("ayton")
    assert ayton is not None and ayton.winner.key == "ind"
    assert at_the_tie.tabulation("beeford") is None
    assert at_the_tie.tabulation("ceeham") is None
    with pytest.raises(ElectionError, match="no contest 'deeham'"):
        at_the_tie.tabulation("deeham")
