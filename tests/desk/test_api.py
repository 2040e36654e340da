"""The interface for programs: what it answers, and that it holds to the rules of the forms."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from hustings.record.house import house
from hustings.tell.plain import house_json, seat_json
from hustings_desk import archive
from hustings_desk.archive import Book, book
from hustings_desk.models import Account, Keying, Round
from hustings_desk.tokens import KEY, READ, SCOPES, machine, make_token

from .api_desk import (
    CONTESTS,
    DECLARED,
    DIFFERING,
    FRESH,
    TIED,
    a_night_under_way,
    answering,
    body,
    level,
    notice,
    post,
    slipped,
)


@pytest.fixture
def one(desk: Book, keyer: Account) -> str:
    return make_token(keyer, "one", [READ, KEY])


@pytest.fixture
def two(desk: Book, second_keyer: Account) -> str:
    return make_token(second_keyer, "two", [READ, KEY])


@pytest.fixture
def edits(desk: Book, editor: Account) -> str:
    return make_token(editor, "edits", SCOPES)


@pytest.fixture
def wire(desk: Book) -> str:
    return make_token(machine("wire"), "wire", [READ, KEY])


def get(client: Client, secret: str, address: str, **headers: str) -> Any:
    return client.get(f"/api/v1/{address}", headers={"authorization": f"Bearer {secret}", **headers})


def problem(response: Any) -> str:
    assert response.headers["Content-Type"] == "application/problem+json"
    said = response.json()
    assert said["status"] == response.status_code
    return str(said["type"]).rpartition(":")[2]


def keys_of(contest: str) -> str:
    return f"contests/{contest}/keys"


def test_two_equal_keys_are_an_entry_that_is_confirmed(client: Client, one: str, two: str) -> None:
    assert post(client, one, keys_of(FRESH), body(notice(FRESH))).json() == {
        "outcome": "waits",
        "contest": FRESH,
        "entry": None,
    }
    second = post(client, two, keys_of(FRESH), body(notice(FRESH))).json()
    assert second == {"outcome": "confirmed", "contest": FRESH, "entry": 7}
    assert book().now.contests[FRESH].is_confirmed
    assert book().election.ledger.entries[6].by != book().election.ledger.entries[7].by


def test_the_same_form_twice_counts_once(client: Client, one: str) -> None:
    sent = body(notice(FRESH))
    first, second = (post(client, one, keys_of(FRESH), sent) for _ in range(2))
    assert first.json() == second.json()
    assert Keying.objects.count() == 1


def test_a_form_that_comes_again_with_something_else_is_refused(
    client: Client, one: str, two: str, edits: str
) -> None:
    sent = body(notice(FRESH))
    post(client, one, keys_of(FRESH), sent)
    for secret, contest, other in (
        (one, FRESH, body(slipped(FRESH), form=sent["form"])),
        (one, TIED, body(notice(TIED), form=sent["form"])),
        (two, FRESH, sent),
    ):
        response = post(client, secret, keys_of(contest), other)
        assert (response.status_code, problem(response)) == (409, "refused")
    assert Keying.objects.count() == 1


def test_one_account_never_holds_both_keys(client: Client, one: str, keyer: Account) -> None:
    again = make_token(keyer, "again", [KEY])
    post(client, one, keys_of(FRESH), body(notice(FRESH)))
    assert post(client, again, keys_of(FRESH), body(notice(FRESH))).status_code == 409
    assert Keying.objects.count() == 1


def test_machines_are_one_of_the_two_keys_and_never_both(client: Client, one: str, wire: str) -> None:
    other = make_token(machine("other-wire"), "other", [KEY])
    assert post(client, wire, keys_of(FRESH), body(notice(FRESH))).json()["outcome"] == "waits"
    refused = post(client, other, keys_of(FRESH), body(notice(FRESH)))
    assert (refused.status_code, problem(refused)) == (409, "taken")
    assert post(client, one, keys_of(FRESH), body(notice(FRESH))).json()["outcome"] == "confirmed"


def test_a_machine_does_not_settle_what_another_machine_keyed(
    client: Client, one: str, wire: str, edits: str
) -> None:
    other = make_token(machine("other-wire"), "other", [KEY])
    post(client, wire, keys_of(FRESH), body(slipped(FRESH)))
    post(client, one, keys_of(FRESH), body(notice(FRESH)))
    settled = post(client, other, f"contests/{FRESH}/settlements", body(slipped(FRESH)))
    assert settled.status_code == 409
    proposed = post(client, edits, f"contests/{FRESH}/settlements", body(notice(FRESH)))
    assert proposed.json()["outcome"] == "confirmed"


def test_keying_is_blind(client: Client, one: str, two: str, wire: str, edits: str) -> None:
    def seen(secret: str) -> str:
        every = [get(client, secret, f"contests/{FRESH}{rest}") for rest in ("", "/keys")]
        return "".join(one.content.decode() for one in every if one.status_code == 200)

    figure = str(slipped(FRESH).valid_votes)
    post(client, one, keys_of(FRESH), body(slipped(FRESH)))
    assert not any(figure in seen(secret) for secret in (two, wire, edits))
    post(client, two, keys_of(FRESH), body(notice(FRESH)))
    assert not any(figure in seen(secret) for secret in (two, wire, edits))
    told = get(client, edits, keys_of(FRESH)).json()
    first = next(iter(notice(FRESH).votes))
    assert (told["keys"], told["differ"]) == (2, [f"votes:{first}", "valid_votes"])
    assert get(client, wire, keys_of(FRESH)).json()["settlement"] is None


def test_a_difference_is_settled_and_agreed_to(client: Client, one: str, two: str) -> None:
    post(client, one, keys_of(FRESH), body(slipped(FRESH)))
    assert post(client, two, keys_of(FRESH), body(notice(FRESH))).json()["outcome"] == "differs"
    sent = body(notice(FRESH))
    for _ in range(2):
        proposed = post(client, one, f"contests/{FRESH}/settlements", sent)
        assert proposed.json() == {"outcome": "differs", "contest": FRESH, "entry": None}
    told = get(client, two, keys_of(FRESH)).json()["settlement"]
    assert (told["is_mine"], told["agreed"]) == (False, 1)
    assert told["boxes"]["valid_votes"] == notice(FRESH).valid_votes
    agreed = post(client, two, f"contests/{FRESH}/agreements", {"settlement": told["number"]})
    assert agreed.json()["outcome"] == "confirmed"
    wrong = post(client, two, f"contests/{TIED}/agreements", {"settlement": told["number"]})
    assert wrong.status_code == 404


def test_what_a_guard_finds_comes_back_with_its_box(client: Client, one: str) -> None:
    wrong = body(notice(FRESH), valid_votes=1)
    response = post(client, one, keys_of(FRESH), wrong)
    assert (response.status_code, problem(response)) == (422, "guarded")
    found = {finding["guard"]: finding for finding in response.json()["findings"]}
    assert found["sum_of_votes"]["severity"] == "impossible"
    assert "valid_votes" in found["sum_of_votes"]["boxes"]
    assert "add up to" in found["sum_of_votes"]["words"]
    blank = {**notice(FRESH).votes, next(iter(notice(FRESH).votes)): None}
    response = post(client, one, keys_of(FRESH), body(notice(FRESH), votes=blank))
    assert problem(response) == "guarded"
    assert not Round.objects.exists()


def test_a_warning_is_answered_with_a_reason_that_is_kept(client: Client, one: str) -> None:
    right = notice(FRESH)
    papers = (right.valid_votes or 0) + (right.rejected or 0)
    sent = body(right, verified=papers + 3)
    response = post(client, one, keys_of(FRESH), sent)
    assert problem(response) == "guarded"
    names = {found["guard"] for found in response.json()["findings"]}
    assert "papers_verified" in names
    assert {found["severity"] for found in response.json()["findings"]} == {"warning"}
    sent["answers"] = answering(response, "so read out (made up)")
    assert post(client, one, keys_of(FRESH), sent).status_code == 200
    kept = Keying.objects.get().answers
    assert {answer["guard"] for answer in kept} == names
    assert {answer["reason"] for answer in kept} == {"so read out (made up)"}


def test_an_answer_to_other_words_is_asked_again(client: Client, one: str) -> None:
    right = notice(FRESH)
    papers = (right.valid_votes or 0) + (right.rejected or 0)
    first = post(client, one, keys_of(FRESH), body(right, verified=papers + 3))
    stale = answering(first)
    again = post(client, one, keys_of(FRESH), body(right, verified=papers + 4, answers=stale))
    assert (again.status_code, problem(again)) == (422, "guarded")
    assert answering(again).keys() == stale.keys()
    assert answering(again) != stale
    assert not Keying.objects.exists()
    read = body(right, verified=papers + 4, answers=answering(again))
    assert post(client, one, keys_of(FRESH), read).status_code == 200


HOSTILE: list[tuple[object, int, str]] = [
    (b"", 422, "malformed"),
    (b"[1", 400, "no-json"),
    (b"\xff\xfe{}", 400, "no-json"),
    (b'{"form": "\\ud800"}', 400, "no-json"),
    (b'{"votes": {"a": 1, "a": 2}}', 400, "no-json"),
    (b'{"valid_votes": NaN}', 400, "no-json"),
    (b'{"valid_votes": ' + b"9" * 5000 + b"}", 400, "no-json"),
    (b"[" * 60_000, 400, "no-json"),
    (b"[]", 400, "no-json"),
    (b" " * 70_000, 413, "too-large"),
    ({"valid_votes": "25"}, 422, "malformed"),
    ({"valid_votes": 25.0}, 422, "malformed"),
    ({"valid_votes": True}, 422, "malformed"),
    ({"valid_votes": -1}, 422, "malformed"),
    ({"valid_votes": 10**12}, 422, "malformed"),
    ({"votes": {}}, 422, "malformed"),
    ({"votes": [1]}, 422, "malformed"),
    ({"votes": {"x" * 300: 1}}, 422, "malformed"),
    ({"form": "1"}, 422, "malformed"),
    ({"declared_at": 1}, 422, "malformed"),
    ({"declared_at": "2024-07-05T01:17:00"}, 422, "malformed"),
    ({"declared_at": "2024-02-30T01:17:00Z"}, 422, "malformed"),
    ({"source": "a\x00b"}, 422, "malformed"),
    ({"source": "x" * 2000}, 422, "malformed"),
    ({"confirmed": True}, 422, "malformed"),
    ({"answers": {"sum_of_votes": "unread"}}, 422, "malformed"),
    ({"answers": {"sum_of_votes": {"reason": "unread"}}}, 422, "malformed"),
    ({"answers": {"sum_of_votes": {"reason": " ", "seen": "0" * 16}}}, 422, "malformed"),
    ({"answers": {"sum_of_votes": {"reason": "unread", "seen": "0" * 15}}}, 422, "malformed"),
    ({"votes": {**notice(FRESH).votes, "nobody.x": 0}}, 422, "impossible"),
]


@pytest.mark.parametrize(("sent", "status", "kind"), HOSTILE)
def test_what_is_not_as_described_is_refused(
    client: Client, one: str, sent: object, status: int, kind: str
) -> None:
    whole = {**body(notice(FRESH)), **sent} if isinstance(sent, dict) else sent
    response = post(client, one, keys_of(FRESH), whole)
    assert (response.status_code, problem(response)) == (status, kind)
    assert not Keying.objects.exists()


def test_a_body_that_is_not_json_by_its_own_account_is_refused(client: Client, one: str) -> None:
    response = client.post(
        f"/api/v1/{keys_of(FRESH)}", {"a": "b"}, headers={"authorization": f"Bearer {one}"}
    )
    assert problem(response) == "unsupported-media-type"


def test_nothing_that_was_sent_is_sent_back(client: Client, one: str) -> None:
    response = post(client, one, keys_of(FRESH), body(notice(FRESH), valid_votes="<script>"))
    assert b"script" not in response.content


def test_the_rest_of_what_one_may_say(client: Client, one: str, edits: str) -> None:
    a_night_under_way()
    first = CONTESTS[FRESH].candidacies[0].key
    said = [
        (one, FRESH, "rush", {"candidacy": first}, 200),
        (one, FRESH, "recount", {}, 200),
        (edits, FRESH, "call", {"candidacy": first, "reason": "made up"}, 200),
        (edits, FRESH, "un-call", {"reason": "made up"}, 200),
        (edits, FRESH, "call", {"candidacy": "nobody.x", "reason": "made up"}, 422),
        (edits, DECLARED, "call", {"candidacy": first, "reason": "made up"}, 409),
        (edits, DIFFERING, "set-aside", {"reason": "made up"}, 200),
        (edits, DECLARED, "correction", {"reason": "made up"}, 200),
        (edits, DECLARED, "correction", {"reason": "made up"}, 409),
        (edits, TIED, "lot", {"candidacy": CONTESTS[TIED].candidacies[1].key}, 200),
        (edits, TIED, "retraction", {"reason": "made up"}, 200),
        (edits, FRESH, "countermand", {"reason": "made up"}, 200),
        (edits, "nowhere", "countermand", {"reason": "made up"}, 404),
    ]
    for secret, contest, word, sent, status in said:
        response = post(client, secret, f"contests/{contest}/{word}", sent)
        assert response.status_code == status, (word, response.content)


def test_a_correction_stands_in_the_register(client: Client, one: str, two: str, edits: str) -> None:
    a_night_under_way()
    post(client, edits, f"contests/{DECLARED}/correction", {"reason": "a digit slipped (made up)"})
    for secret in (one, two):
        post(client, secret, keys_of(DECLARED), body(slipped(DECLARED)))
    (line,) = get(client, one, "corrections").json()
    assert line["reason"] == "a digit slipped (made up)"
    assert line["by"] == "keyer"
    old, new = notice(DECLARED).valid_votes, slipped(DECLARED).valid_votes
    (total,) = (one for one in line["changes"] if one["what"] == "valid votes")
    assert (total["as_declared"], total["as_corrected"]) == (old, new)
    assert get(client, one, f"contests/{DECLARED}").json()["corrected"][0]["valid_votes"] == old


def test_readings_are_the_library_s_own(client: Client, one: str) -> None:
    a_night_under_way()
    held = book()
    assert get(client, one, "house").json() == house_json(house(held.election), held.election)
    for contest in CONTESTS:
        assert get(client, one, f"contests/{contest}").json() == seat_json(held.election, contest)
    election = get(client, one, "election").json()
    assert election["progress"]["declared"] == 2
    assert (election["mode"], election["head"]) == ("live", held.head)
    assert [row["contest"] for row in get(client, one, "contests?status=nominated").json()] == [
        key for key, standing in held.now.contests.items() if standing.status == "nominated"
    ]


def test_lines_since_an_entry_are_those_of_the_ledger_s_file(client: Client, one: str) -> None:
    a_night_under_way()
    whole = list(archive.lines())
    got, after = [], 0
    while True:
        answer = get(client, one, f"entries?after={after}&limit=4").json()
        if not answer["lines"]:
            break
        got += answer["lines"]
        after = answer["next"]
    assert [line["hash"] for line in got] == [line["hash"] for line in whole]
    assert got[-1]["hash"] == answer["head"]
    assert all(one[name] == two[name] for one, two in zip(got, whole, strict=True) for name in two)


def test_an_answer_holds_until_something_is_entered(client: Client, one: str) -> None:
    first = get(client, one, "entries?after=6")
    tag = {"if-none-match": first.headers["ETag"]}
    assert get(client, one, "entries?after=6", **tag).status_code == 304
    post(client, one, f"contests/{FRESH}/recount", {})
    assert get(client, one, "entries?after=6", **tag).status_code == 200


def test_candidates_come_a_part_at_a_time(client: Client, one: str) -> None:
    whole = get(client, one, "candidates").json()
    parts = [get(client, one, f"candidates?offset={at}&limit=20").json() for at in (0, 20, 40, 60)]
    assert [row for part in parts for row in part["candidacies"]] == whole["candidacies"]
    assert whole["total"] == 45 == len(whole["candidacies"])


def test_an_address_that_there_is_none_is_a_problem_too(client: Client, one: str) -> None:
    for address in ("/api/", "/api/v1/nothing", "/api/v2/election", "/api/v1/contests/a/b/c"):
        assert problem(client.get(address)) == "not-found"


def test_a_database_that_does_not_answer_is_told_as_busy(
    client: Client, one: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked() -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("hustings_desk.api.freshness.book", locked)
    response = get(client, one, "house")
    assert (response.status_code, problem(response)) == (503, "busy")
    assert response.headers["Retry-After"]


def test_whatever_else_goes_wrong_says_nothing_of_the_inside(
    client: Client, one: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("hustings_desk.api.freshness.book", broken)
    response = get(client, one, "house")
    assert (response.status_code, problem(response)) == (500, "broken")
    assert b"secret" not in response.content


def test_level_figures_wait_for_the_lot(client: Client, one: str, two: str, edits: str) -> None:
    for secret in (one, two):
        asked = post(client, secret, keys_of(FRESH), body(level(FRESH)))
        post(client, secret, keys_of(FRESH), body(level(FRESH), answers=answering(asked)))
    assert get(client, one, "election").json()["progress"]["tied"] == 1
    assert get(client, one, f"contests/{FRESH}").json()["winner"] is None
