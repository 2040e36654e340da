"""Every official figure that can be computed again, beside the figure as published."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from hustings.figures import percent, rounded
from hustings.record.change import Outcome, dissolution_label, result_label, sitting_members
from hustings.record.election import Election
from hustings.record.house import House, house
from hustings.sources.causes import causes
from hustings.sources.comparison import COMPARED, Comparison, as_csv, compared, differences
from hustings.sources.opening import Desk

REPOSITORY = Path(__file__).resolve().parents[1]
MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or REPOSITORY.parent / "shared" / "data")
EXPLANATION = REPOSITORY / "docs" / "explanation"
GENERAL = ("uk-2010", "uk-2015", "uk-2017", "uk-2019", "uk-2024")

SEATS = {
    "uk-2010": "Con 306, Lab 258, LD 57, DUP 8, SNP 6, SF 5, PC 3, SDLP 3, APNI 1, Green 1, Ind 1, Spk 1",
    "uk-2015": (
        "Con 330, Lab 232, SNP 56, DUP 8, LD 8, SF 4, PC 3, SDLP 3, UUP 2, Green 1, Ind 1, Spk 1, UKIP 1"
    ),
    "uk-2017": "Con 317, Lab 262, SNP 35, LD 12, DUP 10, SF 7, PC 4, Green 1, Ind 1, Spk 1",
    "uk-2019": "Con 365, Lab 202, SNP 48, LD 11, DUP 8, SF 7, PC 4, SDLP 2, APNI 1, Green 1, Spk 1",
    "uk-2024": (
        "Lab 411, Con 121, LD 72, SNP 9, SF 7, Ind 6, DUP 5, RUK 5, Green 4, PC 4, SDLP 2, "
        "APNI 1, Spk 1, TUV 1, UUP 1"
    ),
}
OVERALL_MAJORITY = {"uk-2010": None, "uk-2015": 10, "uk-2017": None, "uk-2019": 80, "uk-2024": 172}

OF_650 = dict.fromkeys(
    ("winner", "first party", "second party", "valid votes", "majority", "hold or gain"), 650
)
OF_650["votes by party"] = 650 * 13
FIGURES = {
    "uk-2010": {**OF_650, "share": 4150, "share change": 2811},
    "uk-2015": {**OF_650, "share": 3971, "share change": 3062},
    "uk-2017": {**OF_650, "share": 3304, "share change": 2964},
    "uk-2019": {**OF_650, "share": 3320, "share change": 2541},
    "uk-2024": {**OF_650, "share": 4515, "share change": 3032},
    "uk-2024-first": {**OF_650, "share": 4515, "share change": 3032},
    "uk-by-elections": {
        **dict.fromkeys(OF_650, 65),
        "votes by party": 860,
        "share": 668,
        "share change": 313,
        "known slip": 2,
    },
    "uk-2005-notional": {"valid votes": 650, "share": 3370},
    "uk-2019-notional": {
        "valid votes": 650,
        "majority": 650,
        "turnout": 650,
        "votes of others": 355,
        "largest of others": 355,
    },
}


@pytest.fixture(scope="module", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    if not (MIRROR / "ukparliament-psephology").is_dir():
        pytest.skip("the official files are not here: name a mirror with HUSTINGS_MIRROR")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="module")
def elections() -> dict[str, Election]:
    return {name: Desk(MIRROR).load(name) for name in (*GENERAL, "uk-2024-first", "uk-by-elections")}


@pytest.fixture(scope="module")
def houses(elections: dict[str, Election]) -> dict[str, House]:
    return {name: house(elections[name]) for name in (*GENERAL, "uk-2024-first")}


@pytest.fixture(scope="module")
def comparisons() -> dict[str, Comparison]:
    return {name: compared(name, MIRROR) for name in COMPARED}


def counts(comparisons: dict[str, Comparison]) -> list[str]:
    """The lines of docs/explanation/differences.md that count figures compared, equal and different."""
    lines = []
    for one in comparisons.values():
        differ = Counter(difference.figure for difference in one.differences)
        for figure, total in one.compared.items():
            lines.append(
                f"| {one.election} | {figure} | {total:,} | {total - differ[figure]:,} | {differ[figure]:,} |"
            )
    return lines


def counts_by_cause(comparisons: dict[str, Comparison]) -> list[str]:
    """The lines of docs/explanation/differences.md that count differences by cause."""
    found = Counter(
        (one.election, difference.figure, difference.cause)
        for one in comparisons.values()
        for difference in one.differences
    )
    return [
        f"| {election} | {figure} | {count} | {cause} |" for (election, figure, cause), count in found.items()
    ]


def whole_contests(comparisons: dict[str, Comparison]) -> list[str]:
    """The lines of docs/explanation/differences.md for every difference that is not of a share."""
    lines = []
    for d in (d for one in comparisons.values() for d in one.differences):
        if not d.figure.startswith("share"):
            place, figure = d.seat or d.contest.rsplit("/", 1)[-1], f"{d.figure} {d.candidacy}".strip()
            lines.append(f"| {d.election} | {place} | {figure} | {d.published or '(blank)'} | {d.computed} |")
    return lines


@pytest.mark.parametrize("name", COMPARED)
def test_every_published_figure_is_compared(name: str, comparisons: dict[str, Comparison]) -> None:
    assert comparisons[name].compared == FIGURES[name]


def test_all_3250_majorities_valid_votes_and_winners_are_as_published(
    comparisons: dict[str, Comparison],
) -> None:
    for figure in ("majority", "valid votes", "winner", "first party"):
        assert sum(comparisons[name].compared[figure] for name in GENERAL) == 3250
        assert [d for name in GENERAL for d in comparisons[name].differences if d.figure == figure] == []


def test_no_difference_is_silent(comparisons: dict[str, Comparison]) -> None:
    assert [str(d) for one in comparisons.values() for d in one.unexplained] == []


def test_no_cause_is_named_that_nothing_has(comparisons: dict[str, Comparison]) -> None:
    found = {(d.election, d.cause) for one in comparisons.values() for d in one.differences}
    listed = {(election, cause.cause) for cause in causes() for election in cause.elections}
    assert listed - found == set()


def test_the_published_list_of_differences_is_what_is_computed(comparisons: dict[str, Comparison]) -> None:
    assert (EXPLANATION / "differences.csv").read_text(encoding="utf-8") == as_csv(comparisons.values())


def test_the_page_on_differences_counts_them_as_they_are(comparisons: dict[str, Comparison]) -> None:
    page = (EXPLANATION / "differences.md").read_text(encoding="utf-8").splitlines()
    tables = [*counts(comparisons), *counts_by_cause(comparisons), *whole_contests(comparisons)]
    assert sorted(line for line in page if line.startswith("| uk-")) == sorted(tables)


def test_an_election_tells_its_own_differences(
    elections: dict[str, Election], comparisons: dict[str, Comparison]
) -> None:
    of_files = {"votes by party", "known slip"}
    told = [d for d in comparisons["uk-by-elections"].differences if d.figure not in of_files]
    assert list(differences(elections["uk-by-elections"])) == told


def test_gains_named_after_two_parties_are_gains_from_joint_candidacies(
    elections: dict[str, Election],
) -> None:
    named = {}
    for before, after in (("uk-2010", "uk-2015"), ("uk-2015", "uk-2017"), ("uk-2017", "uk-2019")):
        for key, published in elections[after].published.items():
            first = elections[before].tabulation(key)
            if " gain from Lab" in str(published.label) and first is not None:
                named[after, key] = (first.winner.is_joint, str(published.label).endswith("Lab Coop"))
    assert Counter(named.values()) == {(True, True): 14, (False, False): 101}


@pytest.mark.parametrize("name", GENERAL)
def test_seats_and_overall_majority_are_the_official_ones(name: str, houses: dict[str, House]) -> None:
    won = {total.party.abbreviation: total.seats for total in houses[name].parties if total.seats}
    listed = ", ".join(
        f"{party} {seats}" for party, seats in sorted(won.items(), key=lambda s: (-s[1], s[0]))
    )
    assert listed == SEATS[name]
    assert houses[name].overall_majority == OVERALL_MAJORITY[name]


def test_1673_deposits_were_lost_in_2024(houses: dict[str, House]) -> None:
    assert sum(total.lost_deposits for total in houses["uk-2024"].parties) == 1673


def test_rounding_first_would_lose_other_deposits(elections: dict[str, Election]) -> None:
    tabulations = [elections["uk-2024"].tabulation(key) for key in elections["uk-2024"].published]
    shares = [t.share(c) for t in tabulations if t for c in t.ranking]
    assert len(shares) == 4515
    assert sum(s is not None and rounded(s * 100, 1) <= 5 for s in shares) != 1673


@pytest.mark.parametrize(
    ("name", "turnout", "ballot_box"),
    [("uk-2024", "59.70%", "59.95%"), ("uk-2024-first", "59.76%", "60.00%")],
)
def test_turnout_has_two_names_and_two_figures(
    name: str, turnout: str, ballot_box: str, houses: dict[str, House]
) -> None:
    assert percent(houses[name].turnout, 2) == turnout
    assert percent(houses[name].ballot_box_turnout, 2) == ballot_box


@pytest.mark.parametrize("name", GENERAL)
def test_national_votes_seats_and_candidacies_by_party_add_up(name: str, houses: dict[str, House]) -> None:
    summed: dict[str, list[int]] = {}
    with (MIRROR / "history/derived_national_totals_by_party_2010_2024.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["year"] == name.removeprefix("uk-"):
                sums = summed.setdefault(row["abbreviation"], [0, 0, 0])
                for n, column in enumerate(("votes", "seats", "candidates")):
                    sums[n] += int(row[column])
    ours = {
        t.party.abbreviation: [t.votes, t.seats, t.candidacies] for t in houses[name].parties if t.candidacies
    }
    assert len(ours) > 60
    if name == "uk-2010":
        # The mirror's sums follow the list of candidacies, in which the Ulster Conservatives are Independent.
        slip = summed["Ind"]
        summed["UUP"] = [102_361, 0, 17]
        summed["Ind"] = [slip[n] - summed["UUP"][n] for n in range(3)]
    assert ours == summed


@pytest.mark.parametrize("name", GENERAL)
def test_regions_add_up_to_the_nation(
    name: str, elections: dict[str, Election], houses: dict[str, House]
) -> None:
    seats = [standing.contest.seat for standing in elections[name].state().contests.values()]
    for places in ({seat.region for seat in seats}, {seat.country for seat in seats}):
        parts = [house(elections[name], region=place) for place in places]
        assert sum(part.seats for part in parts) == 650
        assert sum(part.valid_votes for part in parts) == houses[name].valid_votes
        votes = Counter[str]()
        for part in parts:
            votes.update({total.party.abbreviation: total.votes for total in part.parties})
        assert votes == {total.party.abbreviation: total.votes for total in houses[name].parties}


@pytest.mark.parametrize(
    ("code", "official", "at_dissolution", "member"),
    [
        ("E14001446", "Lab hold", "Lab gain from WPB", ("Galloway", Outcome.DEFEATED)),
        ("E14001305", "Ind gain from Lab", "Ind hold", ("Corbyn", Outcome.RE_ELECTED)),
    ],
)
def test_three_relations_to_the_last_member_are_kept_apart(
    code: str, official: str, at_dissolution: str, member: tuple[str, Outcome], elections: dict[str, Election]
) -> None:
    election = elections["uk-2024"]
    counted = election.tabulation(code)
    assert counted is not None
    assert str(result_label(counted, election.base(counted.contest))) == official
    assert election.published[code].label == official
    assert str(dissolution_label(counted)) == at_dissolution
    found = [(one.candidacy.person.surname, one.outcome) for one in sitting_members(counted)]
    assert found == [member]


def test_a_tenth_of_a_share_is_printed_half_up(elections: dict[str, Election]) -> None:
    counted = elections["uk-2024"].tabulation("E14001305")
    assert counted is not None
    assert counted.share(counted.winner) == Fraction(24120, 49006)
    assert percent(counted.share(counted.winner), 2) == "49.22%"
