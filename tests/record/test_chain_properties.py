"""Laws of the chain and its verifier, on files that nobody thought of."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from hustings.errors import LedgerError
from hustings.record import chain
from hustings.record.entry import Blanked, Blanking
from hustings.record.ledger import Ledger
from hustings.record.verifier import canonical, check

from .made_up import a_night, entry
from .made_up_nights import few, law, nights


def there_and_back(night: Ledger) -> Ledger:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "night.jsonl"
        chain.write(night, path)
        assert check(path.read_bytes()) == []
        return chain.read(path)


@given(nights(), st.data())
@few
def test_a_removal_leaves_the_chain_whole(night: Ledger, data: st.DataObject) -> None:
    removable = [n for n, one in enumerate(night, start=1) if one.kind in chain.REMOVABLE]
    if not removable:
        return
    number = data.draw(st.sampled_from(removable))
    left = chain.blank(night, number, entry(Blanking(number, "made up"), 99))
    assert there_and_back(left) == left
    assert isinstance(left.entries[number - 1].payload, Blanked)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(nights(), TEXT, TEXT)
@few
def test_a_ledger_survives_its_file_whatever_the_words(night: Ledger, by: str, source: str) -> None:
    worded = Ledger(tuple(replace(made, by=by, source=source) for made in night))
    assert there_and_back(worded) == worded


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
@law
def test_our_canonical_form_is_that_of_the_standard(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


SCRAPS = st.lists(st.sampled_from([b"{", b"}", b"[", b'"head"', b":", b"1", b"\n", b"\xff"])).map(b"".join)


@given(st.binary(max_size=200) | SCRAPS)
@law
def test_no_bytes_stop_the_verifier(raw: bytes) -> None:
    assert check(raw)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("written") / "night.jsonl"
    chain.write(a_night(), path)
    return path.read_bytes()


@given(st.data())
@law
def test_any_stretch_of_other_bytes_is_found(written: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(written)))
    end = data.draw(st.integers(start, min(len(written), start + 300)))
    other = data.draw(st.binary(max_size=40) | st.just(written[:start][-30:]))
    changed = written[:start] + other + written[end:]
    assert changed == written or check(changed)


def refused_or_read(raw: bytes) -> Ledger | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.jsonl"
        path.write_bytes(raw)
        try:
            return chain.read(path)
        except LedgerError:
            return None


@given(st.lists(JSON, max_size=4))
@law
def test_lines_of_any_json_are_refused_in_our_words(lines: list[object]) -> None:
    raw = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    assert refused_or_read(raw) is None


def resealed(lines: list[dict[str, object]]) -> bytes:
    """Lines with every hash made right again, as a forger would."""
    out, previous = [], chain.GENESIS
    for line in lines:
        covered = {name: line[name] for name in ("payload", "salt") if name in line}
        told = {name: line[name] for name in line if name not in ("payload", "salt", "hash")}
        told["previous"] = previous
        if covered:
            told["payload_hash"] = hashlib.sha256(canonical(covered)).hexdigest()
        previous = hashlib.sha256(canonical(told)).hexdigest()
        out.append({**told, **covered, "hash": previous})
    return b"".join(canonical(line) + b"\n" for line in [*out, {"entries": len(out), "head": previous}])


FIELDS = st.sampled_from(
    ["kind", "at", "by", "source", "mode", "payload", "salt", "n", "payload_hash", "more"]
)


@given(st.data(), FIELDS, JSON)
@law
def test_a_whole_chain_with_one_strange_field_is_read_as_it_is_or_refused(
    written: bytes, data: st.DataObject, name: str, value: object
) -> None:
    lines = [json.loads(line) for line in written.splitlines()[:-1]]
    number = data.draw(st.integers(0, len(lines) - 1))
    if name == "payload" and data.draw(st.booleans()):
        inner = data.draw(st.sampled_from(sorted(lines[number]["payload"])))
        lines[number]["payload"][inner] = value
    else:
        lines[number][name] = value
    raw = resealed(lines)
    ledger = refused_or_read(raw)
    if ledger is not None:
        assert b"".join(rfc8785.dumps(line) + b"\n" for line in chain.sealed(ledger)) == raw


def test_a_chain_sealed_again_without_a_change_is_read(written: bytes) -> None:
    assert resealed([json.loads(line) for line in written.splitlines()[:-1]]) == written
    assert refused_or_read(written) == a_night()
