"""What a bench is asked for: all of its measures, or those named after --only."""

from __future__ import annotations

import argparse
from collections.abc import Mapping


def asked_for(program: str, about: str | None, measures: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the measures to take, in the bench's order.

    program: as in "benchmarks.site". about: the bench's docstring. measures: what
    each is of, by its name. Exits where help is asked for, or a name that is none.
    """
    told = "\n".join(f"  {name:<14} {what}" for name, what in measures.items())
    parser = argparse.ArgumentParser(
        prog=f"python -m {program}",
        description=about,
        epilog=f"measures:\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=list(measures),
        metavar="MEASURE",
        help="take this measure alone; say it again for another",
    )
    only = parser.parse_args().only
    return tuple(name for name in measures if only is None or name in only)
