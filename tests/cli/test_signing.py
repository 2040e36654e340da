"""Keys, signed heads and the register of corrections on the command line."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

pytest.importorskip("cryptography", reason="signatures need hustings[signed]")

from .running import Run

LEDGER = "example.ledger.jsonl"


@pytest.fixture
def signed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A ledger in the folder, a key in the environment, its public half and the signed head beside."""
    assert run("export", "example", "--as", "ledger").status == 0
    made = run("keygen", "--public", "desk.pub")
    name, _, private = made.out.strip().partition("=")
    monkeypatch.setenv(name, private)
    assert run("sign", LEDGER, "--to", "head.json").out == "head.json\n"
    return run


def test_what_was_signed_verifies(signed: Run) -> None:
    ran = signed("verify", LEDGER, "--key", "desk.pub", "--signature", "head.json")
    assert (ran.status, ran.out) == (0, "")
    assert "whole, 12 entries; it begins as was signed" in ran.err


def test_the_public_key_may_be_typed(signed: Run) -> None:
    public = Path("desk.pub").read_text().strip()
    assert signed("verify", LEDGER, "--key", public, "--signature", "head.json").status == 0


def test_a_ledger_written_anew_is_found(signed: Run) -> None:
    from dataclasses import replace

    from hustings.record import chain
    from hustings.record.ledger import Ledger

    ledger = chain.read(Path(LEDGER))
    first, *others = ledger.entries
    chain.write(Ledger((replace(first, source="elsewhere"), *others)), Path(LEDGER))
    assert signed("verify", LEDGER).status == 0
    ran = signed("verify", LEDGER, "--key", "desk.pub", "--signature", "head.json")
    assert (ran.status, ran.out) == (1, "the first 12 entries are not those that were signed\n")


def test_another_key_is_found(signed: Run) -> None:
    signed("keygen", "--public", "other.pub")
    ran = signed("verify", LEDGER, "--key", "other.pub", "--signature", "head.json")
    assert (ran.status, ran.out.startswith("the signature is not by the key")) == (1, True)


def test_without_a_name_the_signed_head_is_printed(signed: Run) -> None:
    assert json.loads(signed("sign", LEDGER).out)["entries"] == 12


def test_a_key_is_never_written_over_and_the_private_one_never_in_a_file(signed: Run) -> None:
    before = Path("desk.pub").read_text()
    ran = signed("keygen", "--public", "desk.pub")
    assert (ran.status, ran.out) == (2, "")
    assert Path("desk.pub").read_text() == before
    assert stat.S_ISREG(Path("desk.pub").stat().st_mode)
    made = signed("keygen", "--public", "new.pub").out.strip().partition("=")[2]
    assert all(made not in file.read_text() for file in Path().glob("*") if file.is_file())


@pytest.mark.parametrize(
    "options", [("--key", "desk.pub"), ("--signature", "head.json"), ("--key", "x", "--signature", "nowhere")]
)
def test_half_a_signature_is_misuse(signed: Run, options: tuple[str, ...]) -> None:
    assert signed("verify", LEDGER, *options).status == 2


def test_what_is_no_signed_head_is_a_fault(signed: Run) -> None:
    Path("head.json").write_text("{}")
    assert signed("verify", LEDGER, "--key", "desk.pub", "--signature", "head.json").status == 1


def test_signing_needs_a_key_and_a_file(signed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert signed("sign", "nowhere.jsonl").status == 2
    monkeypatch.setenv("HUSTINGS_SIGNING_KEY", "x")
    assert "no private key" in signed("sign", LEDGER).err
    monkeypatch.delenv("HUSTINGS_SIGNING_KEY")
    assert "HUSTINGS_SIGNING_KEY" in signed("sign", LEDGER).err


def test_a_ledgers_register_in_every_form(run: Run) -> None:
    from dataclasses import replace

    from hustings.record import chain
    from hustings.record.declaration import Declaration
    from hustings.record.entry import Correction, Entry, Kind

    run("export", "example", "--as", "ledger")
    assert run("corrections", LEDGER, "--format", "csv").out.startswith("entry,at,kind,contest,seat,what,")
    ledger = chain.read(Path(LEDGER))
    last = ledger.entries[-1]
    assert isinstance(last.payload, Declaration)
    right = replace(last.payload, rejected=(last.payload.rejected or 0) + 1)
    entry = Entry(Kind.CORRECT, Correction(right, "a made-up slip"), last.at, "keyer-3", "made up")
    chain.write(ledger.append(entry), Path(LEDGER))
    text = run("corrections", LEDGER)
    assert text.status == 0
    assert "1 correction" in text.out
    assert "a made-up slip" in text.out
    (row,) = run("corrections", LEDGER, "--format", "csv").csv
    assert (row["what"], int(row["as_corrected"]) - int(row["as_declared"]), row["by"]) == (
        "rejected",
        1,
        "keyer",
    )
    told = run("corrections", LEDGER, "--format", "json").json
    assert [one["kind"] for one in told["corrections"]] == ["correct"]
