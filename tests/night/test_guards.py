"""Each guard finds the error it is there for, and is silent on the notice as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hustings.night.guards import GUARDS, GuardContext, Severity, guard, guard_context
from hustings.night.keyed import Keyed
from hustings.night.turnout_guard import turnout_mark
from hustings.record.declaration import Declaration
from hustings.record.state import state
from hustings.sources.opening import Desk

from .made_up_notice import (
    BASE,
    CLOSE,
    PLYMOUTH,
    PUTNEY,
    RIGHT,
    contest,
    context,
    names,
    only,
    outlook,
    peer,
    peers,
)

ROOT = Path(__file__).parents[2]
BESIDE = context()


def with_votes(**votes: int) -> Keyed:
    """The notice with other votes and the total in step."""
    return replace(RIGHT, votes=votes, valid_votes=sum(votes.values()))


def test_the_notice_as_it_is_passes_every_guard() -> None:
    assert guard(RIGHT, BESIDE) == ()
    assert guard(RIGHT, replace(BESIDE, outlook=outlook(0.6, 0.35, 0.05), moment=CLOSE)) == ()


def test_nothing_known_beside_the_contest_leaves_the_sums() -> None:
    assert guard(RIGHT, GuardContext(contest())) == ()
    assert names(RIGHT.with_figure("votes:oak", 20_132), GuardContext(contest())) == ["sum_of_votes"]


def test_every_guard_says_what_it_finds() -> None:
    for name, one in GUARDS.items():
        assert (one.__doc__ or "").startswith("Find "), name


def test_a_transposed_figure_is_found_by_the_sum_and_named() -> None:
    found = only(RIGHT.with_figure("votes:elm", 12_354), BESIDE)
    assert (found.guard, found.severity) == ("sum_of_votes", Severity.IMPOSSIBLE)
    assert found.boxes == ("valid_votes", "votes:elm")
    assert "two neighbouring digits exchanged would explain it" in found.words
    assert not any(digit in found.words for digit in "0123456789")


def test_a_total_from_wrong_parts_is_found_by_the_sum() -> None:
    assert only(replace(RIGHT, valid_votes=33_982 + 107), BESIDE).guard == "sum_of_votes"
    assert only(replace(RIGHT, valid_votes=33_982 - 1_514), BESIDE).guard == "sum_of_votes"


def test_a_blank_is_found_and_not_taken_for_nought() -> None:
    found = only(RIGHT.with_figure("votes:ash", None), BESIDE)
    assert (found.guard, found.severity) == ("every_candidacy_filled", Severity.IMPOSSIBLE)
    assert "Madeup of Ash" in found.words
    missing = replace(RIGHT, votes={"oak": 20_123, "elm": 12_345})
    assert names(missing, BESIDE) == ["every_candidacy_filled", "sum_of_votes"]
    assert only(replace(RIGHT, valid_votes=None), BESIDE).boxes == ("valid_votes",)


def test_a_blank_read_as_nought_is_found_by_the_sum() -> None:
    assert only(RIGHT.with_figure("votes:ash", 0), BESIDE).guard == "sum_of_votes"


def test_the_wrong_seats_notice_is_found_by_its_people() -> None:
    strange = replace(RIGHT, votes={"oak": 20_123, "elm": 12_345, "yew": 1_514})
    assert names(strange, BESIDE) == ["these_candidacies", "every_candidacy_filled"]
    assert names(replace(RIGHT, contest="dale"), BESIDE) == ["these_candidacies"]


def test_the_wrong_seats_notice_is_found_by_its_figures() -> None:
    other = BESIDE.peers[0].declaration
    found = [
        one for one in guard(with_votes(**other.votes), BESIDE) if one.guard == "figures_of_another_contest"
    ]
    assert [one.severity for one in found] == [Severity.WARNING]
    assert "Place1" in found[0].words


def test_one_figure_in_common_with_another_contest_is_chance() -> None:
    assert "figures_of_another_contest" not in names(
        with_votes(oak=BESIDE.peers[0].declaration.votes["oak"], elm=12_345, ash=1_514), BESIDE
    )


@pytest.mark.parametrize("box", ["votes:oak", "valid_votes", "rejected", "electorate"])
def test_a_figure_below_nought_is_impossible(box: str) -> None:
    assert "never_below_nought" in names(RIGHT.with_figure(box, -1), BESIDE)


def test_more_papers_than_electors_are_impossible() -> None:
    found = only(replace(RIGHT, electorate=34_088), GuardContext(contest()))
    assert (found.guard, found.severity) == ("papers_within_electorate", Severity.IMPOSSIBLE)
    assert guard(replace(RIGHT, electorate=34_089), GuardContext(contest())) == ()
    assert "papers_within_electorate" in names(replace(RIGHT, electorate=40_000, verified=40_001), BESIDE)


def test_reasons_for_rejection_add_up() -> None:
    reasons = {"no-official-mark": 7, "unmarked-or-uncertain": 100}
    assert guard(replace(RIGHT, rejected_by_reason=reasons), BESIDE) == ()
    wrong = replace(RIGHT, rejected_by_reason=reasons, rejected=17)
    assert only(wrong, BESIDE).guard == "rejected_by_reason"
    assert "rejected_by_reason" in names(replace(wrong, rejected=None), BESIDE)


def test_a_block_left_out_is_found_by_the_papers_verified() -> None:
    assert guard(replace(RIGHT, verified=34_089), BESIDE) == ()
    found = only(replace(RIGHT, verified=36_000), BESIDE)
    assert (found.guard, found.severity) == ("papers_verified", Severity.WARNING)
    assert "1,911 fewer" in found.words
    assert "89 more" in only(replace(RIGHT, verified=34_000), BESIDE).words


def test_without_the_rejected_papers_a_few_may_be_missing() -> None:
    blank = replace(RIGHT, rejected=None)
    assert guard(replace(blank, verified=34_089), BESIDE) == ()
    assert names(replace(blank, verified=36_000), BESIDE) == ["papers_verified"]
    assert names(replace(blank, verified=33_981), BESIDE) == ["papers_verified"]


def test_a_block_left_out_is_found_by_turnout() -> None:
    found = only(with_votes(oak=17_001, elm=10_503, ash=1_304), BESIDE)
    assert (found.guard, found.severity) == ("turnout_against_region", Severity.WARNING)
    assert "Was a block of votes left out?" in found.words
    assert "counted twice" in only(with_votes(oak=24_123, elm=14_345, ash=1_714), BESIDE).words


def test_turnout_waits_for_eight_seats_of_the_region() -> None:
    low = with_votes(oak=17_001, elm=10_503, ash=1_304)
    assert names(low, replace(BESIDE, peers=peers(8))) == ["turnout_against_region"]
    assert names(low, replace(BESIDE, peers=peers(7))) == []
    assert names(low, replace(BESIDE, peers=peers(20, region="South"))) == []


def test_seats_that_moved_alike_do_not_make_a_small_change_an_alarm() -> None:
    alike = tuple(peer(number) for number in range(1, 10))
    mark = turnout_mark(with_votes(oak=21_123, elm=13_345, ash=1_514), replace(BESIDE, peers=alike))
    assert mark is not None
    assert mark.z == pytest.approx(mark.change / 0.01)


def test_two_rows_exchanged_are_found_beside_last_times_pattern() -> None:
    found = only(with_votes(oak=20_123, elm=1_514, ash=12_345), BESIDE)
    assert (found.guard, found.boxes) == ("rows_swapped", ("votes:ash", "votes:elm"))


def test_two_rows_exchanged_are_found_beside_the_forecast() -> None:
    beside = GuardContext(contest(), outlook=outlook(0.6, 0.35, 0.05))
    assert names(with_votes(oak=20_123, elm=1_514, ash=12_345), beside) == ["rows_swapped"]


def test_two_rows_of_like_votes_may_be_exchanged_unseen() -> None:
    beside = GuardContext(contest(), outlook=outlook(0.5, 0.4, 0.1))
    assert names(with_votes(oak=13_001, elm=16_002, ash=4_003), beside) == []


def test_a_share_far_from_the_forecast_is_found() -> None:
    beside = replace(BESIDE, outlook=outlook(0.6, 0.35, 0.05))
    found = [one for one in guard(with_votes(oak=16_001, elm=12_002, ash=6_003), beside)]
    assert {one.guard for one in found} == {"shares_against_forecast"}
    assert "3.0% to 7.0%" in found[-1].words


def test_an_independent_may_do_what_no_forecast_knows() -> None:
    those = contest(parties=("Oak", "Elm", "Ind"))
    keyed = replace(RIGHT, votes={"oak": 14_000, "elm": 9_000, "ind": 10_982})
    ahead = outlook(0.6, 0.35, 0.05)
    chances = (*ahead.candidacies[:2], replace(ahead.candidacies[2], candidacy="ind", party="Ind"))
    beside = GuardContext(those, BASE, outlook=replace(ahead, candidacies=chances))
    boxes = [box for one in guard(keyed, beside) for box in one.boxes]
    assert "votes:ind" not in boxes


def test_two_rows_with_the_same_votes_are_asked_about() -> None:
    found = only(with_votes(oak=20_123, elm=6_345, ash=6_345), GuardContext(contest()))
    assert (found.guard, found.severity) == ("same_votes", Severity.WARNING)
    assert names(with_votes(oak=20_123, elm=0, ash=0), GuardContext(contest())) == []


def test_last_times_figures_are_found() -> None:
    assert "stale_figures" in names(
        with_votes(oak=20_000, elm=12_000, ash=2_000), GuardContext(contest(), BASE)
    )


def test_a_rehearsals_figures_are_found() -> None:
    old = Declaration("vale", dict(RIGHT.votes), 33_982)  # type: ignore[arg-type]
    assert names(RIGHT, replace(BESIDE, rehearsed=(old,))) == ["stale_figures"]


@pytest.mark.parametrize(
    "votes",
    [(1, 2, 3), (100, 200, 300), (12_300, 9_990, 1_010), (111, 22, 3_333), (5, 5, 5)],
    ids=["a run", "hundreds", "all round", "one digit", "all alike"],
)
def test_figures_to_try_the_desk_with_are_found(votes: tuple[int, int, int]) -> None:
    keyed = with_votes(**dict(zip(("oak", "elm", "ash"), votes, strict=True)))
    assert "made_up_figures" in names(keyed, GuardContext(contest()))


def test_an_electorate_a_fifth_off_is_found() -> None:
    assert only(replace(RIGHT, electorate=72_001), replace(BESIDE, peers=())).guard == "electorate_far"
    assert guard(replace(RIGHT, electorate=72_000), replace(BESIDE, peers=())) == ()


def test_many_rejected_papers_are_found() -> None:
    assert names(replace(RIGHT, rejected=1_070), BESIDE) == ["rejected_many"]
    assert names(replace(RIGHT, rejected=871), BESIDE) == []


def test_a_tie_asks_for_the_lot() -> None:
    found = only(with_votes(oak=16_234, elm=16_234, ash=1_514), GuardContext(contest()))
    assert (found.guard, found.boxes) == ("tie_at_the_top", ("votes:elm", "votes:oak"))
    assert "lot" in found.words


def test_a_correction_that_changes_the_winner_is_asked_about() -> None:
    standing = Declaration("vale", {"oak": 12_345, "elm": 20_123, "ash": 1_514}, 33_982)
    found = only(RIGHT, replace(BESIDE, standing=standing))
    assert (found.guard, found.boxes) == ("winner_changed", ("votes:oak",))
    same = Declaration("vale", {"oak": 20_000, "elm": 12_345, "ash": 1_514}, 33_859)
    assert guard(RIGHT, replace(BESIDE, standing=same)) == ()


def test_figures_against_the_winner_rushed_are_asked_about() -> None:
    found = only(RIGHT, replace(BESIDE, rushed="elm"))
    assert (found.guard, found.boxes) == ("unlike_the_rush", ("votes:oak",))
    assert guard(RIGHT, replace(BESIDE, rushed="oak")) == ()


def test_figures_of_a_countermanded_poll_are_asked_about() -> None:
    assert only(RIGHT, replace(BESIDE, is_countermanded=True)).guard == "countermanded"


def test_the_same_declaration_again_is_asked_about() -> None:
    beside = replace(BESIDE, standing=RIGHT.declaration())
    assert names(RIGHT, beside) == ["stands_already"]
    assert names(replace(RIGHT, rejected=None), beside) == ["stands_already"]
    assert names(replace(RIGHT, rejected=170), beside) == []


def test_a_correction_that_makes_or_ends_a_tie_is_asked_about() -> None:
    tied = Declaration("vale", {"oak": 20_123, "elm": 20_123, "ash": 1_514}, 41_760)
    assert names(RIGHT, replace(BESIDE, standing=tied)) == ["winner_changed"]


def test_a_time_before_the_close_of_poll_is_impossible() -> None:
    early = replace(RIGHT, declared_at=CLOSE - timedelta(minutes=1))
    assert only(early, BESIDE).severity is Severity.IMPOSSIBLE
    assert guard(replace(RIGHT, declared_at=CLOSE), BESIDE) == ()


def test_a_time_to_come_is_asked_about() -> None:
    beside = replace(BESIDE, moment=CLOSE + timedelta(hours=2))
    assert guard(replace(RIGHT, declared_at=CLOSE + timedelta(hours=2, minutes=5)), beside) == ()
    assert names(replace(RIGHT, declared_at=CLOSE + timedelta(hours=3)), beside) == ["in_the_future"]


@pytest.fixture(scope="module")
def official() -> Desk:
    import os

    mirror = Path(os.environ.get("HUSTINGS_MIRROR") or ROOT.parent / "shared" / "data")
    if not mirror.is_dir():
        pytest.skip(f"no mirror of the publishers' files at {mirror.name} (set HUSTINGS_MIRROR)")
    return Desk(mirror)


def as_it_stood(official: Desk, name: str, key: str) -> GuardContext:
    """What stood beside a contest when it declared."""
    election = official.load(name)
    place = next(
        at
        for at, entry in enumerate(election.ledger)
        if isinstance(entry.payload, Declaration) and entry.payload.contest == key
    )
    return guard_context(election, state(election.ledger.prefix(place)), key)


def test_plymouth_2017_as_first_declared_alarms_near_minus_seven(official: Desk) -> None:
    beside = as_it_stood(official, "uk-2017", PLYMOUTH.contest)
    mark = turnout_mark(PLYMOUTH, beside)
    assert mark is not None
    whole_night = official.load("uk-2017")
    after = turnout_mark(PLYMOUTH, guard_context(whole_night, whole_night.state(), PLYMOUTH.contest))
    assert after is not None
    assert (-6.5 < mark.z < -6, -7.5 < after.z < -7) == (True, True)
    assert names(PLYMOUTH, beside) == ["turnout_against_region"]
    assert names(replace(PLYMOUTH, verified=51_208 + 83), beside) == [
        "papers_verified",
        "turnout_against_region",
    ]


def test_putney_2024_as_first_declared_is_found_by_the_papers_verified_alone(official: Desk) -> None:
    beside = as_it_stood(official, "uk-2024", PUTNEY.contest)
    mark = turnout_mark(PUTNEY, beside)
    assert mark is not None
    assert -3 < mark.z < -2
    assert names(PUTNEY, beside) == []
    assert "papers_verified" in names(replace(PUTNEY, verified=49_295 + 218), beside)
