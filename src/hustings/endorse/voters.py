"""What is never held here: individual voters. A file with a column about them is refused."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path

from hustings.errors import FaultsError
from hustings.sources.lines import BLANKS, bytes_of, lines_of, name_of, text_of
from hustings.sources.reading import Layout, Sheet

PROBLEM = "is about individual voters; only seats and public candidates are held here"
_PEOPLE = "voter|elector|resident|respondent|subscriber|supporter|canvass|household|recipient|petition|donor"
_PRIVATE = (
    "e ?mail|(?:tele)?phone|mobile|whats ?app|date of birth|birth ?da(?:y|te)|dob|street|nino|ni number|"
    "polling number|electoral roll|marked register|uprn|postcode|post code|(?:home|postal|ip) ?address|"
    "vot(?:ing|e) intention|voted|how they vote|turned ?out"
)
_VOTERS = re.compile(
    rf"\b(?:{_PEOPLE})(?!ates?\b)\w*|\b(?:{_PRIVATE})s?\b|\bmember(?:ship)? ?(?:id|number|no|name)\b"
)
_ALONE = re.compile(
    r"(?:(?:full|first|last|middle|given|family|christian|person s?) ?)?names?|surnames?|forenames?|initials|"
    r"contacts?(?: \w+)?|address(?:es)?(?: (?:line ?)?\d+)?|house(?: \w+)?|landlines?|tel(?: \w+)?|"
    r"cell(?: \w+)?|poll(?:ing)? ?(?:numbers?|no|id)|roll ?(?:numbers?|no|id)|persuada\w+|preferences?|"
    r"(?:likely|likelihood)(?: (?:to|of) (?:vote|voting))?|gender|sex|age|ethnicity|religion"
)
"""Words about people that a column of seats may hold within a longer name, such as source_address."""
_MOST = 40


def refuse_voters(path: Path, allowed: Collection[str] = ()) -> None:
    """Refuse a file with columns about individual voters, before any of its rows is looked at.

    allowed: columns that the file is there for, such as the postcodes of a
    look-up. FaultsError names every such column.
    """
    sheet, line, header = _header(path)
    for column in header:
        if column not in allowed and is_about_voters(column):
            sheet.fault(line, column, PROBLEM)
    if sheet.faults:
        raise FaultsError(sheet.faults)


def refuse_others(path: Path, known: Sequence[str]) -> None:
    """Refuse a file with any column but the known ones, before any of its rows is looked at.

    A name alone cannot say what a column holds of whom, so what is not known
    is not taken. FaultsError names every such column, and which are known.
    """
    sheet, line, header = _header(path)
    if not set(header) & set(known):
        # Not such a table at all: what reads it says why.
        refuse_voters(path)
        return
    for column in header:
        if column in known:
            continue
        if is_about_voters(column):
            sheet.fault(line, column, PROBLEM)
            continue
        near = get_close_matches(column.casefold()[:_MOST], [one for one in known if one not in header], n=1)
        hint = f"did you mean {near[0]}? Known are" if near else "known are"
        problem = f"is no column of this file; {hint} {', '.join(known)}. Data on voters are never taken"
        sheet.fault(line, column or "(no name)", problem)
    if sheet.faults:
        raise FaultsError(sheet.faults)


def _header(path: Path) -> tuple[Sheet, int, list[str]]:
    file = name_of(path)
    line, header = next(lines_of(text_of(bytes_of(path, file), file, "utf-8"), file, ","), (1, []))
    return Sheet(file, {}, Layout()), line, [cell.strip(BLANKS) for cell in header]


def is_about_voters(column: str) -> bool:
    """Whether a column's name says that it is about individual voters.

    >>> is_about_voters("VoterID"), is_about_voters("e-mail"), is_about_voters("electorate")
    (True, True, False)
    """
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    words = " ".join(re.sub(r"[^0-9a-z]+", " ", parted.casefold()).split())
    return _VOTERS.search(words) is not None or _ALONE.fullmatch(words) is not None
