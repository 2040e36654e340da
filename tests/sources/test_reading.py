"""Files taken apart into rows: as they are written by many hands, and those that are no table at all."""

import os
from datetime import UTC, date, datetime

import pytest

from hustings.errors import FaultsError
from hustings.sources.reading import Layout, Source, read

SEATS = "Seat,Votes,Day\nAsh,12,2024-07-04\nElm,3,\n"


@pytest.fixture
def sheet(tmp_path):
    def write(raw, layout=None, needed=("Seat", "Votes"), slips=None):
        path = tmp_path / "seats.csv"
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return read(Source(path, "seats.csv", slips or {}), layout or Layout(), needed)

    return write


def faults(refused):
    return [str(fault) for fault in refused.value.faults]


def cells(rows):
    return [(row.line, row.text("Seat"), row.whole("Votes")) for row in rows]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_of_any_kind_are_read_without_fuss(sheet, end, mark):
    _, rows = sheet((mark + SEATS).replace("\n", end))
    assert cells(rows) == [(2, "Ash", 12), (3, "Elm", 3)]


def test_blanks_around_cells_and_blank_lines_are_passed_over(sheet):
    _, rows = sheet(" Seat ,Votes\u00a0\n\n Ash\t, 12 \n , \n\u200bElm,3\n")
    assert cells(rows) == [(3, "Ash", 12), (5, "Elm", 3)]


def test_a_line_break_inside_a_quoted_cell_keeps_the_count_of_lines(sheet):
    _, rows = sheet('Seat,Votes\n"Ash\nand Elm",12\nOak,3\n')
    assert cells(rows) == [(2, "Ash\nand Elm", 12), (4, "Oak", 3)]


@pytest.mark.parametrize(
    "cell",
    ["-1", "+1", "1.5", "12.0", "1e3", "0x10", "１２３", "٣", "½", "²", "1_000", "1,000", "N/A", "1 2"]
    + ["inf", "nan", "9" * 12, "9" * 5000, "−3", "<b>1</b>", "'1", "=1+1", "0b1"],
)
def test_votes_are_digits_alone(sheet, cell):
    found, rows = sheet(f'Seat,Votes\nAsh,"{cell}"\n')
    assert rows[0].whole("Votes") is None
    assert len(found.faults) == 1
    assert "is not a whole number, want digits alone" in str(found.faults[0])
    assert str(found.faults[0]).startswith("seats.csv:2 Votes: ")
    assert len(str(found.faults[0])) < 300


def test_blank_is_none_and_a_fault_where_a_figure_is_needed(sheet):
    found, rows = sheet("Seat,Votes\nAsh,\n")
    assert rows[0].whole("Votes") is None
    assert found.faults == []
    assert rows[0].whole("Votes", needed=True) is None
    assert "blank is not 0" in str(found.faults[0])


@pytest.mark.parametrize(
    ("cell", "separator", "votes"),
    [("1,234", ",", 1234), ("12,34,567", ",", 1234567), ("1.234.567", ".", 1234567), ("999", ".", 999)]
    + [("1\u202f234", "\u202f", 1234), ("1'234", "'", 1234), ("1 234", " ", 1234)],
)
def test_thousands_may_be_separated_as_the_mapping_says(sheet, cell, separator, votes):
    _, rows = sheet(f'Seat,Votes\nAsh,"{cell}"\n', Layout(thousands=separator))
    assert rows[0].whole("Votes") == votes


@pytest.mark.parametrize(
    "cell", ["1,23", ",123", "1,234,", "0,123", "1,,234", "1.234", "1 234", "-1,234", "1,234.5"]
    + ["9" + ",999" * 2000, "1234,567", "１,２３４"],
)  # fmt: skip
def test_what_is_not_grouped_in_thousands_is_refused(sheet, cell):
    found, rows = sheet(f'Seat,Votes\nAsh,"{cell}"\n', Layout(thousands=","))
    assert rows[0].whole("Votes") is None
    assert len(found.faults) == 1


def test_separated_thousands_bring_the_key_that_reads_them(sheet):
    found, rows = sheet('Seat,Votes\nAsh,"1,234"\n')
    rows[0].whole("Votes")
    assert 'write thousands = "," under [values]' in str(found.faults[0])


