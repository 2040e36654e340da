"""The command `publish`: endorsers, a look-up of postcodes and a signed head beside the figures."""

from __future__ import annotations

import json
from pathlib import Path

from hustings.record.signing import new_key, sign_head
from hustings.sources.example import example

from .running import Run


def test_what_is_given_besides_stands_on_the_site(run: Run, tmp_path: Path) -> None:
    six = example()
    seat = next(iter(six.state().contests.values())).contest.seat
    codes, signed = tmp_path / "codes.csv", tmp_path / "head.json"
    codes.write_text(f"postcode,seat\nMA1 1AA,{seat.code}\n")
    signed.write_text(sign_head(six.ledger, new_key()).text())
    given = ("--endorser", "tactical", "--postcodes", str(codes), "--signed", str(signed))
    ran = run("publish", "example", str(tmp_path / "site"), "--no-history", *given, "-f", "json")
    assert ran.status == 0
    assert {"endorsers/tactical-vote.html", "postcodes.json", "signed-head.json"} <= set(ran.json["written"])
    told = json.loads((tmp_path / "site/postcodes.json").read_text())
    assert list(told["areas"]) == ["MA1"] and told["look_up"] == "codes.csv"


def test_an_endorser_there_is_not_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("publish", "example", str(tmp_path / "site"), "--no-history", "--endorser", "nobody-at-all")
    assert ran.status != 0 and "nobody-at-all" in ran.err
    assert not (tmp_path / "site").exists()
