"""Who won, beat, lost, was unseated, held or gained: the example, and made-up seats for the rare cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hustings.check.claim import CandidacyRef, ClaimType, ContestClaim, ContestRef
from hustings.check.judgement import Judgement, Verdict
from hustings.check.record import Record
from hustings.check.verdict_contest import judge_contest
from hustings.record.contest import Candidacy, Contest, Seat
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.party import Party, Standing
from hustings.record.person import Person
from hustings.sources.example import example
from hustings.sources.official import official_ledger

from .true_claims import claim, closed_record, count

NORTH, BLACKBURN = ContestRef("uk-2024", "E14001305"), ContestRef("uk-2024", "E14001102")
CORBYN, NARGUND = (CandidacyRef(NORTH, key) for key in ("jeremy-corbyn.ind", "praful-nargund.lab"))
HUSSAIN, HOLLERN, MURRAY = (
    CandidacyRef(BLACKBURN, key) for key in ("adnan-hussain.ind", "kate-hollern.lab", "craig-murray.wpb")
)
PARTIES = {
    "Oak": Party("Oak", "Oak Party (made up)"),
    "Elm": Party("Elm", "Elm Party (made up)"),
    "Chair": Party("Chair", "Speaker", Standing.SPEAKER),
}


@pytest.fixture(scope="module")
def record() -> Record:
    return closed_record(uk_2024=example())


def verdict(record: Record, kind: ClaimType, where: ContestRef, **more: object) -> Verdict:
    return judge_contest(claim(kind, where, **more), record).verdict  # type: ignore[arg-type]


def judged(record: Record, one: ContestClaim) -> Judgement:
    return judge_contest(one, record)


def test_the_winner_and_the_beaten_are_told_apart(record: Record) -> None:
    assert verdict(record, ClaimType.BEAT, BLACKBURN, who=HUSSAIN, other=HOLLERN) is Verdict.SUPPORTED
    assert verdict(record, ClaimType.BEAT, BLACKBURN, who=HOLLERN, other=HUSSAIN) is Verdict.REFUTED
    assert verdict(record, ClaimType.BEAT, BLACKBURN, who=HUSSAIN, other_party="Labour") is Verdict.SUPPORTED
    assert verdict(record, ClaimType.WON, BLACKBURN, party="Ind") is Verdict.SUPPORTED
    assert verdict(record, ClaimType.WON, BLACKBURN, party="Lab") is Verdict.REFUTED
    assert verdict(record, ClaimType.LOST, BLACKBURN, party="Lab") is Verdict.SUPPORTED
    assert verdict(record, ClaimType.LOST, BLACKBURN, who=HUSSAIN) is Verdict.REFUTED


def test_finishing_ahead_without_winning_is_imprecise(record: Record) -> None:
    one = judged(record, claim(ClaimType.BEAT, BLACKBURN, who=HOLLERN, other=MURRAY))
    assert one.verdict is Verdict.IMPRECISE
    assert one.notes == ("Kate Hollern (Lab) finished ahead but did not win; Adnan Hussain (Ind) did.",)


def test_a_party_that_loses_what_it_never_held_is_imprecise(record: Record) -> None:
    assert verdict(record, ClaimType.LOST, BLACKBURN, party="Con") is Verdict.IMPRECISE


def test_a_sitting_member_is_unseated_and_nobody_else(record: Record) -> None:
    assert verdict(record, ClaimType.UNSEATED, BLACKBURN, who=HUSSAIN, other=HOLLERN) is Verdict.SUPPORTED
    assert verdict(record, ClaimType.UNSEATED, BLACKBURN, who=HOLLERN) is Verdict.SUPPORTED
    assert verdict(record, ClaimType.UNSEATED, BLACKBURN, who=HUSSAIN) is Verdict.SUPPORTED
    assert verdict(record, ClaimType.UNSEATED, BLACKBURN, other=MURRAY) is Verdict.REFUTED
    assert verdict(record, ClaimType.UNSEATED, NORTH, other=CORBYN) is Verdict.REFUTED
    assert verdict(record, ClaimType.UNSEATED, NORTH, who=CORBYN) is Verdict.REFUTED


def test_a_member_who_left_the_party_gained_the_seat_and_kept_it(record: Record) -> None:
    """The publisher's label is a gain; at dissolution and by the person it is a hold."""
    gain = judged(record, claim(ClaimType.GAIN, NORTH, who=CORBYN, other_party="Lab"))
    assert gain.verdict is Verdict.SUPPORTED and "Ind gain from Lab" in gain.reason
    hold = judged(record, claim(ClaimType.HOLD, NORTH, who=CORBYN))
    assert hold.verdict is Verdict.SUPPORTED
    assert any(note.startswith("Ind gain from Lab") for note in hold.notes)
    assert verdict(record, ClaimType.KEPT_SEAT, NORTH, who=CORBYN) is Verdict.SUPPORTED
    assert verdict(record, ClaimType.KEPT_SEAT, NORTH, who=NARGUND) is Verdict.REFUTED
    assert verdict(record, ClaimType.GAIN, NORTH, who=CORBYN, other_party="Con") is Verdict.REFUTED


def test_a_newcomer_gains_and_does_not_hold(record: Record) -> None:
    assert verdict(record, ClaimType.GAIN, BLACKBURN, who=HUSSAIN) is Verdict.SUPPORTED
    assert verdict(record, ClaimType.HOLD, BLACKBURN, party="Ind") is Verdict.REFUTED
    assert verdict(record, ClaimType.KEPT_SEAT, BLACKBURN, who=HUSSAIN) is Verdict.REFUTED
    assert verdict(record, ClaimType.HOLD, BLACKBURN, party="Lab") is Verdict.REFUTED


