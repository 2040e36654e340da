"""Which stretches of a story are somebody else's words."""

from __future__ import annotations

import pytest

from hustings.check.quotations import quoted, within


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She said “we won” and left.", ["“we won”"]),
        ('She said "we won" and "they lost".', ['"we won"', '"they lost"']),
        ("She said ‘we won’ and left.", ["‘we won’"]),
        ("She said 'it's ours' and left.", ["'it's ours'"]),
        ("Labour’s vote and the Conservatives’ Peter Fleet", []),
        ("Labour's vote and the Conservatives' Peter Fleet", []),
        ("He said: “We shall return", ["“We shall return"]),
    ],
)
def test_quotation_marks_are_told_from_apostrophes(text: str, found: list[str]) -> None:
    assert cut(text) == found


def test_a_quotation_is_cut_at_the_sentence() -> None:
    assert within(((5, 20),), 0, 10) == ((5, 10),)
    assert within(((5, 20),), 30, 40) == ()
