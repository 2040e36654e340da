"""The commands of the night: forecast, replay, score and teach; what they print and what they refuse."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from hustings.cli import forecasting, readying, scoring
from hustings.night.forecast_plain import CANDIDACY_COLUMNS
from hustings.record.election import Election
from hustings.record.ledger import Ledger
from hustings.sources.example import example

from .running import Run

KEYS = [
    *("election", "as_at_entry", "declared", "undeclared", "draws", "seed", "house", "overall_majority"),
    *("largest", "votes", "seats", "warnings"),
]
FEW = ("--draws", "200")


def refused(run: Run, *command: str) -> str:
    ran = run(*command)
    assert (ran.status, ran.out) == (2, "")
    return " ".join(ran.err.split())


def test_json_has_the_keys_promised(run: Run) -> None:
    told = run("forecast", "example", "--until", "3", "--format", "json", *FEW).json
    assert list(told) == [*KEYS, "attribution"]
    assert (told["declared"], told["undeclared"], told["draws"], told["seed"]) == (3, 3, 200, 1)
    for party in told["house"].values():
        assert list(party) == ["mean", "median", "p5", "p95", "declared"]
    for party in told["votes"].values():
        assert list(party) == ["mean_share", "p5", "p95"]
    for seat in told["seats"]:
        assert list(seat) == ["seat", "status", "candidacies", "call"]
        assert seat["status"] in ("declared", "called", "open")
        assert (seat["call"] is None) == (seat["status"] == "declared")
        for one in seat["candidacies"]:
            assert list(one) == ["candidacy", "party", "share_mean", "share_p5", "share_p95", "win"]
    assert all(isinstance(chance, float) for chance in told["overall_majority"].values())
    assert all(isinstance(words, str) for words in told["warnings"])


def test_the_same_seed_prints_the_same_and_another_does_not(run: Run) -> None:
    command = ("forecast", "example", "--until", "2", "--format", "json", *FEW)
    assert run(*command, "--seed", "5").out == run(*command, "--seed", "5").out
    assert run(*command, "--seed", "5").json["votes"] != run(*command, "--seed", "6").json["votes"]


def test_csv_has_a_row_a_candidacy(run: Run) -> None:
    rows = run("forecast", "example", "--until", "3", "--format", "csv", *FEW).csv
    assert tuple(rows[0]) == CANDIDACY_COLUMNS
    assert len(rows) == sum(len(one.contest.candidacies) for one in example().state().contests.values())


def test_text_keeps_to_eighty_columns_and_says_that_it_is_an_estimate(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    out = re.sub(r"\x1b\[[0-9;]*m", "", run("forecast", "example", "--until", "3", *FEW).out)
    assert "FORECAST, an estimate" in out
    assert "3 of 6 declared" in out
    assert max(map(len, out.splitlines())) <= 80


def test_an_hour_of_the_night_is_taken(run: Run) -> None:
    told = run("forecast", "example", "--as-at", "04:00", "--format", "json", *FEW).json
    assert 0 < told["declared"] < 6


def test_nothing_declared_is_declined(run: Run) -> None:
    assert "needs a prior" in refused(run, "forecast", "example", "--until", "0")
    assert "needs a prior" in refused(run, "forecast", "example", "--as-at", "22:05")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--until", "2", "--as-at", "03:00"), "--until or --as-at, not both"),
        (("--until", "7"), "only 6 were declared"),
        (("--until", "-1"), "greater than or equal to 0"),
        (("--until", "2", "--draws", "99"), "99 draws: want 100 to 200,000"),
        (("--until", "2", "--draws", "200001"), "want 100 to 200,000"),
        (("--until", "2", "--seed", "-1"), "greater than or equal to 0"),
        (("--until", "2", "--order", "random:x"), "a random order wants a seed"),
        (("--until", "2", "--order", "random"), "a random order wants a seed"),
        (("--until", "2", "--order", "safest:Yew"), "no party 'Yew'"),
        (("--as-at", "25:00"), "is no time"),
        (("--format", "xml"), "xml"),
    ],
)
def test_misuse_is_told(run: Run, options: tuple[str, ...], told: str) -> None:
    assert told in refused(run, "forecast", "example", *options)


def test_an_order_that_is_none_is_a_fault(run: Run) -> None:
    ran = run("forecast", "example", "--until", "2", "--order", "banana")
    assert (ran.status, ran.out) == (1, "")
    assert "banana" in ran.err


def test_another_order_declares_other_seats(run: Run, tmp_path: Path) -> None:
    order = tmp_path / "order.txt"
    order.write_text("E14001098\n", encoding="utf-8")

    def declared(*options: str) -> set[str]:
        told = run("forecast", "example", "--until", "1", "--format", "json", *FEW, *options).json
        return {seat["seat"] for seat in told["seats"] if seat["status"] == "declared"}

    assert declared() == {"E14001446"}
    assert declared("--order", str(order)) == {"E14001098"}
    assert declared("--order", "safest:Lab") == {"E14001305"}
    assert declared("--order", "random:2") == declared("--order", "random:2")


def test_another_order_is_said_wherever_a_figure_of_it_is(run: Run) -> None:
    words, order = "Not the order of the night: seats declare by random:2.", ("--order", "random:2")
    text = run("forecast", "example", "--until", "2", *FEW, *order).out
    assert ", order random:2" in text.splitlines()[0]
    assert f"Warning: {words}" in text
    assert words in run("forecast", "example", "--until", "2", "-f", "json", *FEW, *order).json["warnings"]
    assert words in run("replay", "example", "--fast", "--until", "1", *FEW, *order).err
    assert words in run("score", "example", "--format", "json", *FEW, *order).json["notes"]
    assert "order" not in run("forecast", "example", "--until", "2", *FEW).out


def test_a_prior_that_does_not_fill_the_house_is_a_fault(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "poll.toml"
    path.write_text('kind = "exit poll"\nsource = "made up"\n[seats]\nLab = 4\nYew = 1\n', encoding="utf-8")
    ran = run("forecast", "example", "--until", "2", "--prior", str(path))
    assert (ran.status, ran.out) == (1, "")
    assert "poll.toml:1 seats: add up to 5, the House has 6" in ran.err
    assert "no party Yew stands" in ran.err
    assert run("forecast", "example", "--until", "2", "--prior", "nowhere.toml").status == 1


@pytest.mark.parametrize("command", ["forecast", "replay", "score"])
def test_before_the_close_of_poll_everything_is_refused(
    run: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = (datetime.now(UTC) + timedelta(days=2)).date()
    monkeypatch.setattr(forecasting, "opened", lambda *_: replace(example(), day=day))
    monkeypatch.setattr(scoring, "opened", lambda *_: replace(example(), day=day))
    assert f"nothing is forecast before the close of poll, {day}" in refused(run, command, "example")


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_an_exit_poll_or_a_call_is_no_way_round_the_close_of_poll(
    run: Run, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = (datetime.now(UTC) + timedelta(days=2)).date()
    monkeypatch.setattr(forecasting, "opened", lambda *_: replace(example(), day=day))
    poll, calls = tmp_path / "poll.toml", tmp_path / "calls.csv"
    poll.write_text('kind = "exit poll"\nsource = "made up"\n[seats]\nLab = 6\n', encoding="utf-8")
    calls.write_text("seat,call,by,at,reason\nBlackburn,Lab,made up,entry 6,x\n", encoding="utf-8")
    options = ("--prior", str(poll), "--calls", str(calls), "--format", form)
    assert "close of poll" in refused(run, "forecast", "example", *options)


@pytest.mark.parametrize(("hour", "is_open"), [((20, 59, 59), True), ((21, 0, 0), False)])
def test_the_poll_closes_at_ten_in_summer_time(
    run: Run, hour: tuple[int, int, int], is_open: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            return cls(2024, 7, 4, *hour, tzinfo=tz)

    monkeypatch.setattr(readying, "datetime", Clock)
    ran = run("forecast", "example", "--until", "2", *FEW)
    assert ran.status == (2 if is_open else 0)
    assert ("before the close of poll, 2024-07-04 21:00 UTC" in ran.err) == is_open


def test_contests_with_days_of_their_own_are_refused_before_the_last_of_them(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = (datetime.now(UTC) + timedelta(days=2)).date()
    monkeypatch.setattr(forecasting, "opened", lambda *_: later(day))
    assert "close of poll" in refused(run, "forecast", "example", "--until", "2")


def later(day: date) -> Election:
    """The example with a day of its own for every contest, and none for the whole."""
    said = [
        replace(one, payload=replace(one.payload, day=day)) if hasattr(one.payload, "day") else one
        for one in example().ledger
    ]
    return replace(example(), day=None, ledger=Ledger(tuple(said)))


def test_a_rehearsal_may_be_forecast_whatever_its_day(run: Run) -> None:
    told = run("forecast", "rehearsal-3", "--until", "40", "--format", "json", *FEW).json
    assert told["warnings"][0].startswith("REHEARSAL")
    assert sum(party["mean"] for party in told["house"].values()) == pytest.approx(650)


def test_a_fast_replay_prints_a_line_a_declaration(run: Run) -> None:
    ran = run("replay", "example", "--fast", *FEW)
    assert ran.status == 0
    assert len(ran.out.splitlines()) == 6
    assert len(run("replay", "example", "--fast", "--until", "2", *FEW).out.splitlines()) == 2


def test_a_replay_beyond_the_last_declaration_is_refused_before_it_starts(run: Run) -> None:
    assert "only 6 were declared" in refused(run, "replay", "example", "--fast", "--until", "7", *FEW)


def test_a_mapped_election_goes_by_the_plain_model(run: Run) -> None:
    folder = Path(__file__).parents[2] / "examples" / "exampleland"
    loaded = run("load", "--mapping", str(folder / "mapping.toml"), str(folder / "results.csv"))
    assert loaded.status == 0, loaded.err
    told = run("forecast", "exampleland-2024", "--until", "1", "--format", "json", *FEW).json
    assert any("a plain model" in words for words in told["warnings"])
    assert sum(party["mean"] for party in told["house"].values()) == pytest.approx(len(told["seats"]))


def test_a_real_night_is_forecast_and_an_unknown_one_is_not(run: Run, mirror: Path) -> None:
    told = run("forecast", "uk-2019", "--until", "100", "--format", "json", *FEW).json
    assert len(told["seats"]) == 650
    assert told["house"]["Con"]["p5"] > 300
    assert "no election called" in refused(run, "forecast", "uk-1983")


def test_an_exit_poll_is_forecast_from_before_any_declaration(run: Run, mirror: Path, tmp_path: Path) -> None:
    path = tmp_path / "poll.toml"
    seats = "Con = 368\nLab = 191\nSNP = 55\nLD = 13\nPC = 3\nGreen = 1\n"
    path.write_text(
        f'kind = "exit poll"\nsource = "as broadcast"\nothers = 19\n[seats]\n{seats}', encoding="utf-8"
    )
    command = ("forecast", "uk-2019", "--until", "0", "--prior", str(path), "--format", "json", *FEW)
    told = run(*command).json
    assert (told["declared"], told["undeclared"]) == (0, 650)
    assert 300 < told["house"]["Con"]["mean"] < 430