def test_an_outcome_that_is_a_guess_is_never_refuted(record: Record) -> None:
    one = judged(record, claim(ClaimType.WON, BLACKBURN, who=HOLLERN, is_guess=True))
    assert one.verdict is Verdict.NOT_CHECKABLE
    assert one.notes[0].startswith("Adnan Hussain (Ind) won Blackburn 2024 by 132 votes")


def made_up(*labels: str, votes: tuple[int, ...] = (), sitting: bool | None = None, **more: object) -> Record:
    standing = tuple(
        Candidacy(label.lower(), Person("Madeup", f"of {label}"), label, label, sitting=sitting)
        for label in labels
    )
    day = date(2031, 5, 1)
    contest = Contest("X1", "made-up", Seat("X1", "Ayton"), day, standing)
    told = {}
    if votes or more:
        figures = {one.key: number for one, number in zip(standing, votes, strict=False)}
        told["X1"] = Declaration("X1", figures, sum(votes), **more)  # type: ignore[arg-type]
    ledger = official_ledger({"X1": contest}, told, "a reader", "made up")
    return closed_record(made_up=Election("made-up", "A made-up election", ledger, PARTIES, day))


AYTON = ContestRef("made-up", "X1")
OAK, ELM = CandidacyRef(AYTON, "oak"), CandidacyRef(AYTON, "elm")


def test_an_undeclared_contest_is_not_checkable() -> None:
    one = judged(made_up("Oak", "Elm"), claim(ClaimType.WON, AYTON, who=OAK))
    assert one.verdict is Verdict.NOT_CHECKABLE and "not declared" in one.reason


def test_a_tie_waits_for_its_lot_but_its_votes_stand() -> None:
    tied = made_up("Oak", "Elm", votes=(5, 5))
    assert verdict(tied, ClaimType.WON, AYTON, who=OAK) is Verdict.NOT_CHECKABLE
    assert verdict(tied, ClaimType.GAIN, AYTON, who=OAK) is Verdict.NOT_CHECKABLE
    assert verdict(tied, ClaimType.MAJORITY, AYTON, said=count(1)) is Verdict.NOT_CHECKABLE
    assert verdict(tied, ClaimType.VOTES, AYTON, said=count(5), who=OAK) is Verdict.SUPPORTED


def test_an_unopposed_winner_won_without_votes_or_majority() -> None:
    alone = made_up("Oak", unopposed="oak")
    one = judged(alone, claim(ClaimType.WON, AYTON, who=OAK))
    assert one.verdict is Verdict.SUPPORTED and "unopposed" in one.reason
    for kind in (ClaimType.MAJORITY, ClaimType.VOTES, ClaimType.SHARE, ClaimType.TURNOUT, ClaimType.LEAD):
        told = judged(alone, claim(kind, AYTON, count(10), who=OAK))
        assert told.verdict is Verdict.NOT_CHECKABLE, kind
    assert verdict(alone, ClaimType.LOST_DEPOSIT, AYTON, who=OAK) is Verdict.NOT_CHECKABLE


def test_somebody_who_withdrew_is_not_checkable() -> None:
    left = made_up("Oak", "Elm", votes=(6, 4))
    gone = CandidacyRef(AYTON, "ash")
    assert verdict(left, ClaimType.VOTES, AYTON, said=count(4), who=gone) is Verdict.NOT_CHECKABLE
    assert verdict(left, ClaimType.WON, AYTON, who=gone) is Verdict.NOT_CHECKABLE


def test_an_election_without_a_rule_on_deposits_has_none_lost() -> None:
    assert verdict(made_up("Oak", "Elm", votes=(96, 4)), ClaimType.LOST_DEPOSIT, AYTON, who=ELM) is (
        Verdict.NOT_CHECKABLE
    )


def test_without_an_earlier_election_hold_and_gain_are_not_checkable() -> None:
    first = made_up("Oak", "Elm", votes=(6, 4))
    assert verdict(first, ClaimType.GAIN, AYTON, who=OAK) is Verdict.NOT_CHECKABLE
    assert verdict(first, ClaimType.HOLD, AYTON, who=ELM) is Verdict.REFUTED
    assert verdict(first, ClaimType.KEPT_SEAT, AYTON, who=OAK) is Verdict.NOT_CHECKABLE


def test_the_speaker_counted_with_an_unknown_party_is_not_refuted() -> None:
    chair = made_up("Chair", "Elm", votes=(6, 4))
    assert verdict(chair, ClaimType.WON, AYTON, party="Oak") is Verdict.NOT_CHECKABLE
    assert verdict(chair, ClaimType.HOLD, AYTON, party="Oak") is Verdict.NOT_CHECKABLE


def test_own_elections_name_who_entered_them_and_no_file() -> None:
    one = judged(made_up("Oak", "Elm", votes=(6, 4)), claim(ClaimType.VOTES, AYTON, count(6), who=OAK))
    evidence = one.evidence[0]
    assert (evidence.source, evidence.file, evidence.row) == ("a reader, made up", None, None)
    assert evidence.figure == "votes of Madeup of Oak: 6"


def test_the_words_of_a_claim_never_change_its_verdict(record: Record) -> None:
    one = claim(ClaimType.WON, BLACKBURN, who=HUSSAIN)
    other = replace(one, passage=replace(one.passage, text="quite other words", start=7, end=24))
    assert judged(record, one) == judged(record, other)
