"""Fact tables: every fact with its source, every fault at once."""

from datetime import date
from pathlib import Path

import pytest

from hustings.check.facts import COLUMNS, Facts, read_facts, shipped_facts
from hustings.errors import FaultsError

HEADER = ",".join(COLUMNS) + "\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "own.csv"


def test_every_shipped_fact_has_a_source_and_a_known_kind() -> None:
    assert len(shipped_facts()) > 40
    assert all(fact.source and fact.line > 1 for fact in shipped_facts())


def test_a_fact_holds_between_its_days(table: Path) -> None:
    table.write_text(HEADER + "A B,office,Leader of X,2015-09-12,2020-04-04,a page\n", encoding="utf-8")
    (fact,) = read_facts(table)
    assert fact.held_on(date(2019, 12, 12)) and not fact.held_on(date(2024, 7, 4))


def test_every_fault_of_a_table_is_told_with_its_place(table: Path) -> None:
    text = HEADER + "A,office,x,2020-13-01,,s\nB,hobby,y,,,s\nC,office,z,,,\nD,birth date,1949,,,s\n,,\n"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError) as refused:
        read_facts(table)
    assert [(fault.line, fault.column) for fault in refused.value.faults] == [
        (2, "from"), (3, "fact"), (4, "source"), (5, "value"),
    ]  # fmt: skip


def test_other_columns_are_refused_with_each_that_is_missing(table: Path) -> None:
    table.write_text("name,thing\n", encoding="utf-8")
    with pytest.raises(FaultsError) as refused:
        read_facts(table)
    assert {fault.column for fault in refused.value.faults} == set(COLUMNS)


def test_a_table_that_is_not_utf8_is_refused_at_its_line(table: Path) -> None:
    table.write_bytes(HEADER.encode() + "Zoë,birth date,1980-01-02,,,s\n".encode("cp1252"))
    with pytest.raises(FaultsError) as refused:
        read_facts(table)
    assert [fault.line for fault in refused.value.faults] == [2]


def test_facts_are_found_however_the_name_is_written(table: Path) -> None:
    table.write_text(HEADER + "Zoë O’Hara,birth date,1980-01-02,,,s\n", encoding="utf-8")
    facts = Facts(read_facts(table))
    assert len(facts.of("zoe o'hara", "birth date")) == 1 and facts.of("Zoe", "birth date") == ()
