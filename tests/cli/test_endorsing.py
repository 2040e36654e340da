"""The commands of endorsements: formats, exit statuses, and files written."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import Run

PICKS = "seat,candidacy,party,position,published,source,grade\n"
ROW = "Islington North,Jeremy Corbyn,,endorse,2024-06-01,https://example.org,A\n"


@pytest.mark.parametrize("form", ["text", "json", "csv"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("endorse", "decide", "tactical", "-e", "example"),
        ("endorse", "decide", "tactical", "-e", "example", "--seat", "Blackburn"),
        ("endorse", "check", "tactical", "-e", "example", "--with", "daily-mail"),
        ("endorse", "score", "tactical", "-e", "example"),
        ("guide", "example", "--endorser", "tactical"),
        ("guide", "example", "--endorser", "tactical", "--seat", "Blackburn"),
        ("guide", "rehearsal-1", "--endorser", "made-up-union"),
    ],
)
def test_every_command_prints_in_every_form(arguments: tuple[str, ...], form: str, run: Run) -> None:
    ran = run(*arguments, "--format", form)
    assert ran.status == 0
    assert ran.json if form == "json" else ran.csv if form == "csv" else ran.out


def test_a_change_of_method_is_replayed(run: Run, mirror: Path) -> None:
    ran = run("endorse", "diff", "tmv", "-f", "csv")
    assert (ran.status, len(ran.csv)) == (0, 12)
    assert {(one["before"], one["before_party"], one["after"]) for one in ran.csv} == {
        ("endorse", "Lab", "neutral")
    }
    assert run("endorse", "diff", "tmv", "2", "2", "-f", "csv").csv == []
    same = run("endorse", "diff", "tmv", "1", "3")
    assert (same.status, same.out) == (2, "")


def test_a_method_is_wanted_where_there_is_none(run: Run) -> None:
    ran = run("endorse", "decide", "daily-mail", "-e", "example")
    assert ran.status == 2
    assert "has no method here" in ran.err
    assert run("endorse", "diff", "tactical", "-e", "example").status == 2


def test_the_json_of_a_decision_has_its_whole_trace(run: Run) -> None:
    told = run("endorse", "decide", "tactical", "-e", "example", "-f", "json").json
    assert told["organisation"] == "tactical.vote"
    assert len(told["decisions"]) == 6
    assert all(one["trace"] and one["trace"][0]["tests"] for one in told["decisions"])


def test_picks_are_imported_as_entries_and_as_positions(run: Run, tmp_path: Path) -> None:
    (tmp_path / "picks.csv").write_text(PICKS + ROW, encoding="utf-8")
    into = ("endorse", "import", "picks.csv", "--endorser", "tmv", "-e", "example")
    ran = run(*into, "--to", "us.jsonl", "-f", "json")
    assert ran.status == 0
    assert ran.json["positions"][0]["picks"][0]["label"] == "Jeremy Corbyn"
    assert "1 entries" in ran.err
    assert run("verify", "us.jsonl").status == 0
    assert run(*into, "--to", "us.jsonl").status == 1
    assert run(*into, "-f", "csv").csv[0]["candidacy"] == "jeremy-corbyn.ind"


def test_a_list_with_faults_or_voters_is_refused_with_exit_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "picks.csv").write_text(PICKS + ROW.replace("endorse", "back"), encoding="utf-8")
    ran = run("endorse", "import", "picks.csv", "--endorser", "tmv", "-e", "example")
    assert (ran.status, ran.out) == (1, "")
    assert "picks.csv:2 position" in ran.err
    (tmp_path / "picks.csv").write_text("voter," + PICKS + "x," + ROW, encoding="utf-8")
    ran = run("endorse", "import", "picks.csv", "--endorser", "tmv", "-e", "example")
    assert (ran.status, "individual voters" in ran.err) == (1, True)


def test_a_site_is_written_and_not_written_over(run: Run, tmp_path: Path) -> None:
    into = ("guide", "example", "--endorser", "tactical", "--to", "site")
    ran = run(*into)
    assert (ran.status, ran.out.strip()) == (0, "site/index.html")
    assert (tmp_path / "site" / "islington-north.html").is_file()
    assert run(*into).status == 1
    assert run(*into, "--replace", "--no-results").status == 0
    assert "No results are shown" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_postcodes_are_answered_clearly(run: Run, tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text(
        "postcode,seat\nN1 1AA,Islington North\nN1 1AB,Islington North\nN1 1AB,Blackburn\n", encoding="utf-8"
    )
    asked = ("guide", "example", "--endorser", "tactical", "--postcodes", "codes.csv", "-f", "json")
    one = run(*asked, "--postcode", "n1 1aa")
    assert [each["seat"] for each in one.json["seats"]] == ["Islington North"]
    split = run(*asked, "--postcode", "N1 1AB")
    assert len(split.json["seats"]) == 2
    assert "is split" in split.err
    nowhere = run(*asked, "--postcode", "N9 9ZZ")
    assert (nowhere.status, nowhere.out) == (2, "")
    assert "N9 9ZZ is not covered by codes.csv" in nowhere.err
    site = run("guide", "example", "--endorser", "tactical", "--postcodes", "codes.csv", "--to", "site")
    assert site.status == 0
    assert "N11AB" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("guide", "example"),
        ("guide", "example", "--endorser", "nobody"),
        ("guide", "example", "--endorser", "tactical", "--postcode", "N1 1AA"),
        ("guide", "example", "--endorser", "tactical", "--seat", "Blackburn", "--to", "site"),
        ("guide", "example", "--endorser", "tactical", "--day", "June"),
        ("guide", "example", "--endorser", "tactical", "--seat", "Nowhere"),
        ("endorse", "score", "nobody"),
        ("endorse", "decide", "tactical", "-e", "example", "--version", "9"),
    ],
)
def test_misuse_exits_2_and_prints_no_data(arguments: tuple[str, ...], run: Run) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err


def test_an_own_folder_with_faults_exits_1(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "us"
    folder.mkdir()
    (folder / "organisation.toml").write_text('name = "Us"\n', encoding="utf-8")
    ran = run("endorse", "check", "us", "-e", "example")
    assert (ran.status, ran.out) == (1, "")
    assert "organisation.toml:1 short: is missing" in ran.err