def test_every_ragged_line_is_listed(sheet):
    found, rows = sheet("Seat,Votes\nAsh\nElm,3\nOak,1,2\n")
    assert [row.line for row in rows] == [3]
    problems = [str(fault) for fault in found.faults]
    assert [problem.split(",")[0] for problem in problems] == [
        "seats.csv:2: has 1 columns",
        "seats.csv:4: has 3 columns",
    ]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "seats.csv:1: the file is empty"),
        (b"\xef\xbb\xbf", "seats.csv:1: the file is empty"),
        (b" \r\n,,\n", "seats.csv:1: the file is empty"),
        (b"Seat,Votes\nAsh,\0\n", "seats.csv:2: a zero byte"),
        ("Seat,Votes\nAsh,1\n".encode("utf-16"), "seats.csv:1: byte 0xff is not utf-8"),
        ("Seat,Votes\nAsh,1\n".encode("utf-16-le"), "seats.csv:1: a zero byte"),
        ("Seat,Votes\nAsh,1\nÎle,2\n".encode("cp1252"), "seats.csv:3: byte 0xce is not utf-8"),
        ("Seat,Votes\rAsh,1\rÎle,2\r".encode("cp1252"), "seats.csv:3: byte 0xce is not utf-8"),
        (b'Seat,Votes\nAsh,1\n"Elm,2\nOak,3\n', "seats.csv:3: a quotation mark opened here is never closed"),
        (b'Seat,Votes\n"Ash"x,1\n', "seats.csv:2: a quotation mark inside a quoted cell"),
        (b"Seat,Votes\n" + b"x" * 200_000 + b",1\n", "seats.csv:2: a cell is longer than 131,072 characters"),
        (bytes(range(256)), "seats.csv:"),
        (b"\x89PNG\r\n\x1a\n\0\0", "seats.csv:1: byte 0x89 is not utf-8"),
        (b"PK\x03\x04rubbish", "seats.csv:1 Seat: this column is missing"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(sheet, raw, said):
    with pytest.raises(FaultsError) as refused:
        sheet(raw)
    assert faults(refused)[0].startswith(said)


def test_a_header_without_rows_is_a_fault(sheet):
    found, rows = sheet("Seat,Votes\n")
    assert (rows, [str(fault) for fault in found.faults]) == ([], ["seats.csv:1: has a header and no rows"])


def test_all_missing_and_doubled_columns_are_told_at_once(sheet):
    with pytest.raises(FaultsError) as refused:
        sheet("Seats,Votes,Votes\nAsh,1,2\n", needed=("Seat", "Votes", "Electorate"))
    assert faults(refused) == [
        "seats.csv:1 Electorate: this column is missing; there are 'Seats, Votes, Votes'",
        "seats.csv:1 Seat: this column is missing; is it 'Seats'?",
        "seats.csv:1 Votes: two columns have this name",
    ]


def test_another_delimiter_is_recognised(sheet):
    with pytest.raises(FaultsError) as refused:
        sheet("Seat;Votes\nAsh;1\n")
    assert "is the delimiter ';', not ','?" in faults(refused)[0]


def test_utf8_is_not_read_as_a_windows_encoding(sheet):
    with pytest.raises(FaultsError) as refused:
        sheet("Seat,Votes\nÎle,2\n", Layout(encoding="cp1252"))
    assert faults(refused) == [
        'seats.csv:2: the file is UTF-8, the mapping says cp1252; write encoding = "utf-8"'
    ]


def test_a_windows_encoding_is_read_where_it_is_named(sheet):
    _, rows = sheet("Seat,Votes\nÎle d’Or,2\n".encode("cp1252"), Layout(encoding="cp1252"))
    assert rows[0].text("Seat") == "Île d’Or"


def test_a_folder_a_missing_file_and_an_impossible_name_are_refused(tmp_path):
    for path, said in [
        (tmp_path, "is a folder, want a file"),
        (tmp_path / "none.csv", "there is no such file"),
        (tmp_path / "a\0b.csv", "is no name that a file can have"),
        (tmp_path / ("x" * 5000), "cannot be read: File name too long"),
    ]:
        with pytest.raises(FaultsError) as refused:
            read(Source(path, "seats.csv"), Layout(), ())
        assert faults(refused) == [f"seats.csv:1: {said}"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    path = tmp_path / "seats.csv"
    path.write_text(SEATS)
    path.chmod(0)
    with pytest.raises(FaultsError) as refused:
        read(Source(path, "seats.csv"), Layout(), ())
    assert "cannot be read: Permission denied" in faults(refused)[0]


def test_markup_stays_text_and_control_characters_are_spelt_out_in_faults(sheet):
    found, rows = sheet('Seat,Votes\n<script>alert(1)</script>,"\x1b[2J\u202e7"\n')
    assert rows[0].text("Seat") == "<script>alert(1)</script>"
    rows[0].whole("Votes")
    rows[0].fault("Vo\x07tes", "odd \x1b[31m")
    assert str(found.faults[0]).startswith(r"seats.csv:2 Votes: '\x1b[2J\u202e7' is not")
    assert str(found.faults[1]) == r"seats.csv:2 Vo\x07tes: odd \x1b[31m"


def test_days_and_times_are_read_in_their_form_and_zone(sheet):
    found, rows = sheet(SEATS)
    assert rows[0].day("Day", "%Y-%m-%d") == date(2024, 7, 4)
    assert rows[1].day("Day", "%Y-%m-%d") is None
    assert rows[0].moment("Day", "%Y-%m-%d", "Europe/London") == datetime(2024, 7, 3, 23, tzinfo=UTC)
    assert found.faults == []


def test_an_offset_in_the_cell_counts_before_the_zone_of_the_mapping(sheet):
    _, rows = sheet("Seat,Votes\nAsh,2024-07-04 22:00 +0200\n")
    moment = rows[0].moment("Votes", "%Y-%m-%d %H:%M %z", "Asia/Kolkata")
    assert moment == datetime(2024, 7, 4, 20, tzinfo=UTC)


@pytest.mark.parametrize("cell", ["2024-02-30", "yesterday", "0001-01-01", "9999-12-31", "2024-7"])
def test_a_day_that_cannot_be_is_a_fault(sheet, cell):
    found, rows = sheet(f"Seat,Votes,Day\nAsh,1,{cell}\n")
    assert rows[0].moment("Day", "%Y-%m-%d", "America/New_York") is None
    assert len(found.faults) == 1


def test_minutes_cut_short_are_not_taken_for_others(sheet):
    found, rows = sheet("Seat,Votes,Day\nAsh,1,2024-07-05 02:4\nElm,1,2024-07-05 2:45\n")
    form = "%Y-%m-%d %H:%M"
    assert rows[0].moment("Day", form, "UTC") is None
    assert rows[1].moment("Day", form, "UTC") == datetime(2024, 7, 5, 2, 45, tzinfo=UTC)
    assert len(found.faults) == 1


def test_a_slip_that_the_catalogue_lists_is_mended_and_one_that_is_not_there_is_a_fault(sheet):
    found, rows = sheet(SEATS, slips={(2, "Votes"): ("12", "13"), (3, "Votes"): ("4", "5")})
    assert rows[0].whole("Votes") == 13
    assert [fault.line for fault in found.faults] == [3]
