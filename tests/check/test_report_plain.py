"""The report as JSON and CSV: the keys that are promised, and values that can be counted with."""

from __future__ import annotations

from datetime import date

from hustings.check.check import check
from hustings.check.reading_once import NoFiles
from hustings.check.record import Record
from hustings.check.report_plain import ROW_COLUMNS, report_json, report_rows
from hustings.sources.example import example

TEXT = "Jeremy Corbyn won Islington North with 49.2% of the vote, a majority of 7,427. It cost £9 million."
SIX = Record(NoFiles(), {"uk-2024": example()})
CHECKED = check(TEXT, SIX, date(2024, 7, 5))
TOLD = report_json(CHECKED, SIX)


def claim(kind: str) -> dict[str, object]:
    (found,) = (one for one in TOLD["claims"] if one["type"] == kind)
    return found


def test_every_claim_has_the_promised_keys() -> None:
    keys = {
        "sentence", "span", "type", "text", "subject", "value", "operator", "base", "election", "seat",
        "verdict", "reason", "actual", "evidence", "notes", "rule",
    }  # fmt: skip
    assert {"story", "claims", "not_understood"} <= set(TOLD)
    assert TOLD["claims"] and all(set(one) == keys for one in TOLD["claims"])
    assert all(
        set(each) == {"source", "file", "row", "figure"} for one in TOLD["claims"] for each in one["evidence"]
    )


def test_spans_are_the_places_of_the_words_in_the_text() -> None:
    assert all(TEXT[slice(*one["span"])] == one["text"] for one in TOLD["claims"])


def test_a_share_is_a_fraction_of_one_and_votes_are_whole() -> None:
    assert claim("share")["value"] == 0.492
    assert claim("majority")["value"] == 7427 and isinstance(claim("majority")["value"], int)


def test_a_claim_names_its_election_its_seat_and_whom_it_is_about() -> None:
    won = claim("won")
    assert (won["election"], won["seat"]) == ("uk-2024", "E14001305")
    assert won["subject"]["name"] == "Jeremy Corbyn"  # type: ignore[index]


def test_a_refuted_claim_has_the_record_s_own_figure() -> None:
    assert claim("majority")["verdict"] == "refuted"
    assert str(claim("majority")["actual"]).startswith("7,247")


def test_a_number_that_no_claim_uses_is_listed_with_its_place() -> None:
    assert [TEXT[slice(*one["span"])] for one in TOLD["not_understood"]] == ["£9 million"]


def test_the_story_tells_its_day_and_what_it_was_set_against() -> None:
    assert TOLD["story"]["date"] == "2024-07-05"
    assert TOLD["story"]["elections"] == ["uk-2024"]
    assert TOLD["story"]["characters"] == len(TEXT)
    assert sum(TOLD["story"]["counts"].values()) == len(TOLD["claims"])


def test_csv_has_a_row_a_claim_with_the_same_columns_as_a_story_without_claims() -> None:
    rows = report_rows(CHECKED, SIX)
    assert [row["claim"] for row in rows] == list(range(1, len(TOLD["claims"]) + 1))
    assert all(tuple(row) == ROW_COLUMNS for row in rows)
    assert report_rows(check("", SIX), SIX) == []
