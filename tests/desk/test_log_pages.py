"""The log, as it is filtered and taken along."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client

from desk.desk_forms import BLACKBURN, ROCHDALE
from hustings_desk.archive import Book
from hustings_desk.log import KEPT_BACK, Asked, acts, told
from hustings_desk.models import Account, Act, Keying, Round

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


def test_a_file_of_an_hour_that_is_none_is_refused_and_not_the_whole_log(reader: Client) -> None:
    for file in ("log.csv", "log.jsonl"):
        answer = reader.get(f"/{file}?since=soon")
        assert answer.status_code == 422
        assert "is no time" in answer.content.decode()


def test_a_first_key_that_comes_while_the_log_is_read_is_not_told(
    desk: Book, keyer: Account, editor: Account
) -> None:
    def read_late() -> Iterator[Act]:
        held = Round.objects.create(contest=ROCHDALE, purpose=Round.DECLARATION, opened_at=AT)
        Keying.objects.create(round=held, slot=1, account=keyer, figures="{}", form=uuid4(), at=AT)
        Act.objects.create(at=AT, account=keyer, what="keyed", contest=ROCHDALE, about="12,345 votes")
        yield from acts(Asked())

    assert KEPT_BACK in [one.about for one in told(read_late(), editor)]
