"""A signed head finds any changed, missing or reordered entry of what was published."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("cryptography", reason="signatures need hustings[signed]")

from hustings.errors import ElectionError, LedgerError
from hustings.record import chain
from hustings.record.ledger import Ledger
from hustings.record.signing import (
    is_signed_by,
    key_id,
    new_key,
    public_key,
    sign,
    sign_head,
    signed_head,
    verify_release,
)

from . import made_up

PRIVATE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
"""A key for tests alone: the bytes 0 to 31."""
PUBLIC = public_key(PRIVATE)
AT = datetime(2031, 5, 2, 3, 0, tzinfo=UTC)


@pytest.fixture
def signed(night: Ledger) -> str:
    return sign_head(night, PRIVATE, AT).text()


def as_file(ledger: Ledger, folder: Path) -> bytes:
    path = folder / "ledger.jsonl"
    chain.write(ledger, path)
    return path.read_bytes()


def test_what_was_signed_verifies(night: Ledger, signed: str, tmp_path: Path) -> None:
    assert verify_release(as_file(night, tmp_path), signed, PUBLIC) == []


def test_a_ledger_that_grew_since_still_verifies(night: Ledger, tmp_path: Path) -> None:
    for length in range(len(night) + 1):
        early = sign_head(night.prefix(length), PRIVATE, AT).text()
        assert verify_release(as_file(night, tmp_path), early, PUBLIC) == []


def test_a_rewritten_entry_is_found_though_the_chain_is_whole(
    night: Ledger, signed: str, tmp_path: Path
) -> None:
    for place, entry in enumerate(night.entries):
        other = (*night.entries[:place], replace(entry, source="elsewhere"), *night.entries[place + 1 :])
        faults = verify_release(as_file(Ledger(other), tmp_path), signed, PUBLIC)
        assert faults == ["the first 13 entries are not those that were signed"]


def test_a_missing_entry_is_found(night: Ledger, signed: str, tmp_path: Path) -> None:
    for place in range(len(night)):
        fewer = Ledger((*night.entries[:place], *night.entries[place + 1 :]))
        faults = verify_release(as_file(fewer, tmp_path), signed, PUBLIC)
        assert faults == ["the signature covers 13 entries, 12 are here"]


def test_reordered_entries_are_found(night: Ledger, signed: str, tmp_path: Path) -> None:
    swapped = Ledger((night.entries[1], night.entries[0], *night.entries[2:]))
    assert verify_release(as_file(swapped, tmp_path), signed, PUBLIC)


def test_every_changed_byte_is_found(signed: str, sealed_file: Path) -> None:
    small = chain.read(sealed_file)
    mine = sign_head(small, PRIVATE, AT).text()
    raw = sealed_file.read_bytes()
    for place in range(len(raw)):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        assert verify_release(changed, mine, PUBLIC), place


def test_lines_dropped_or_swapped_in_the_file_are_found(night: Ledger, signed: str, tmp_path: Path) -> None:
    lines = as_file(night, tmp_path).splitlines(keepends=True)
    assert verify_release(b"".join(lines[:-1]), signed, PUBLIC)
    assert verify_release(b"".join([lines[1], lines[0], *lines[2:]]), signed, PUBLIC)
    assert verify_release(b"", signed, PUBLIC)


def test_another_key_or_a_changed_head_does_not_pass(night: Ledger, signed: str, tmp_path: Path) -> None:
    raw, other = as_file(night, tmp_path), public_key(new_key())
    assert verify_release(raw, signed, other)[0].startswith("the signature is not by the key")
    for field, value in (("entries", 12), ("head", "0" * 64), ("at", None), ("key", "0" * 16)):
        forged = json.dumps({**json.loads(signed), field: value})
        assert verify_release(raw, forged, PUBLIC)[0].startswith("the signature is not by the key"), field


def test_a_payload_removed_by_law_leaves_the_signature_good(
    night: Ledger, signed: str, tmp_path: Path
) -> None:
    from hustings.record.entry import Blanking

    why = made_up.entry(Blanking(1, "order of a made-up court"), 14)
    assert verify_release(as_file(chain.blank(night, 1, why), tmp_path), signed, PUBLIC) == []


def test_a_signed_head_is_read_as_it_was_written(night: Ledger, signed: str) -> None:
    found = signed_head(signed)
    assert found == sign(13, chain.head(night), PRIVATE, AT)
    assert (found.entries, found.key, found.at) == (13, key_id(PUBLIC), "2031-05-02T03:00:00+00:00")
    assert is_signed_by(found, PUBLIC)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"what": "head of a hustings ledger"}', "é"])
def test_what_is_no_signed_head_is_refused(text: str) -> None:
    with pytest.raises(LedgerError, match="no signed head"):
        signed_head(text)


def test_a_head_with_fields_of_the_wrong_kind_is_refused(signed: str) -> None:
    for field, value in (("entries", "13"), ("entries", True), ("head", 1), ("at", 3), ("signature", None)):
        with pytest.raises(LedgerError, match="wrong kind"):
            signed_head(json.dumps({**json.loads(signed), field: value}))


@pytest.mark.parametrize("key", ["", "x", "AAAA", PRIVATE + "AAAA"])
def test_what_is_no_key_is_refused(key: str, night: Ledger, signed: str) -> None:
    with pytest.raises(ElectionError, match="no private key"):
        sign_head(night, key)
    with pytest.raises(ElectionError, match="no public key"):
        is_signed_by(signed_head(signed), key)


def test_a_time_without_a_zone_is_refused(night: Ledger) -> None:
    with pytest.raises(LedgerError, match="no zone"):
        sign_head(night, PRIVATE, datetime(2031, 5, 2, 3, 0))
