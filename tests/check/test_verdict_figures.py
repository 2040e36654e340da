"""Numbers told of one contest, against the bundled example and small made-up seats."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from hustings.check.claim import BaseSaid, CandidacyRef, ClaimType, ContestClaim, ContestRef, Direction
from hustings.check.judgement import Judgement, Verdict
from hustings.check.quantity import Hedge, Unit
from hustings.check.record import Record
from hustings.check.verdict_contest import judge_contest
from hustings.sources.example import example

from .true_claims import claim, closed_record, count, factor, percent, place, points

NORTH, BLACKBURN = ContestRef("uk-2024", "E14001305"), ContestRef("uk-2024", "E14001102")
CORBYN, NARGUND = (CandidacyRef(NORTH, key) for key in ("jeremy-corbyn.ind", "praful-nargund.lab"))
HUSSAIN, HOLLERN = (CandidacyRef(BLACKBURN, key) for key in ("adnan-hussain.ind", "kate-hollern.lab"))


@pytest.fixture(scope="module")
def record() -> Record:
    return closed_record(uk_2024=example())


def judged(record: Record, one: ContestClaim, *frame: ContestRef) -> Judgement:
    return judge_contest(one, record, frame)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (count(7247), Verdict.SUPPORTED),
        (count(7000), Verdict.SUPPORTED),
        (count(7250), Verdict.IMPRECISE),
        (count(7248), Verdict.REFUTED),
        (count(7000, Hedge.MORE_THAN), Verdict.SUPPORTED),
        (count(7000, Hedge.LESS_THAN), Verdict.REFUTED),
        (count(7500, Hedge.ALMOST), Verdict.SUPPORTED),
        (percent("14.8"), Verdict.SUPPORTED),
        (points("15"), Verdict.SUPPORTED),
        (percent("14.7"), Verdict.IMPRECISE),
    ],
)
def test_a_majority_is_judged_by_its_rounding_hedge_and_unit(
    record: Record, said: object, verdict: Verdict
) -> None:
    one = claim(ClaimType.MAJORITY, NORTH, said, who=CORBYN)  # type: ignore[arg-type]
    assert judged(record, one).verdict is verdict


def test_the_reason_gives_the_figure_and_what_else_the_number_is(record: Record) -> None:
    one = judged(record, claim(ClaimType.VOTES, BLACKBURN, count(10386), who=HUSSAIN))
    assert one.verdict is Verdict.REFUTED
    assert one.reason == (
        "The record gives 10,518 as the number of votes of Adnan Hussain in Blackburn 2024, not 10,386;"
        " 10,386 is the number of votes of Kate Hollern in Blackburn 2024."
    )
    assert one.actual == "10,518, the number of votes of Adnan Hussain in Blackburn 2024"


def test_a_number_of_another_seat_in_the_story_is_found(record: Record) -> None:
    one = claim(ClaimType.MAJORITY, BLACKBURN, count(7247), who=HUSSAIN)
    assert "Islington North" not in judged(record, one).reason
    assert "7,247 is the majority in Islington North 2024" in judged(record, one, NORTH).reason


def test_a_share_told_as_the_swing_is_named_for_what_it_is(record: Record) -> None:
    """The number is right, the measure wrong: the share change of one is told as the swing between two."""
    seats = (ContestRef("uk-2024", key) for key in example().state().contests)
    known = ((seat, record.tabulation(seat), record.base(seat)) for seat in seats)
    seat, counted, base = next(
        one for one in known if one[1] and one[2] and one[2].share(one[1].winner.party)
    )
    assert counted is not None and base is not None
    change, before = counted.share(counted.winner), base.share(counted.winner.party)
    assert change is not None and before is not None
    said = points(str(round(float((change - before) * 100), 2)))
    wrong = judged(record, claim(ClaimType.SWING, seat, replace(said, value=abs(said.value))))
    assert wrong.verdict is Verdict.REFUTED
    assert f"the change of the vote share of {counted.winner.person.name}" in wrong.reason


def test_a_guess_is_never_refuted_and_keeps_what_was_found_as_notes(record: Record) -> None:
    one = claim(ClaimType.VOTES, BLACKBURN, count(10386), who=HUSSAIN, is_guess=True)
    assert judged(record, one).verdict is Verdict.NOT_CHECKABLE
    assert any("Kate Hollern" in note for note in judged(record, one).notes)


def test_a_majority_of_somebody_who_did_not_win_is_refuted_with_whose_it_is(record: Record) -> None:
    bare = claim(ClaimType.MAJORITY, NORTH, count(7247), who=NARGUND)
    assert judged(record, bare).verdict is Verdict.NOT_CHECKABLE
    one = judged(record, replace(bare, passage=replace(bare.passage, rule="won by N")))
    assert one.verdict is Verdict.REFUTED
    assert "did not win" in one.reason and "Jeremy Corbyn" in one.reason


def test_turnout_is_accepted_with_and_without_rejected_papers(record: Record) -> None:
    valid = judged(record, claim(ClaimType.TURNOUT, NORTH, percent("67.27")))
    box = judged(record, claim(ClaimType.TURNOUT, NORTH, percent("67.53")))
    assert (valid.verdict, box.verdict) == (Verdict.SUPPORTED, Verdict.SUPPORTED)
    assert valid.notes == () and box.notes == ("Rejected papers counted in.",)
    assert judged(record, claim(ClaimType.VALID_VOTES, NORTH, count(49195))).verdict is Verdict.SUPPORTED


def test_a_lead_between_two_named_has_a_direction(record: Record) -> None:
    lead = claim(ClaimType.LEAD, BLACKBURN, count(132), who=HUSSAIN, other=HOLLERN)
    assert judged(record, lead).verdict is Verdict.SUPPORTED
    assert judged(record, replace(lead, who=HOLLERN, other=HUSSAIN)).verdict is Verdict.REFUTED
    behind = replace(lead, who=HOLLERN, other=HUSSAIN, direction=Direction.DOWN)
    assert judged(record, behind).verdict is Verdict.SUPPORTED
    assert judged(record, replace(lead, who=HOLLERN, other=None)).verdict is Verdict.SUPPORTED


def test_a_party_named_alone_is_its_candidate_and_independents_are_several(record: Record) -> None:
    labour = judged(record, claim(ClaimType.VOTES, NORTH, count(16873), party="Lab"))
    by_name = judged(record, claim(ClaimType.VOTES, NORTH, count(16873), party="Labour"))
    assert labour.verdict is by_name.verdict is Verdict.SUPPORTED
    wrong = judged(record, claim(ClaimType.VOTES, NORTH, count(999), party="Ind"))
    assert wrong.verdict is Verdict.NOT_CHECKABLE and "Several people" in wrong.reason


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (None, "The seat is not clear"),
        (ContestRef("uk-2019", "E14000763"), "hustings load uk-2019"),
        (ContestRef("uk-2024", "E14999999"), "no contest E14999999"),
    ],
)
def test_what_is_not_at_hand_is_told(record: Record, where: ContestRef | None, words: str) -> None:
    one = judged(record, claim(ClaimType.MAJORITY, where, count(7247)))
    assert one.verdict is Verdict.NOT_CHECKABLE and words in one.reason


def test_a_number_that_means_nothing_of_the_sort_is_left_alone(record: Record) -> None:
    year = replace(count(1955), unit=Unit.YEAR)
    assert judged(record, claim(ClaimType.MAJORITY, NORTH, year)).verdict is Verdict.NOT_CHECKABLE
    assert judged(record, claim(ClaimType.MAJORITY, NORTH)).verdict is Verdict.NOT_CHECKABLE


def test_somebody_who_stood_in_another_seat_of_the_day_is_refuted_there(record: Record) -> None:
    one = judged(record, claim(ClaimType.VOTES, BLACKBURN, count(24120), who=CORBYN))
    assert one.verdict is Verdict.REFUTED
    assert one.reason == "Jeremy Corbyn (Ind) stood in Islington North 2024, not in Blackburn."


def test_place_is_told_by_votes(record: Record) -> None:
    assert judged(record, claim(ClaimType.PLACE, NORTH, place(2), who=NARGUND)).verdict is Verdict.SUPPORTED
    assert judged(record, claim(ClaimType.PLACE, NORTH, place(3), who=NARGUND)).verdict is Verdict.REFUTED


def test_a_change_is_measured_from_the_notional_result_and_says_so(record: Record) -> None:
    one = judged(record, claim(ClaimType.PREVIOUS_MAJORITY, BLACKBURN, count(18616)))
    assert one.verdict is Verdict.SUPPORTED
    assert one.notes == ("Measured from the notional result, an estimate on the new boundaries.",)
    assert one.evidence[0].file is not None and one.evidence[0].row is None


def test_a_share_change_the_wrong_way_is_refuted_though_its_size_is_right(record: Record) -> None:
    fall = Fraction(28798, 43645) - Fraction(10386, 38887)
    said = points(str(round(float(fall * 100), 1)))
    down = claim(ClaimType.SHARE_CHANGE, BLACKBURN, said, who=HOLLERN, direction=Direction.DOWN)
    assert judged(record, down).verdict is Verdict.SUPPORTED
    up = judged(record, replace(down, direction=Direction.UP))
    assert up.verdict is Verdict.REFUTED and "goes the other way" in up.reason
    assert judged(record, replace(down, direction=None)).verdict is Verdict.SUPPORTED
    alone = replace(down, said=None)
    assert judged(record, alone).verdict is Verdict.SUPPORTED
    assert judged(record, replace(alone, direction=Direction.UP)).verdict is Verdict.REFUTED


def test_a_majority_cut_from_one_figure_to_another_is_judged_by_both(record: Record) -> None:
    cut = claim(
        ClaimType.MAJORITY_CHANGE, BLACKBURN, count(132), said_from=count(18616), direction=Direction.DOWN
    )
    assert judged(record, cut).verdict is Verdict.SUPPORTED
    assert judged(record, replace(cut, said_from=count(13616))).verdict is Verdict.REFUTED
    by = replace(cut, said=count(18484), said_from=None)
    assert judged(record, by).verdict is Verdict.SUPPORTED
    assert judged(record, replace(by, said=count(132))).verdict is Verdict.SUPPORTED
    assert judged(record, replace(by, direction=Direction.UP)).verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (factor(Fraction(7247, 26188)), Verdict.SUPPORTED),
        (factor(Fraction(1, 3)), Verdict.IMPRECISE),
        (factor(Fraction(1, 2), Hedge.MORE_THAN), Verdict.SUPPORTED),
        (factor(Fraction(1, 2)), Verdict.REFUTED),
        (factor(Fraction(2)), Verdict.REFUTED),
    ],
)
def test_a_majority_halved_or_doubled_has_its_band(record: Record, said: object, verdict: Verdict) -> None:
    one = claim(ClaimType.MAJORITY_CHANGE, NORTH, said)  # type: ignore[arg-type]
    assert judged(record, one).verdict is verdict


def test_a_notional_base_said_is_the_only_one_tried(record: Record) -> None:
    one = claim(ClaimType.PREVIOUS_MAJORITY, BLACKBURN, count(18616), base=BaseSaid.NOTIONAL)
    assert judged(record, one).verdict is Verdict.SUPPORTED
    assert judged(record, replace(one, said=count(18304))).verdict is Verdict.REFUTED


def test_a_majority_told_from_a_figure_alone_is_judged_by_it(record: Record) -> None:
    slashed = claim(ClaimType.MAJORITY_CHANGE, NORTH, said_from=count(26188), direction=Direction.DOWN)
    assert judged(record, slashed).verdict is Verdict.SUPPORTED
    assert judged(record, replace(slashed, said_from=count(21688))).verdict is Verdict.REFUTED
    assert judged(record, replace(slashed, direction=Direction.UP)).verdict is Verdict.REFUTED


def test_a_label_that_no_party_bears_is_not_checkable(record: Record) -> None:
    one = judged(record, claim(ClaimType.VOTES, NORTH, count(16873), party="Nobody's Party"))
    assert one.verdict is Verdict.NOT_CHECKABLE and "no party label" in one.reason


def test_a_change_in_per_cent_may_mean_the_old_share_and_in_points_never(record: Record) -> None:
    """Labour in Blackburn fell from 28,798 of 43,645 to 10,386 of 38,887: by 59.5% of its share."""
    fell = claim(ClaimType.SHARE_CHANGE, BLACKBURN, percent("59.5"), who=HOLLERN, direction=Direction.DOWN)
    per_cent = judged(record, fell)
    assert per_cent.verdict is Verdict.SUPPORTED and "per cent of the old figure" in per_cent.notes[0]
    assert judged(record, replace(fell, said=points("59.5"))).verdict is Verdict.REFUTED


def test_another_measure_or_person_is_looked_for_only_where_the_number_is_exact(record: Record) -> None:
    hedged = claim(ClaimType.VOTES, BLACKBURN, count(7105, Hedge.ABOUT), who=HUSSAIN)
    assert "Craig Murray" not in judged(record, hedged).reason
    exact = judged(record, replace(hedged, said=count(7105)))
    assert "7,105 is the number of votes of Craig Murray" in exact.reason
