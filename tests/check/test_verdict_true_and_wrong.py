"""The law of the verdicts: what is true of a contest is supported, and with another digit it is refuted."""

from __future__ import annotations

import pytest

from hustings.check.judgement import Verdict
from hustings.check.record import Record
from hustings.check.verdict_contest import judge_contest
from hustings.sources.example import example

from .true_claims import closed_record, made_wrong, true_claims

SEATS = tuple(example().state().contests)


@pytest.fixture(scope="module")
def record() -> Record:
    return closed_record(uk_2024=example())


@pytest.mark.parametrize("seat", SEATS)
def test_every_true_figure_of_the_example_is_supported(record: Record, seat: str) -> None:
    standing = example().state().contests[seat]
    assert standing.declaration is not None
    claims = list(true_claims("uk-2024", seat, standing.contest.candidacies, standing.declaration))
    judged = [(one.type, judge_contest(one, record)) for one in claims]
    assert len(claims) > 30
    assert [(kind, one.reason) for kind, one in judged if one.verdict is not Verdict.SUPPORTED] == []
    assert all(one.evidence for _, one in judged)


@pytest.mark.parametrize("seat", SEATS)
def test_the_same_claims_made_wrong_are_refuted(record: Record, seat: str) -> None:
    standing = example().state().contests[seat]
    assert standing.declaration is not None
    claims = true_claims("uk-2024", seat, standing.contest.candidacies, standing.declaration)
    wrong = [made_wrong(one) for one in claims]
    judged = [(one.type, judge_contest(one, record, ())) for one in wrong]
    assert [(kind, one.reason) for kind, one in judged if one.verdict is not Verdict.REFUTED] == []
