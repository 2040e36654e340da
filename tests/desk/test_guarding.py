"""Keyed figures beside what the desk knows: its baseline, what is declared, the latest forecast, the hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import hustings
from hustings.errors import ElectionError
from hustings.night.keyed import Keyed
from hustings.night.outlook import CandidacyOutlook, Forecast, SeatOutlook, SeatStatus
from hustings_desk.archive import book
from hustings_desk.forecasted import keep_forecast, outlook_of
from hustings_desk.founding import found_desk
from hustings_desk.guarding import findings

pytestmark = pytest.mark.django_db
EXAMPLE = hustings.load("example")
ROCHDALE = "E14001446"
NOON = datetime(2024, 7, 5, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def founded() -> None:
    found_desk(EXAMPLE, is_rehearsal=False, administrator="admin")


def notice() -> Keyed:
    declared = EXAMPLE.contest(ROCHDALE).declaration
    assert declared is not None
    return Keyed(
        ROCHDALE,
        dict(declared.votes),
        declared.valid_votes,
        declared.rejected,
        electorate=declared.electorate,
    )


def names(figures: Keyed, moment: datetime = NOON) -> set[str]:
    return {one.guard for one in findings(figures, book(), moment)}


def outlook(surely: str) -> SeatOutlook:
    """Return a forecast in which one candidacy has nine tenths of the votes for sure."""
    contest = EXAMPLE.contest(ROCHDALE).contest
    others = len(contest.candidacies) - 1
    seats = []
    for one in contest.candidacies:
        share = 0.9 if one.key == surely else 0.1 / others
        win = 1.0 if one.key == surely else 0.0
        seats.append(
            CandidacyOutlook(one.key, one.person.name, one.party, share, share - 0.005, share + 0.005, win)
        )
    return SeatOutlook(ROCHDALE, "Rochdale", "North West", SeatStatus.OPEN, tuple(seats))


def forecast(*seats: SeatOutlook) -> Forecast:
    return Forecast("example", 6, 0, 6, 100, 1, {}, {}, {}, {}, seats)


def test_a_sound_notice_passes() -> None:
    assert names(notice()) == set()


def test_a_blank_box_and_a_wrong_total_are_found() -> None:
    first = next(iter(notice().votes))
    assert "every_candidacy_filled" in names(replace(notice(), votes={**notice().votes, first: None}))
    assert "sum_of_votes" in names(replace(notice(), valid_votes=1))


def test_the_hour_is_looked_at() -> None:
    closes = datetime(2024, 7, 4, 21, tzinfo=UTC)
    early = replace(notice(), declared_at=closes - timedelta(minutes=1))
    late = replace(notice(), declared_at=NOON + timedelta(hours=2))
    assert "before_the_close" in names(early)
    assert "in_the_future" in names(late)


def test_figures_far_from_the_latest_forecast_are_told() -> None:
    loser = min(notice().votes, key=lambda key: notice().votes[key] or 0)
    keep_forecast(forecast(outlook(loser)))
    assert outlook_of("example", ROCHDALE) == outlook(loser)
    assert "shares_against_forecast" in names(notice())


def test_a_forecast_of_another_election_or_of_a_declared_seat_is_none() -> None:
    keep_forecast(forecast(replace(outlook(""), status=SeatStatus.DECLARED)))
    assert outlook_of("example", ROCHDALE) is None
    keep_forecast(forecast(outlook("")))
    assert outlook_of("another", ROCHDALE) is None


def test_a_contest_that_is_none_is_refused() -> None:
    with pytest.raises(ElectionError, match="no contest"):
        findings(replace(notice(), contest="nowhere"), book(), NOON)
