"""Mapping files: those that are brought along, and those that must be refused."""

from importlib.resources import files

import pytest

from hustings.errors import FaultsError
from hustings.sources.mapping import Words, mapping_from, own_mapping

SMALL = """
[candidacies.words]
seat = "Seat"
name = "Name"
votes = "Votes"
"""
ELECTION = """
[election]
name = "exampleland-2024"
title = "Exampleland (made up)"
publisher = "Nobody"
licence = "none"
day = 2024-05-12
"""
NOTIONAL = ("uk-2005-notional", "uk-2019-notional")
SHIPPED = sorted(
    path.name.removesuffix(".toml")
    for path in (files("hustings.sources") / "mappings").iterdir()
    if path.name.endswith(".toml")
)


@pytest.fixture
def mapping(tmp_path):
    def write(text):
        path = tmp_path / "mapping.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return mapping_from(path)

    return write


@pytest.fixture
def faults(mapping):
    def told(text):
        with pytest.raises(FaultsError) as refused:
            mapping(text)
        return [str(fault) for fault in refused.value.faults]

    return told


@pytest.mark.parametrize("name", [name for name in SHIPPED if name.startswith("uk-general")])
def test_the_mappings_of_uk_elections_are_sound(name):
    assert own_mapping(name).candidacies.words.seat == "ONS ID"


def test_the_shortest_mapping_has_every_default(mapping):
    found = mapping(SMALL)
    assert found.contests is None
    assert (found.candidacies.encoding, found.candidacies.delimiter) == ("utf-8", ",")
    assert (found.values.zone, found.parties.independent, found.rows.fusion) == ("UTC", ("Ind",), False)


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_a_byte_order_mark_and_windows_line_ends_are_read_without_fuss(mapping, change):
    assert mapping(change(SMALL)) == mapping(SMALL)


def test_columns_lists_what_the_words_name():
    assert Words(seat="Seat", votes="Votes").columns() == ["Seat", "Votes"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "mapping.toml:1 candidacies: is missing"),
        ("[candidacies]\n", "mapping.toml:1 candidacies.words: is missing"),
        (SMALL.replace('seat = "Seat"', ""), "mapping.toml:2 candidacies.words.seat: is missing"),
        (SMALL.replace('"Seat"', '""'), "mapping.toml:3 candidacies.words.seat: is blank"),
        (
            SMALL.replace('"Votes"', '""'),
            "mapping.toml:5 candidacies.words.votes: is missing; name the column",
        ),
        (SMALL.replace('"Name"', '""'), "mapping.toml:4 candidacies.words.name: is missing; name the column"),
        (
            SMALL.replace('"Votes"', "7"),
            "mapping.toml:5 candidacies.words.votes: is a whole number, want text",
        ),
        ("candidacies = 7", "mapping.toml:1 candidacies: is a whole number, want a table"),
        (
            SMALL + 'elektorate = "E"',
            "mapping.toml:6 candidacies.words.elektorate: is no key that is known here; did",
        ),
        (
            SMALL + "[zzz]",
            "mapping.toml:6 zzz: is no key that is known here; there are candidacies, contests",
        ),
        (SMALL + "x", "mapping.toml:6: is not TOML: "),
        (SMALL + SMALL, "mapping.toml:7: is not TOML: "),
        ("[candidacies", "mapping.toml:1: is not TOML: "),
        (b"seat = \xff", "mapping.toml:1: byte 0xff is not utf-8"),
        (b"a\nb = \0", "mapping.toml:2: a zero byte"),
        ("x = " + "[" * 5000, "mapping.toml:1: cannot be read as TOML: "),
        ("x = " + "9" * 5000, "mapping.toml:1: cannot be read as TOML: "),
        ("[candidacies]\nwords = [1]", "mapping.toml:2 candidacies.words: is a list, want a table"),
    ],
)
def test_what_is_no_mapping_is_refused_with_its_place(faults, text, said):
    assert faults(text)[0].startswith(said)


