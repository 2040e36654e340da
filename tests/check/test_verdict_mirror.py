"""Real contests against the publishers' files: the figures, the bases, and the very row."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from hustings.check.claim import BaseSaid, CandidacyRef, ClaimType, ContestRef, Direction
from hustings.check.judgement import Judgement, Verdict
from hustings.check.quantity import Quantity
from hustings.check.record import Record
from hustings.check.verdict_contest import judge_contest
from hustings.sources.opening import Desk

from .true_claims import claim, count, made_wrong, percent, points, true_claims

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")
NORTH, BLACKBURN, CHORLEY = (ContestRef("uk-2024", key) for key in ("E14001305", "E14001102", "E14001170"))
WAKEFIELD, HARTLEPOOL = ContestRef("uk-2024", "E14001560"), ContestRef("uk-2024", "E14001272")
RUNCORN = ContestRef("uk-by-elections", "E14001455.2025-05-01")
CORBYN = CandidacyRef(NORTH, "jeremy-corbyn.ind")
HUSSAIN, HOLLERN = (CandidacyRef(BLACKBURN, key) for key in ("adnan-hussain.ind", "kate-hollern.lab"))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    if not MIRROR.is_dir():
        pytest.skip(f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("check-home")))
        record = Record(Desk(MIRROR))
        for name in ("uk-2017", "uk-2019", "uk-2024", "uk-by-elections"):
            assert record.election(name) is not None, record.missing
        assert record.lineage is not None
    return record


def told(
    record: Record, kind: ClaimType, where: ContestRef, said: Quantity | None = None, **more: object
) -> Judgement:
    return judge_contest(claim(kind, where, said, **more), record)  # type: ignore[arg-type]


def test_the_majorities_and_shares_that_a_story_gave_are_supported(record: Record) -> None:
    figures = (
        told(record, ClaimType.MAJORITY, BLACKBURN, count(132), who=HUSSAIN),
        told(record, ClaimType.MAJORITY, NORTH, count(7247), who=CORBYN),
        told(record, ClaimType.SHARE, NORTH, percent("49.2"), who=CORBYN),
        told(record, ClaimType.SHARE, NORTH, percent("34.4"), party="Labour"),
    )
    assert [one.verdict for one in figures] == [Verdict.SUPPORTED] * 4


def test_the_previous_majority_is_notional_or_actual_and_says_which(record: Record) -> None:
    notional = told(record, ClaimType.PREVIOUS_MAJORITY, BLACKBURN, count(18616))
    actual = told(record, ClaimType.PREVIOUS_MAJORITY, BLACKBURN, count(18304))
    assert notional.verdict is actual.verdict is Verdict.SUPPORTED
    assert "estimate" in notional.notes[0] and "actual result" in actual.notes[0]
    said = told(record, ClaimType.PREVIOUS_MAJORITY, BLACKBURN, count(18304), base=BaseSaid.NOTIONAL)
    assert said.verdict is Verdict.REFUTED
    assert told(record, ClaimType.PREVIOUS_MAJORITY, BLACKBURN, count(18403)).verdict is Verdict.REFUTED


def test_a_beaten_members_majority_is_the_one_before(record: Record) -> None:
    one = told(record, ClaimType.MAJORITY, BLACKBURN, count(18304), who=HOLLERN)
    assert one.verdict is Verdict.SUPPORTED and "Blackburn 2019" in one.reason
    assert told(record, ClaimType.MAJORITY, BLACKBURN, count(132), who=HOLLERN).verdict is Verdict.REFUTED


def test_a_by_election_since_is_a_base_of_its_own(record: Record) -> None:
    one = told(record, ClaimType.PREVIOUS_MAJORITY, WAKEFIELD, count(4925), base=BaseSaid.DISSOLUTION)
    assert one.verdict is Verdict.SUPPORTED and "by-election of 23 June 2022" in one.reason
    gain = told(record, ClaimType.GAIN, HARTLEPOOL, party="Lab", other_party="Con")
    hold = told(record, ClaimType.HOLD, HARTLEPOOL, party="Lab")
    assert gain.verdict is hold.verdict is Verdict.SUPPORTED


def test_a_by_election_is_measured_from_the_general_election_before(record: Record) -> None:
    assert told(record, ClaimType.MAJORITY, RUNCORN, count(6)).verdict is Verdict.SUPPORTED
    assert told(record, ClaimType.PREVIOUS_MAJORITY, RUNCORN, count(14696)).verdict is Verdict.SUPPORTED
    assert told(record, ClaimType.GAIN, RUNCORN, party="RUK", other_party="Lab").verdict is Verdict.SUPPORTED
    assert told(record, ClaimType.HOLD, RUNCORN, party="Lab").verdict is Verdict.REFUTED


def test_the_swing_of_a_by_election_is_butlers_and_has_a_way(record: Record) -> None:
    """Reform UK 18.09% to 38.72%, Labour 52.93% to 38.70%, as counted from the votes of both files."""
    now, before = record.tabulation(RUNCORN), record.tabulation(ContestRef("uk-2024", "E14001455"))
    assert now is not None and before is not None
    rise, fall = (
        now.party_votes[party] / now.declaration.valid_votes
        - before.party_votes[party] / before.declaration.valid_votes
        for party in ("RUK", "Lab")
    )
    said = points(str(round((rise - fall) * 50, 1)))
    assert told(record, ClaimType.SWING, RUNCORN, said).verdict is Verdict.SUPPORTED
    named = claim(ClaimType.SWING, RUNCORN, said, party="RUK", other_party="Lab")
    assert judge_contest(named, record).verdict is Verdict.SUPPORTED
    turned = judge_contest(replace(named, party="Lab", other_party="RUK"), record)
    assert turned.verdict is Verdict.REFUTED and "goes the other way" in turned.reason


def test_an_independents_change_is_from_the_persons_own_share(record: Record) -> None:
    """49.22% in 2024 after 64.31% for Labour in 2019, both counted from the votes."""
    one = told(record, ClaimType.SHARE_CHANGE, NORTH, points("15.1"), who=CORBYN, direction=Direction.DOWN)
    assert one.verdict is Verdict.SUPPORTED and "own share before" in one.notes[0]


def test_the_speaker_counted_with_the_former_party_is_imprecise(record: Record) -> None:
    one = told(record, ClaimType.WON, CHORLEY, party="Lab")
    assert one.verdict is Verdict.IMPRECISE and "as the Speaker" in one.reason
    assert told(record, ClaimType.WON, CHORLEY, party="Green").verdict is Verdict.NOT_CHECKABLE
    assert told(record, ClaimType.WON, CHORLEY, party="Spk").verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("where", [BLACKBURN, RUNCORN, ContestRef("uk-2019", "E14000763")])
def test_the_evidence_points_at_the_very_row(record: Record, where: ContestRef) -> None:
    standing = record.contest(where)
    assert standing is not None
    for one in standing.candidacies:
        counted = record.tabulation(where)
        assert counted is not None
        votes = counted.votes(one)
        judged = told(record, ClaimType.VOTES, where, count(votes), who=CandidacyRef(where, one.key))
        (row,) = judged.evidence
        assert row.file is not None and row.row is not None
        line = (MIRROR / row.file).read_text(encoding="utf-8-sig").splitlines()[row.row - 1]
        assert one.person.surname in line and str(votes) in line.replace('"', "").split(",")
    judged = told(record, ClaimType.ELECTORATE, where, count(counted.declaration.electorate or 0))
    (row,) = judged.evidence
    assert row.file is not None and row.row is not None
    line = (MIRROR / row.file).read_text(encoding="utf-8-sig").splitlines()[row.row - 1]
    assert str(counted.declaration.electorate) in line


@pytest.mark.parametrize("name", ["uk-2019", "uk-by-elections"])
def test_true_claims_are_supported_and_wrong_ones_refuted_throughout(record: Record, name: str) -> None:
    election = record.election(name)
    assert election is not None
    sample = [one for one in election.state().contests.values() if one.declaration][::20]
    for standing in sample:
        assert standing.declaration is not None
        key, people = standing.contest.key, standing.contest.candidacies
        for one in true_claims(name, key, people, standing.declaration):
            assert judge_contest(one, record).verdict is Verdict.SUPPORTED, one
            assert judge_contest(made_wrong(one), record).verdict is Verdict.REFUTED, one


def test_what_the_publisher_prints_against_its_own_votes_is_imprecise(record: Record) -> None:
    """Coventry North East 2015: a change is printed as −2.2 points, where the party had not stood before."""
    where = ContestRef("uk-2015", "E14000649")
    who = CandidacyRef(where, "nicky-downes.tusc")
    one = told(record, ClaimType.SHARE_CHANGE, where, points("2.2"), who=who, direction=Direction.DOWN)
    assert one.verdict is Verdict.IMPRECISE
    assert "The publisher prints −2.17 points" in one.reason and "the votes give +1.50 points" in one.reason
    wrong = told(record, ClaimType.SHARE_CHANGE, where, points("5.2"), who=who, direction=Direction.DOWN)
    assert wrong.verdict is Verdict.REFUTED
