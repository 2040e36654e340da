"""Outcomes and numbers that are right of another poll: told with it, and not refuted."""

from __future__ import annotations

from datetime import date

import pytest

from hustings.check.another_fit import FAR_LESS, FITS_ELSE
from hustings.check.another_poll import WAS_ANOTHER
from hustings.check.check import check
from hustings.check.judgement import Judged, Verdict
from hustings.check.record import Record

DAY = date(2019, 12, 13)


def _of(text: str, kind: str, record: Record) -> Judged:
    told = check(text, record, DAY).claims
    return next(one for one in told if one.claim.type.value == kind)


def test_a_win_of_the_time_before_is_refuted_only_where_no_other_year_is_named(official: Record) -> None:
    plain = _of("Melanie Onn won Great Grimsby on Thursday.", "won", official)
    doubtful = _of(
        "Melanie Onn won Great Grimsby on Thursday.\n\nNobody at the fish market talks of 2017 now.",
        "won",
        official,
    )
    assert plain.judgement.verdict is Verdict.REFUTED
    assert doubtful.judgement.verdict is Verdict.NOT_CHECKABLE
    assert doubtful.judgement.reason == WAS_ANOTHER
    assert any("Melanie Onn (Lab) won Great Grimsby 2017" in note for note in doubtful.judgement.notes)


def test_a_number_of_an_earlier_contest_of_the_seat_is_told_with_it(official: Record) -> None:
    one = _of("Lia Nici won Great Grimsby with a majority of 4,540.", "majority", official)
    assert (one.judgement.verdict, one.judgement.reason) == (Verdict.NOT_CHECKABLE, FITS_ELSE)
    assert any("4,540 is the majority in Great Grimsby 2015" in note for note in one.judgement.notes)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("912", Verdict.NOT_CHECKABLE), ("9,123", Verdict.REFUTED), ("731", Verdict.REFUTED)],
)
def test_a_number_many_times_less_is_likely_of_something_else(
    official: Record, said: str, verdict: Verdict
) -> None:
    one = _of(f"Lia Nici won Great Grimsby by {said} votes.", "majority", official)
    assert one.judgement.verdict is verdict
    assert (one.judgement.reason == FAR_LESS) is (verdict is Verdict.NOT_CHECKABLE)


def test_a_total_of_the_election_before_or_of_a_nation_is_told_with_it(official: Record) -> None:
    """The Conservatives won 365 seats in 2019, 317 in 2017, and 345 of the 2019 ones in England."""
    for said in ("317", "345"):
        one = _of(f"The Conservatives won {said} seats at the general election.", "seats", official)
        assert one.judgement.verdict is Verdict.NOT_CHECKABLE
        assert one.judgement.reason.startswith("It does not fit as it was read, and is so of ")
    wrong = _of("The Conservatives won 356 seats at the general election.", "seats", official)
    assert wrong.judgement.verdict is Verdict.REFUTED


def test_a_change_told_the_wrong_way_round_is_refuted_though_both_figures_fit(official: Record) -> None:
    """Great Grimsby: turnout 57.5 per cent in 2017 and 53.9 in 2019."""
    one = _of(
        "Lia Nici won Great Grimsby. Turnout in Great Grimsby rose from 53.9 per cent to 57.5 per cent.",
        "turnout_change",
        official,
    )
    assert one.judgement.verdict is Verdict.REFUTED
