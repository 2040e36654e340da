"""JSON as a sender may write it: of a bounded size, whole, each key once, nothing that is no JSON."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from hustings_desk.api.problems import Problem

LARGEST = 64 * 1024
"""Bytes of a body at most: a contest of a hundred candidacies takes under ten thousand."""
_LONGEST_NUMBER = 18


class StrictParser(Parser):
    """Reads a request's body, or refuses it as a problem."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Return the object that a body holds."""
        if request.content_type != "application/json":
            raise Problem(415, "unsupported-media-type", "want a body of application/json")
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > LARGEST or len(request.body) > LARGEST:
            raise Problem(413, "too-large", f"want a body of {LARGEST} bytes at most")
        found = parsed(request.body)
        if not isinstance(found, dict):
            raise Problem(400, "no-json", "want a JSON object")
        return found


def parsed(raw: bytes) -> Any:
    """Return what JSON text holds; Problem where it is none, or a key stands twice."""
    try:
        found = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_once,
            parse_constant=_no_constant,
            parse_int=_short,
        )
        # A lone half of a character can be written in JSON and nowhere be kept.
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        raise Problem(400, "no-json", "the body is nested too deeply") from None
    except ValueError as wrong:
        raise Problem(400, "no-json", f"the body is no JSON that can be read: {_in_short(wrong)}") from None
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _short(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError("a number is too long")
    return int(text)


def _in_short(wrong: ValueError) -> str:
    if isinstance(wrong, json.JSONDecodeError):
        return f"{wrong.msg}, line {wrong.lineno} column {wrong.colno}"
    return "it is not UTF-8" if isinstance(wrong, UnicodeError) else str(wrong)
