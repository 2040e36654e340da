"""A guide published into a folder: pages, and the same as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from hustings.endorse.guide import Guide
from hustings.endorse.guide_page import guide_pages
from hustings.endorse.guide_plain import GUIDE_COLUMNS, guide_json, guide_rows
from hustings.endorse.postcodes import Postcodes
from hustings.tell.placing import place

JSON, CSV = "guide.json", "guide.csv"


def guide_files(guide: Guide, postcodes: Postcodes | None = None) -> dict[str, str]:
    """Return the text of every file of the site by its name; the same guide gives the same text."""
    return {
        **guide_pages(guide, postcodes),
        JSON: json.dumps(guide_json(guide), ensure_ascii=False, indent=1) + "\n",
        CSV: _csv(guide),
    }


def write_guide(
    guide: Guide, target: Path, postcodes: Postcodes | None = None, replace: bool = False
) -> tuple[str, ...]:
    """Write the site to a folder, whole or not at all; return its files' names.

    Raises SourceError where something stands there and replace is not set, or
    the folder holds what no guide of this election made.
    """
    files = guide_files(guide, postcodes)

    def write(folder: Path) -> None:
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")

    place(target, write, files.keys(), replace)
    return tuple(files)


def _csv(guide: Guide) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, GUIDE_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(guide_rows(guide))
    return out.getvalue()
