"""The chain: a ledger goes to a file and comes back, and a removal leaves its reason."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from hustings.errors import LedgerError
from hustings.record import chain
from hustings.record.entry import Blanked, Blanking, Countermand, Kind, Recount, Renomination
from hustings.record.ledger import Ledger
from hustings.record.verifier import check

from .made_up import AYTON, TEN, contest, entry, figures, ledger


def test_a_written_ledger_is_read_back_equal(night: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "night.jsonl"
    more = ledger(
        contest("Deeham", "Oak", "Elm"),
        Recount("deeham"),
        Renomination(contest("Deeham", "Oak", "Elm", "Ash"), {}, "one left out"),
        Countermand("deeham", "a candidate died"),
        figures(
            "Deeham",
            oak=5,
            elm=4,
            ash=3,
            more={
                "rejected": 2,
                "rejected_by_reason": {"no mark": 2},
                "electorate": 20,
                "none_of_the_above": 1,
                "line_votes": {"oak": {"Oak": 4, "Yew": 1}},
                "declared_at": datetime(2031, 5, 2, 3, 4, 5, 678, tzinfo=UTC),
            },
        ),
    )
    whole = night.append(more)
    chain.write(whole, path)
    assert chain.read(path) == whole
    assert {line.kind for line in whole} >= set(Kind) - {Kind.BLANK}


def test_writing_what_was_read_gives_the_same_bytes(night: Ledger, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    chain.write(night, first)
    chain.write(chain.read(first), second)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(tmp_path.iterdir()) == [first, second]


def test_an_empty_ledger_has_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    chain.write(Ledger(), path)
    assert chain.read(path) == Ledger()
    assert chain.head(Ledger()) == chain.GENESIS


def test_the_head_covers_every_entry(night: Ledger) -> None:
    heads = {chain.head(night.prefix(length)) for length in range(len(night) + 1)}
    assert len(heads) == len(night) + 1
    other = Ledger((replace(night.entries[0], by="another"), *night.entries[1:]))
    assert chain.head(other) != chain.head(night)


def test_the_salt_alone_changes_the_hash_of_a_payload(night: Ledger) -> None:
    salted = Ledger((replace(night.entries[0], salt="another"),))
    assert chain.head(salted) != chain.head(night.prefix(1))


def test_a_refused_file_says_what_is_wrong(sealed_file: Path) -> None:
    sealed_file.write_bytes(sealed_file.read_bytes().replace(b"first reader", b"third reader", 1))
    with pytest.raises(LedgerError, match=r"night\.jsonl: line 1: the entry was changed"):
        chain.read(sealed_file)


WHY = "by order of a made-up court"


def removed(entries: Ledger, number: int) -> Ledger:
    return chain.blank(entries, number, entry(Blanking(number, WHY), 99))


def test_a_removed_payload_is_gone_and_the_chain_still_verifies(night: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "night.jsonl"
    chain.write(removed(night, 1), path)
    raw = path.read_bytes()
    assert check(raw) == []
    assert WHY.encode() in raw
    first = json.loads(raw.split(b"\n")[0])
    assert "payload" not in first
    assert "salt" not in first
    assert b'"salt 1"' not in raw
    assert chain.read(path) == removed(night, 1)


def test_a_removal_leaves_every_earlier_hash_as_it_was(night: Ledger) -> None:
    before, after = list(chain.sealed(night)), list(chain.sealed(removed(night, 1)))
    assert [line["hash"] for line in before[:-1]] == [line["hash"] for line in after[:-2]]


def test_a_ledger_with_a_removal_is_sealed_again_to_the_same_bytes(night: Ledger, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    chain.write(removed(night, 2), first)
    chain.write(chain.read(first), second)
    assert first.read_bytes() == second.read_bytes()


def test_two_payloads_can_be_removed(night: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "night.jsonl"
    chain.write(removed(removed(night, 1), 2), path)
    assert check(path.read_bytes()) == []
    assert [line.kind for line in chain.read(path).entries[-2:]] == [Kind.BLANK, Kind.BLANK]


def test_a_removal_needs_an_entry_that_names_it(night: Ledger) -> None:
    with pytest.raises(LedgerError, match="must say so"):
        chain.blank(night, 1, entry(Blanking(2, WHY), 99))
    with pytest.raises(LedgerError, match="must say so"):
        chain.blank(night, 1, entry(AYTON, 99))


@pytest.mark.parametrize("number", [0, -1, 14])
def test_a_removal_needs_an_entry_that_is_there(night: Ledger, number: int) -> None:
    with pytest.raises(LedgerError, match="the ledger has 13 entries"):
        removed(night, number)


def test_neither_a_removal_nor_its_reason_can_be_removed(night: Ledger) -> None:
    once = removed(night, 1)
    for number in (1, 14):
        with pytest.raises(LedgerError, match="nothing there to remove"):
            removed(once, number)


def test_a_payload_removed_without_a_reason_is_found(night: Ledger, tmp_path: Path) -> None:
    hashes = [line["payload_hash"] for line in list(chain.sealed(night))[:-1]]
    for number, payload_hash in enumerate(hashes, start=1):
        entries = list(night.entries)
        entries[number - 1] = replace(entries[number - 1], payload=Blanked(payload_hash), salt="")
        path = tmp_path / "night.jsonl"
        chain.write(Ledger(tuple(entries)), path)
        with pytest.raises(LedgerError, match=f"entry {number}: the payload is missing, no entry says why"):
            chain.read(path)


def sealed_by_hand(path: Path, **other: Any) -> Path:
    """A file whose every hash is right, though what its only entry says may be nonsense."""
    told = {
        "payload": {"contest": "ayton", "candidacy": "oak"},
        "salt": "s",
        "n": 1,
        "kind": "rush",
        "at": TEN.isoformat(),
        "by": "first reader",
        "source": "made up",
        "mode": "live",
        "previous": chain.GENESIS,
        **other,
    }
    told = {name: value for name, value in told.items() if value is not None}
    covered = {name: told.pop(name) for name in ("payload", "salt") if name in told}
    told["payload_hash"] = hashlib.sha256(rfc8785.dumps(covered)).hexdigest()
    last = hashlib.sha256(rfc8785.dumps(told)).hexdigest()
    lines = [{**told, **covered, "hash": last}, {"entries": 1, "head": last}]
    path.write_bytes(b"".join(rfc8785.dumps(line) + b"\n" for line in lines))
    return path


def test_a_file_sealed_by_hand_in_our_form_is_read(tmp_path: Path) -> None:
    assert len(chain.read(sealed_by_hand(tmp_path / "f"))) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "shout"},
        {"kind": 7},
        {"kind": None},
        {"at": "yesterday"},
        {"at": "2031-05-01T22:00:00"},
        {"at": 5},
        {"at": ["22:00"]},
        {"at": None},
        {"by": None},
        {"by": 5},
        {"source": ["made", "up"]},
        {"mode": "rehearsal"},
        {"mode": {}},
        {"salt": None},
        {"salt": 5},
        {"payload": None},
        {"payload": []},
        {"payload": "rush"},
        {"payload": {"contest": "ayton"}},
        {"payload": {"contest": "ayton", "candidacy": 5}},
        {"payload": {"contest": "ayton", "candidacy": "oak", "certainty": 1}},
        {"kind": "enter", "payload": {"contest": "ayton", "votes": {"oak": 1}, "valid_votes": 2}},
        {"kind": "enter", "payload": {"contest": "ayton", "votes": {"oak": True}, "valid_votes": 1}},
        {"kind": "nominate"},
        {"kind": "blank", "payload": {"entry": 1}},
        {"kind": "blank", "payload": {"entry": {}, "reason": "made up"}},
        {"kind": "blank", "payload": None},
        {"kind": "blank", "payload": []},
        {"n": True},
        {"n": 1.5},
        {"unheard_of": "field"},
    ],
)
def test_a_whole_chain_of_nonsense_is_refused_in_our_words(tmp_path: Path, other: dict[str, Any]) -> None:
    path = sealed_by_hand(tmp_path / "nonsense.jsonl", **other)
    with pytest.raises(LedgerError, match=r"nonsense\.jsonl"):
        chain.read(path)
