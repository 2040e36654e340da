"""Verdicts on totals, seats together, people, history and days, on the official files."""

from datetime import date

import pytest

from hustings.check.claim import (
    AggregateClaim,
    CalendarClaim,
    CandidacyRef,
    ClaimType,
    ContestRef,
    Direction,
    HistoryClaim,
    Passage,
    PersonClaim,
    Unjudged,
)
from hustings.check.judgement import Verdict
from hustings.check.numbers import with_numbers
from hustings.check.quantity import Quantity
from hustings.check.record import Record
from hustings.check.verdict_calendar import judge_calendar
from hustings.check.verdict_history import judge_history
from hustings.check.verdict_house import judge_house
from hustings.check.verdict_people import judge_person
from hustings.check.verdict_seats import judge_seats
from hustings.check.verdict_unjudged import unjudged
from hustings.check.words import words

T, V = ClaimType, Verdict
CORBYN = CandidacyRef(ContestRef("uk-2024", "E14001305"), "jeremy-corbyn.ind")
BLACKBURN = ContestRef("uk-2024", "E14001102")


def here(text: str = "") -> Passage:
    return Passage(0, 0, 1, text, "by hand")


def said(text: str) -> Quantity:
    return next(tag.number for tag in with_numbers(words(text)) if tag.number is not None)


@pytest.mark.parametrize(
    ("kind", "party", "place", "text", "verdict"),
    [
        (T.SEATS, "Lab", None, "411 seats", V.SUPPORTED),
        (T.SEATS, "Lab", None, "at least 410 seats", V.SUPPORTED),
        (T.SEATS, "Lab", None, "412 seats", V.IMPRECISE),
        (T.SEATS, "Lab", None, "421 seats", V.REFUTED),
        (T.SEATS, "Lab", None, "408 seats", V.NOT_CHECKABLE),
        (T.SEATS, "Lab", None, "37 seats", V.NOT_CHECKABLE),
        (T.SEATS, "Lab", "Scotland", "37 seats", V.SUPPORTED),
        (T.HOUSE_SIZE, None, None, "650-member", V.SUPPORTED),
        (T.OVERALL_MAJORITY, "Lab", None, "172", V.SUPPORTED),
        (T.OVERALL_MAJORITY, "Lab", None, "174", V.IMPRECISE),
        (T.OVERALL_MAJORITY, "Lab", None, "164", V.REFUTED),
        (T.PARTY_SHARE, "Lab", None, "33.7%", V.SUPPORTED),
        (T.PARTY_SHARE, "Lab", None, "34.6%", V.SUPPORTED),
        (T.PARTY_SHARE, "Lab", None, "37.3%", V.REFUTED),
        (T.NATIONAL_TURNOUT, None, None, "59.7%", V.SUPPORTED),
        (T.NATIONAL_TURNOUT, None, None, "59.9%", V.SUPPORTED),
        (T.NATIONAL_TURNOUT, None, None, "57.9%", V.REFUTED),
        (T.PARTY_VOTES, "Lab", None, "9.7 million", V.SUPPORTED),
        (T.LOST_DEPOSITS, None, None, "1,673", V.SUPPORTED),
    ],
)
def test_a_total_is_set_against_every_accepted_reading(
    official: Record, kind: ClaimType, party: str | None, place: str | None, text: str, verdict: Verdict
) -> None:
    claim = AggregateClaim(here(), kind, "uk-2024", party, place, said(text))
    assert judge_house(claim, official).verdict is verdict


@pytest.mark.parametrize(
    ("party", "text", "direction", "verdict"),
    [
        ("Con", "251 seats", Direction.DOWN, V.SUPPORTED),
        ("Con", "244 seats", Direction.DOWN, V.SUPPORTED),
        ("Con", "251 seats", Direction.UP, V.REFUTED),
        ("Lab", "209 seats", Direction.UP, V.SUPPORTED),
    ],
)
def test_a_change_of_seats_may_be_from_the_notional_or_the_actual_result(
    official: Record, party: str, text: str, direction: Direction, verdict: Verdict
) -> None:
    claim = AggregateClaim(here(), T.SEATS_CHANGE, "uk-2024", party, said=said(text), direction=direction)
    assert judge_house(claim, official).verdict is verdict


