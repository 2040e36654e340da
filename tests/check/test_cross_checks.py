"""A story's own figures against each other."""

from __future__ import annotations

import pytest

from hustings.check.claim import CandidacyRef, ClaimType, ContestClaim, ContestRef
from hustings.check.cross_checks import cross_checked
from hustings.check.judgement import Judged
from hustings.check.record import Record
from hustings.check.verdict_contest import judge_contest
from hustings.sources.example import example

from .true_claims import claim, closed_record, count, percent

BLACKBURN = ContestRef("uk-2024", "E14001102")
HUSSAIN, HOLLERN, MURRAY = (
    CandidacyRef(BLACKBURN, key) for key in ("adnan-hussain.ind", "kate-hollern.lab", "craig-murray.wpb")
)


@pytest.fixture(scope="module")
def record() -> Record:
    return closed_record(uk_2024=example())


def notes(record: Record, *claims: ContestClaim) -> list[tuple[str, ...]]:
    """The notes that the cross-checks add, claim by claim."""
    judged = [Judged(one, judge_contest(one, record)) for one in claims]
    after = cross_checked(judged, record)
    assert [one.judgement.verdict for one in after] == [one.judgement.verdict for one in judged]
    return [
        tuple(note for note in new.judgement.notes if note not in old.judgement.notes)
        for old, new in zip(judged, after, strict=True)
    ]


def votes(who: CandidacyRef, number: int) -> ContestClaim:
    return claim(ClaimType.VOTES, BLACKBURN, count(number), who=who)


def test_votes_that_do_not_leave_the_majority_are_noted_on_all_three(record: Record) -> None:
    majority = claim(ClaimType.MAJORITY, BLACKBURN, count(132))
    found = notes(record, votes(HUSSAIN, 10518), votes(HOLLERN, 10368), majority)
    told = (
        "The story's own figures disagree: 10,518 votes less 10,368 votes leaves 150,"
        " and it has 132 between them."
    )
    assert found == [(told,)] * 3


def test_figures_that_agree_are_left_alone(record: Record) -> None:
    majority = claim(ClaimType.MAJORITY, BLACKBURN, count(132))
    assert notes(record, votes(HUSSAIN, 10518), votes(HOLLERN, 10386), majority) == [()] * 3


def test_rounded_figures_prove_nothing(record: Record) -> None:
    majority = claim(ClaimType.MAJORITY, BLACKBURN, count(132))
    assert notes(record, votes(HUSSAIN, 10500), votes(HOLLERN, 10386), majority) == [()] * 3


def test_the_lead_over_a_third_is_held_against_those_two(record: Record) -> None:
    lead = claim(ClaimType.LEAD, BLACKBURN, count(3413), who=HUSSAIN, other=MURRAY)
    assert notes(record, votes(HUSSAIN, 10518), votes(MURRAY, 7105), lead) == [()] * 3
    assert all(notes(record, votes(HUSSAIN, 10518), votes(MURRAY, 7106), lead))


def test_one_figure_for_two_people_is_noted(record: Record) -> None:
    first, second = notes(record, votes(HUSSAIN, 10518), votes(HOLLERN, 10518))
    assert first == second == ("The story gives 10,518 to both Adnan Hussain and Kate Hollern.",)


def test_shares_of_more_than_the_whole_are_noted_beyond_their_rounding(record: Record) -> None:
    def shares(*values: str) -> list[ContestClaim]:
        people = (HUSSAIN, HOLLERN, MURRAY)
        return [
            claim(ClaimType.SHARE, BLACKBURN, percent(value), who=who)
            for who, value in zip(people, values, strict=False)
        ]

    assert notes(record, *shares("34", "34", "33")) == [()] * 3
    assert all("add to more than the whole" in one[0] for one in notes(record, *shares("44", "34", "33")))


def test_claims_of_two_contests_are_never_compared(record: Record) -> None:
    north = ContestRef("uk-2024", "E14001305")
    corbyn = claim(ClaimType.VOTES, north, count(10518), who=CandidacyRef(north, "jeremy-corbyn.ind"))
    assert notes(record, votes(HUSSAIN, 10518), corbyn) == [(), ()]
