"""The made-up countries in examples/, and a user's own files that must be refused."""

import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hustings.errors import FaultsError, NameNotFoundError, SourceError
from hustings.record.house import house
from hustings.record.party import Standing
from hustings.sources import cache
from hustings.sources.catalogue import datasets
from hustings.sources.elsewhere import kept, kept_about, kept_names, load_mapped
from hustings.sources.known import known
from hustings.sources.mapping import About, File, Mapping, Parties, Rows, Values, Words
from hustings.sources.opening import load

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = ("exampleland", "samplonia", "fictown", "madeupia")


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def copy(tmp_path):
    """Return a way to load an example whose files are changed on the way."""

    def load(folder, changes=(), encoding="utf-8", name=None):
        place = tmp_path / folder
        shutil.copytree(EXAMPLES / folder, place, dirs_exist_ok=True)
        for file, old, new in changes:
            text = (place / file).read_bytes().decode(encoding)
            assert old in text
            (place / file).write_bytes(text.replace(old, new, 1).encode(encoding))
        return load_example(place, name)

    return load


def load_example(place, name=None):
    contests = place / "contests.csv"
    found = contests if contests.exists() else None
    return load_mapped(place / "mapping.toml", place / "results.csv", found, name)


def seats_and_votes(election):
    return {total.party.abbreviation: (total.seats, total.votes) for total in house(election).parties}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_example_says_that_it_is_made_up(folder):
    election = load_example(EXAMPLES / folder)
    assert "(made up)" in election.title
    assert "made up" in election.attribution[0]
    assert "made up" in (election.note or "")
    assert "made up" in (EXAMPLES / folder / "mapping.toml").read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_was_loaded_opens_again_by_name_without_its_files(folder):
    loaded = load_example(EXAMPLES / folder)
    opened = kept(loaded.name)
    assert opened is not None
    for part in ("ledger", "parties", "title", "day", "seats", "attribution", "note", "has_times", "zone"):
        assert getattr(opened, part) == getattr(loaded, part), part
    assert dict(opened.published) == dict(loaded.published)
    assert house(opened) == house(loaded)


def test_semicolons_windows_encoding_points_in_numbers_and_seats_without_codes():
    election = load_example(EXAMPLES / "exampleland")
    assert seats_and_votes(election) == {
        "Maple": (2, 53633),
        "Olive": (2, 47758),
        "Reed": (1, 13570),
        "Ind": (0, 802),
    }
    counted = election.tabulation("Vallée d’Or")
    assert counted is not None
    assert (counted.winner.person.name, counted.majority) == ("Inès Prova", 5610)
    assert election.parties["Ind"].standing is Standing.INDEPENDENT
    assert election.parties["Olive"].name == "Olive Party"
    assert election.attribution == (
        "Source: Electoral Office of Exampleland (made up), free to use, as it is made up",
    )


def test_none_of_the_above_unopposed_and_seats_numbered_in_each_state():
    election = load_example(EXAMPLES / "samplonia")
    assert {total: seats for total, (seats, _) in seats_and_votes(election).items()} == {
        "PLOUGH": 2,
        "KITE": 2,
        "LAMP": 1,
        "IND": 0,
    }
    riverbend = election.contest("North Sample.1").declaration
    assert riverbend is not None
    assert (riverbend.valid_votes, riverbend.none_of_the_above) == (820698, 7654)
    fort = election.contest("North Sample.3")
    assert fort.declaration is not None
    assert fort.declaration.unopposed == "f-ingen.kite"
    same_name = [
        key for key in election.state().contests if election.contest(key).contest.seat.name == "Riverbend"
    ]
    assert same_name == ["North Sample.1", "South Sample.1"]


def test_one_person_on_several_party_lines_is_summed_and_the_lines_are_kept():
    election = load_example(EXAMPLES / "fictown")
    first = election.tabulation("District 1")
    assert first is not None
    assert (first.winner.person.name, first.votes(first.winner), first.majority) == ("Pat Sample", 9050, 340)
    assert first.party_votes == {"Fern": 8100, "Cedar": 950, "Birch": 8400, "Heath": 310, "Moss": 120}
    assert seats_and_votes(election)["Cedar"] == (0, 3050)


def test_two_files_with_times_a_tie_and_a_seat_not_declared():
    election = load_example(EXAMPLES / "madeupia")
    now = house(election)
    assert (now.seats, now.declared, now.undeclared, now.tied) == (5, 4, 1, 1)
    assert election.tabulation("M2") is None
    assert election.tabulation("M4") is None
    assert election.contest("M1").declaration.rejected == 88
    at_midnight = election.state(datetime(2025, 3, 2, 0, 0, tzinfo=UTC))
    assert [one.contest.key for one in at_midnight.declared] == ["M1"]


def test_the_same_files_may_be_kept_under_another_name(copy):
    assert copy("fictown", name="fictown-again").name == "fictown-again"
    assert kept_names() == ("fictown-again",)
    assert kept("fictown-2022") is None


