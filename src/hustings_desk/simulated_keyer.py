"""A simulated keyer: signs in and keys through the desk's real forms, as a browser does, without one."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import requests

from hustings.errors import ElectionError
from hustings.night.keyed import Keyed

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_FORM = re.compile(r'name="form" value="([^"]*)"')
_SEEN = re.compile(r'name="(seen:[a-z_]+)" value="([^"]+)"')
_REASON = re.compile(r'name="(reason:[a-z_]+)"')
_BOX = re.compile(r'<input id="[^"]+" name="([^"]+)"[^>]*class="num"')
_IMPOSSIBLE = "Cannot be."
CHECKED = "looked at the notice again; it says so"
"""The reason that a simulated keyer gives for every warning."""
PATIENCE = 30.0
"""Seconds to wait for an answer."""


class NotTakenError(ElectionError):
    """A form that the desk did not take, in the desk's words."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A key that the desk took. outcome: waits, confirmed or differs.

    seconds: from sending to the page that says so; answered: to the answer of
    the form alone. warnings: how often the form came back with a question.
    """

    form: UUID
    outcome: str
    seconds: float
    answered: float
    warnings: int


class SimulatedKeyer:
    """One person at the desk, with cookies of their own."""

    def __init__(self, address: str, name: str, password: str) -> None:
        self.name = name
        self._address, self._password = address.rstrip("/"), password
        self._session = requests.Session()
        # A proxy named in the environment is not for a desk on this machine.
        self._session.trust_env = False
        self.seconds: list[float] = []

    def sign_in(self) -> None:
        """Sign in; NotTakenError where the desk does not let this person in."""
        page = self._ask("GET", "/accounts/login/")
        fields = {
            "csrfmiddlewaretoken": _found(_TOKEN, page.text),
            "login": self.name,
            "password": self._password,
        }
        answer = self._ask("POST", "/accounts/login/", fields)
        if "/accounts/" in answer.url:
            raise NotTakenError(f"{self.name} could not sign in")

    def is_signed_in(self) -> bool:
        """Whether the desk still knows this person by the cookies of the last sign-in."""
        return "/accounts/" not in self._ask("GET", "/").url

    def take(self, contest: str) -> tuple[str, dict[str, str]]:
        """Take a key of a contest; return its form's number and the fields that go with what is typed."""
        page = self._ask("GET", f"/contests/{contest}/")
        answer = self._ask(
            "POST", f"/contests/{contest}/take/", {"csrfmiddlewaretoken": _found(_TOKEN, page.text)}
        )
        if not answer.url.endswith("/key/"):
            raise NotTakenError(f"{self.name} got no key of {contest}: {_said(answer.text)}")
        number = _found(_FORM, answer.text)
        boxes = {html.unescape(name): "-" for name in _BOX.findall(answer.text)}
        return number, {**boxes, "csrfmiddlewaretoken": _found(_TOKEN, answer.text), "form": number}

    def key(self, figures: Keyed, source: str, taken: tuple[str, dict[str, str]] | None = None) -> Taken:
        """Key a contest from its notice; a warning is answered with a reason.

        taken: what `take` returned, where the key is held already. Raises
        NotTakenError where a guard finds the figures impossible, or both keys
        are gone.
        """
        number, fields = taken or self.take(figures.contest)
        fields = {**fields, **_typed(figures), "source": source}
        for warnings in range(3):
            began = time.perf_counter()
            answer = self._ask("POST", f"/contests/{figures.contest}/key/", fields)
            seconds = time.perf_counter() - began
            if answer.history:
                answered = answer.history[0].elapsed.total_seconds()
                return Taken(UUID(number), _outcome(answer.text), seconds, answered, warnings)
            asked = _REASON.findall(answer.text)
            if _IMPOSSIBLE in answer.text or not asked:
                raise NotTakenError(f"{figures.contest}: {_said(answer.text)}")
            fields |= dict.fromkeys(asked, CHECKED) | dict(_SEEN.findall(answer.text))
        raise NotTakenError(f"{figures.contest}: asked for a reason again and again")

    def _ask(self, method: str, path: str, fields: Mapping[str, str] | None = None) -> requests.Response:
        began = time.perf_counter()
        answer = self._session.request(
            method,
            f"{self._address}{path}",
            data=fields,
            headers={"Referer": f"{self._address}/"},
            timeout=PATIENCE,
        )
        self.seconds.append(time.perf_counter() - began)
        if answer.status_code >= 400 and answer.status_code != 422:
            raise NotTakenError(f"{method} {path}: status {answer.status_code}")
        return answer


def _typed(figures: Keyed) -> dict[str, str]:
    """Return what is typed in each box: a dash where it was not announced."""
    boxes = {name: "-" if count is None else str(count) for name, count in figures.boxes().items()}
    return {**boxes, "declared_at": "-"}


def _outcome(page: str) -> str:
    for words, outcome in (("It waits", "waits"), ("Confirmed.", "confirmed"), ("keys differ", "differs")):
        if 'class="headline">' in page and words in page:
            return outcome
    raise NotTakenError(f"the page after the form says nothing known: {_said(page)}")


def _said(page: str) -> str:
    """Return the words that a page refuses with."""
    found = re.findall(
        r'<(?:p|li)[^>]*class="(?:why|wrong|info|error)[^"]*"[^>]*>(.*?)</(?:p|li)>', page, re.S
    )
    found += re.findall(r"<strong>(?:Not kept|Cannot be)\.</strong>(.*?)</p>", page, re.S)
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", one)) for one in found)
    return " ".join(words.split())[:400] or "no reason given"


def _found(pattern: re.Pattern[str], page: str) -> str:
    matched = pattern.search(page)
    if matched is None:
        raise NotTakenError(f"the page has no {pattern.pattern}")
    return matched[1]
