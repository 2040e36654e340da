"""Outside information: a file refused whole with every fault, and seat totals drawn towards what it tells."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hustings.errors import FaultsError
from hustings.night.outside_file import Outside, read_outside
from hustings.night.prior import with_outside

from .made_up_britain import SEATS, made_up_britain

HEAD = 'kind = "exit poll"\nsource = "made up"\n'


def read(path: Path, text: str) -> Outside:
    path.write_text(text, encoding="utf-8")
    return read_outside(path, made_up_britain(2))


def refused(path: Path, text: str) -> str:
    with pytest.raises(FaultsError) as raised:
        read(path, text)
    return str(raised.value)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "poll.toml"


def test_an_exit_poll_that_fills_the_house_is_read(path: Path) -> None:
    told = read(path, f"{HEAD}others = 3\n[seats]\nCon = 20\nLab = {SEATS - 23}\n")
    assert told.seats == {"Con": 20.0, "Lab": 21.0}
    assert told.people == ()


def test_seats_that_do_not_fill_the_house_are_refused(path: Path) -> None:
    assert f"add up to 41, the House has {SEATS}" in refused(path, f"{HEAD}[seats]\nCon = 20\nLab = 21\n")


def test_every_fault_is_told_at_once(path: Path) -> None:
    said = refused(path, f"{HEAD}[seats]\nCon = -2\nYew = 3\n")
    assert "3 faults" in said
    assert "no party Yew stands in made-up-2" in said
    assert "-2 seats, want 0 or more" in said
    assert "add up to 1" in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("seats = [", "is no prior"),
        (f"{HEAD}[seats]\nCon = 20.5\nLab = 23.5\n", "is no prior"),
        (f'{HEAD}[seats]\nCon = "20"\n', "is no prior"),
        ("[seats]\nCon = 44\n", "is no prior"),
        (f"{HEAD}bias = 3\n[seats]\nCon = 44\n", "is no prior"),
        (HEAD, "tells neither seats nor people"),
        ("", "is no prior"),
    ],
)
def test_a_file_that_is_no_prior_is_refused(path: Path, text: str, told: str) -> None:
    assert told in refused(path, text)


def test_bytes_that_are_no_text_are_refused(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FaultsError, match="is no prior"):
        read_outside(path, made_up_britain(2))


def test_a_missing_file_is_refused(path: Path) -> None:
    with pytest.raises(FaultsError, match="cannot be read"):
        read_outside(path, made_up_britain(2))


def test_a_person_is_named_by_seat_and_name(path: Path) -> None:
    person = '[[people]]\nseat = "M07"\nname = "Madeup Ind 7"\nshare = 0.4\nscale = 0.1\n'
    assert read(path, HEAD + person).people[0].candidacy == "ind-7"
    assert "nobody called" in refused(path, HEAD + person.replace("Ind 7", "Ind 9"))
    assert "no contest" in refused(path, HEAD + person.replace("M07", "M99"))
    assert "want fractions of 1" in refused(path, HEAD + person.replace("0.4", "40"))


def test_errors_move_with_the_totals_they_lead_to() -> None:
    """One party whose total is ten seats a point: told five more, its errors rise by half a point."""
    rng = np.random.default_rng(1)
    errors = rng.normal(0, 0.02, 2_000)
    common = errors[None, None, :].astype(np.float32)
    totals = (300 + 1_000 * errors)[:, None]
    seats, noise = np.array([305.0]), rng.standard_normal((2_000, 1))
    moved, bias = with_outside(common, totals, seats, np.array([0.5]), noise)
    assert moved.mean() == pytest.approx(0.005, abs=0.0005)
    assert moved.std() < errors.std() / 10
    assert abs(bias[0]) < 0.1
    loose, bias = with_outside(common, totals, seats, np.array([500.0]), noise)
    assert abs(loose.mean()) < 0.002
    assert bias[0] == pytest.approx(5, abs=1)


def test_a_party_the_source_is_silent_on_has_no_bias() -> None:
    common = np.random.default_rng(2).normal(0, 0.02, (2, 3, 100)).astype(np.float32)
    totals = np.stack([10 + 50 * common[0, 0], 5 + 50 * common[1, 0]], axis=1)
    _, bias = with_outside(common, totals, np.array([11, np.nan]), np.ones(2), np.zeros((100, 2)))
    assert np.isnan(bias).tolist() == [False, True]
