"""The log, as it is filtered and taken along."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from desk.desk_forms import BLACKBURN, ROCHDALE
from hustings_desk.archive import Book
from hustings_desk.models import Account, Act

ClientOf = Callable[[Account], Client]
AT = datetime(2024, 7, 5, 1, 30, tzinfo=UTC)


@pytest.fixture
def reader(desk: Book, keyer: Account, editor: Account, client_of: ClientOf) -> Client:
    """An editor, and a log of a few acts at 02:30 and 03:30 UK time."""
    Act.objects.create(at=AT, account=keyer, what="rush", contest=ROCHDALE)
    Act.objects.create(at=AT.replace(hour=2), account=editor, what="retract", contest=ROCHDALE, about="=1+1")
    Act.objects.create(at=AT.replace(hour=2), account=keyer, what="rush", contest=BLACKBURN, about="<i>x</i>")
    return client_of(editor)


def rows(client: Client, query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(f"/log.csv?{query}").getvalue().decode())))


def test_the_log_is_filtered_by_each_of_its_columns(reader: Client, keyer: Account) -> None:
    assert {row["person"] for row in rows(reader, f"person={keyer.username}&what=rush")} == {keyer.username}
    assert len(rows(reader, f"contest={ROCHDALE}")) == 2
    assert [row["what"] for row in rows(reader, f"contest={ROCHDALE}&what=retract")] == ["retract"]
    early = "since=2024-07-05+02:00&until=2024-07-05+03:00"
    assert [row["contest"] for row in rows(reader, early)] == [ROCHDALE]
    assert [row["contest"] for row in rows(reader, "until=03:00")] == [ROCHDALE]


def test_an_hour_that_is_none_is_told(reader: Client) -> None:
    answer = reader.get("/log/?since=soon")
    assert answer.status_code == 422
    assert "is no time" in answer.text


def test_a_formula_in_a_cell_stays_a_text(reader: Client) -> None:
    assert rows(reader, "what=retract")[0]["about"] == "'=1+1"


def test_the_same_lines_come_as_json(reader: Client) -> None:
    answer = reader.get(f"/log.jsonl?contest={BLACKBURN}")
    assert "attachment" in answer.headers["content-disposition"]
    lines = [json.loads(line) for line in answer.getvalue().decode().splitlines()]
    assert [(line["what"], line["about"]) for line in lines] == [("rush", "<i>x</i>")]


def test_markup_in_the_log_is_shown_as_text(reader: Client) -> None:
    text = reader.get("/log/").text
    assert "<i>x</i>" not in text
    assert "&lt;i&gt;x" in text


def test_the_log_goes_on_page_by_page(reader: Client, keyer: Account) -> None:
    Act.objects.bulk_create([Act(at=AT, account=keyer, what="rush", about=f"no {n}") for n in range(150)])
    first = reader.get("/log/?what=rush").text
    assert "no 149" in first
    assert "no 20<" not in first
    assert "what=rush&amp;page=2" in first
    assert "no 20<" in reader.get("/log/?what=rush&page=2").text
