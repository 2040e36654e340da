"""What a report has to show beside its figures."""

from __future__ import annotations

from datetime import date

from hustings.check.attribution import attribution
from hustings.check.check import check
from hustings.check.reading_once import NoFiles, ReadingOnce
from hustings.check.record import Record
from hustings.sources.example import example

DAY = date(2024, 7, 5)


def test_the_elections_of_a_story_are_attributed_once() -> None:
    six = Record(NoFiles(), {"uk-2024": example()})
    checked = check("Jeremy Corbyn won Islington North. Adnan Hussain won Blackburn.", six, DAY)
    assert attribution(checked, six) == example().attribution


def test_every_file_pointed_at_is_attributed(official: Record) -> None:
    checked = check("Labour has held Blackburn since 1955, until Adnan Hussain won it.", official, DAY)
    told = attribution(checked, official)
    assert any("CBP-8647" in line for line in told)
    assert len(set(told)) == len(told)


def test_a_story_of_nothing_needs_no_attribution() -> None:
    nothing = Record(NoFiles())
    assert attribution(check("", nothing, DAY), nothing) == ()


def test_a_desk_that_read_nothing_says_so() -> None:
    assert ReadingOnce().has_nothing
