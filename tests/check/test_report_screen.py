"""The report on a terminal of 80 columns: what to look at first, marks, sources, and nothing that harms."""

from __future__ import annotations

import io
from datetime import date

import pytest

from hustings.check.check import check
from hustings.check.checked import Checked
from hustings.check.reading_once import NoFiles
from hustings.check.record import Record
from hustings.check.report_screen import report_screen
from hustings.cli.screen import Screen
from hustings.sources.example import example

SIX = Record(NoFiles(), {"uk-2024": example()})
RIGHT = "Jeremy Corbyn won Islington North."
WRONG = "Adnan Hussain won Blackburn with a majority of 231."


def six(text: str) -> Checked:
    return check(text, SIX, date(2024, 7, 5))


def shown(checked: Checked, attribution: tuple[str, ...] = ()) -> str:
    out = io.StringIO()
    Screen(file=out, width=80, markup=False, highlight=False, emoji=False).print(
        report_screen(checked, attribution)
    )
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def test_counts_come_first_and_refuted_claims_before_the_story() -> None:
    text = shown(six(f"{RIGHT}\n\n{WRONG}"))
    assert text.startswith("✗ 1 refuted  ✓ 2 supported\n")
    assert text.index("not 231") < text.index("The story") < text.index(RIGHT[:13])


def test_a_story_without_a_wrong_claim_has_no_such_list() -> None:
    assert "\nRefuted" not in shown(six(RIGHT))


def test_each_claim_is_marked_by_its_number_where_it_ends() -> None:
    text = shown(six(WRONG))
    assert "Adnan Hussain won Blackburn[✓" in text
    assert "231[✗" in text


def test_no_line_is_wider_than_the_terminal() -> None:
    assert max(map(len, shown(six(f"{RIGHT} {WRONG} {'x' * 300}")).split("\n"))) <= 80


def test_each_source_is_named_once_and_attribution_stands_at_the_end() -> None:
    text = shown(six(f"{RIGHT} {WRONG}"), ("Some licence.",))
    assert text.count("House of Commons Library") == 1
    assert text.rstrip().endswith("Some licence.")


def test_numbers_that_no_claim_uses_are_shown() -> None:
    text = shown(six("It cost £9 million, and £9 million more."))
    assert "Numbers that no claim uses\n£9 million" in text
    assert "No claim on an election was recognised." in text


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x07", "\x9b31m", "\u202e", "\x00", "\r"], ids=repr)
def test_control_characters_of_a_story_never_reach_the_terminal(sign: str) -> None:
    text = shown(six(f"Jeremy Corbyn won {sign} Islington North{sign} by 7,427 votes."))
    assert sign not in text
    assert "".join(text.split()).isprintable()


def test_what_could_not_be_had_is_told() -> None:
    assert "Not at hand\nuk-2024: not asked for" in shown(
        check("Labour won.", Record(NoFiles()), date(2024, 7, 5))
    )
