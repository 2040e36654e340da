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
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.check_speed import mirror_named
from benchmarks.site_publishing import Figure, publishing
from benchmarks.site_reading import first_view, load


def main() -> None:
    """Take every figure and print the table; exit 1 where a target is missed."""
    mirror = mirror_named()
    if mirror is None:
        sys.exit("benchmarks need the official files: set HUSTINGS_MIRROR, or put a mirror in ../shared/data")
    os.environ["HUSTINGS_MIRROR"] = str(mirror)
    table = Table("Measure", "Figure", "Target", "", title="The public site", box=None)
    missed = False
    with tempfile.TemporaryDirectory() as work:
        for one in figures(Path(work)):
            missed = missed or not one.is_met
            table.add_row(one.what, one.told, one.target_told, "" if one.is_met else "MISSED")
    Console(width=120).print(table)
    print(f"Load at the end, one minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")
    print("Queries of the desk's database caused by readers: none. The pages are files; nothing that serves")
    print("them knows where the database is.")
    sys.exit(missed)


def figures(work: Path) -> Iterator[Figure]:
    """Yield every figure; each part leaves its site for the next."""
    yield from publishing(work)
    yield from first_view(work / "live")
    yield from load(work / "replay")


if __name__ == "__main__":
    main()
