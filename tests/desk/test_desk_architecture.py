"""The rules of the house that hold for the desk too, read from its source, and proof that each rule bites."""

from __future__ import annotations

from pathlib import Path

import pytest

from test_architecture import (
    Room,
    Rule,
    imports,
    no_assert,
    no_clock,
    no_print,
    only_figures_round,
    opens_with_one_line,
    short_files,
    short_functions,
    stands_in,
)

DESK = Path(__file__).parents[2] / "src" / "hustings_desk"
CLOCK, ARCHIVE, COMMANDS = "clock.py", "archive.py", "commands"


def only_the_archive_translates(room: Room) -> list[str]:
    """Rows of entries are read and written by the archive alone."""
    allowed = room.place == ARCHIVE or room.place.startswith(("models/", "migrations/"))
    return [] if allowed else [f"imports {name}" for name in imports(room) if name.endswith(".EntryRow")]


def only_the_clock_asks_the_time(room: Room) -> list[str]:
    if room.place == CLOCK:
        return []
    asked = [f"imports {name}" for name in imports(room) if stands_in(name, "django.utils.timezone")]
    return asked + no_clock(room)


def only_commands_print(room: Room) -> list[str]:
    return [] if room.place.startswith(COMMANDS) else no_print(room)


def written_by_hand(rule: Rule) -> Rule:
    """Return the rule for rooms that people write: tables are written by Django."""

    def asked(room: Room) -> list[str]:
        return [] if room.place.startswith("migrations/") else rule(room)

    asked.__name__ = rule.__name__
    return asked


RULES = [
    only_the_archive_translates,
    only_commands_print,
    *map(
        written_by_hand,
        [
            only_the_clock_asks_the_time,
            no_assert,
            only_figures_round,
            opens_with_one_line,
            short_files,
            short_functions,
        ],
    ),
]
BREACHES: list[tuple[Rule, str, str]] = [
    (only_the_archive_translates, "pages/seat.py", "from hustings_desk.models import EntryRow"),
    (only_the_archive_translates, "queue.py", "from hustings_desk.models.ledger_rows import EntryRow"),
    (only_the_clock_asks_the_time, "pages/seat.py", "from django.utils import timezone"),
    (only_the_clock_asks_the_time, "pages/seat.py", "from datetime import datetime\nx = datetime.now(UTC)"),
    (only_commands_print, "pages/seat.py", "print('entered')"),
]


def rooms() -> list[Room]:
    files = sorted(DESK.rglob("*.py"))
    return [Room(file.relative_to(DESK).as_posix(), file.read_text(encoding="utf-8")) for file in files]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_desk_keeps_the_rule(rule: Rule) -> None:
    breaches = [f"{room.place}: {breach}" for room in rooms() for breach in rule(room)]
    assert not breaches, "\n" + "\n".join(breaches)


@pytest.mark.parametrize(("rule", "place", "text"), BREACHES)
def test_a_breach_of_the_desk_on_purpose_is_caught(rule: Rule, place: str, text: str) -> None:
    assert rule(Room(place, text))