def test_the_exit_polls_figure_is_told_apart_from_the_seats(official: Record) -> None:
    claim = AggregateClaim(here(), T.SEATS, "uk-2024", "Lab", said=said("at least 410"))
    judged = judge_house(claim, official)
    assert judged.actual == "411" and "exit poll" in judged.notes[0]


def test_a_guessed_slot_is_never_refuted(official: Record) -> None:
    claim = AggregateClaim(here(), T.SEATS, "uk-2024", "Lab", said=said("300 seats"), is_guess=True)
    assert judge_house(claim, official).verdict is V.NOT_CHECKABLE


def test_all_seats_of_a_town_are_found_by_their_names(official: Record) -> None:
    claim = AggregateClaim(here(), T.PLACE_SEATS, "uk-2024", "Lab", "Glasgow", said("six seats"))
    wrong = AggregateClaim(here(), T.PLACE_SEATS, "uk-2024", "SNP", "Glasgow", said("six seats"))
    assert [judge_seats(one, official).verdict for one in (claim, wrong)] == [V.SUPPORTED, V.REFUTED]


def test_seats_under_a_bound_are_counted(official: Record) -> None:
    for text, verdict in (("seven", V.SUPPORTED), ("nine", V.REFUTED)):
        claim = AggregateClaim(
            here(), T.COUNT_WHERE, "uk-2024", said=said(text), condition=T.MAJORITY, limit=said("under 100")
        )
        assert judge_seats(claim, official).verdict is verdict


def test_the_closest_result_is_told_from_another(official: Record) -> None:
    for key, verdict in (("E14001279", V.SUPPORTED), ("E14001102", V.REFUTED)):
        contest = ContestRef("uk-2024", key)
        claim = AggregateClaim(here(), T.RANK, "uk-2024", condition=T.MAJORITY, contest=contest)
        assert judge_seats(claim, official).verdict is verdict


@pytest.mark.parametrize(
    ("kind", "what", "verdict"),
    [
        (T.OFFICE, "former Labour Party chief", V.SUPPORTED),
        (T.OFFICE, "former Labour Party chairman", V.REFUTED),
        (T.OFFICE, "former home secretary", V.NOT_CHECKABLE),
        (T.ENDORSEMENT, "TMV", V.SUPPORTED),
        (T.ENDORSEMENT, "The Guardian", V.NOT_CHECKABLE),
        (T.SITTING_MEMBER, None, V.SUPPORTED),
        (T.MEMBER_FOR, "Islington North", V.SUPPORTED),
        (T.PARTY, "Ind", V.SUPPORTED),
        (T.PARTY, "Lab", V.NOT_CHECKABLE),
        (T.PARTY, "Con", V.REFUTED),
    ],
)
def test_a_claim_on_a_person_needs_a_sourced_fact(
    official: Record, kind: ClaimType, what: str | None, verdict: Verdict
) -> None:
    judged = judge_person(PersonClaim(here(), kind, "Jeremy Corbyn", CORBYN, what), official)
    assert judged.verdict is verdict
    assert judged.evidence or verdict is V.NOT_CHECKABLE


def test_an_age_is_counted_from_the_birth_date(official: Record) -> None:
    for text, verdict in (("75-year-old", V.SUPPORTED), ("57-year-old", V.REFUTED)):
        claim = PersonClaim(here(), T.AGE, "Jeremy Corbyn", CORBYN, said=said(text))
        assert judge_person(claim, official).verdict is verdict


def test_member_since_is_told_by_a_fact_or_by_the_first_win(official: Record) -> None:
    hollern = CandidacyRef(BLACKBURN, "kate-hollern.lab")
    for who, year, verdict in (
        (CORBYN, 1983, V.SUPPORTED),
        (CORBYN, 1993, V.REFUTED),
        (hollern, 2015, V.SUPPORTED),
        (hollern, 2019, V.REFUTED),
    ):
        name = official.candidacy(who).person.name  # type: ignore[union-attr]
        claim = PersonClaim(here(), T.MEMBER_SINCE, name, who, on=year)
        assert judge_person(claim, official).verdict is verdict, (name, year)


