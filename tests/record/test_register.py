"""The register shows every public correction: declared, corrected, why, from where, when, in what role."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hustings.record import chain
from hustings.record.contest import Candidacy
from hustings.record.entry import Blanking, Confirmation, Correction, Kind, Lot, Renomination, Retraction
from hustings.record.ledger import Ledger
from hustings.record.person import Person
from hustings.record.register import REMOVED, Changed, register, role
from hustings.tell.register_told import COLUMNS, register_json, register_rows

from . import made_up
from .made_up import AYTON, AYTON_FIGURES, BEEFORD, BEEFORD_TIE, CEEHAM, CEEHAM_FIRST, CEEHAM_RIGHT


def test_a_night_without_corrections_has_an_empty_register() -> None:
    assert register(made_up.ledger(AYTON, AYTON_FIGURES, Confirmation("ayton", 2))) == ()
    assert register(Ledger()) == ()


def test_the_night_is_registered_in_order(night: Ledger) -> None:
    found = register(night)
    assert [(one.entry, one.kind, one.seat) for one in found] == [
        (9, Kind.LOT, "Beeford"),
        (11, Kind.CORRECT, "Ceeham"),
        (12, Kind.RETRACT, "Ayton"),
    ]


def test_a_correction_is_told_figure_by_figure(night: Ledger) -> None:
    correction = register(night)[1]
    assert correction.changes == (
        Changed("votes", 60, 61, "Madeup of Oak", "oak"),
        Changed("votes", 5, 4, "Madeup of Ash", "ash"),
    )
    assert (correction.reason, correction.source) == ("one paper in the wrong pile", "made up")
    assert (correction.at, correction.corrects) == (night.entries[10].at, 10)


def test_who_confirmed_a_correction_and_when_is_an_entry() -> None:
    book = made_up.ledger(
        CEEHAM, CEEHAM_FIRST, Correction(CEEHAM_RIGHT, "recheck"), Confirmation("ceeham", 3)
    )
    assert [one.confirmed for one in register(book)] == [4]


def test_a_retraction_and_figures_entered_anew_are_two_corrections() -> None:
    new = made_up.figures("Ayton", oak=31, elm=20, ind=50, more={"rejected": None, "electorate": 200})
    found = register(made_up.ledger(AYTON, AYTON_FIGURES, Retraction("ayton", "wrong sheet"), new))
    assert [one.kind for one in found] == [Kind.RETRACT, Kind.ENTER]
    assert Changed("votes", 30, None, "Madeup of Oak", "oak") in found[0].changes
    assert found[1].changes == (
        Changed("votes", 30, 31, "Madeup of Oak", "oak"),
        Changed("valid votes", 100, 101),
        Changed("rejected", 2, None),
    )


def test_rejected_papers_are_told_by_reason() -> None:
    reasons = replace(AYTON_FIGURES, rejected_by_reason={"no-official-mark": 2})
    found = register(made_up.ledger(AYTON, AYTON_FIGURES, Correction(reasons, "the statement came")))
    assert found[0].changes == (Changed("rejected (no-official-mark)", None, 2),)


def test_a_lot_names_whom_it_fell_on() -> None:
    found = register(made_up.ledger(BEEFORD, BEEFORD_TIE, Lot("beeford", "elm")))
    assert found[0].changes == (Changed("lot", None, "drawn", "Madeup of Elm", "elm"),)


def renamed_night() -> Ledger:
    oak, elm, ind = AYTON.candidacies
    new = replace(
        AYTON, candidacies=(Candidacy("oaken", Person("Madeup", "of Oaken"), "Oak", "Oak"), elm, ind)
    )
    right = made_up.figures("Ayton", oaken=29, elm=21, ind=50, more={"rejected": 2, "electorate": 200})
    return made_up.ledger(
        AYTON,
        AYTON_FIGURES,
        Renomination(new, {oak.key: "oaken"}, "the name was misspelt"),
        Correction(right, "one paper in the wrong pile"),
    )


def test_a_name_put_right_is_a_correction_and_later_ones_follow_its_key() -> None:
    found = register(renamed_night())
    assert found[0].changes == (
        Changed("name", "Madeup of Oak", "Madeup of Oaken", "Madeup of Oaken", "oaken"),
    )
    assert found[1].changes == (
        Changed("votes", 30, 29, "Madeup of Oaken", "oaken"),
        Changed("votes", 20, 21, "Madeup of Elm", "elm"),
    )


def test_a_removed_name_is_never_shown() -> None:
    book = made_up.ledger(CEEHAM, CEEHAM_FIRST, Correction(CEEHAM_RIGHT, "recheck"))
    why = made_up.entry(Blanking(1, "order of a made-up court"), 4)
    correction, removal = register(chain.blank(book, 1, why))
    assert {change.candidacy for change in correction.changes} == {REMOVED}
    assert {change.key for change in correction.changes} == {None}
    assert correction.seat == "ceeham"
    assert (removal.kind, removal.corrects) == (Kind.BLANK, 1)
    assert removal.reason == "entry 1 was removed by order of law: order of a made-up court"
    shown = str(register_rows((correction, removal))) + str(register_json((correction, removal)))
    assert "Madeup" not in shown


def test_who_it_was_is_shown_as_a_role_only() -> None:
    entries = [made_up.entry(CEEHAM, 1), made_up.entry(CEEHAM_FIRST, 2, by="keyer-3")]
    entries.append(made_up.entry(Correction(CEEHAM_RIGHT, "recheck"), 3, by="keyer-17"))
    found = register(Ledger(tuple(entries)))
    assert [one.by for one in found] == ["keyer"]
    assert "17" not in str(register_rows(found))


@pytest.mark.parametrize(("by", "shown"), [("editor-2", "editor"), ("A Publisher", "A Publisher"), ("", "")])
def test_a_label_is_a_role_and_a_number(by: str, shown: str) -> None:
    assert role(by) == shown


def test_rows_have_one_change_each(night: Ledger) -> None:
    rows = register_rows(register(night))
    assert [tuple(row) for row in rows] == [COLUMNS] * len(rows)
    assert [(row["entry"], row["what"], row["as_declared"], row["as_corrected"]) for row in rows][:3] == [
        (9, "lot", None, "drawn"),
        (11, "votes", 60, 61),
        (11, "votes", 5, 4),
    ]
    assert rows[1]["at"] == "2031-05-01T22:11:00Z"


def test_json_holds_the_changes_of_each_correction(night: Ledger) -> None:
    told = register_json(register(night))
    assert [len(one["changes"]) for one in told] == [1, 2, 6]
    assert told[1]["changes"][0] == {
        "what": "votes",
        "candidacy": "Madeup of Oak",
        "key": "oak",
        "as_declared": 60,
        "as_corrected": 61,
    }
