"""The command `effect`: every form, the same bytes for a seed, refusals in words."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hustings.cli import effects

from .running import Run

FEW = ("--draws", "100")
UNION = ("effect", "rehearsal-1", "--endorser", "made-up-union", *FEW)


def folder(where: Path, picks: str) -> str:
    """Write an endorser's folder; return its path."""
    where.mkdir()
    about = 'name = "Example League (made up)"\nshort = "example"\nkind = "other"\nmade_up = true\n'
    (where / "organisation.toml").write_text(about, encoding="utf-8")
    head = "seat,candidacy,party,position,published,source,grade\n"
    (where / "picks.csv").write_text(head + picks, encoding="utf-8")
    return str(where)


TWO = (
    "Blackburn,Adnan Hussain,,endorse,2024-06-01,made up,A\n"
    "Islington North,Jeremy Corbyn,,endorse,,made up,A\n"
)


def test_few_seats_are_told_in_every_form(run: Run, tmp_path: Path) -> None:
    asked = ("effect", "example", "--endorser", folder(tmp_path / "own", TWO), *FEW)
    text = run(*asked)
    assert text.status == 0
    assert "Claim level 0 of 4" in text.out
    assert "In Blackburn, the closest, 67 voters changing sides" in text.out
    told = run(*asked, "--format", "json").json
    assert told["estimates"] is None
    assert told["refusal"] == "2 endorsed seats, want at least 5"
    assert [row["seat"] for row in told["seats"]] == ["Blackburn", "Islington North"]
    rows = run(*asked, "--format", "csv").csv
    assert [row["to_change"] for row in rows] == ["67", "3624"]
    assert {row["data_alone"] for row in rows} == {""}
    page = run(*asked, "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")


@pytest.mark.parametrize("form", ["json", "html"])
def test_the_same_seed_gives_the_same_bytes(run: Run, form: str) -> None:
    first, again = (run(*UNION, "--seed", "2", "--format", form) for _ in range(2))
    assert first.status == 0
    assert first.out == again.out
    assert "Union of Examples (made up)" in first.out


def test_the_scenario_is_the_one_asked_for(run: Run, tmp_path: Path) -> None:
    asked = ("effect", "example", "--endorser", folder(tmp_path / "own", TWO), *FEW, "--format", "json")
    assert run(*asked).json["scenario"]["worth"] == [0.02, 0.04]
    small = run(*asked, "--worth", "0.1").json
    assert small["scenario"]["worth"] == [0.001, 0.001]
    large = run(*asked, "--worth", "12.5-20").json
    assert large["seats"][0]["decided"] > small["seats"][0]["decided"]
    assert large["scenario"]["expected"] > 1.5


@pytest.mark.parametrize("worth", ["", "0", "4-2", "-3", "2-4-6", "nan", "200", "two"])
def test_a_worth_that_is_none_is_misuse(run: Run, worth: str) -> None:
    ran = run("effect", "example", "--endorser", "tmv", f"--worth={worth}")
    assert (ran.status, ran.out) == (2, "")
    assert "want points such as 3" in ran.err


def test_who_endorses_must_be_said_and_known(run: Run) -> None:
    ran = run("effect", "example")
    assert ran.status == 2
    assert "whose effect?" in ran.err
    assert "tmv" in ran.err
    assert "no endorser called 'nobody'" in run("effect", "example", "--endorser", "nobody").err


def test_a_bloc_is_of_parties_that_stand(run: Run, tmp_path: Path) -> None:
    own = folder(tmp_path / "own", TWO)
    assert "two labels or more" in run("effect", "example", "--endorser", own, "--bloc", "Lab").err
    assert "no party 'Nil'" in run("effect", "example", "--endorser", own, "--bloc", "Lab,Nil").err


def test_how_a_group_voted_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("effect", "example", "--endorser", folder(tmp_path / "own", TWO), "--group", "degree")
    assert (ran.status, ran.out) == (2, "")
    assert "the census at hand has no figure" in ran.err


def test_an_endorser_of_other_seats_is_refused_with_the_reason(run: Run) -> None:
    ran = run("effect", "example", "--endorser", "made-up-union")
    assert ran.status == 1
    assert "is no seat of this election" in ran.err


def test_before_the_close_of_poll_nothing_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Then(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(2024, 7, 4, 20, 59, tzinfo=UTC)

    monkeypatch.setattr(effects, "datetime", Then)
    ran = run("effect", "example", "--endorser", folder(tmp_path / "own", TWO))
    assert (ran.status, ran.out) == (2, "")
    assert "no effect is told before the close of poll, 2024-07-04 21:00 UTC" in ran.err


@pytest.mark.parametrize("part", ["numpy", "scipy"])
def test_without_its_optional_parts_it_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setitem(sys.modules, part, None)
    ran = run("effect", "example", "--endorser", "tmv")
    assert (ran.status, ran.out) == (2, "")
    assert f"the effect needs {part}: install hustings[effect]" in ran.err


def test_the_list_of_2024_is_told_from_the_command_line(run: Run, mirror: Path) -> None:
    ran = run("effect", "uk-2024", "--endorser", "tmv", "--format", "json", *FEW)
    told = ran.json
    assert told["claim"]["level"] == 1
    assert len(told["seats"]) == 13
    assert told["estimates"]["compared"]["endorsed"] + len(
        told["estimates"]["compared"]["outside_common_support"]
    ) == len(told["seats"])
    refused = run("effect", "uk-2024", "--endorser", "tmv", "--group", "degree")
    assert refused.status == 2
    assert "what always holds, over 13 seats" in refused.err


def test_a_newspaper_has_its_account_and_no_estimate(run: Run, mirror: Path) -> None:
    told = run("effect", "uk-2024", "--endorser", "daily-mail", "--format", "json", *FEW).json
    assert told["party_wide"] is True
    assert told["estimates"] is None
    assert "nothing varies between seats" in told["refusal"]
    assert told["endorsed"] == len(told["seats"])
