"""The catalogue as shipped, and catalogues that must be refused."""

import csv
import hashlib
import os
from pathlib import Path

import pytest

from hustings.errors import NameNotFoundError, SourceError
from hustings.sources.catalogue import OfficialFile, dataset, datasets, parse
from hustings.sources.mapping import own_mapping

NAMED = os.environ.get("HUSTINGS_MIRROR")
MIRROR = Path(NAMED) if NAMED else Path(__file__).parents[3] / "shared" / "data"
needs_mirror = pytest.mark.skipif(not MIRROR.is_dir(), reason=f"no mirror of the official files at {MIRROR}")

SMALL = """
[sources.made-up]
publisher = "Made-up returning officer"
licence = "none"
licence_url = "https://example.org/licence"
attribution = "Made up."
page = "https://example.org/"
folder = "far/"
address = "https://example.org/raw/"

[[datasets]]
name = "made-up-1"
title = "A made-up election"
kind = "general"
source = "made-up"

[[datasets.files]]
role = "results"
path = "far/results.csv"
bytes = 3
sha256 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
"""


def test_every_election_of_the_desk_is_in_the_catalogue():
    generals = [f"uk-{year}" for year in (2010, 2015, 2017, 2019, 2024)]
    others = ["uk-2024-first", "uk-2005-notional", "uk-2019-notional"]
    others += ["uk-by-elections", "uk-history", "uk-overlaps", "uk-census", "uk-geography"]
    assert [found.name for found in datasets()] == generals + others


def test_a_democracy_club_identifier_names_the_same_election():
    days = {2010: "05-06", 2015: "05-07", 2017: "06-08", 2019: "12-12", 2024: "07-04"}
    for year, day in days.items():
        assert dataset(f"parl.{year}-{day}") is dataset(f"uk-{year}")


@pytest.mark.parametrize(
    ("typed", "meant"), [("uk-2042", "uk-2024"), ("UK-2091", "uk-2019"), ("2015", "uk-2015")]
)
def test_an_unknown_name_brings_near_names(typed, meant):
    with pytest.raises(NameNotFoundError) as raised:
        dataset(typed)
    assert meant in raised.value.near


def test_a_name_may_be_typed_in_capital_letters():
    assert dataset(" UK-2019 ") is dataset("PARL.2019-12-12") is dataset("uk-2019")


def test_each_general_election_names_its_baseline():
    baselines = {found.name: found.baseline for found in datasets() if found.baseline}
    assert baselines == {
        "uk-2010": "uk-2005-notional",
        "uk-2015": "uk-2010",
        "uk-2017": "uk-2015",
        "uk-2019": "uk-2017",
        "uk-2024": "uk-2019-notional",
        "uk-2024-first": "uk-2019-notional",
    }
    assert all(dataset(baseline) for baseline in baselines.values())


def test_results_come_from_parliament_at_the_pinned_commit():
    assert dataset("uk-2024").file("candidacies").url == (
        "https://raw.githubusercontent.com/ukparliament/psephology/774c93e64c4d69a5094d0518aef68060c4d74df0"
        "/db/data/results-by-parliament/59/general-election/candidacies.csv"
    )


def test_a_file_without_an_address_says_on_which_page_it_is_found():
    unaddressed = {file.path: file.page for found in datasets() for file in found.files if file.url is None}
    assert len(unaddressed) == 4
    history = unaddressed.pop("history/1918-2019election_results.csv")
    assert history.endswith("/cbp-8647/")
    assert all(page.endswith("/cbp-10009/") for page in unaddressed.values())


def test_every_dataset_carries_its_attribution():
    for found in datasets():
        assert found.licence.removesuffix(" v3.0") in found.attribution
        assert found.licence_url.startswith("https://")


def test_one_path_has_one_checksum_wherever_it_is_named():
    named = {(file.path, file.sha256, file.bytes) for found in datasets() for file in found.files}
    assert len(named) == len({path for path, _, _ in named})


def test_an_unknown_role_is_refused_with_the_known_ones():
    with pytest.raises(SourceError, match="crosswalk"):
        dataset("uk-2019-notional").file("times")


@needs_mirror
def test_sizes_and_checksums_are_those_of_the_mirror():
    for found in datasets():
        for file in found.files:
            content = (MIRROR / file.path).read_bytes()
            assert (len(content), hashlib.sha256(content).hexdigest()) == (file.bytes, file.sha256), file.path


@needs_mirror
def test_what_an_erratum_says_was_published_stands_at_its_place():
    checked = 0
    for found in datasets():
        for erratum in found.errata:
            with (MIRROR / erratum.file).open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))
            row = rows[erratum.line - 1]
            if erratum.column:
                header = own_mapping(found.mapping or "").candidacies.columns or rows[0]
                assert row[header.index(erratum.column)] == erratum.published, erratum
            else:
                assert f"{len(row)} columns" == erratum.published, erratum
            assert erratum.taken != erratum.published
            assert erratum.file in {official.path for official in found.files}
            checked += 1
    assert checked >= 30


@pytest.mark.parametrize(
    "path",
    ["../secret.csv", "/etc/hosts", "a/../../b", "a//b", "./a", "", "a\\..\\b", "C:/a.csv", "a/\0b", "a/"],
)
def test_a_path_that_leaves_the_mirror_is_refused(path):
    with pytest.raises(SourceError, match="not a path inside a mirror"):
        OfficialFile(path=path, url=None, sha256="a" * 64, bytes=1, role="results")


def test_a_catalogue_of_ones_own_is_read():
    (found,) = parse(SMALL)
    assert found.file("results").url == "https://example.org/raw/results.csv"


@pytest.mark.parametrize(
    ("written", "instead", "problem"),
    [
        ("far/results.csv", "../results.csv", "not a path inside a mirror"),
        ('sha256 = "aaa', 'sha256 = "xyz', "64 hexadecimal digits"),
        ("bytes = 3", "bytes = -3", "number of bytes"),
        ("bytes = 3", 'bytes = "3"', r"Expected `int`, got `str` - at `\$.datasets\[0\].files\[0\].bytes`"),
        ("bytes = 3", "bytes = 3\nbites = 4", "unknown field `bites`"),
        ('source = "made-up"', 'source = "nowhere"', "made-up-1 names nowhere, want one of made-up"),
        ('kind = "general"', 'kind = "guess"', "guess"),
        ('name = "made-up-1"', 'name = "../up"', "not a short name"),
        ("[[datasets.files]]", "[[datasets.files]", "line 17"),
    ],
)
def test_a_catalogue_that_cannot_be_read_is_refused(written, instead, problem):
    assert written in SMALL
    with pytest.raises(SourceError, match=problem):
        parse(SMALL.replace(written, instead))


def test_two_files_of_one_role_are_refused():
    again = SMALL[SMALL.index("[[datasets.files]]") :].replace("results.csv", "more.csv")
    with pytest.raises(SourceError, match="two files have one role"):
        parse(SMALL + again)
