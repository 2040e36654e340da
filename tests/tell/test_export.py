"""Each exported file, read back, is what the record says; a failed one leaves no trace."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import sqlite3
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from hustings.errors import ElectionError, SourceError
from hustings.record.election import Election
from hustings.record.house import house
from hustings.sources.example import example
from hustings.tell import export as export_room
from hustings.tell.columns import TABLES, Holds, Value
from hustings.tell.export import Form, export
from hustings.tell.plain import house_json, seat_json
from hustings.tell.rows import table_rows
from hustings.tell.tables import table

from . import made_up_election

FORMS = list(Form)


def as_table(election: Election, name: str) -> pl.DataFrame:
    return table(table_rows(election)[name], TABLES[name])


def contents(target: Path) -> dict[str, bytes]:
    files = sorted(target.iterdir()) if target.is_dir() else [target]
    return {file.name if target.is_dir() else "": file.read_bytes() for file in files}


@pytest.fixture(params=["made_up", "uk_2024"])
def election(request: pytest.FixtureRequest) -> Election:
    chosen: Election = request.getfixturevalue(request.param)
    return chosen


def test_parquet_holds_the_tables_exactly(election: Election, tmp_path: Path) -> None:
    folder = export(election, "parquet", tmp_path / "out")
    for name in TABLES:
        assert_frame_equal(
            pl.read_parquet(folder / f"{name}.parquet"), as_table(election, name), check_exact=True
        )
        told = pl.read_parquet_metadata(folder / f"{name}.parquet")["about"]
        assert all(line in told for line in election.attribution)


def test_csv_read_back_with_its_types_is_the_same_table(election: Election, tmp_path: Path) -> None:
    folder = export(election, "csv", tmp_path / "out")
    for name in TABLES:
        wanted = as_table(election, name)
        back = pl.read_csv(folder / f"{name}.csv", schema_overrides=wanted.schema)
        assert_frame_equal(back, wanted, check_exact=True)


def test_csv_leaves_every_name_as_it_was_published(made_up: Election, tmp_path: Path) -> None:
    folder = export(made_up, "csv", tmp_path / "out")
    with (folder / "candidacies.csv").open(encoding="utf-8", newline="") as file:
        names = [line["name"] for line in csv.DictReader(file) if line["contest"] == "ceeham"]
    assert sorted(names) == sorted(made_up_election.HOSTILE)


def test_sqlite_holds_the_rows_with_keys_that_join(election: Election, tmp_path: Path) -> None:
    file = export(election, "sqlite", tmp_path / "out.sqlite")
    with contextlib.closing(sqlite3.connect(file)) as database:
        for name, rows in table_rows(election).items():
            database.row_factory = sqlite3.Row
            stored = [dict(line) for line in database.execute(f"SELECT * FROM {name} ORDER BY rowid")]
            assert [read(line, name) for line in stored] == rows
        database.row_factory = None
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        (fault,) = database.execute("PRAGMA integrity_check").fetchone()
        assert fault == "ok"
        told = [value for (value,) in database.execute("SELECT value FROM about WHERE name = 'Attribution'")]
        assert told == list(election.attribution)
        assert database.execute("PRAGMA foreign_key_list(candidacies)").fetchone()[2] == "contests"


def read(line: dict[str, Any], name: str) -> dict[str, Value]:
    """A row of the database as values of the record."""
    turn: dict[Holds, Any] = {
        Holds.YES_NO: bool,
        Holds.DAY: date.fromisoformat,
        Holds.MOMENT: lambda text: datetime.fromisoformat(text).astimezone(UTC),
    }
    same = lambda value: value  # noqa: E731
    return {
        column: None if line[column] is None else turn.get(holds, same)(line[column])
        for column, holds in TABLES[name].items()
    }


@pytest.mark.filterwarnings("ignore:Could not determine dtype")
def test_a_workbook_holds_the_same_values(election: Election, tmp_path: Path) -> None:
    file = export(election, "xlsx", tmp_path / "out.xlsx")
    for name in TABLES:
        wanted = as_table(election, name)
        zoneless = wanted.with_columns(pl.col(pl.Datetime("us", "UTC")).dt.replace_time_zone(None))
        back = pl.read_excel(file, sheet_name=name, schema_overrides=zoneless.schema)
        assert_frame_equal(back, zoneless, rel_tol=1e-15, abs_tol=0)


def test_a_workbook_holds_no_formula_and_no_link(made_up: Election, tmp_path: Path) -> None:
    file = export(made_up, "xlsx", tmp_path / "out.xlsx")
    told = pl.read_excel(file, sheet_name="candidacies").filter(contest="ceeham")["name"]
    assert sorted(told) == sorted(made_up_election.HOSTILE)
    with zipfile.ZipFile(file) as parts:
        sheets = [
            parts.read(part).decode() for part in parts.namelist() if part.startswith("xl/worksheets/sheet")
        ]
    assert len(sheets) == 4
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]


def test_the_columns_of_a_workbook_are_as_wide_as_their_longest_cell(tmp_path: Path) -> None:
    six = example()
    file = export(six, "xlsx", str(tmp_path / "out.xlsx"))
    columns, rows = TABLES["candidacies"], table_rows(six)["candidacies"]
    with zipfile.ZipFile(file) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
    spans = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', sheet)
    widths = [float(width) for first, last, width in spans for _ in range(int(first), int(last) + 1)]
    assert len(widths) == len(columns)
    for width, (column, holds) in zip(widths, columns.items(), strict=True):
        texts = [str(row[column]) for row in rows if holds is Holds.TEXT and row[column]]
        assert width >= max(map(len, [column, *texts]))
        assert width <= 60


def test_a_workbook_freezes_its_header_and_says_whose_figures_it_shows(
    made_up: Election, tmp_path: Path
) -> None:
    file = export(made_up, "xlsx", tmp_path / "out.xlsx")
    about = pl.read_excel(file, sheet_name="About", has_header=False)
    told = [value for name, value in about.iter_rows() if name == "Attribution"]
    assert told == list(made_up.attribution)
    with zipfile.ZipFile(file) as parts:
        assert 'state="frozen"' in parts.read("xl/worksheets/sheet1.xml").decode()
        styles = parts.read("xl/styles.xml").decode()
        made = parts.read("docProps/core.xml").decode()
    assert "2031-05-01T00:00:00Z</dcterms:created>" in made
    assert 'formatCode="0.0%"' in styles
    assert 'formatCode="#,##0"' in styles


def test_json_is_one_document_that_explains_itself(election: Election, tmp_path: Path) -> None:
    file = export(election, "json", tmp_path / "out.json")
    document = json.loads(file.read_text(encoding="utf-8"))
    assert list(document)[:5] == ["attribution", "election", "title", "polling_day", "as_at_entry"]
    assert document["attribution"] == list(election.attribution)
    assert document["about"]["Times"] == "UTC"
    assert document["house"] == house_json(house(election), election)
    assert [one["contest"] for one in document["contests"]] == list(election.state().contests)
    for one in document["contests"]:
        assert one.items() <= seat_json(election, one["contest"]).items()


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_carries_the_attribution(made_up: Election, tmp_path: Path, form: str) -> None:
    folder = export(made_up, form, tmp_path / "out")
    assert {file.name for file in folder.iterdir()} == {f"{name}.{form}" for name in TABLES} | {
        "attribution.txt"
    }
    text = (folder / "attribution.txt").read_text(encoding="utf-8")
    assert "Attribution: Made up: no publisher.\n" in text
    assert "Compared with: made-up-before, a notional result" in text


@pytest.mark.parametrize("form", FORMS)
def test_the_same_figures_give_the_same_bytes(made_up: Election, tmp_path: Path, form: str) -> None:
    first = contents(export(made_up, form, tmp_path / "first"))
    assert contents(export(made_up_election.an_election(), form, tmp_path / "second")) == first


@pytest.mark.parametrize("form", FORMS)
def test_a_moment_of_the_night_can_be_exported(made_up: Election, tmp_path: Path, form: str) -> None:
    at_ten = made_up.state(made_up_election.TEN)
    early = contents(export(made_up, form, tmp_path / "early", now=at_ten))
    assert early != contents(export(made_up, form, tmp_path / "late"))


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_at_the_target_is_replaced_only_when_asked(
    made_up: Election, tmp_path: Path, form: str
) -> None:
    target = tmp_path / "out"
    early = contents(export(made_up, form, target, now=made_up.state(made_up_election.TEN)))
    with pytest.raises(SourceError, match="exists already"):
        export(made_up, form, target)
    assert contents(target) == early
    export(made_up, form, target, replace=True)
    assert contents(target) != early
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_that_holds_anything_else_is_never_replaced(
    made_up: Election, tmp_path: Path, form: str
) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "to a friend.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(SourceError, match=r"holds to a friend\.txt, which no export made"):
        export(made_up, form, letters, replace=True)
    assert contents(letters) == {"to a friend.txt": b"dear"}


def test_the_folder_worked_in_is_not_taken_away(
    made_up: Election, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match="the folder worked in"):
        export(made_up, "csv", Path())


def test_a_file_is_not_written_over_a_folder_nor_a_folder_over_a_file(
    made_up: Election, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(SourceError, match="is a folder, want the name of a file"):
        export(made_up, "json", tmp_path / "folder", replace=True)
    with pytest.raises(SourceError, match="is a file, want the name of a folder"):
        export(made_up, "csv", tmp_path / "file", replace=True)


def test_an_empty_folder_and_an_empty_file_may_be_filled(made_up: Election, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    assert len(contents(export(made_up, "csv", tmp_path / "folder"))) == 4
    assert contents(export(made_up, "json", tmp_path / "file"))[""]


def test_a_target_without_a_folder_to_stand_in_is_refused(made_up: Election, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no folder"):
        export(made_up, "json", tmp_path / "missing" / "out.json")


def test_an_unknown_form_is_refused_with_those_known(made_up: Election, tmp_path: Path) -> None:
    with pytest.raises(ElectionError, match="no form 'xls', want csv, json, parquet, xlsx, sqlite"):
        export(made_up, "xls", tmp_path / "out")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("trouble", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_an_interrupted_export_leaves_the_old_one_and_nothing_else(
    made_up: Election, tmp_path: Path, form: Form, trouble: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    old = contents(export(made_up, form, target))
    write = export_room._WRITERS[form]

    def interrupted(election: Election, now: Any, path: Path) -> None:
        write(election, now, path)
        raise trouble

    monkeypatch.setitem(export_room._WRITERS, form, interrupted)
    with pytest.raises((KeyboardInterrupt, SourceError)):
        export(made_up, form, target, replace=True, now=made_up.state(made_up_election.TEN))
    assert contents(target) == old
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("moment", [1, 2])
def test_an_interruption_while_folders_change_places_leaves_one_of_them_whole(
    made_up: Election, tmp_path: Path, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    old = contents(export(made_up, "csv", target))
    moves, rename = [0], os.rename

    def interrupted(source: Path, place: Path) -> None:
        rename(source, place)
        moves[0] += 1
        if moves[0] == moment:
            raise KeyboardInterrupt

    monkeypatch.setattr("os.rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        export(made_up, "csv", target, replace=True, now=made_up.state(made_up_election.TEN))
    monkeypatch.undo()
    assert (contents(target) == old) is (moment == 1)
    assert len(contents(target)) == 4
    assert list(tmp_path.iterdir()) == [target]
