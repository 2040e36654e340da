"""The page on the check names everything that the check knows."""

from __future__ import annotations

from pathlib import Path

from hustings.check.claim import ClaimType
from hustings.check.conventions import CONVENTIONS
from hustings.check.facts import COLUMNS, KINDS
from hustings.check.hedges import BEFORE
from hustings.check.judgement import Verdict
from hustings.check.one_clause import DOUBTS
from hustings.check.report_plain import ROW_COLUMNS
from hustings.check.report_words import SIGNS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "check.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())


def test_every_claim_type_is_named() -> None:
    assert {one.value for one in ClaimType if f"`{one.value}`" not in PAGE} == set()


def test_every_verdict_is_explained_with_its_sign() -> None:
    assert {one for one in Verdict if f"| {SIGNS[one]} | {one.value} |" not in PAGE} == set()


def test_every_convention_is_printed_in_its_own_words() -> None:
    assert {name for name, words in CONVENTIONS.items() if f"- **{name}**: {words}" not in PAGE} == set()


def test_every_doubt_is_named() -> None:
    assert {name for name in DOUBTS if f"- **{name}**: " not in PAGE} == set()


def test_every_hedge_is_listed_with_its_band() -> None:
    rows = [
        line.split(" | ") for line in PAGE.split("\n") if line.startswith("| ") and line.count(" | ") == 3
    ]
    said = {row[0].removeprefix("| "): row[1].split(", ") for row in rows}
    assert {words for words, hedge in BEFORE.items() if " ".join(words) not in said[hedge.value]} == set()


def test_fact_tables_are_described_with_every_column_and_kind() -> None:
    assert f"`{','.join(COLUMNS)}`" in PAGE
    assert {kind for kind in KINDS if f"| `{kind}` |" not in PAGE} == set()


def test_every_key_of_json_and_column_of_csv_is_explained() -> None:
    assert {column for column in ROW_COLUMNS if f"`{column}`" not in WORDS} == set()