def test_held_since_is_followed_through_divided_seats(official: Record) -> None:
    for since, verdict in ((1945, V.IMPRECISE), (1955, V.SUPPORTED)):
        claim = HistoryClaim(here(), T.HELD_SINCE, "uk-2024", "Lab", BLACKBURN, since=since)
        judged = judge_history(claim, official)
        assert judged.verdict is verdict
    wrong = HistoryClaim(here(), T.HELD_SINCE, "uk-2024", "Con", BLACKBURN, since=1955)
    assert judge_history(wrong, official).verdict is V.REFUTED


@pytest.mark.parametrize(
    ("election", "party", "since", "verdict"),
    [
        ("uk-2019", "Lab", 1935, V.SUPPORTED),
        ("uk-2019", "Lab", 1983, V.IMPRECISE),
        ("uk-2024", "Lab", 1935, V.REFUTED),
        ("uk-2024", "Con", 1906, V.NOT_CHECKABLE),
    ],
)
def test_the_fewest_seats_since_are_set_against_published_totals(
    official: Record, election: str, party: str, since: int, verdict: Verdict
) -> None:
    claim = HistoryClaim(here(), T.WORST_SINCE, election, party, measure=T.SEATS, since=since, lowest=True)
    assert judge_history(claim, official).verdict is verdict


def test_a_short_record_can_refute_a_first_and_never_support_it(official: Record) -> None:
    green, reform = (HistoryClaim(here(), T.FIRST_EVER, "uk-2024", party) for party in ("Green", "RUK"))
    assert judge_history(green, official).verdict is V.REFUTED
    assert judge_history(reform, official).verdict is V.NOT_CHECKABLE


@pytest.mark.parametrize(
    ("then", "now", "verdict"),
    [
        ("32.1 per cent", "33.7 per cent", V.SUPPORTED),
        ("32.1 per cent", "35.7 per cent", V.REFUTED),
        ("38.1 per cent", "33.7 per cent", V.REFUTED),
    ],
)
def test_a_share_told_from_one_figure_to_another_is_judged_by_both(
    official: Record, then: str, now: str, verdict: Verdict
) -> None:
    change = AggregateClaim(
        here(), T.PARTY_SHARE_CHANGE, "uk-2024", "Lab", said=said(now), said_from=said(then)
    )
    assert judge_house(change, official).verdict is verdict


def test_polling_day_and_its_weekday_are_known(official: Record) -> None:
    right = CalendarClaim(here(), T.POLLING_DAY, "uk-2024", day=date(2024, 7, 4))
    wrong = CalendarClaim(here(), T.WEEKDAY, "uk-2024", weekday=4)
    assert judge_calendar(right, official).verdict is V.SUPPORTED
    assert judge_calendar(wrong, official).verdict is V.REFUTED


def test_the_order_of_declaration_is_by_recorded_times(official: Record) -> None:
    sunderland = next(
        key
        for key, one in official.election("uk-2024").state().contests.items()  # type: ignore[union-attr]
        if one.contest.seat.name == "Houghton and Sunderland South"
    )
    claim = CalendarClaim(
        here(), T.DECLARATION_ORDER, "uk-2024", ContestRef("uk-2024", sunderland), order=said("first")
    )
    assert judge_calendar(claim, official).verdict is V.SUPPORTED


def test_a_cause_is_listed_with_the_related_majority(six_seats: Record) -> None:
    judged = unjudged(Unjudged(here(), T.CAUSE, "uk-2024", (BLACKBURN,)), six_seats)
    assert judged.verdict is V.NOT_JUDGED
    assert judged.actual == "Blackburn majority 132"


def test_what_is_not_on_record_is_not_checkable(six_seats: Record) -> None:
    nobody = CandidacyRef(BLACKBURN, "nobody.here")
    assert (
        judge_person(PersonClaim(here(), T.PARTY, "X", nobody, "Lab"), six_seats).verdict is V.NOT_CHECKABLE
    )
    nowhere = AggregateClaim(here(), T.SEATS, "uk-2024", "Lab", "Atlantis", said("3 seats"))
    assert judge_house(nowhere, six_seats).verdict is V.NOT_CHECKABLE
