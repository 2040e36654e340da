"""What was said is never changed or deleted, whoever asks the database; blanking is the one exception."""

from __future__ import annotations

import uuid

import pytest
from django.db import Error, connection, transaction

import hustings
from hustings.record.entry import Blanking, Confirmation, Kind
from hustings_desk.acting import call
from hustings_desk.archive import Said, book, writing
from hustings_desk.clock import now
from hustings_desk.founding import found_desk, make_account
from hustings_desk.models import Account, Agreement, EntryRow, Keying, Release, Round, Settlement

pytestmark = pytest.mark.django_db
SEAT = "E14001446"
TABLES = {
    "entryrow": "source",
    "keying": "figures",
    "settlement": "figures",
    "agreement": "at",
    "callword": "reason",
    "act": "about",
    "release": "signed",
}
"""Every table that only grows, with a column that somebody might wish to change."""


@pytest.fixture
def keyers() -> tuple[Account, Account]:
    example = hustings.load("example")
    found_desk(example, is_rehearsal=False, administrator="admin")
    make_account("second", "keyer")
    first, second = Account.objects.get(username="admin"), Account.objects.get(username="second")
    declaration = example.contest(SEAT).declaration
    assert declaration is not None
    with writing() as writer:
        (number,) = writer.append(Said(Kind.ENTER, declaration, first, "a notice"))
        writer.append(Said(Kind.CONFIRM, Confirmation(SEAT, number), second, "a notice"))
    other = next(key for key in book().now.contests if key != SEAT)
    call(first, other, "", "too close (made up)")
    current = Round.objects.create(contest=other, purpose=Round.DECLARATION, opened_at=now(), opened_by=first)
    Keying.objects.create(
        round=current, slot=1, account=first, figures="{}", source="", form=uuid.uuid4(), at=now()
    )
    settlement = Settlement.objects.create(
        round=current, account=first, figures="{}", form=uuid.uuid4(), at=now()
    )
    Agreement.objects.create(settlement=settlement, account=first, at=now())
    Release.objects.create(entries=8, head="0" * 64, signed="{}", at=now())
    return first, second


def refused(statement: str) -> bool:
    """Return whether the database refuses the statement because what was said is never changed."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except Error as wrong:
        return "never changed" in str(wrong)
    return False


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_neither_changed_nor_deleted(keyers: object, table: str) -> None:
    name, column = f"hustings_desk_{table}", TABLES[table]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {name}")
        assert cursor.fetchone()[0], "there is something to change"
    assert refused(f"UPDATE {name} SET {column} = {column if table == 'agreement' else repr('x')}")
    assert refused(f"DELETE FROM {name}")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_not_emptied(keyers: object, table: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE; its DELETE is refused above")
    with connection.cursor() as cursor:
        # Else PostgreSQL refuses for another reason: references of this transaction still to be checked.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert refused(f"TRUNCATE hustings_desk_{table} CASCADE")


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_not_written_over(keyers: object, table: str) -> None:
    name, column = f"hustings_desk_{table}", TABLES[table]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {name} LIMIT 1")
        columns = [one[0] for one in cursor.description]
        before = cursor.fetchone()
    key = "n" if "n" in columns else "id"
    listed = ", ".join(f'"{one}"' for one in columns)
    copied = ", ".join("'2031-05-01'" if one == column else f'"{one}"' for one in columns)
    taken = f'SELECT {copied} FROM {name} WHERE "{key}" = {before[columns.index(key)]}'
    if connection.vendor == "sqlite":
        assert refused(f"INSERT OR REPLACE INTO {name} ({listed}) {taken}")
    else:
        kept = f'ON CONFLICT ("{key}") DO UPDATE SET {column} = EXCLUDED.{column}'
        assert refused(f"INSERT INTO {name} ({listed}) {taken} {kept}")
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM {name} WHERE "{key}" = {before[columns.index(key)]}')
        assert cursor.fetchone() == before


def test_blanking_is_the_one_change_and_takes_nothing_else_along(keyers: tuple[Account, Account]) -> None:
    with writing() as writer:
        writer.remove(2, Said(Kind.BLANK, Blanking(2, "an order (made up)"), keyers[0], "a court"))
    assert EntryRow.objects.get(n=2).payload is None
    assert refused("UPDATE hustings_desk_entryrow SET payload = NULL, salt = '', source = 'x' WHERE n = 3")
    assert refused("UPDATE hustings_desk_entryrow SET payload = '{}' WHERE n = 2")


def test_nobody_confirms_an_own_entry_whatever_the_program_does(keyers: tuple[Account, Account]) -> None:
    row = EntryRow.objects.get(kind="confirm")
    for account in (keyers[0], None):
        row.pk, row.previous, row.hash, row.account = 99, "p", "h", account
        with pytest.raises(Error, match="own entry"), transaction.atomic():
            row.save(force_insert=True)
