"""A third look: other polls, gaps, places, counts, hours, changes, deposits, ranks; it only supports."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.check.check import check
from hustings.check.claim import ClaimType
from hustings.check.judgement import Judged, Verdict
from hustings.check.record import Record

from .reading import six

T = ClaimType
AFTER_2024, AFTER_2019 = date(2024, 7, 6), date(2019, 12, 14)
RECORD = six()


def told(text: str, record: Record = RECORD, day: date = AFTER_2024) -> list[tuple[ClaimType, Verdict]]:
    return [(one.claim.type, one.judgement.verdict) for one in check(text, record, day).claims]


def of(text: str, kind: ClaimType, record: Record = RECORD, day: date = AFTER_2024) -> list[Judged]:
    return [one for one in check(text, record, day).claims if one.claim.type is kind]


SIX_SEATS = [
    ("Blackburn, 132.", "Blackburn, 321.", T.MAJORITY),
    (
        "In Blackburn Kate Hollern polled 10,386. Craig Murray was only 3,281 back from Kate Hollern.",
        "In Blackburn Kate Hollern polled 10,386. Craig Murray was fully 3,281 better than Kate Hollern.",
        T.LEAD,
    ),
    (
        "Adnan Hussain won Blackburn. Third: Craig Murray.",
        "Adnan Hussain won Blackburn. Fourth: Craig Murray.",
        T.PLACE,
    ),
    (
        "Adnan Hussain won Blackburn. There were nine names on the paper.",
        "Adnan Hussain won Blackburn. There were six names on the paper.",
        T.CANDIDATES,
    ),
    (
        "Adnan Hussain squeezed past Kate Hollern in Blackburn.",
        "Kate Hollern squeezed past Adnan Hussain in Blackburn.",
        T.BEAT,
    ),
    (
        "In Blackburn the Green, Denise Morgan, fell short of the 5 per cent mark.",
        "In Blackburn the Green, Denise Morgan, scraped past the 5 per cent mark.",
        T.LOST_DEPOSIT,
    ),
]


@pytest.mark.parametrize(("right", "wrong", "kind"), SIX_SEATS)
def test_what_the_record_has_is_supported_and_its_false_twin_never(
    right: str, wrong: str, kind: ClaimType
) -> None:
    assert (kind, Verdict.SUPPORTED) in told(right)
    verdicts = {verdict for one, verdict in told(wrong) if one is kind}
    assert Verdict.SUPPORTED not in verdicts


def test_nothing_that_only_a_third_look_reads_is_refuted() -> None:
    for text in (wrong for _, wrong, _ in SIX_SEATS):
        rules = [one.claim.passage.rule for one in check(text, RECORD, AFTER_2024).claims]
        assert all(" spoken of" not in rule for rule in rules)


def test_an_election_held_on_a_day_and_what_came_in_a_seat_are_no_wins() -> None:
    opening = "Adnan Hussain, the independent, won Blackburn."
    day = f"{opening} Labour won many others in the elections held on Thursday."
    upset = f"{opening} One of the biggest upsets came in the seat of Blackburn."
    for text in (day, upset):
        found = check(text, RECORD, AFTER_2024).claims
        outcomes = [one for one in found if one.claim.type in (T.WON, T.HOLD, T.KEPT_SEAT)]
        assert all(one.claim.passage.end <= len(opening) for one in outcomes)


def test_a_deposit_told_of_by_leaving_the_verb_out_follows_the_one_before() -> None:
    text = (
        "Adnan Hussain won Blackburn. Craig Murray, of the Workers Party, keeps his £500. "
        "The Green, Denise Morgan, does not."
    )
    assert (T.LOST_DEPOSIT, Verdict.SUPPORTED) in told(text)


OFFICIAL = [
    ("votes of a year named", "Jo Swinson lost East Dunbartonshire. In 2017 she had 21,023.", T.VOTES),
    (
        "a majority five years later",
        "In 2010 Jo Swinson won East Dunbartonshire. Five years later came defeat, by 2,167.",
        T.MAJORITY,
    ),
    (
        "a change of votes",
        "Jo Swinson lost East Dunbartonshire by 149 votes. Her vote slipped by exactly 1,500.",
        T.VOTES,
    ),
    (
        "a share from and to",
        "Jo Swinson lost East Dunbartonshire. Labour: 14.5% to 9.1%.",
        T.SHARE_CHANGE,
    ),
    (
        "a superlative",
        "Jo Swinson lost East Dunbartonshire. It was the closest result in Scotland.",
        T.RANK,
    ),
    (
        "seats of a party in a nation",
        "Seats in Scotland: the SNP has 48 of them. The Tories are left there with six.",
        T.SEATS,
    ),
    (
        "an hour",
        "Jo Swinson lost East Dunbartonshire. The figures were read out at 3.44am.",
        T.DECLARATION_TIME,
    ),
    (
        "who beat whom in another year",
        "Jo Swinson lost East Dunbartonshire. In 2015 another, John Nicolson, turned her out.",
        T.UNSEATED,
    ),
]


@pytest.mark.parametrize(("what", "text", "kind"), OFFICIAL, ids=[one[0] for one in OFFICIAL])
def test_the_official_record_supports_what_is_told_of_another_poll(
    official: Record, what: str, text: str, kind: ClaimType
) -> None:
    assert (kind, Verdict.SUPPORTED) in told(text, official, AFTER_2019)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jo Swinson lost East Dunbartonshire. In 2015 she had 21,023.", T.VOTES),
        ("Jo Swinson lost East Dunbartonshire by 149 votes. Her vote grew by exactly 1,500.", T.VOTES),
        ("Jo Swinson lost East Dunbartonshire. Labour: 9.1% to 14.5%.", T.SHARE_CHANGE),
        ("Amy Callaghan won East Dunbartonshire. In 2015 Jo Swinson turned John Nicolson out.", T.UNSEATED),
    ],
)
def test_of_the_wrong_year_way_or_end_it_is_neither_supported_nor_refuted(
    official: Record, text: str, kind: ClaimType
) -> None:
    verdicts = {one.judgement.verdict for one in of(text, kind, official, AFTER_2019)}
    assert not verdicts & {Verdict.SUPPORTED, Verdict.REFUTED}
