"""The seat totals as shipped, and files of totals that must be refused."""

import csv
import os
from pathlib import Path

import pytest

from hustings.errors import SourceError
from hustings.record.history import fewest_since, most_since, seat_totals
from hustings.sources.totals import parse, published_seats

NAMED = os.environ.get("HUSTINGS_MIRROR")
MIRROR = Path(NAMED) if NAMED else Path(__file__).parents[3] / "shared" / "data"
PUBLISHED = MIRROR / "history" / "published_seat_totals.csv"
GROUP = '[[groups]]\nparty = "Plum"\nsource = "made up"\n'


def test_labour_2019_is_the_fewest_since_1935():
    found = fewest_since(seat_totals(published_seats()), "Labour", "2019")
    assert found.sentence == "Labour 2019: 202 seats, the fewest since 1935 (154)"


def test_conservative_2024_is_the_fewest_since_at_least_1918():
    found = fewest_since(seat_totals(published_seats()), "Conservative", "2024")
    assert found.sentence == "Conservative 2024: 121 seats, the fewest since at least 1918"


def test_labour_2024_is_the_most_since_2001():
    found = most_since(seat_totals(published_seats()), "Labour", "2024")
    assert found.sentence == "Labour 2024: 411 seats, the most since 2001 (412)"


def test_every_party_has_a_total_at_every_election():
    totals = published_seats()
    elections = {one.election for one in totals}
    assert len(elections) == 29
    assert len(totals) == 3 * len(elections)


def test_every_total_names_its_source():
    assert all(one.source for one in published_seats())


@pytest.mark.skipif(not PUBLISHED.is_file(), reason=f"no mirror of the official files at {MIRROR}")
def test_the_gathered_figures_are_typed_in_with_their_notes():
    typed = {(one.election, one.party): (one.seats, one.note) for one in published_seats()}
    with PUBLISHED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert typed[row["election"], row["party"]] == (int(row["seats"]), row["note"])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("groups = 3", "Expected"),
        ("[[groups", "seat totals"),
        (f"{GROUP}[groups.seats]\n1918 = -1\n", "below nothing"),
        (f"{GROUP}[groups.seats]\n1918 = 1\n{GROUP}[groups.seats]\n1918 = 2\n", "twice"),
        (f'{GROUP}[groups.seats]\n1918 = 1\n[groups.notes]\n1922 = "stray"\n', "notes for 1922"),
        (f"{GROUP}seats = {{}}\nsaets = {{}}\n", "saets"),
    ],
)
def test_a_file_of_totals_with_a_fault_is_refused(text, problem):
    with pytest.raises(SourceError, match=problem):
        parse(text)
