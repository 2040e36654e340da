"""The data dictionary as a page: every column of the CSV files, what it holds, and what blank means."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, BinaryIO

from hustings.publish.addresses import DICTIONARY
from hustings.publish.archive import as_json
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page
from hustings.publish.words import Words

_TOLD = ("meaning", "holds", "blank")
"""Columns of the dictionary that are sentences."""
_NONE = "–"


def dictionary_pages(edition: Edition) -> Iterator[Page | DataFile]:
    """Yield the page of the dictionary with its JSON and CSV."""
    yield DataFile("dictionary.json", None, lambda: as_json(list(described())))
    yield DataFile("dictionary.csv", None, lambda: _written().encode())
    yield Page(
        DICTIONARY,
        "dictionary.html",
        0,
        None,
        lambda words: dictionary_content(words),
        {"json": "dictionary.json", "csv": "dictionary.csv"},
    )


def dictionary_content(words: Words) -> dict[str, Any]:
    """Return what the template of the dictionary is filled with, a table at a time."""
    named = {
        "contests": words._("Contests"),
        "candidacies": words._("Candidacies"),
        "parties": words._("Parties"),
        "seats": words._("Besides candidacies, in the file of a seat"),
        "history": words._("Earlier results"),
    }
    return {
        "title": words._("Data dictionary"),
        "tables": [
            (table, name, [_told(row, words) for row in described() if row["table"] == table])
            for table, name in named.items()
        ],
    }


def _told(row: dict[str, str], words: Words) -> dict[str, str]:
    return row | {name: words._(row[name]) for name in _TOLD}


def sentences(
    file: BinaryIO, keywords: object, comments: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield what is told of the columns, for Babel, which gathers what wants a translation."""
    rows = csv.DictReader(io.TextIOWrapper(file, encoding="utf-8"))
    for number, row in enumerate(rows, start=2):
        yield from ((number, "_", row[name], []) for name in _TOLD if row[name] != _NONE)


@cache
def described() -> tuple[dict[str, str], ...]:
    """Return every column with its meaning, in the order of the files."""
    return tuple(csv.DictReader(io.StringIO(_written())))


@cache
def _written() -> str:
    return (resources.files(__package__) / "dictionary.csv").read_text(encoding="utf-8")
