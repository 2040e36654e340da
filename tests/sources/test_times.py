"""When results were recorded: read in UTC, refused where a seat is unknown, twice there or without a time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hustings.errors import FaultsError
from hustings.sources.reading import Source
from hustings.sources.times import read_times

HEADER = "ons_id,constituency_name,time_recorded\n"


def source(folder: Path, *lines: str) -> Source:
    path = folder / "times.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return Source(path, "times.csv")


def test_local_times_are_read_as_utc(tmp_path: Path) -> None:
    found = read_times(source(tmp_path, "A,Ayton,7/5/24 00:15", "B,Beeford,12/13/19 00:15"), {"A", "B"})
    assert found == {
        "A": datetime(2024, 7, 4, 23, 15, tzinfo=UTC),
        "B": datetime(2019, 12, 13, 0, 15, tzinfo=UTC),
    }


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["A,Ayton,7/5/24 00:15", "X,Exton,7/5/24 00:15"], "times.csv:3 ons_id: X is not among the seats"),
        (["A,Ayton,7/5/24 00:15", "A,Ayton,7/5/24 00:16"], "times.csv:3 ons_id: A has a line already"),
        (["A,Ayton,"], "times.csv:2 time_recorded: has no time"),
        (["A,Ayton,5 July"], "times.csv:2 time_recorded:"),
        ([",Ayton,7/5/24 00:15"], "times.csv:2 ons_id: is blank"),
        (["B,Beeford,7/5/24 00:15"], "times.csv:1 ons_id: no time for A"),
    ],
)
def test_faults_are_told_at_their_places(tmp_path: Path, lines: list[str], said: str) -> None:
    with pytest.raises(FaultsError) as refused:
        read_times(source(tmp_path, *lines), {"A", "B"} if lines[0][0] == "B" else {"A"})
    assert said in str(refused.value)
