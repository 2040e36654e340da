"""Triggers: what was entered is never changed or deleted, and nobody confirms an own entry."""

from __future__ import annotations

from typing import Any

from django.db import migrations

FROZEN = {
    "hustings_desk_keying": "what was keyed",
    "hustings_desk_settlement": "a settlement",
    "hustings_desk_agreement": "an agreement",
    "hustings_desk_callword": "a call",
    "hustings_desk_act": "the log",
    "hustings_desk_release": "a signed head",
}
ENTRIES = "hustings_desk_entryrow"
# SQLite's INSERT OR REPLACE deletes the row in the way without asking a trigger on deletion.
_ALONE = {
    ENTRIES: ("n = NEW.n", "hash = NEW.hash", "previous = NEW.previous"),
    "hustings_desk_keying": (
        "id = NEW.id",
        "form = NEW.form",
        "round_id = NEW.round_id AND (slot = NEW.slot OR account_id = NEW.account_id)",
        "NEW.is_machine AND is_machine AND round_id = NEW.round_id",
    ),
    "hustings_desk_settlement": ("id = NEW.id", "form = NEW.form"),
    "hustings_desk_agreement": (
        "id = NEW.id",
        "settlement_id = NEW.settlement_id AND account_id = NEW.account_id",
    ),
}
_COVERED = (
    "n",
    "kind",
    "at",
    "by",
    "source",
    "mode",
    "payload_hash",
    "previous",
    "hash",
    "contest",
    "confirms",
)
_CHANGED = " OR ".join(f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in _COVERED)
_NO_REPLACEMENT = ("no_replacement", "no_replacement1", "no_replacement2", "no_replacement3")


def forwards(apps: Any, editor: Any) -> None:
    """Make the triggers of this database's kind."""
    make = {"sqlite": _sqlite, "postgresql": _postgresql}[editor.connection.vendor]
    for statement in make():
        editor.execute(statement)


def backwards(apps: Any, editor: Any) -> None:
    """Take the triggers away."""
    is_postgresql = editor.connection.vendor == "postgresql"
    for table in (*FROZEN, ENTRIES):
        for name in ("no_change", "no_delete", *_NO_REPLACEMENT, "two_people"):
            place = f' ON "{table}"' if is_postgresql else ""
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{place}")


def _sqlite() -> list[str]:
    made = []
    for table, what in {**FROZEN, ENTRIES: "the ledger"}.items():
        refuse = f"SELECT RAISE(ABORT, '{what} is never changed')"
        when = f"WHEN {_CHANGED} OR NEW.payload IS NOT NULL OR NEW.salt <> '' " if table == ENTRIES else ""
        when = when.replace("IS DISTINCT FROM", "IS NOT")
        made += [
            f'CREATE TRIGGER {table}_no_change BEFORE UPDATE ON "{table}" {when}BEGIN {refuse}; END',
            f'CREATE TRIGGER {table}_no_delete BEFORE DELETE ON "{table}" BEGIN {refuse}; END',
        ]
        for number, same in enumerate(_ALONE.get(table, ("id = NEW.id",))):
            made.append(
                f'CREATE TRIGGER {table}_no_replacement{number or ""} BEFORE INSERT ON "{table}" '
                f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {same}) BEGIN {refuse}; END'
            )
    made.append(
        f"CREATE TRIGGER {ENTRIES}_two_people BEFORE INSERT ON \"{ENTRIES}\" WHEN NEW.kind = 'confirm' AND "
        f'COALESCE((SELECT account_id FROM "{ENTRIES}" WHERE n = NEW.confirms), NEW.account_id) = NEW.account_id '
        "OR NEW.kind = 'confirm' AND NEW.account_id IS NULL BEGIN SELECT RAISE(ABORT, 'nobody confirms an own entry'); END"
    )
    return made


def _postgresql() -> list[str]:
    made = []
    for table, what in {**FROZEN, ENTRIES: "the ledger"}.items():
        when = f"WHEN ({_CHANGED} OR NEW.payload IS NOT NULL OR NEW.salt <> '') " if table == ENTRIES else ""
        name = f"{table}_refuse"
        made += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{what} is never changed'; END $$",
            f'CREATE TRIGGER {table}_no_change BEFORE UPDATE ON "{table}" FOR EACH ROW {when}EXECUTE FUNCTION {name}()',
            f'CREATE TRIGGER {table}_no_delete BEFORE DELETE OR TRUNCATE ON "{table}" FOR EACH STATEMENT '
            f"EXECUTE FUNCTION {name}()",
        ]
    made += [
        "CREATE OR REPLACE FUNCTION hustings_desk_two_people() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f'IF COALESCE((SELECT account_id FROM "{ENTRIES}" WHERE n = NEW.confirms), NEW.account_id) '
        "= NEW.account_id OR NEW.account_id IS NULL THEN RAISE EXCEPTION 'nobody confirms an own entry'; END IF; RETURN NEW; END $$",
        f'CREATE TRIGGER {ENTRIES}_two_people BEFORE INSERT ON "{ENTRIES}" FOR EACH ROW '
        "WHEN (NEW.kind = 'confirm') EXECUTE FUNCTION hustings_desk_two_people()",
    ]
    return made


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("hustings_desk", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
