"""Measure the public site: one table, each figure beside its target.

2024 with its history, boundaries and forecast. Publishing, sizes and bytes are
measured by the library; the first view in Chromium on a slow connection; the
load by wrk against nginx with the configuration of examples/nginx-site.conf,
while the night is published at ten times its speed. What is not installed is
said and left out. Needs the official files: a mirror in HUSTINGS_MIRROR or in
../shared/data.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.asked import asked_for
from benchmarks.check_speed import mirror_named
from benchmarks.site_publishing import (
    Figure,
    archive_of_a_night,
    differing_files,
    house_page,
    middle_of_the_night,
    one_declaration,
    whole_publication,
)
from benchmarks.site_reading import first_view, load

MEASURES: dict[str, tuple[str, Callable[[Path], Iterator[Figure]]]] = {
    "publication": (
        "the whole of 2024 published, and its size in one language and in two",
        whole_publication,
    ),
    "declarations": ("one declaration to every file, over the night", one_declaration),
    "archive": ("the data of earlier entries, of a whole night", archive_of_a_night),
    "bytes": ("files that differ, published at once and step by step", differing_files),
    "page": ("the House page and what it loads first", house_page),
    "view": (
        "the first view on a slow connection, in Chromium",
        lambda work: first_view(middle_of_the_night(work)),
    ),
    "load": ("requests a second while the night is published", lambda work: load(work / "replay")),
}


def main() -> None:
    """Take the figures asked for and print the table; exit 1 where a target is missed."""
    asked = asked_for("benchmarks.site", __doc__, {name: what for name, (what, _) in MEASURES.items()})
    mirror = mirror_named()
    if mirror is None:
        sys.exit("benchmarks need the official files: set HUSTINGS_MIRROR, or put a mirror in ../shared/data")
    os.environ["HUSTINGS_MIRROR"] = str(mirror)
    table = Table("Measure", "Figure", "Target", "", title="The public site", box=None)
    missed = False
    with tempfile.TemporaryDirectory() as work:
        for one in (figure for name in asked for figure in MEASURES[name][1](Path(work))):
            missed = missed or not one.is_met
            table.add_row(one.what, one.told, one.target_told, "" if one.is_met else "MISSED")
    Console(width=120).print(table)
    print(f"Load at the end, one minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")
    print("Queries of the desk's database caused by readers: none. The pages are files; nothing that serves")
    print("them knows where the database is.")
    sys.exit(missed)


if __name__ == "__main__":
    main()