def test_nothing_is_kept_under_a_name_that_nobody_loaded(own_home):
    assert kept_names() == ()
    for name in ("exampleland-2024", "uk-2024", "Exampleland", "../up", "", "a\0b"):
        assert kept(name) is None
    assert not own_home.exists()


@pytest.mark.parametrize("name", ["example", *(official.name for official in datasets())])
def test_the_names_of_official_elections_are_taken(copy, name):
    with pytest.raises(SourceError, match="choose another short name"):
        copy("fictown", name=name)
    with pytest.raises(SourceError, match="choose another short name"):
        copy("fictown", [("mapping.toml", "fictown-2022", name)])


@pytest.mark.parametrize("name", ["Fictown", "../up", "fic town", "a" * 5 + "-", "f/x"])
def test_a_name_that_is_no_short_name_is_refused(copy, name):
    with pytest.raises(SourceError, match="is not a short name"):
        copy("fictown", name=name)


def test_a_refused_file_leaves_nothing_behind_and_the_old_copy_in_use(copy, own_home):
    loaded = copy("fictown")
    before = sorted(own_home.rglob("*"))
    with pytest.raises(FaultsError):
        copy("fictown", [("results.csv", "8100", "8101")])
    assert sorted(own_home.rglob("*")) == before
    assert kept("fictown-2022").ledger == loaded.ledger


def test_a_refused_first_file_leaves_no_entry(copy, own_home):
    with pytest.raises(FaultsError):
        copy("fictown", [("results.csv", "8100", "-1")])
    assert not own_home.exists()
    assert kept_names() == ()


