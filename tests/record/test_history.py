"""The record since 1918: what may be said of a party's seats, and how results add up (made-up figures)."""

from fractions import Fraction

import pytest

from hustings.errors import NameNotFoundError
from hustings.record.history import (
    BLOCKS,
    HistoricalResult,
    PublishedSeats,
    SeatTotal,
    fewest_since,
    most_since,
    national_totals,
    said,
    seat_totals,
    turnout_records,
)


def seats(**by_election: int) -> list[SeatTotal]:
    """Totals of one party: _1922=5 is five seats in 1922, _1974_02=6 six in February 1974."""
    return [
        SeatTotal(key[1:].replace("_", "-"), "Plum", count, None, "", "made up")
        for key, count in by_election.items()
    ]


def result(election: str = "1950", name: str = "Barset", **more: object) -> HistoricalResult:
    votes = dict.fromkeys(BLOCKS) | {block: more.pop(block) for block in BLOCKS if block in more}
    known = {
        "election": election, "code": None, "name": name, "region": "London", "seats": 1, "electorate": 100,
        "votes": votes, "unopposed": {}, "total_votes": sum(v or 0 for v in votes.values()) or None,
        "turnout_published": None, "boundary_set": "1950-1951", "is_unopposed": False, "doubts": {},
    }  # fmt: skip
    return HistoricalResult(**(known | more))


def test_the_fewest_since_the_last_election_with_fewer():
    found = fewest_since(seats(_1918=10, _1922=3, _1923=9, _1924=5), "Plum", "1924")
    assert found.sentence == "Plum 1924: 5 seats, the fewest since 1922 (3)"
    assert found.is_record


def test_as_few_is_enough_and_the_latest_of_them_counts():
    found = fewest_since(seats(_1918=5, _1922=5, _1923=9, _1924=5), "Plum", "1924")
    assert found.since.election == "1922"


def test_where_none_had_fewer_the_record_goes_back_to_its_first_election_at_least():
    found = fewest_since(seats(_1918=10, _1922=9, _1923=4), "Plum", "1923")
    assert found.since is None
    assert found.sentence == "Plum 1923: 4 seats, the fewest since at least 1918"


def test_the_most_since_looks_the_other_way():
    found = most_since(seats(_1918=10, _1922=3, _1923=2, _1924=5), "Plum", "1924")
    assert found.sentence == "Plum 1924: 5 seats, the most since 1918 (10)"


def test_a_gap_in_the_record_ends_the_search():
    others = [SeatTotal("1923", "Damson", 1, None, "", "made up")]
    found = fewest_since(seats(_1922=3, _1924=9, _1929=5) + others, "Plum", "1929")
    assert (found.since, found.gap) == (None, "1923")
    assert found.sentence == "Plum 1929: 5 seats, the fewest since at least 1924 (no figure here for 1923)"


def test_the_first_election_has_nothing_to_compare():
    found = fewest_since(seats(_1918=10, _1922=11), "Plum", "1918")
    assert found.sentence == "Plum 1918: 10 seats, with no earlier figure to compare"
    assert not found.is_record


def test_fewer_than_at_the_election_before_is_no_record():
    assert not most_since(seats(_1918=10, _1922=9), "Plum", "1922").is_record
    assert fewest_since(seats(_1918=10, _1922=9), "Plum", "1922").is_record


def test_the_two_elections_of_1974_stand_in_order_under_their_months():
    found = most_since(seats(_1970=3, _1974_02=9, _1974_10=7, _1979=8), "Plum", "1979")
    assert found.sentence == "Plum 1979: 8 seats, the most since February 1974 (9)"
    assert said("1974-10") == "October 1974"


def test_a_party_or_election_without_a_total_is_not_found():
    with pytest.raises(NameNotFoundError, match="Plum 1931"):
        fewest_since(seats(_1918=10), "Plum", "1931")


def test_blocks_add_up_over_an_election_and_blank_stays_apart_from_nothing():
    blank = result(name="Carset", con=5, lab=6, total_votes=None, seats=2)
    (total,) = national_totals([result(con=30, lab=20), blank])
    assert total.votes == {"con": 35, "lib": 0, "lab": 26, "natsw": 0, "oth": 0}
    assert (total.total_votes, total.without_total, total.seats) == (50, 1, 3)
    assert total.turnout == Fraction(50, 100)


def test_a_seat_without_a_poll_counts_for_its_block_but_not_for_turnout():
    unopposed = result(name="Carset", unopposed={"lib": 1}, is_unopposed=True, total_votes=None)
    (total,) = national_totals([result(con=30, lab=20), unopposed])
    assert (total.largest["lib"], total.unopposed, total.without_total) == (1, 1, 0)
    assert total.turnout == Fraction(1, 2)


def test_level_blocks_give_the_seat_to_neither():
    level = result(con=30, lab=30)
    assert level.largest_block is None
    assert sum(national_totals([level])[0].largest.values()) == 0


def test_more_votes_than_electors_is_no_turnout():
    assert result(con=101).turnout is None


def test_published_seats_stand_beside_what_the_file_gives():
    published = [PublishedSeats("1950", "Labour", 3, "with a note", "made up")]
    (total,) = seat_totals(published, [result(con=30, lab=40), result(name="Carset", con=9, oth=20)])
    assert (total.seats, total.derived, total.difference, total.note) == (3, 1, -2, "with a note")


def test_an_election_that_is_not_in_the_file_has_no_derived_figure():
    (total,) = seat_totals([PublishedSeats("1951", "Labour", 3, "", "made up")], [result(con=30)])
    assert (total.derived, total.difference) == (None, None)


def test_turnout_records_leave_out_doubtful_rows_universities_and_seats_of_two():
    high, low = result(name="High", con=90), result(name="Low", con=20)
    doubtful = result(name="Doubtful", con=99, doubts={"electorate": "misprinted"})
    others = [result(name="Two", con=98, seats=2), result(name="Books", con=1, region="University")]
    records = turnout_records([low, doubtful, high, *others], limit=1)
    assert [one.name for one in (*records.highest, *records.lowest)] == ["High", "Low"]
