"""The House and a seat as at a moment of a past night, against the times in the publishers' files."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest

from hustings.sources import catalogue

from .running import Run


def times(mirror: Path, election: str) -> list[datetime]:
    """Return every declaration's local time, read by csv alone."""
    wanted = catalogue.dataset(election)
    if election == "uk-2024":
        path = mirror / wanted.file("times").path
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row["time_recorded"] for row in csv.DictReader(file)]
        return [datetime.strptime(text, "%m/%d/%y %H:%M") for text in rows if text]
    with (mirror / wanted.file("constituencies").path).open(encoding="utf-8-sig", newline="") as file:
        return [datetime.strptime(row[7], "%d/%m/%Y %H:%M") for row in csv.reader(file)]


def house(run: Run, election: str, as_at: str) -> dict[str, int]:
    ran = run("house", election, "--as-at", as_at, "-f", "json")
    assert ran.status == 0
    told: dict[str, int] = ran.json
    return told


@pytest.mark.parametrize("election", ["uk-2019", "uk-2024"])
@pytest.mark.parametrize("hour", ["22:00", "23:30", "00:00", "02:00", "03:00", "05:15", "12:00", "21:59"])
def test_as_many_are_declared_as_the_file_has_times(run: Run, mirror: Path, election: str, hour: str) -> None:
    day = catalogue.dataset(election).day
    assert day is not None
    at = datetime.strptime(hour, "%H:%M").time()
    night = day if at.hour >= 22 else day.replace(day=day.day + 1)
    then = datetime.combine(night, at)
    every = times(mirror, election)
    told = house(run, election, hour)
    assert len(every) == 650
    assert told["declared"] == sum(time <= then for time in every)
    assert told["undeclared"] == 650 - told["declared"]


@pytest.mark.parametrize("form", ["text", "json", "csv"])
@pytest.mark.parametrize("command", [("house",), ("seats",), ("seats", "--sort", "declared")], ids=" ".join)
def test_before_the_first_declaration_there_is_nothing_and_no_fault(
    run: Run, command: tuple[str, ...], form: str
) -> None:
    ran = run(command[0], "example", *command[1:], "--as-at", "22:00", "--format", form)
    assert ran.status == 0
    assert "Traceback" not in ran.err
    if form == "json":
        assert ran.json["parties" if command[0] == "house" else "seats"] == []


def test_the_end_of_the_night_is_the_final_state(run: Run, mirror: Path) -> None:
    final = run("house", "uk-2024", "-f", "json").json
    then = run("house", "uk-2024", "--as-at", "2024-07-07 00:00", "-f", "json").json
    assert (final["as_at"], then["as_at"]) == (None, "2024-07-06T23:00:00Z")
    assert {**then, "as_at": None} == final


def test_every_form_tells_which_moment_was_understood(run: Run) -> None:
    commands = (("house", "example"), ("seats", "example"), ("seat", "Blackburn", "-e", "example"))
    for command in commands:
        assert "as at 02:30 bst, friday 5 july 2024" in run(*command, "--as-at", "02:30").out.casefold()
        told = run(*command, "--as-at", "02:30", "-f", "json").json
        assert told["as_at"] == "2024-07-05T01:30:00Z"
        assert run(*command, "-f", "json").json["as_at"] is None


def test_the_last_seat_of_2024_was_declared_on_saturday(run: Run, mirror: Path) -> None:
    seat = ("seat", "Inverness, Skye and West Ross-shire", "-f", "json", "--as-at")
    before, after = run(*seat, "2024-07-06 17:00").json, run(*seat, "2024-07-06 18:00").json
    assert (before["status"], before["valid_votes"], before["result"]) == ("nominated", None, None)
    assert {one["votes"] for one in before["candidacies"]} == {None}
    assert (after["winner_party"], after["valid_votes"] is not None) == ("LD", True)
    assert house(run, "uk-2024", "2024-07-06T17:00+01:00")["undeclared"] == 1
    assert house(run, "uk-2024", "2024-07-06T17:00:00Z")["undeclared"] == 0


def test_an_undeclared_seat_is_said_to_be_so(run: Run) -> None:
    ran = run("seat", "Blackburn", "-e", "example", "--as-at", "23:00")
    assert ran.status == 0
    assert "not declared" in ran.out
    assert "Adnan Hussain" in ran.out
    assert "10,518" not in ran.out


def test_a_countermanded_poll_is_declared_when_it_was_held(run: Run, mirror: Path) -> None:
    seat = ("seat", "Thirsk and Malton", "-e", "uk-2010", "-f", "json", "--as-at")
    then, later = run(*seat, "2010-05-07 12:00").json, run(*seat, "2010-05-28 12:00").json
    assert (then["status"], then["valid_votes"]) == ("countermanded", None)
    assert "died" in then["reason"]
    assert (later["status"], later["winner"]) == ("entered", "Anne McIntosh")
    text = run("seat", "Thirsk and Malton", "-e", "uk-2010", "--as-at", "2010-05-07 12:00").out
    assert "poll countermanded" in text
    assert house(run, "uk-2010", "2010-05-08 00:00")["undeclared"] == 1
    assert house(run, "uk-2010", "2010-05-28 12:00")["undeclared"] == 0
