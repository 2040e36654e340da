"""The strip of a seat's winners: runs of years, letters where they have room, blanks without a seat."""

from __future__ import annotations

import re
from datetime import date

from hustings.publish.seat_history import SeatHistory
from hustings.publish.winners_strip import winners_strip
from hustings.record.forebears import Span
from hustings.record.history import HistoricalResult

from ..record.test_forebears import a_result


def strip(*spans: Span) -> str:
    return str(winners_strip(SeatHistory((), (), False, spans), date(2010, 7, 1), "Who <was> first"))


def span(first: str, *winners: tuple[str, str]) -> Span:
    def one(year: str, block: str) -> HistoricalResult:
        return a_result(year, "Ayton", f"{first}-2009", votes={"lab": 1, "lib": 1} | {block: 9})

    return Span(first, "2009", tuple(one(year, block) for year, block in winners))


def test_a_run_is_one_bar_and_its_party_is_written_in_it() -> None:
    drawn = strip(span("1950", ("1970", "con"), ("1960", "con"), ("1950", "natsw")))
    assert re.findall(r"<path class=(\S+) d=\"M(\d+) (\d+)H(\d+)", drawn) == [
        ("others", "0", "4", "53"),
        ("p-con", "53", "4", "320"),
    ]
    assert ">C</text>" in drawn and "1950</text>" in drawn and "2010</text>" in drawn


def test_where_no_seat_had_the_name_nothing_is_drawn_and_letters_need_room() -> None:
    drawn = strip(span("2009", ("2009", "con")), Span("1960", "2008", ()), span("1950", ("1950", "lab")))
    bars = [
        (css, int(x), int(to)) for css, x, to in re.findall(r"<path class=(\S+) d=\"M(\d+) \d+H(\d+)", drawn)
    ]
    assert [css for css, _, _ in bars] == ["p-lab", "p-con"]
    assert bars[0][2] < bars[1][1] and ">C</text>" not in drawn and ">L</text>" in drawn


def test_one_result_alone_is_no_strip_and_words_are_text() -> None:
    assert strip(span("1950", ("1950", "con"))) == ""
    two = strip(span("1950", ("1960", "con"), ("1950", "lab")))
    assert 'aria-label="Who &lt;was&gt; first"' in two
