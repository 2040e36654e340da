"""A TOML file as a struct, or a refusal that says which key is wrong and on which line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from types import UnionType
from typing import Any, TypeVar, get_args, get_type_hints

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
        found = place.rstrip("`").strip(".")
        if missing:
            found = f"{found}.{missing[1]}".strip(".")
            problem = "is missing"
        problem = _in_words(problem)
        raise FaultsError(list(_located(file, text, [(found, problem)]))) from None


def refuse(file: str, text: str, problems: Iterable[Problem]) -> None:
    """Raise FaultsError with each problem at the line of its key; nothing where there is none."""
    faults = list(_located(file, text, problems))
    if faults:
        raise FaultsError(faults)


def _located(file: str, text: str, problems: Iterable[Problem]) -> Iterator[Fault]:
    for place, problem in problems:
        yield Fault(plain(file), _line_of_key(text, place), plain(place), plain(problem))


def _unknown(tree: dict[str, Any], shape: type[msgspec.Struct], above: str) -> Iterator[Problem]:
    known = get_type_hints(shape)
    for key, value in tree.items():
        if key not in known:
            near = get_close_matches(key[:100], known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            yield f"{above}{key}", f"is no key that is known here; {hint}"
        elif isinstance(value, dict) and (inner := _struct(known[key])):
            yield from _unknown(value, inner, f"{above}{key}.")


def _struct(hint: Any) -> type[msgspec.Struct] | None:
    choices = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    return next((one for one in choices if isinstance(one, type) and issubclass(one, msgspec.Struct)), None)


def _line_of_key(text: str, place: str) -> int:
    """Return the line of a key: under its table's header, else of the nearest header above, else 1."""
    *tables, key = place.split(".")
    key = re.split(r"[\[.]", key)[0]
    table, best = "", 1
    for number, line in enumerate(text.split("\n"), start=1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line)
        if header:
            table = header[1].replace('"', "").replace(" ", "")
            if f"{place}.".startswith(f"{table}."):
                best = number
        elif table == ".".join(tables) and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return best


def _line_of(wrong: str, text: str) -> int:
    found = re.search(r"\(at line (\d+)", wrong)
    return int(found[1]) if found else len(text.splitlines()) or 1


def _in_words(problem: str) -> str:
    """Return what msgspec says of a wrong type in words for who writes the file."""
    types = re.fullmatch(r"Expected `(.+)`, got `(.+)`", problem)
    if types is None:
        return problem
    wanted, there = (
        [_TYPES.get(one, one) for one in side.split(" | ") if one != "null"] for side in types.groups()
    )
    return f"is {' or '.join(there)}, want {' or '.join(wanted)}"
