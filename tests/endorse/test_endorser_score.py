"""The score of an endorser, on figures that can be added in the head."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

from hustings.endorse.endorser_score import NEAREST, endorser_score
from hustings.endorse.endorsers import endorser_named
from hustings.endorse.picks import Pick
from hustings.record.election import Election, counted

AFTER = datetime(2099, 7, 5, 12, tzinfo=UTC)


def pick(contest: str, candidacy: str) -> Pick:
    return Pick("Us", contest, candidacy, None, "endorse", None, "source")


def test_the_list_of_2024_won_five_and_came_second_in_seven(uk_2024: Election) -> None:
    score = endorser_score(endorser_named("tmv").picks(uk_2024), uk_2024, AFTER)
    assert (len(score.scores), score.won, score.second, score.undeclared) == (13, 5, 7, 0)
    stated = [one for one in score.scores if one.pick.grade == "A"]
    assert (len(stated), sum(one.place == 1 for one in stated)) == (10, 5)
    blackburn = next(one for one in score.scores if one.contest.seat.name == "Blackburn")
    assert blackburn.share == Fraction(10518, 38887)
    assert blackburn.change is None


def test_seats_alike_are_the_nearest_not_picked_with_the_same_label(uk_2024: Election) -> None:
    score = endorser_score(endorser_named("tactical").picks(uk_2024), uk_2024, AFTER)
    picked = {one.contest.key: one.candidacy.party for one in score.scores}
    by_name = {now.contest.seat.name: now for now in uk_2024.state().contests.values()}
    for one in score.scores[::40]:
        assert one.alike is not None
        assert len(set(one.alike.seats)) == NEAREST
        for name in one.alike.seats:
            other = by_name[name].contest
            assert picked.get(other.key) != one.candidacy.party
            assert one.candidacy.party in {each.party for each in other.candidacies}
        tabs = [counted(by_name[name]) for name in one.alike.seats]
        shares = [Fraction(t.party_votes[one.candidacy.party], t.declaration.valid_votes) for t in tabs if t]
        assert one.alike.share == sum(shares) / NEAREST


def test_a_party_backed_everywhere_leaves_nothing_to_compare_with(uk_2024: Election) -> None:
    score = endorser_score(endorser_named("daily-mirror").picks(uk_2024), uk_2024, AFTER)
    assert len(score.scores) == 631
    assert score.matched == ()
    assert (score.alike_share, score.alike_won, score.alike_change) == (None, None, None)


def test_nothing_picked_scores_nothing(six_seats: Election) -> None:
    score = endorser_score([], six_seats, AFTER)
    assert (score.scores, score.won, score.share, score.alike_share) == ((), 0, None, None)


def test_a_withdrawn_pick_is_not_scored(six_seats: Election) -> None:
    one = pick("E14001305", "jeremy-corbyn.ind")
    assert endorser_score([one], six_seats, AFTER).won == 1
    taken = Pick("Us", one.contest, one.candidacy, None, "withdrawn", None, "source")
    assert endorser_score([one, taken], six_seats, AFTER).scores == ()
