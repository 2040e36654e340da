"""What is never held here: individual voters. A file with a column about them is refused."""

from __future__ import annotations

import re
from collections.abc import Collection
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


def refuse_voters(path: Path, allowed: Collection[str] = ()) -> None:
    """Refuse a file with columns about individual voters, before any of its rows is looked at.

    allowed: columns that the file is there for, such as the postcodes of a
    look-up. FaultsError names every such column.
    """
    file = name_of(path)
    line, header = next(lines_of(text_of(bytes_of(path, file), file, "utf-8"), file, ","), (1, []))
    sheet = Sheet(file, {}, Layout())
    for column in (cell.strip(BLANKS) for cell in header):
        if column not in allowed and is_about_voters(column):
            sheet.fault(line, column, PROBLEM)
    if sheet.faults:
        raise FaultsError(sheet.faults)


def is_about_voters(column: str) -> bool:
    """Whether a column's name says that it is about individual voters.

    >>> is_about_voters("VoterID"), is_about_voters("e-mail"), is_about_voters("electorate")
    (True, True, False)
    """
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    words = " ".join(re.sub(r"[^0-9a-z]+", " ", parted.casefold()).split())
    return _VOTERS.search(words) is not None
