"""What one person typed: boxes, what may be typed into one, differences, the declaration it makes."""

from __future__ import annotations

import pytest

from hustings.errors import DeclarationError
from hustings.night.keyed import Difference, Keyed, NotAnnounced, differences, figure_typed
from hustings.night.rejected_papers import REJECTED_IN_PART, UK_REASONS

NOTICE = Keyed(
    "vale", {"ann": 120, "bob": 80}, 200, 3, {"no-official-mark": 1, "too-many-votes": 2}, 400, 203
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12345", 12345),
        ("12,345", 12345),
        ("12 345", 12345),
        (" 12345 ", 12345),
        ("12\u00a0345", 12345),
        ("1,234,567", 1234567),
        ("0", 0),
        ("007", 7),
        ("", None),
        ("   ", None),
        ("-", NotAnnounced.DASH),
        ("–", NotAnnounced.DASH),
        ("—", NotAnnounced.DASH),
    ],
)
def test_a_figure_is_read_as_people_type_it(typed: str, meant: int | NotAnnounced | None) -> None:
    assert figure_typed(typed) == meant


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("12.5", "point"),
        ("12.345", "point"),
        ("-3", "below 0"),
        ("−3", "below 0"),
        ("1,23", "by threes"),
        ("12,34,567", "by threes"),
        ("1,234 567", "by threes"),
        ("12O", "digits only"),
        ("1e3", "digits only"),
        ("+5", "digits only"),
        ("١٢٣", "digits only"),
        ("²", "digits only"),
        ("--", "below 0"),
        ("1234567890", "too long"),
    ],
)
def test_what_is_no_figure_is_refused_and_said_why(typed: str, word: str) -> None:
    with pytest.raises(DeclarationError, match=word):
        figure_typed(typed)


def test_every_box_has_a_name() -> None:
    assert list(NOTICE.boxes()) == [
        *("votes:ann", "votes:bob", "valid_votes", "rejected"),
        *("rejected:no-official-mark", "rejected:too-many-votes", "electorate", "verified"),
    ]


@pytest.mark.parametrize("box", NOTICE.boxes())
def test_one_box_is_changed_and_no_other(box: str) -> None:
    changed = NOTICE.with_figure(box, 7)
    assert differences(NOTICE, changed) == (Difference(box, NOTICE.boxes()[box], 7),)


def test_a_box_is_blanked() -> None:
    assert NOTICE.with_figure("votes:ann", None).votes["ann"] is None
    assert "rejected:too-many-votes" not in NOTICE.with_figure("rejected:too-many-votes", None).boxes()


def test_a_box_that_is_not_there_is_refused() -> None:
    with pytest.raises(DeclarationError, match="votes:cat"):
        NOTICE.with_figure("votes:cat", 7)


def test_figures_become_a_declaration() -> None:
    made = NOTICE.declaration()
    assert (made.votes, made.valid_votes, made.rejected, made.electorate) == (
        {"ann": 120, "bob": 80},
        200,
        3,
        400,
    )


@pytest.mark.parametrize("box", ["votes:ann", "valid_votes"])
def test_a_blank_is_never_taken_for_nought(box: str) -> None:
    with pytest.raises(DeclarationError, match="blank is not 0"):
        NOTICE.with_figure(box, None).declaration()


def test_the_reasons_for_rejection_are_those_of_the_statute() -> None:
    assert [reason.source[-3:] for reason in UK_REASONS] == ["(a)", "(b)", "(c)", "(d)"]
    assert len({reason.key for reason in (*UK_REASONS, REJECTED_IN_PART)}) == 5
