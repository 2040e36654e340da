"""Moments as people type them: the night of polling day, days with hours, offsets, summer time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hustings.errors import ElectionError
from hustings.record.clock import close_of_poll, moment

JULY, DECEMBER = date(2024, 7, 4), date(2019, 12, 12)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("22:00", datetime(2024, 7, 4, 21, 0, tzinfo=UTC)),
        ("23:59", datetime(2024, 7, 4, 22, 59, tzinfo=UTC)),
        ("00:00", datetime(2024, 7, 4, 23, 0, tzinfo=UTC)),
        ("3:00", datetime(2024, 7, 5, 2, 0, tzinfo=UTC)),
        (" 03.00 ", datetime(2024, 7, 5, 2, 0, tzinfo=UTC)),
        ("21:59", datetime(2024, 7, 5, 20, 59, tzinfo=UTC)),
        ("2024-07-06 18:00", datetime(2024, 7, 6, 17, 0, tzinfo=UTC)),
        ("2024-07-06T18:00Z", datetime(2024, 7, 6, 18, 0, tzinfo=UTC)),
        ("2024-07-06T18:00+05:30", datetime(2024, 7, 6, 12, 30, tzinfo=UTC)),
    ],
)
def test_what_is_typed_in_summer(typed: str, wanted: datetime) -> None:
    assert moment(typed, JULY) == wanted


@pytest.mark.parametrize("typed", ["2024-07-05", " 2024-07-05 ", "20240705"])
def test_a_day_without_an_hour_is_refused(typed: str) -> None:
    with pytest.raises(ElectionError, match="type the hour too"):
        moment(typed, JULY)


def test_winter_hours_are_those_of_utc() -> None:
    assert moment("22:00", DECEMBER) == datetime(2019, 12, 12, 22, 0, tzinfo=UTC)
    assert moment("03:00", DECEMBER) == datetime(2019, 12, 13, 3, 0, tzinfo=UTC)


def test_another_country_has_its_own_hours() -> None:
    assert moment("03:00", JULY, "America/Toronto") == datetime(2024, 7, 5, 7, 0, tzinfo=UTC)


def test_the_poll_closes_at_ten_by_the_local_clock() -> None:
    assert close_of_poll(JULY) == datetime(2024, 7, 4, 21, 0, tzinfo=UTC)
    assert close_of_poll(DECEMBER) == datetime(2019, 12, 12, 22, 0, tzinfo=UTC)
    assert moment("22:00", JULY) == close_of_poll(JULY)


def test_an_hour_alone_needs_one_polling_day() -> None:
    assert moment("2014-10-09 23:00", None) == datetime(2014, 10, 9, 22, 0, tzinfo=UTC)
    with pytest.raises(ElectionError, match="type the day too"):
        moment("03:00", None)


@pytest.mark.parametrize("typed", ["", "3", "24:00", "03:60", "tomorrow", "2024-02-30 10:00", "-03:00"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ElectionError, match="is no time"):
        moment(typed, JULY)


@given(some.integers(0, 23), some.integers(0, 59))
def test_an_hour_is_within_a_day_of_the_close_of_poll(hour: int, minute: int) -> None:
    after = moment(f"{hour:02}:{minute:02}", JULY) - close_of_poll(JULY)
    assert timedelta(0) <= after < timedelta(days=1)


@given(some.text(max_size=30) | some.datetimes(timezones=some.timezones()).map(str))
def test_whatever_is_typed_is_a_moment_or_refused(typed: str) -> None:
    try:
        assert moment(typed, JULY).tzinfo is UTC
    except ElectionError as wrong:
        assert "no time" in str(wrong)
