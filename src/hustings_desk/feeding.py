"""A machine's feed: lines of JSON sent to a desk through its interface, each once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid5

import requests

_FORMS = UUID("0a0cc0d8-4c86-5e0e-8d3c-7f6f0b6f0c2e")
_AGAIN = (429, 503)
_TRIES = 5
_SECONDS = 30
Say = Callable[[str], None]


@dataclass(slots=True)
class Fed:
    """What became of a feed's lines. kept: taken as a key, now or before."""

    kept: int = 0
    refused: int = 0


def send(lines: Iterable[str], to: str, secret: str, say: Say) -> Fed:
    """Send every line; what is refused is said with its number, and the rest goes on.

    A line is an object with `contest`, its key, and beside it what the
    interface takes as a key. Its form is made from its content, so that a
    line sent twice counts once.
    """
    fed = Fed()
    with requests.Session() as session:
        session.headers["Authorization"] = f"Bearer {secret}"
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            problem = _sent(line, to.rstrip("/"), session)
            if problem:
                fed.refused += 1
                say(f"line {number}: {problem}")
            else:
                fed.kept += 1
    return fed


def _sent(line: str, to: str, session: requests.Session) -> str:
    """Return why a line was refused; "" where it was taken."""
    try:
        found = json.loads(line, object_pairs_hook=_once)
    except (ValueError, RecursionError) as wrong:
        return f"no JSON: {wrong}"
    if not isinstance(found, dict) or not isinstance(found.get("contest"), str):
        return "want an object with contest, the key of one"
    contest = found.pop("contest")
    same = json.dumps([contest, found], sort_keys=True)
    body = {"form": str(uuid5(_FORMS, same)), **found}
    return _posted(f"{to}/api/v1/contests/{quote(contest, safe='')}/keys", body, session)


def _posted(address: str, body: Mapping[str, Any], session: requests.Session) -> str:
    for tried in range(1, _TRIES + 1):
        try:
            response = session.post(address, json=body, timeout=_SECONDS, allow_redirects=False)
        except requests.RequestException as wrong:
            if tried == _TRIES:
                return f"the desk does not answer: {wrong}"
            time.sleep(tried)
            continue
        if response.status_code not in _AGAIN or tried == _TRIES:
            return "" if response.ok else _in_words(response)
        time.sleep(_wait(response))
    return "the desk does not answer"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _wait(response: requests.Response) -> int:
    asked = response.headers.get("Retry-After", "")
    return min(int(asked), 60) if asked.isascii() and asked.isdigit() else 2


def _in_words(response: requests.Response) -> str:
    try:
        said = response.json()
        words = [said["detail"], *(one["words"] for one in said["findings"])]
        words += [f"{one['where']}: {one['problem']}" for one in said["places"]]
    except (ValueError, KeyError, TypeError):
        words = ["no answer of a desk"]
    return f"{response.status_code} " + "; ".join(map(str, words))
