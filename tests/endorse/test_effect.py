"""Reports of what endorsements changed: gates, verbs, doubts, seats, on made-up elections and on 2024."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from hustings.endorse.accounting import accounted
from hustings.endorse.background import Background, background
from hustings.endorse.claim_level import Level
from hustings.endorse.deciding import BLOC, Worth
from hustings.endorse.effect import Settings, effect
from hustings.endorse.effect_group import GROUPS, refuse_group
from hustings.endorse.effect_plain import SEAT_COLUMNS, effect_json, seat_rows
from hustings.endorse.effect_report import EffectReport
from hustings.endorse.effect_words import paragraph
from hustings.endorse.endorsers import endorser_named
from hustings.endorse.picks import standing
from hustings.errors import ElectionError, NameNotFoundError
from hustings.record.election import Election
from hustings.sources.census import SeatCensus
from hustings.sources.opening import Desk

from .conftest import MIRROR
from .endorsing import backing, endorser, gaining, pick

QUICK = Settings(seed=3, draws=200)
WORTH = Fraction(8, 100)


@pytest.fixture(scope="module")
def boosted(made_up: Election) -> EffectReport:
    """Thirty seats by lot in which the endorsement was worth eight points."""
    picks = backing(made_up, "Rowan", 30)
    return effect(gaining(made_up, picks, WORTH), endorser(picks), QUICK)


def test_an_effect_that_was_put_there_is_found(boosted: EffectReport) -> None:
    assert boosted.estimated is not None
    primary = boosted.estimated.beside.primary
    assert primary.low < 0.08 < primary.high
    assert primary.low > 0
    lead = boosted.estimated.beside.margin
    # The strongest rival lost a part of the eight points as well.
    assert 0.08 < lead.low < 0.16
    assert boosted.estimated.randomised.p_value < 0.05
    assert {one.name for one in boosted.estimated.beside.lines if one.estimate} >= {
        "doubly robust",
        "least squares, HC2",
        "entropy balancing",
        "matching, 4 neighbours",
    }


def test_the_primary_estimator_stands_first_whatever_it_finds(boosted: EffectReport) -> None:
    assert boosted.estimated is not None
    lines = boosted.estimated.beside.lines
    assert [one.is_primary for one in lines].count(True) == 1
    assert lines[0].is_primary


def test_every_endorsed_seat_is_left_out_once(boosted: EffectReport) -> None:
    assert boosted.estimated is not None
    left = [one.seat for one in boosted.estimated.left]
    assert len(left) == len(set(left)) == boosted.estimated.compared.endorsed


def test_without_placebos_that_could_see_nothing_is_claimed_beyond_association(boosted: EffectReport) -> None:
    assert boosted.claim.level is Level.ASSOCIATION
    told = paragraph(boosted)
    assert "this is an association" in told.casefold()
    assert not any(word in told for word in ("caused", "is likely to have added", "led to"))


def test_the_same_seed_gives_the_same_report_and_another_seed_another(made_up: Election) -> None:
    picks = backing(made_up, "Elm", 12)
    first, again = (effect_json(effect(made_up, endorser(picks), QUICK)) for _ in range(2))
    other = effect_json(effect(made_up, endorser(picks), replace(QUICK, seed=4)))
    assert first == again
    assert first["estimates"]["random_lists"] != other["estimates"]["random_lists"]
    assert first["estimates"]["estimators"] == other["estimates"]["estimators"]


def test_one_endorsed_seat_gives_the_account_and_scenarios_only(made_up: Election) -> None:
    found = effect(made_up, endorser(backing(made_up, "Elm", 1)), QUICK)
    assert found.claim.level is Level.ACCOUNTING
    assert found.estimated is None
    assert "1 endorsed seats, want at least 5" in found.refusal
    assert len(found.accounts.accounts) == len(found.deciding.seats) == 1
    assert "cannot be estimated" in paragraph(found)


def test_four_endorsed_seats_are_too_few_and_five_are_not(made_up: Election) -> None:
    assert effect(made_up, endorser(backing(made_up, "Oak", 4)), QUICK).estimated is None
    five = effect(made_up, endorser(backing(made_up, "Oak", 5)), QUICK)
    kept = five.estimated.compared.endorsed if five.estimated else 5 - 1
    assert kept == 5 or "4 endorsed seats" in five.refusal


def test_a_party_wide_endorsement_is_refused_beyond_the_account(made_up: Election) -> None:
    found = effect(made_up, endorser([pick(None, None, "Oak")]), QUICK)
    assert found.claim.level is Level.ACCOUNTING
    assert found.estimated is None
    assert "nothing varies between seats" in found.refusal
    assert len(found.accounts.accounts) > 600
    assert effect_json(found)["estimates"] is None
    assert "backed Oak everywhere" in paragraph(found)


def test_a_list_of_all_seats_is_refused_beyond_the_account(made_up: Election) -> None:
    picks = [
        pick(key, one.key, one.party)
        for key, now in made_up.state().contests.items()
        for one in now.contest.candidacies
        if one.party == "Oak"
    ]
    found = effect(made_up, endorser(picks), QUICK)
    assert found.estimated is None
    assert "seats are endorsed, want some that are not" in found.refusal


def test_an_election_without_a_baseline_has_the_account_only(made_up: Election) -> None:
    found = effect(replace(made_up, baseline=None), endorser(backing(made_up, "Elm", 8)), QUICK)
    assert found.estimated is None
    assert len(found.accounts.accounts) == 8


def test_nothing_endorsed_is_refused(made_up: Election) -> None:
    with pytest.raises(ElectionError, match="no endorsement by Example League"):
        effect(made_up, endorser([]), QUICK)


def test_an_outcome_smuggled_in_as_a_census_figure_is_refused(made_up: Election) -> None:
    picks = backing(made_up, "Elm", 10)
    guilty = {}
    for key, now in made_up.state().contests.items():
        counted = made_up.tabulation(key)
        votes = counted.party_votes.get("Elm", 0) / counted.declaration.valid_votes if counted else 0.0
        guilty[now.contest.seat.code] = SeatCensus(now.contest.seat.code, {"figure": 100 * votes})
    with pytest.raises(ElectionError, match="census figure: follows the outcome"):
        effect(made_up, endorser(picks), QUICK, Background(guilty))


def test_an_undated_list_stays_at_level_one_and_shows_what_late_lists_invent(made_up: Election) -> None:
    picks = backing(made_up, "Rowan", 16)
    late = [*picks[:8], *(replace(one, published=None) for one in picks[8:])]
    found = effect(made_up, endorser(late), QUICK)
    assert found.claim.level <= Level.ASSOCIATION
    assert any("not dated" in reason for reason in found.claim.reasons)
    assert found.estimated is not None
    invented = found.estimated.doubts.invented
    assert invented is not None
    assert invented.mean > 0.01
    assert found.estimated.beside.dated is not None
    assert "best results would of itself invent" in paragraph(found)
    assert len(found.listed.undated) == 8


def test_of_a_list_without_any_day_half_is_taken_for_late(made_up: Election) -> None:
    found = effect(made_up, endorser(backing(made_up, "Rowan", 16, None)), QUICK)
    assert found.estimated is not None
    invented = found.estimated.doubts.invented
    assert invented is not None
    assert invented.dated + invented.added == found.estimated.compared.endorsed
    assert invented.mean > 0.01


def test_a_list_of_losers_decided_no_seat(made_up: Election) -> None:
    lost = [
        one
        for one in backing(made_up, "Rowan", 12)
        if one.contest and (counted := made_up.tabulation(one.contest)) and counted.winner.party != "Rowan"
    ]
    assert "None of them won, so that it decided no seat" in paragraph(effect(made_up, endorser(lost), QUICK))


def test_a_pick_of_polling_day_itself_is_not_dated_before_it(made_up: Election) -> None:
    found = effect(made_up, endorser(backing(made_up, "Rowan", 8, made_up.day)), QUICK)
    assert len(found.listed.undated) == 8


def test_data_alone_print_no_certainty_below_level_two(boosted: EffectReport) -> None:
    data = [one.data for one in boosted.deciding.seats if one.data is not None]
    assert all(0.05 <= one <= 0.95 for one in data)
    lost = [one for one in boosted.deciding.seats if not one.account.won]
    assert all(one.data is None and one.decided == 0 for one in lost)


def test_a_wide_lead_is_not_decided_and_a_lead_of_nothing_is(made_up: Election) -> None:
    picks = backing(made_up, "Oak", 60)
    found = effect(made_up, endorser(picks), QUICK)
    for one in found.deciding.seats:
        if one.lead > 0.15 or one.lead < 0:
            assert one.decided == 0
        if 0 < one.lead < 0.003:
            assert one.decided > 0.9


def test_numbers_of_seats_decided_are_a_distribution_with_the_seats_own_mean(boosted: EffectReport) -> None:
    number = np.array(boosted.deciding.number)
    assert number.sum() == pytest.approx(1)
    assert number @ np.arange(len(number)) == pytest.approx(boosted.deciding.expected)
    low, high = boosted.deciding.middle
    assert 0 <= low <= boosted.deciding.expected + 1
    assert low <= high


def test_votes_drawn_from_a_bloc_hand_seats_on(made_up: Election) -> None:
    picks = []
    for key in made_up.state().contests:
        counted = made_up.tabulation(key)
        if counted is None or len(counted.ranking) < 3:
            continue
        second, third = counted.ranking[1:3]
        is_close = counted.majority_share is not None and counted.majority_share < Fraction(2, 100)
        if is_close and (second.party, third.party) == ("Oak", "Rowan"):
            picks.append(pick(key, third.key, "Rowan"))
    assert picks
    told = replace(QUICK, worth=Worth(0.04, 0.06))
    apart = effect(made_up, endorser(picks), told).deciding
    drawn = effect(made_up, endorser(picks), replace(told, worth=Worth(0.04, 0.06, bloc=("Rowan", "Oak"))))
    assert BLOC not in dict(apart.by_source)
    assert BLOC in dict(drawn.deciding.by_source)
    assert drawn.deciding.handed > apart.handed + 0.2


def test_a_group_s_vote_is_refused_with_bounds(six_seats: Election) -> None:
    keys = ("E14001102", "E14001305")
    census = {key: SeatCensus(key, {"degree": 40.0}) for key in keys}
    picks = [
        pick("E14001102", "adnan-hussain.ind", "Ind"),
        pick("E14001305", "jeremy-corbyn.ind", "Ind"),
    ]
    accounts = accounted(six_seats, picks).accounts
    with pytest.raises(ElectionError, match=r"cannot be told from seats' totals.*over 2 seats: from 0% to"):
        refuse_group(accounts, census, "degree")
    with pytest.raises(NameNotFoundError):
        refuse_group(accounts, census, "density")
    assert "density" not in GROUPS


def test_every_seat_is_a_row_of_the_same_columns(boosted: EffectReport) -> None:
    rows = seat_rows(boosted)
    assert len(rows) == 30
    assert {tuple(row) for row in rows} == {SEAT_COLUMNS}


def test_the_background_of_2024_reaches_back_to_2015_on_new_boundaries(uk_2024: Election) -> None:
    found = background(uk_2024, Desk(MIRROR))
    assert [one.name for one in found.earlier] == ["uk-2015", "uk-2017", "uk-2019"]
    assert all(len(one.shares) == 650 for one in found.earlier)
    assert all(sum(shares.values()) == pytest.approx(1) for shares in found.earlier[-1].shares.values())
    assert set(found.earlier[-1].shares) == set(uk_2024.state().contests)


def test_the_list_of_2024_has_the_honest_sentence(uk_2024: Election) -> None:
    named = endorser_named("tmv")
    found = effect(uk_2024, named, Settings(draws=200), background(uk_2024, Desk(MIRROR)))
    assert found.claim.level is Level.ASSOCIATION
    told = paragraph(found)
    assert "In Blackburn, the closest, 67 voters" in told
    assert (
        "If the endorsement was worth 2 to 4 points, it decided Blackburn, probably Birmingham Perry Barr "
        "and Leicester South, and neither Islington North nor Dewsbury and Batley."
    ) in told
    assert "alone cannot tell that it was worth that" in told
    assert found.estimated is not None
    kinds = {one.kind.value for one in found.estimated.doubts.placebos.placebos}
    assert {"neutral seats", "withdrawn endorsements", "other parties in the endorsed seats"} <= kinds


def test_the_tactical_site_of_2024_has_every_estimator_that_can_be_made(uk_2024: Election) -> None:
    named = endorser_named("tactical")
    found = effect(uk_2024, named, Settings(draws=200), background(uk_2024, Desk(MIRROR)))
    assert found.listed.seats == 582
    assert found.estimated is not None
    made = {one.name for one in found.estimated.beside.lines if one.estimate}
    assert "difference in differences" in made
    assert found.estimated.compared.outside
    assert found.estimated.gathering is not None
    assert found.estimated.doubts.notional is not None
    assert BLOC in dict(found.deciding.by_source)
    assert len(standing(named.picks(uk_2024))) == len(seat_rows(found))
