"""A desk that the interface's tests ask: bodies of requests, and a night that is under way."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

import hustings
from hustings.night.keyed import Keyed
from hustings_desk.archive import book
from hustings_desk.clock import now
from hustings_desk.entering import Sent, key
from hustings_desk.founding import make_account
from hustings_desk.guarding import findings
from hustings_desk.models import Account, Role
from hustings_desk.warned import Answer, mark_of, words_by_guard

EXAMPLE = hustings.load("example")
CONTESTS = {key: standing.contest for key, standing in EXAMPLE.state().contests.items()}
FRESH, ONE_KEY, DIFFERING, DECLARED, TIED, UNTOUCHED = CONTESTS


def notice(contest: str) -> Keyed:
    """Return the figures of a contest as its notice has them."""
    declared = EXAMPLE.contest(contest).declaration
    assert declared is not None
    return Keyed(
        contest, dict(declared.votes), declared.valid_votes, declared.rejected, electorate=declared.electorate
    )


def level(contest: str) -> Keyed:
    """Return figures that leave the first two level at the top."""
    keys = [one.key for one in CONTESTS[contest].candidacies]
    votes: dict[str, int | None] = dict.fromkeys(keys, 10)
    votes[keys[0]] = votes[keys[1]] = 9_000
    return Keyed(contest, votes, sum(one or 0 for one in votes.values()))


def slipped(contest: str) -> Keyed:
    """Return the notice with ten votes too many for the first, in the total as well."""
    right = notice(contest)
    first = next(iter(right.votes))
    votes = {**right.votes, first: (right.votes[first] or 0) + 10}
    return replace(right, votes=votes, valid_votes=(right.valid_votes or 0) + 10)


def answers(figures: Keyed) -> dict[str, Answer]:
    """Return an answer to whatever guards say of the figures now: the guards have tests of their own."""
    said = words_by_guard(findings(figures, book(), now()))
    return {guard: Answer("checked against the notice", mark_of(words)) for guard, words in said.items()}


def body(figures: Keyed, **other: Any) -> dict[str, Any]:
    """Return figures as a program sends them."""
    return {
        "form": str(uuid4()),
        "votes": dict(figures.votes),
        "valid_votes": figures.valid_votes,
        "rejected": figures.rejected,
        "electorate": figures.electorate,
        "source": "notice of the count (made up)",
        **other,
    }


def post(client: Client, secret: str, address: str, sent: object) -> HttpResponse:
    """Return the answer to a body sent with a token."""
    raw = sent if isinstance(sent, bytes) else json.dumps(sent)
    return client.post(
        f"/api/v1/{address}",
        raw,
        content_type="application/json",
        headers={"authorization": f"Bearer {secret}"},
    )


def answering(refused: HttpResponse, reason: str = "checked against the notice") -> dict[str, Any]:
    """Return answers to what guards warned of, as a program sends them that read the words."""
    found = json.loads(refused.content)["findings"]
    return {one["guard"]: {"reason": reason, "seen": one["seen"]} for one in found}


def a_night_under_way() -> None:
    """Leave one contest with one key, one with two that differ, one declared, one tied."""
    first, second = _person("night-one"), _person("night-two")
    for account, figures in (
        (first, notice(ONE_KEY)),
        (first, notice(DIFFERING)),
        (second, slipped(DIFFERING)),
        (first, notice(DECLARED)),
        (second, notice(DECLARED)),
        (first, level(TIED)),
        (second, level(TIED)),
    ):
        key(Sent(account, figures, uuid4(), "notice (made up)", answers(figures)))


def _person(name: str) -> Account:
    make_account(name, Role.KEYER)
    return Account.objects.get(username=name)