def test_an_interrupted_load_leaves_the_old_copy_in_use(copy, monkeypatch):
    loaded = copy("fictown")

    def interrupted(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr("hustings.sources.elsewhere.shelf.save_results", interrupted)
    with pytest.raises(KeyboardInterrupt):
        copy("fictown", [("mapping.toml", "Fictown council", "Another council")])
    assert kept("fictown-2022").title == loaded.title


def test_a_second_load_replaces_the_first(copy):
    copy("fictown")
    copy("fictown", [("mapping.toml", "Fictown council", "Another council")])
    assert kept("fictown-2022").title.startswith("Another council")


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff"])
@pytest.mark.parametrize("file", ["about.json", "contests.parquet", "parties.parquet"])
def test_a_damaged_copy_says_to_load_it_again(copy, file, damage):
    copy("fictown")
    (folder,) = [path for path in cache.folder("fictown-2022").iterdir() if path.is_dir()]
    (folder / file).write_bytes(damage)
    with pytest.raises(SourceError, match="load it again"):
        kept("fictown-2022")
    (folder / file).unlink()
    with pytest.raises(SourceError, match="load it again"):
        kept("fictown-2022")


def test_a_table_of_something_else_is_a_damaged_copy(copy):
    copy("fictown")
    (folder,) = [path for path in cache.folder("fictown-2022").iterdir() if path.is_dir()]
    shutil.copy(folder / "parties.parquet", folder / "contests.parquet")
    with pytest.raises(SourceError, match="load it again"):
        kept("fictown-2022")


def test_files_may_be_named_by_text():
    place = EXAMPLES / "fictown"
    contests = str(place / "contests.csv") if (place / "contests.csv").exists() else None
    loaded = load_mapped(str(place / "mapping.toml"), str(place / "results.csv"), contests)
    assert loaded.name == "fictown-2022"


def test_a_mapping_without_an_election_is_refused():
    with pytest.raises(
        FaultsError, match=r"uk-general-2024.toml:1 election: is missing; name, title, publisher"
    ):
        load_mapped(own_mapping_file("uk-general-2024"), EXAMPLES / "fictown" / "results.csv")


def own_mapping_file(name):
    return Path(__file__).parents[2] / "src" / "hustings" / "sources" / "mappings" / f"{name}.toml"


def test_a_file_too_few_or_too_many_is_refused():
    made, fictown = EXAMPLES / "madeupia", EXAMPLES / "fictown"
    with pytest.raises(SourceError, match="the file of contests is wanted"):
        load_mapped(made / "mapping.toml", made / "results.csv")
    with pytest.raises(SourceError, match=r"no \[contests\] to read contests.csv by"):
        load_mapped(fictown / "mapping.toml", fictown / "results.csv", made / "contests.csv")


def test_a_house_with_seats_missing_from_the_file_is_refused_unless_the_mapping_allows_it(copy):
    with pytest.raises(FaultsError, match="3 seats are here.*the House has 4; is the file cut short"):
        copy("fictown", [("mapping.toml", "seats = 3", "seats = 4")])
    with pytest.raises(FaultsError, match="3 seats are here.*the House has 2$"):
        copy("fictown", [("mapping.toml", "seats = 3", "seats = 2\npartial = true")])
    now = house(copy("fictown", [("mapping.toml", "seats = 3", "seats = 4\npartial = true")]))
    assert (now.seats, now.undeclared) == (4, 1)


def test_an_earlier_election_that_was_loaded_can_be_the_baseline(copy):
    copy("fictown", name="fictown-2018")
    with_baseline = 'name = "fictown-2022"\nbaseline = "fictown-2018"'
    later = copy("fictown", [("mapping.toml", 'name = "fictown-2022"', with_baseline)])
    assert {total.party.abbreviation: total.change for total in house(later).parties}["Fern"] == 0
    assert kept("fictown-2022").baseline == later.baseline


def test_an_election_is_not_its_own_baseline_under_another_name_either(copy):
    with_baseline = 'name = "fictown-2022"\nbaseline = "fictown-2018"'
    with pytest.raises(SourceError, match="cannot be its own baseline"):
        copy("fictown", [("mapping.toml", 'name = "fictown-2022"', with_baseline)], name="fictown-2018")


def test_a_file_may_have_any_name_that_the_system_allows(tmp_path):
    odd = tmp_path / os.fsdecode(b"r\xe9sultats \x1b[2J.csv")
    try:
        shutil.copy(EXAMPLES / "fictown" / "results.csv", odd)
    except OSError:
        pytest.skip("this system takes no such name")
    election = load_mapped(EXAMPLES / "fictown" / "mapping.toml", odd)
    assert {entry.source for entry in election.ledger} == {r"r\udce9sultats \x1b[2J.csv"}
    odd.write_bytes(b"")
    with pytest.raises(FaultsError) as refused:
        load_mapped(EXAMPLES / "fictown" / "mapping.toml", odd)
    assert str(refused.value.faults[0]) == r"r\udce9sultats \x1b[2J.csv:1: the file is empty"


def test_a_baseline_that_was_not_loaded_is_named(copy):
    with_baseline = 'name = "fictown-2022"\nbaseline = "fictown-1066"'
    with pytest.raises(SourceError, match="compared with fictown-1066, which is not here; load it first"):
        copy("fictown", [("mapping.toml", 'name = "fictown-2022"', with_baseline)])
    assert kept_names() == ()


@pytest.mark.parametrize(
    ("folder", "last_cell"),
    [
        ("exampleland", b"47.333\n"),
        ("fictown", b"18150\n"),
        ("madeupia", None),
    ],
)
def test_a_cut_at_any_byte_is_refused_or_loses_no_figure(tmp_path, folder, last_cell):
    whole = load_example(EXAMPLES / folder)
    place = tmp_path / "cut"
    shutil.copytree(EXAMPLES / folder, place)
    raw = (place / "results.csv").read_bytes()
    accepted = []
    for length in range(len(raw)):
        (place / "results.csv").write_bytes(raw[:length])
        try:
            assert load_example(place).ledger == whole.ledger, length
            accepted.append(raw[length:])
        except FaultsError:
            continue
    # The last cell may be missing where it stands in the first row of the seat too.
    assert accepted == ([b"\n"] if last_cell is None else [last_cell, b"\n"])


PAGES = Path(__file__).parents[2] / "docs"


def fenced(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_the_mapping_on_the_page_reads_the_file_on_the_page(tmp_path):
    page = (PAGES / "how-to" / "another-country.md").read_text(encoding="utf-8")
    (mapping,), (results,), (refused,) = fenced(page, "toml"), fenced(page, "csv"), fenced(page, "text")
    (tmp_path / "mapping.toml").write_text(mapping, encoding="utf-8")
    (tmp_path / "results.csv").write_text(results, encoding="utf-8")
    election = load_example(tmp_path)
    assert seats_and_votes(election) == {"Maple": (1, 8000), "Olive": (1, 5200), "Ind": (0, 3700)}
    wrong = results.replace("5200", "5800").replace("3700", "3.700")
    (tmp_path / "results.csv").write_text(wrong, encoding="utf-8")
    with pytest.raises(FaultsError) as told:
        load_example(tmp_path)
    assert str(told.value) == refused.rstrip()


@pytest.mark.parametrize("struct", [About, File, Words, Values, Parties, Rows])
def test_every_key_of_a_mapping_is_on_its_page(struct):
    page = (PAGES / "reference" / "mapping.md").read_text(encoding="utf-8")
    cells = " ".join(line.split("|")[1] for line in page.splitlines() if line.startswith("|"))
    missing = [key for key in struct.__struct_fields__ if f"`{key}`" not in cells]
    assert not missing


def test_every_table_of_a_mapping_has_a_heading_on_its_page():
    page = (PAGES / "reference" / "mapping.md").read_text(encoding="utf-8")
    headings = " ".join(line for line in page.splitlines() if line.startswith("## "))
    missing = [table for table in Mapping.__struct_fields__ if f"`[{table}]`" not in headings]
    assert not missing


def test_a_loaded_election_opens_by_name_like_an_official_one():
    loaded = load_example(EXAMPLES / "madeupia")
    assert load("madeupia-2025").ledger == loaded.ledger
    about = kept_about("madeupia-2025")
    assert about is not None
    assert about.publisher == "Returning Officers of Madeupia (made up)"
    assert [one.name for one in known() if "made up" in one.title] == ["madeupia-2025"]


def test_a_name_that_nobody_loaded_is_not_found():
    with pytest.raises(NameNotFoundError):
        load("madeupia-2025")
