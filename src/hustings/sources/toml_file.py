"""A TOML file as a struct, or a refusal that says which key is wrong and on which line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from hustings.errors import Fault, FaultsError
from hustings.sources.lines import plain, refusal, text_of

T = TypeVar("T", bound=msgspec.Struct)
_TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "date": "a day",
    "datetime": "a day with an hour",
    "time": "an hour",
}
Problem = tuple[str, str]
"""The dotted place of a key, such as "candidacies.words.votes", and what is wrong with it."""


def from_toml(raw: bytes, file: str, shape: type[T]) -> T:
    """Return the bytes of a TOML file as a struct of that shape; FaultsError where it has another.

    Unknown keys are told all at once, with the nearest known one.
    """
    text = text_of(raw, file, "utf-8").replace("\r\n", "\n")
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise refusal(file, _line_of(str(wrong), text), "", f"is not TOML: {wrong}") from None
    except (ValueError, RecursionError) as wrong:
        raise refusal(file, 1, "", f"cannot be read as TOML: {wrong}") from None
    try:
        return msgspec.convert(tree, shape)
    except msgspec.ValidationError as wrong:
        refuse(file, text, _unknown(tree, shape, ""))
        problem, _, place = str(wrong).partition(" - at `$")
        missing = re.search(r"missing required field `(\w+)`", problem)
        found, hint = _narrowed(tree, shape, place.rstrip("`"))
        if missing:
            found = f"{found}.{missing[1]}".strip(".")
            problem = "is missing"
        raise FaultsError(list(_located(file, text, [(found, _in_words(problem, hint))]))) from None


def refuse(file: str, text: str, problems: Iterable[Problem]) -> None:
    """Raise FaultsError with each problem at the line of its key; nothing where there is none."""
    faults = list(_located(file, text, problems))
    if faults:
        raise FaultsError(faults)


def _located(file: str, text: str, problems: Iterable[Problem]) -> Iterator[Fault]:
    for place, problem in problems:
        named = re.sub(r"\[\d+\]", "", place)
        yield Fault(plain(file), _line_of_key(text, place), plain(named), plain(problem))


def _unknown(value: Any, hint: Any, place: str) -> Iterator[Problem]:
    """Yield the keys that a shape does not know, in its tables, lists of tables and tables by name."""
    struct = _struct(hint)
    if struct is not None and isinstance(value, dict):
        known = _fields(struct)
        for key, inner in value.items():
            if key in known:
                yield from _unknown(inner, known[key], f"{place}.{key}".strip("."))
                continue
            near = get_close_matches(key[:100], known, n=1)
            said = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            yield f"{place}.{key}".strip("."), f"is no key that is known here; {said}"
    elif isinstance(value, list) and get_origin(hint) in (tuple, list):
        for number, inner in enumerate(value):
            yield from _unknown(inner, get_args(hint)[0], f"{place}[{number}]")
    elif isinstance(value, dict) and get_origin(hint) is dict:
        for key, inner in value.items():
            yield from _unknown(inner, get_args(hint)[1], f"{place}.{key}".strip("."))


def _fields(struct: type[msgspec.Struct]) -> dict[str, Any]:
    return {one.encode_name: one.type for one in msgspec.structs.fields(struct)}


def _struct(hint: Any) -> type[msgspec.Struct] | None:
    choices = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    return next((one for one in choices if isinstance(one, type) and issubclass(one, msgspec.Struct)), None)


def _narrowed(value: Any, hint: Any, path: str) -> tuple[str, Any]:
    """Return msgspec's path with the names that it leaves out ("[...]"), and what is wanted there."""
    place = ""
    for step in re.findall(r"\[\.\.\.\]|\[\d+\]|[^.\[\]]+", path):
        struct = _struct(hint)
        if step == "[...]" and isinstance(value, dict) and get_origin(hint) is dict:
            hint = get_args(hint)[1]
            step = next((key for key, one in value.items() if not _fits(one, hint)), "")
            value, place = value.get(step), f"{place}.{step}"
        elif step.startswith("[") and isinstance(value, list) and step[1:-1].isdigit() and get_args(hint):
            value, hint, place = value[int(step[1:-1])], get_args(hint)[0], f"{place}{step}"
        elif struct is not None and isinstance(value, dict):
            value, hint, place = value.get(step), _fields(struct).get(step), f"{place}.{step}"
        else:
            return path.strip("."), None
    return place.strip("."), hint


def _fits(value: Any, hint: Any) -> bool:
    try:
        msgspec.convert(value, hint)
    except msgspec.ValidationError:
        return False
    return True


def _line_of_key(text: str, place: str) -> int:
    """Return the line of a key: under its table's header, else of the nearest header above, else 1.

    place: as in "criteria.good.kind", or "rules[1].pick" of the second [[rules]].
    """
    table, best, times = "", 1, dict[str, int]()
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        header = re.match(r"\s*(\[\[?)\s*([^\[\]{}=,]+?)\s*\]", line)
        if header:
            table = header[2].replace('"', "").replace(" ", "")
            if len(header[1]) == 2:
                times[table] = times.get(table, -1) + 1
                table = f"{table}[{times[table]}]"
            if f"{place}.".startswith((f"{table}.", f"{table}[")):
                best = number
        elif f"{place}.".startswith(f"{table}." if table else ""):
            written = re.match(r"\s*[\"']?([^\s=\"'{}\[\],]+)[\"']?\s*=", line)
            rest = place[len(table) :].lstrip(".")
            if written and re.match(rf"{re.escape(written[1])}(?:$|[.\[])", rest):
                return number + _lines_on(lines[number - 1 :], rest[len(written[1]) :])
    return best


def _lines_on(lines: list[str], rest: str) -> int:
    """Return how many lines further on an item of a list of inline tables stands, such as "[1].who"."""
    item, opened = re.match(r"\[(\d+)\]\.", rest), 0
    for number, line in enumerate(lines if item else []):
        opened += re.sub(r"\"[^\"]*\"|'[^']*'|#.*", "", line).count("{")
        if item and opened > int(item[1]):
            return number
    return 0


def _line_of(wrong: str, text: str) -> int:
    found = re.search(r"\(at line (\d+)", wrong)
    return int(found[1]) if found else len(text.splitlines()) or 1


def _in_words(problem: str, hint: Any) -> str:
    """Return what msgspec says of a wrong value in words for who writes the file; hint: what is wanted."""
    choices = [hint, *get_args(hint)] if isinstance(hint, UnionType) else [hint]
    words = next((one for one in choices if isinstance(one, type) and issubclass(one, Enum)), None)
    wrong = re.fullmatch(r"Invalid enum value (.+)", problem)
    if wrong and words is not None:
        there = [str(one.value) for one in words]
        near = get_close_matches(wrong[1].strip("'")[:100], there, n=1)
        return f"{wrong[1]} is none of: {', '.join(there)}" + (f"; did you mean {near[0]}?" if near else "")
    if problem.startswith("Invalid RFC3339"):
        return "is no day; want a day such as 2024-05-22"
    types = re.fullmatch(r"Expected `(.+)`, got `(.+)`", problem)
    if types is None:
        return problem
    wanted, there = (
        [_TYPES.get(one, one) for one in side.split(" | ") if one != "null"] for side in types.groups()
    )
    example = " such as 2024-05-22" if wanted == ["a day"] else ""
    return f"is {' or '.join(there)}, want {' or '.join(wanted)}{example}"
