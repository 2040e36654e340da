"""The command that checks a story: its inputs, its forms, its exit status, and clear answers to odd files."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from .running import Ran, Run

RIGHT = "5 July 2024\n\nJeremy Corbyn won Islington North with a majority of 7,247.\n"
WRONG = "5 July 2024\n\nJeremy Corbyn won Islington North with a majority of 7,427.\n"
UNDATED = "Jeremy Corbyn won Islington North.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return tmp_path / "story.txt"


def six(run: Run, story: Path, text: str | bytes, *options: str) -> Ran:
    story.write_bytes(text.encode() if isinstance(text, str) else text)
    return run("check", str(story), "--example", *options)


def test_exit_status_is_one_where_a_claim_is_refuted_and_zero_where_none_is(run: Run, story: Path) -> None:
    right, wrong = six(run, story, RIGHT), six(run, story, WRONG)
    assert (right.status, wrong.status) == (0, 1)
    assert "not 7,427" in wrong.out


def test_a_story_comes_from_standard_input_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert run("check", "-", "--example", "-f", "json").json["claims"][-1]["verdict"] == "refuted"


def test_a_page_is_read_as_a_page(run: Run, story: Path) -> None:
    page = f"<!doctype html><html><body><nav>9 seats</nav><p>{WRONG}</p></body></html>"
    told = six(run, story, page, "-f", "json").json
    (refuted,) = (one for one in told["claims"] if one["verdict"] == "refuted")
    assert "7,427" in page[slice(*refuted["span"])]


def test_the_day_is_the_story_s_own_or_the_one_given(run: Run, story: Path) -> None:
    assert six(run, story, RIGHT, "-f", "json").json["story"]["date"] == "2024-07-05"
    given = six(run, story, UNDATED, "-f", "json", "--date", "2024-07-06")
    assert given.json["story"]["date"] == "2024-07-06" and given.err == ""
    without = six(run, story, UNDATED, "-f", "json")
    assert without.json["story"]["date"] is None and "--date" in without.err


def test_json_has_the_three_promised_parts_and_the_attribution(run: Run, story: Path) -> None:
    told = six(run, story, RIGHT, "-f", "json").json
    assert {"story", "claims", "not_understood", "attribution"} <= set(told)
    assert any("Open Parliament Licence" in line for line in told["attribution"])


def test_csv_has_a_line_a_claim_and_its_header_even_without_claims(run: Run, story: Path) -> None:
    rows = six(run, story, WRONG, "-f", "csv").csv
    assert "refuted" in {row["verdict"] for row in rows}
    empty = six(run, story, "5 July 2024. Nothing at all.", "-f", "csv")
    assert empty.csv == [] and empty.out.startswith("claim,start,end,")


def test_html_is_one_page_titled_by_the_file(run: Run, story: Path) -> None:
    page = six(run, story, WRONG, "-f", "html").out
    assert page.startswith("<!doctype html>") and "<h1>story.txt checked</h1>" in page
    assert "Open Parliament Licence" in page


def test_a_claim_review_needs_a_name_and_the_claims_signed(run: Run, story: Path) -> None:
    assert six(run, story, WRONG, "-f", "claimreview").status == 2
    assert six(run, story, WRONG, "-f", "claimreview", "--reviewed-by", " ", "--claims", "1").status == 2
    assert six(run, story, WRONG, "-f", "claimreview", "--reviewed-by", "A. Person").status == 2
    signed = six(run, story, WRONG, "-f", "claimreview", "--reviewed-by", "A. Person", "--claims", "all")
    assert {one["author"]["name"] for one in signed.json} == {"A. Person"}
    assert signed.status == 1


def test_numbers_of_claims_that_do_not_exist_are_misuse(run: Run, story: Path) -> None:
    options = ("-f", "claimreview", "--reviewed-by", "A. Person", "--claims")
    for wanted in ("99", "0", "x", "1,²"):
        ran = six(run, story, WRONG, *options, wanted)
        assert (ran.status, ran.out) == (2, "")


def test_a_signature_without_a_claim_review_is_misuse(run: Run, story: Path) -> None:
    assert six(run, story, WRONG, "--reviewed-by", "A. Person").status == 2


def test_own_facts_are_used_and_a_table_with_faults_is_refused_whole(
    run: Run, story: Path, tmp_path: Path
) -> None:
    table, head = tmp_path / "own.csv", "person,fact,value,from,to,source\n"
    table.write_text(head + "Adnan Hussain,birth date,1990-01-02,,,made up for this test\n", encoding="utf-8")
    text = "5 July 2024\n\nThe 50-year-old Adnan Hussain won Blackburn.\n"
    told = six(run, story, text, "-f", "json", "--facts", str(table)).json
    (age,) = (one for one in told["claims"] if one["type"] == "age")
    assert age["verdict"] == "refuted" and age["evidence"][0]["file"] == "own.csv"
    table.write_text(head + "Adnan Hussain,birth date,1990,,,\n", encoding="utf-8")
    refused = six(run, story, text, "--facts", str(table))
    assert refused.status == 1 and refused.out == ""
    assert "own.csv:2 source" in refused.err and "own.csv:2 value" in refused.err


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"Labour\0won", "NUL"),
        (bytes(range(128, 256)) * 9, "not UTF-8"),
        ("Zoë won".encode("cp1252"), "not UTF-8"),
        ("Labour won".encode("utf-16"), "not UTF-8"),
        (b"x" * 2_000_001, "longer than"),
    ],
    ids=["empty", "blank", "nul", "binary", "cp1252", "utf-16", "too long"],
)
def test_a_file_that_is_no_text_is_misuse_in_so_many_words(
    run: Run, story: Path, raw: bytes, said: str
) -> None:
    ran = six(run, story, raw)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_file_or_folder_that_cannot_be_read_is_misuse(run: Run, tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere.txt", tmp_path):
        ran = run("check", str(place), "--example")
        assert ran.status == 2 and "cannot be read" in ran.err


def test_a_day_that_is_none_is_misuse(run: Run, story: Path) -> None:
    assert six(run, story, UNDATED, "--date", "5 July").status == 2


def test_control_characters_of_a_story_never_reach_the_terminal(run: Run, story: Path) -> None:
    text = RIGHT.replace("won", "\x1b[2J\x9b31m\u202ewon")
    for form in ("text", "html"):
        assert not {"\x1b", "\x9b", "\u202e"} & set(six(run, story, text, "-f", form).out)


def test_a_story_set_against_nothing_is_refused_with_what_to_load(
    run: Run, story: Path, tmp_path: Path
) -> None:
    story.write_text(WRONG, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    ran = run("check", str(story), "--mirror", str(tmp_path / "empty"))
    assert (ran.status, ran.out) == (1, "")
    assert "hustings load uk-2010" in ran.err and "--example" in ran.err


def test_a_network_that_fails_is_asked_once(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hustings.errors import OfflineError
    from hustings.sources import opening

    asked: list[str] = []

    def obtain(wanted: object, mirror: Path | None = None, **_: object) -> dict[str, Path]:
        asked.append(str(mirror))
        if mirror is None:
            raise OfflineError("no network")
        raise opening.SourceError("not in the mirror")

    monkeypatch.setattr(opening, "obtain", obtain)
    story.write_text(
        f"{WRONG} The seat was held by Labour since 2010. The swing was 10 points.", encoding="utf-8"
    )
    assert run("check", str(story)).status == 1
    assert asked.count("None") == 1


def test_official_figures_have_their_file_and_row(run: Run, story: Path, mirror: Path) -> None:
    story.write_text(WRONG, encoding="utf-8")
    told = run("check", str(story), "-f", "json").json
    (refuted,) = (one for one in told["claims"] if one["verdict"] == "refuted")
    assert all(each["file"].endswith(".csv") and each["row"] > 0 for each in refuted["evidence"])
    assert json.dumps(told) == json.dumps(run("check", str(story), "-f", "json").json)


EXTRACTOR = """
from hustings.check.extractor import Proposal


