"""An editor's calls from a file: seats and people as typed, in force at their time, every fault at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hustings.errors import FaultsError
from hustings.night.calls_file import MadeCall, in_force, read_calls
from hustings.record.election import Election
from hustings.record.entry import Correction, Kind, Retraction
from hustings.record.ledger import Ledger
from hustings.record.state import state
from hustings.sources.example import example

BLACKBURN, ISLINGTON, ROCHDALE = "E14001102", "E14001305", "E14001446"
BY = "A. Editor (made up)"


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    return tmp_path / "calls.csv"


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(["seat,call,by,at,reason", *lines]) + "\n", encoding="utf-8")
    return path


def made(path: Path, *lines: str, election: Election | None = None) -> tuple[MadeCall, ...]:
    return read_calls(written(path, *lines), election or example())


def faults(path: Path, *lines: str, until: int | None = None, election: Election | None = None) -> list[str]:
    six = election or example()
    now = None if until is None else state(six.ledger.until(until))
    with pytest.raises(FaultsError) as raised:
        read_calls(written(path, *lines), six, now)
    return [str(fault) for fault in raised.value.faults]


@pytest.mark.parametrize("seat", ["E14001102", "Blackburn", "blackburn"])
@pytest.mark.parametrize("who", ["adnan-hussain.ind", "Adnan Hussain", "adnan hussain"])
def test_a_seat_and_a_person_are_read_as_people_type_them(calls: Path, seat: str, who: str) -> None:
    (one,) = made(calls, f"{seat},{who},{BY},02:15,piles on the tables")
    assert (one.contest, one.word.candidacy, one.word.by) == (BLACKBURN, "adnan-hussain.ind", BY)
    assert (one.word.reason, one.line) == ("piles on the tables", 2)
    assert one.word.at == datetime(2024, 7, 5, 1, 15, tzinfo=UTC)


def test_a_party_will_do_where_one_candidacy_has_it(calls: Path) -> None:
    (one,) = made(calls, f"Islington North,Lab,{BY},02:15,x")
    assert one.word.candidacy == "praful-nargund.lab"
    (fault,) = faults(calls, f"Islington North,Ind,{BY},02:15,x")
    assert fault.startswith("calls.csv:2 call: 'Ind' may be any of ")
    assert "Jeremy Corbyn" in fault


def test_a_call_is_in_force_from_its_time_until_another_word(calls: Path) -> None:
    """Rochdale declares at 03:38, Leicester South at 03:46 UK time: entries 7 and 8."""
    told = made(
        calls,
        f"Blackburn,un-call,{BY},entry 8,a recount",
        f"Blackburn,Adnan Hussain,{BY},03:40,piles on the tables",
    )
    assert [one.word.entry for one in told] == [7, 8]
    assert in_force(told, 6) == {}
    assert in_force(told, 7)[BLACKBURN].candidacy == "adnan-hussain.ind"
    assert in_force(told, 7, datetime(2024, 7, 5, 2, 39, tzinfo=UTC)) == {}
    assert in_force(told, 8)[BLACKBURN].candidacy is None


def test_every_fault_is_told_at_once_with_its_line(calls: Path) -> None:
    found = faults(
        calls,
        f"Blackbourn,Lab,{BY},02:15,x",
        f"Blackburn,Nobody Here,{BY},02:15,x",
        f"Blackburn,Lab,{BY},half past two,x",
        "Blackburn,Lab,model,02:15,",
        f"Islington North,Lab,{BY},entry 99,x",
        ",,,,x",
    )
    assert [fault.split(": ")[0] for fault in found] == [
        "calls.csv:2 seat",
        "calls.csv:3 call",
        "calls.csv:4 at",
        "calls.csv:5 by",
        "calls.csv:5 reason",
        "calls.csv:6 at",
        "calls.csv:7 at",
        "calls.csv:7 by",
        "calls.csv:7 call",
        "calls.csv:7 seat",
    ]
    assert "did you mean Blackburn?" in found[0]
    assert "Adnan Hussain (Ind)" in found[1]
    assert "such as: entry 700" in found[2]
    assert "'model' is no editor" in found[3]
    assert "there is no entry 99; the ledger has 12" in found[5]


def test_a_call_after_the_moment_of_the_forecast_is_refused(calls: Path) -> None:
    lines = (f"Blackburn,Lab,{BY},entry 8,x", f"Islington North,Lab,{BY},04:00,x")
    assert len(made(calls, *lines)) == 2
    assert faults(calls, *lines, until=1) == [
        "calls.csv:2 at: 'entry 8' is after the moment of the forecast, entry 7",
        "calls.csv:3 at: '04:00' is after the moment of the forecast, entry 7",
    ]


def test_a_call_after_the_hour_of_the_forecast_is_refused(calls: Path) -> None:
    six = example()
    path = written(calls, f"Blackburn,Lab,{BY},03:42,x")
    assert read_calls(path, six, six.state(datetime(2024, 7, 5, 2, 42, tzinfo=UTC)))
    with pytest.raises(FaultsError, match="'03:42' is after the moment"):
        read_calls(path, six, six.state(datetime(2024, 7, 5, 2, 41, tzinfo=UTC)))


def test_a_seat_called_twice_is_refused_unless_it_is_uncalled_between(calls: Path) -> None:
    first, held, second = (
        f"Blackburn,Lab,{BY},02:15,x",
        f"E14001102,un-call,{BY},02:20,x",
        f"Blackburn,Adnan Hussain,{BY},02:30,x",
    )
    (fault,) = faults(calls, first, second)
    assert fault == (
        "calls.csv:3 seat: Blackburn stands called since line 2; a line that says un-call comes before "
        "another call"
    )
    assert len(made(calls, second, held, first)) == 3
    assert faults(calls, first, first) == [fault]
    (fault,) = faults(calls, held, held)
    assert fault == "calls.csv:3 seat: E14001102 stands un-called since line 2"


def test_a_seat_that_was_declared_is_not_called(calls: Path) -> None:
    (fault,) = faults(calls, f"Rochdale,Lab,{BY},03:40,x")
    assert fault == "calls.csv:2 at: Rochdale was declared by then, in entry 7"
    assert made(calls, f"Rochdale,Lab,{BY},03:30,x")


def test_a_retracted_seat_may_be_called_again_and_a_corrected_one_not(calls: Path) -> None:
    six = example()
    last = six.ledger.entries[-1]
    standing = six.contest(ROCHDALE).declaration
    assert standing is not None
    taken_back = replace(last, kind=Kind.RETRACT, payload=Retraction(ROCHDALE, "made up"))
    mended = replace(last, kind=Kind.CORRECT, payload=Correction(standing, "made up"))
    line = f"Rochdale,Lab,{BY},entry 13,x"
    again = replace(six, ledger=Ledger((*six.ledger, taken_back)))
    assert made(calls, line, election=again)
    still = replace(six, ledger=Ledger((*six.ledger, mended)))
    assert "was declared by then, in entry 7" in faults(calls, line, election=still)[0]


def test_an_election_without_hours_takes_entries_alone(calls: Path) -> None:
    untimed = replace(example(), has_times=False)
    (fault,) = faults(calls, f"Blackburn,Lab,{BY},02:15,x", election=untimed)
    assert fault == "calls.csv:2 at: example has no declaration times; write an entry, such as: entry 700"
    assert made(calls, f"Blackburn,Lab,{BY},entry 6,x", election=untimed)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the file is empty"),
        ("seat,call,by,at,reason\n", "a header and no rows"),
        ("seat,call,by,at\nBlackburn,Lab,x,02:15\n", "reason: this column is missing"),
        ("seat,call,by,at,reason\nBlackburn,Lab\n", "has 2 columns, want 5"),
        ("seat;call;by;at;reason\n", "is the delimiter ';'"),
    ],
)
def test_a_file_that_is_no_table_of_calls_is_refused(calls: Path, text: str, told: str) -> None:
    calls.write_text(text, encoding="utf-8")
    with pytest.raises(FaultsError, match=told):
        read_calls(calls, example())


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultsError, match="there is no such file"):
        read_calls(tmp_path / "nowhere.csv", example())
