"""The interface as it is served: several at the same instant, and a machine's feed by its command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from desk_engines import ENGINES, OwnDesk, desk_on, served

from .api_desk import CONTESTS, body, notice, slipped

FIRST, SECOND, THIRD, FOURTH, *_ = CONTESTS
TOKENS = """
from hustings_desk.founding import let_given_passwords_stand, make_account
from hustings_desk.models import Account
from hustings_desk.tokens import machine, make_token
for name in ("one", "two"):
    make_account(name, "keyer")
    print(make_token(Account.objects.get(username=name), name, ["read", "key"]))
let_given_passwords_stand()
print(make_token(machine("wire"), "wire", ["key"]))
"""

TO_NOBODY = """
from hustings_desk import feeding
feeding.time.sleep = lambda seconds: None
lines = ['{"contest": "A", "contest": "B"}', '{"contest": "A"}']
print(feeding.send(lines, "http://127.0.0.1:9", "x", print))
"""


@dataclass
class Asked:
    """A desk that is served, and the tokens of two keyers and a machine."""

    desk: OwnDesk
    url: str
    one: str
    two: str
    wire: str

    def post(self, secret: str, contest: str, sent: object) -> requests.Response:
        headers = {"Authorization": f"Bearer {secret}"}
        address = f"{self.url}/api/v1/contests/{contest}/keys"
        return requests.post(address, json=sent, headers=headers, timeout=30)

    def entered(self, contest: str) -> list[str]:
        headers = {"Authorization": f"Bearer {self.one}"}
        lines = requests.get(f"{self.url}/api/v1/entries", headers=headers, timeout=30).json()["lines"]
        return [line["kind"] for line in lines if (line["payload"] or {}).get("contest") == contest]


@pytest.fixture(scope="module", params=ENGINES)
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    with desk_on(request.param, tmp_path_factory.mktemp("desk")) as desk:
        secrets = desk.python(TOKENS).split()
        with served(desk) as (url, _):
            yield Asked(desk, url, *secrets)


def test_one_form_sent_at_the_same_instant_is_kept_once(asked: Asked) -> None:
    sent = body(notice(FIRST))
    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: asked.post(asked.one, FIRST, sent), range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.json()["outcome"] for answer in answers} == {"waits"}


def test_both_keys_at_the_same_instant_are_one_entry(asked: Asked) -> None:
    def send(secret: str) -> str:
        return str(asked.post(secret, SECOND, body(notice(SECOND))).json()["outcome"])

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(send, [asked.one, asked.two]))
    assert outcomes == ["confirmed", "waits"]
    assert asked.entered(SECOND) == ["enter", "confirm"]


def test_a_feed_is_one_key_and_counts_once(asked: Asked, tmp_path: Path) -> None:
    def fed(*lines: dict[str, object]) -> subprocess.CompletedProcess[str]:
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (tmp_path / "feed.jsonl").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "hustings", "desk", "feed", str(tmp_path / "feed.jsonl"), "--to"]
        environment = {**os.environ, "HUSTINGS_DESK_TOKEN": asked.wire}
        return subprocess.run(
            [*command, asked.url], env=environment, capture_output=True, text=True, timeout=60
        )

    def line(contest: str, **other: object) -> dict[str, object]:
        return {
            "contest": contest,
            **{k: v for k, v in body(notice(contest)).items() if k != "form"},
            **other,
        }

    for _ in range(2):
        done = fed(line(THIRD), line(FOURTH))
        assert (done.returncode, done.stderr) == (0, "2 kept, 0 refused\n")
    wrong = fed(
        line(THIRD, valid_votes=1), {**line(THIRD), "contest": "nowhere"}, {"votes": {}}, line(FOURTH)
    )
    assert wrong.returncode == 1
    assert wrong.stderr.splitlines()[-1] == "1 kept, 3 refused"
    assert "line 1: 4" in wrong.stderr and "line 2: 404" in wrong.stderr
    assert asked.post(asked.one, THIRD, body(notice(THIRD))).json()["outcome"] == "confirmed"
    assert asked.post(asked.two, FOURTH, body(slipped(FOURTH))).json()["outcome"] == "differs"


def test_a_feed_to_a_desk_that_is_not_there_says_so(asked: Asked) -> None:
    told = asked.desk.python(TO_NOBODY)
    assert "line 1: no JSON: a key stands twice" in told
    assert "line 2: the desk does not answer" in told
    assert "refused=2" in told


def test_tokens_are_made_and_revoked_by_command(asked: Asked) -> None:
    secret = asked.desk.run("token", "clerk", "--as", "one", "--scope", "read").strip().splitlines()[-1]
    headers = {"Authorization": f"Bearer {secret}"}
    address = f"{asked.url}/api/v1/election"
    assert requests.get(address, headers=headers, timeout=30).status_code == 200
    asked.desk.run("revoke", "clerk")
    assert requests.get(address, headers=headers, timeout=30).status_code == 401


def test_another_account_s_equal_key_confirms(asked: Asked) -> None:
    sent = body(notice(FIRST))
    assert asked.post(asked.two, FIRST, sent).json()["outcome"] == "confirmed"
