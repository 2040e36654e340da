"""The interface keeps to its own description, whatever is sent: Schemathesis over every address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from hustings_desk.api import bearer
from hustings_desk.api.interface import interface
from hustings_desk.archive import Book
from hustings_desk.models import Account
from hustings_desk.tokens import SCOPES, make_token

from .api_desk import CONTESTS, DECLARED, DIFFERING, FRESH, ONE_KEY, TIED, a_night_under_way

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]
# The test itself sets the contest and the token.
OURS_TO_REFUSE = {ParameterLocation.BODY, ParameterLocation.QUERY}
EXAMPLES = 36
LABELS = [
    f"{method.upper()} {path}"
    for path, operations in interface.get_openapi_schema(path_prefix="/api/v1/")["paths"].items()
    for method in operations
]
bounded = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def secret(desk: Book, administrator: Account, monkeypatch: pytest.MonkeyPatch) -> str:
    a_night_under_way()
    monkeypatch.setattr(bearer, "A_MINUTE", 10**9)
    return make_token(administrator, "tests", SCOPES)


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """No request may close the connection that holds a test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("label", LABELS)
def test_an_address_answers_as_described(label: str, secret: str) -> None:
    described: OpenApiSchema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    operation = described.find_operation_by_label(label)
    assert operation is not None
    contests = cycle([FRESH, ONE_KEY, DIFFERING, None, DECLARED, TIED, None])
    seen: Counter[int] = Counter()

    def answered(case: Case) -> None:
        made_real(case, next(contests))
        response = case.call(headers={"Authorization": f"Bearer {secret}"})
        seen[response.status_code] += 1
        checks = CHECKS + ([negative_data_rejection] if negated(case) <= OURS_TO_REFUSE else [])
        case.validate_response(response, checks=checks)

    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        bounded(given(case=operation.as_strategy(generation_mode=mode))(lambda case: answered(case)))()
    assert seen.total() >= EXAMPLES


def negated(case: Case) -> set[ParameterLocation]:
    """Return the parts of a request that were made not to fit the description."""
    if case.meta is None:
        return set()
    return {place for place, one in case.meta.components.items() if one.mode is GenerationMode.NEGATIVE}


def made_real(case: Case, contest: str | None) -> None:
    """Have a case be about a contest that there is, and those who stand in it; or leave it as it was made."""
    if contest is None or "contest" not in (case.path_parameters or {}):
        return
    case.path_parameters["contest"] = contest
    body: Any = case.body
    if ParameterLocation.BODY in negated(case):
        return
    keys = [one.key for one in CONTESTS[contest].candidacies]
    if isinstance(body, dict) and isinstance(body.get("candidacy"), str):
        body["candidacy"] = keys[0]
    if isinstance(body, dict) and isinstance(body.get("votes"), dict):
        votes = list(body["votes"].values())
        body["votes"] = {key: votes[place % len(votes)] if votes else 0 for place, key in enumerate(keys)}
        if all(type(one) is int for one in body["votes"].values()):
            body["valid_votes"] = sum(body["votes"].values())
