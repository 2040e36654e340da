"""What may be published, and when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hustings.errors import ElectionError, EmbargoError
from hustings.night.calls import EditorCall
from hustings.publish.publication import Face
from hustings.record.election import Election

from .made_up_site import a_forecast, a_night, at, before_close, publication


@pytest.mark.parametrize("moment", ["rush", "first", "tie", "uncorrected", "end"])
def test_nothing_from_votes_is_published_before_the_close_of_poll(night: Election, moment: str) -> None:
    with pytest.raises(EmbargoError, match="before the close of poll"):
        publication(night, moment, at=before_close())
    assert publication(night, moment).tells_of_votes


def test_nominations_and_endorsements_are_published_before_the_close(night: Election) -> None:
    assert not publication(night, "nominations", at=before_close()).tells_of_votes


def test_neither_a_forecast_nor_a_call_is_published_before_the_close(night: Election) -> None:
    forecast = a_forecast(at(night, "nominations"))
    with pytest.raises(EmbargoError):
        publication(night, "nominations", at=before_close(), forecast=forecast)
    with pytest.raises(EmbargoError):
        call = EditorCall("oak", "A. Editor", "seen")
        publication(night, "nominations", at=before_close(), editors={"ceeham": call})


def test_a_rehearsal_has_no_poll_to_wait_for() -> None:
    assert publication(a_night("test"), "end", at=before_close()).is_rehearsal


def test_a_forecast_of_another_moment_is_refused(night: Election) -> None:
    forecast = replace(a_forecast(at(night, "first")), as_at_entry=3)
    with pytest.raises(ElectionError, match="as at entry 3 beside figures as at entry 7"):
        publication(night, "first", forecast=forecast)


def test_the_last_entry_about_each_seat_is_known(night: Election) -> None:
    assert publication(night).last_entries == {"ayton": 13, "beeford": 9, "ceeham": 11}


@pytest.mark.parametrize("base", ["example.org/", "https://example.org"])
def test_an_address_without_its_ends_is_refused(base: str) -> None:
    with pytest.raises(ElectionError, match="want https://"):
        Face("A site", base)