class Pointing:
    def propose(self, text):
        at = text.index("slipped from Kate Hollern")
        return [Proposal("lost", at, at + 25, who="Kate Hollern"), Proposal("won", at, at + 25, who="Nobody")]


pointing = Pointing()
nothing = 1
"""
SLIPPED = "5 July 2024\n\nIn Blackburn the seat slipped from Kate Hollern as Adnan Hussain smiled.\n"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "pointing_module.py").write_text(EXTRACTOR)
    monkeypatch.syspath_prepend(tmp_path)
    return "pointing_module"


def test_an_extractor_is_used_only_where_it_is_named_and_what_it_drops_is_told(
    run: Run, story: Path, module: str
) -> None:
    without = six(run, story, SLIPPED, "-f", "json")
    told = six(run, story, SLIPPED, "-f", "json", "--extractor", f"{module}:pointing")
    rules = [one["rule"] for one in told.json["claims"]]
    assert "proposed from outside" in rules
    assert "proposed from outside" not in [one["rule"] for one in without.json["claims"]]
    assert (without.json["dropped"], len(told.json["dropped"])) == ([], 1)
    assert "dropped: proposal 2" in told.err


@pytest.mark.parametrize(
    "named",
    [
        "no_such_module:x",
        "pointing_module:no_such",
        "pointing_module:nothing",
        "x",
        ":",
        "pointing_module:Pointing",
    ],
)
def test_an_extractor_that_cannot_be_had_is_misuse(run: Run, story: Path, module: str, named: str) -> None:
    assert six(run, story, SLIPPED, "--extractor", named).status == 2