def test_all_unknown_keys_are_told_at_once(faults):
    told = faults(
        SMALL + '"vo\x07tes" = 1\nsurename = "S"\n[rows]\nfuson = true\n'.replace("\x07", "\\u0007")
    )
    assert [line.split(": ")[0] for line in told] == [
        "mapping.toml:2 candidacies.words.vo\\x07tes",
        "mapping.toml:7 candidacies.words.surename",
        "mapping.toml:9 rows.fuson",
    ]
    assert told[2].endswith("did you mean fusion?")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('[values]\nnothing = ["", "0"]', "values.nothing: holds a number"),
        ('[values]\nno = ["Yes"]', "values.no: Yes stands for yes too"),
        ('[values]\nthousands = "::"', "values.thousands: '::' is not one sign"),
        ('[values]\nthousands = "0"', "values.thousands: '0' is not one sign"),
        ('[values]\nthousands = "-"', "values.thousands: '-' is the sign of a number"),
        ('[values]\nday = "%d/%m"', "values.day: '%d/%m' does not give day, month and year"),
        ('[values]\nday = "%Q"', "values.day: '%Q' does not give"),
        ('[values]\nday = "%Y %Y"', "values.day: '%Y %Y' does not give"),
        ('[values]\nday = "\\u0000%d %m %Y"', "values.day: '\\x00%d %m %Y' does not give"),
        ('[values]\ntime = "%d/%m/%Y"', "values.time: '%d/%m/%Y' gives no full time"),
        ('[values]\ntime = "%d/%m/%Y %I:%M"', "values.time: '%d/%m/%Y %I:%M' gives no full time"),
        ('[values]\nzone = "Mars/Olympus"', "values.zone: no time zone is called 'Mars/Olympus'"),
        ('[values]\nzone = ""', "values.zone: no time zone is called ''"),
        ('[values]\nzone = "Europe"', "values.zone: no time zone is called 'Europe'"),
        ('[values]\nzone = "../etc/passwd"', "values.zone: no time zone is called '../etc/passwd'"),
        ("[parties]\nindependent = []", "parties.independent: has no label"),
        ('[parties.aliases]\nX = ""', "parties.aliases: 'X' has a blank label"),
        ('[rows]\nunopposed = [""]', "rows.unopposed: '' stands under values.nothing too"),
        (
            '[rows]\nunopposed = ["-1"]\n[values]\nnothing = ["-1"]',
            "rows.unopposed: '-1' stands under values.nothing",
        ),
        ('[rows]\nunopposed = ["0"]', "rows.unopposed: holds a number"),
        ('[rows]\nnone_of_the_above = [""]', "rows.none_of_the_above: holds a blank label"),
        ('[candidacies]\nencoding = "klingon"', "candidacies.encoding: no encoding is called 'klingon'"),
        ('[candidacies]\nencoding = "base64"', "candidacies.encoding: no encoding is called 'base64'"),
        ('[candidacies]\nencoding = "utf\\u0000"', "candidacies.encoding: no encoding is called"),
        ('[candidacies]\ndelimiter = ""', "candidacies.delimiter: '' is no delimiter"),
        ('[candidacies]\ndelimiter = "\\n"', "candidacies.delimiter: '\\n' is no delimiter"),
        ("[candidacies]\ndelimiter = '\"'", "candidacies.delimiter: '\"' is no delimiter"),
        ('[candidacies]\ndelimiter = "1"', "candidacies.delimiter: '1' is no delimiter"),
        (
            '[candidacies]\ncolumns = ["Seat", "Name"]',
            "candidacies.columns: has no 'Votes', which words names",
        ),
    ],
)
def test_values_that_cannot_be_are_refused_before_a_file_is_read(faults, more, said):
    text = (
        SMALL.replace("[candidacies.words]", more + "\n[candidacies.words]")
        if "candid" in more
        else SMALL + more
    )
    told = faults(text)
    assert len(told) == 1
    assert told[0].split(" ", 1)[1].startswith(said)


@pytest.mark.parametrize(
    "form", ["%d/%m/%Y %H:%M", "%m/%d/%y %I:%M %p", "%Y-%m-%dT%H:%M:%S%z", "%d %B %Y, %H.%M"]
)
def test_any_full_form_of_a_time_is_taken(mapping, form):
    assert mapping(f'{SMALL}[values]\ntime = "{form}"').values.time == form


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("exampleland-2024", "Example Land", "election.name: 'Example Land' is no short name"),
        ("exampleland-2024", "../up", "election.name: '../up' is no short name"),
        ('"Nobody"', '" "', "election.publisher: is blank"),
        ("day = 2024-05-12", "", "election.day: is missing; give polling day"),
        ("day = 2024-05-12", "day = 0001-01-01", "election.day: is in the year 1"),
        ("day = 2024-05-12", "day = 2024-05-12T10:00:00", "election.day: is a day with an hour, want a day"),
        ("day = 2024-05-12", "day = 2024-05-12\nseats = 0", "election.seats: 0 is no number of seats"),
        (
            "day = 2024-05-12",
            "day = 2024-05-12\nseats = 2.5",
            "election.seats: is a number, want a whole number",
        ),
        ("none", 'none"\nbaseline = "exampleland-2024', "election.baseline: is the election itself"),
    ],
)
def test_an_election_that_cannot_be_is_refused(faults, old, new, said):
    told = faults(SMALL + ELECTION.replace(old, new))
    assert told[0].split(" ", 1)[1].startswith(said)


def test_figures_named_for_the_wrong_one_of_two_files_are_refused(faults):
    told = faults(
        SMALL
        + 'electorate = "E"\n[contests.words]\nseat = "Seat"\nvotes = "V"\nday = "D"\nseat_within = "S"\n'
    )
    assert [line.split(" ", 1)[1].split("; ")[-1] for line in told] == [
        "move it to contests.words",
        "move it to candidacies.words",
        "name it for both files",
        "name it for both files",
    ]


def test_a_mapping_that_is_not_there_is_refused(tmp_path):
    for path, said in [
        (tmp_path, "is a folder, want a file"),
        (tmp_path / "x.toml", "there is no such file"),
    ]:
        with pytest.raises(FaultsError) as refused:
            mapping_from(path)
        assert said in str(refused.value)
