"""The page on the interface says what the interface says of itself."""

from __future__ import annotations

import re
from pathlib import Path

from hustings_desk.api import bearer, reading, strict_json
from hustings_desk.api.bodies import MOST_VOTES, Figures
from hustings_desk.api.interface import interface
from hustings_desk.api.problems import TITLES, TYPE
from hustings_desk.importing import taking
from hustings_desk.importing.declared_rows import COLUMNS

from .test_api_rights import ADDRESSES

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference" / "desk-api.md").read_text(encoding="utf-8")
IMPORTS = (DOCS / "how-to" / "desk-imports.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table below a heading, without its header."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def test_every_address_stands_with_its_scope() -> None:
    described = interface.get_openapi_schema(path_prefix="")["paths"]
    every = {f"{method.upper()} {path}" for path, of in described.items() for method in of}
    told = {cells[0]: cells[1] for cells in rows("Addresses")}
    assert told == ADDRESSES
    assert set(told) == every


def test_every_field_of_a_key_stands() -> None:
    assert [cells[0] for cells in rows("A key")] == list(Figures.model_fields)
    body = interface.get_openapi_schema()["components"]["schemas"]["Figures"]
    assert set(body["properties"]) == set(Figures.model_fields)
    assert body["additionalProperties"] is False


def test_every_refusal_stands() -> None:
    assert {cells[0] for cells in rows("Refusals")} == set(TITLES)
    assert f"`{TYPE}`" in PAGE


def test_the_limits_are_those_that_hold() -> None:
    for words, limit in (
        ("may ask {} times a minute", bearer.A_MINUTE),
        ("`?limit=`, {} at most at once", reading.MOST_CANDIDACIES),
        ("`?limit=` {} at most", reading.MOST_LINES),
        ("A body has {} bytes at most", strict_json.LARGEST),
    ):
        assert words.format(f"{limit:,}") in PAGE
    assert len(str(MOST_VOTES)) == 11
    assert f"{taking.LARGEST // 1024 // 1024} MB at most" in IMPORTS


def test_every_column_of_a_declarations_file_stands() -> None:
    part = IMPORTS.partition("\n## Declarations\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(\w+)`", part.partition("Guards look")[0])) == set(COLUMNS)


def test_refusals_are_described_as_problems_with_every_address() -> None:
    for path, operations in interface.get_openapi_schema()["paths"].items():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                kinds = set(answer.get("content", {}))
                wanted = "application/problem+json" if int(status) >= 400 else "application/json"
                assert kinds == ({wanted} if int(status) != 304 else set()), path
