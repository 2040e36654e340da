"""Founding a desk: tables, contests and candidacies, the first account."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction

from hustings.errors import ElectionError
from hustings.record.election import Election
from hustings.record.entry import Kind
from hustings_desk.archive import Said, writing
from hustings_desk.auditing import note
from hustings_desk.foundation import contests_of, setup_of
from hustings_desk.models import Account, Role, Setup


@dataclass(frozen=True, slots=True)
class Founded:
    """What was set up, and the first account with its password, which is not kept."""

    title: str
    contests: int
    candidacies: int
    database: str
    administrator: str
    password: str


def found_desk(election: Election, is_rehearsal: bool, administrator: str) -> Founded:
    """Set the desk up for an election; ElectionError where it is set up already.

    Contests and candidacies are taken from the record, figures are not.
    """
    make_tables()
    contests = contests_of(election)
    with transaction.atomic():
        standing = Setup.objects.filter(pk=1).first()
        if standing is not None:
            raise ElectionError(
                f"this desk is set up for {standing.name} already; name another "
                "folder in HUSTINGS_DESK_HOME, or another database in HUSTINGS_DATABASE_URL"
            )
        setup_of(election, is_rehearsal).save()
        password = make_account(administrator, Role.ADMINISTRATOR)
        source = election.ledger.entries[0].source if election.ledger.entries else election.name
        with writing() as writer:
            writer.append(*(Said(Kind.NOMINATE, contest, None, source) for contest in contests))
        note(Account.objects.get(username=administrator), "set up the desk", about=election.name)
    setup = Setup.objects.get(pk=1)
    candidacies = sum(len(contest.candidacies) for contest in contests)
    return Founded(setup.title, len(contests), candidacies, connection.vendor, administrator, password)


def make_tables() -> None:
    """Bring the database to this version's form, and static files to their place."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)


def make_account(name: str, role: str = "") -> str:
    """Make an account, or give one that is there a fresh password; return the password.

    It lets its owner in to choose another, and to do nothing else. role: ""
    is that of an account that is there, and keyer for a new one.
    """
    account = Account.objects.filter(username__iexact=name).first()
    role = role or (account.role if account else Role.KEYER)
    if role not in (Role.KEYER, Role.EDITOR, Role.ADMINISTRATOR):
        raise ElectionError(f"{role!r} is no role; want keyer, editor or administrator")
    if account is not None and account.role != role:
        is_now = account.get_role_display().casefold()
        raise ElectionError(
            f"{account.username} is here as {is_now}, and the role of an account never changes; for a fresh "
            f"password leave --role out, for somebody who is {role} name another account"
        )
    account = account or _new(name, role)
    password = give_password(account)
    note(account, "given a password")
    return password


def give_password(account: Account) -> str:
    """Return a fresh password of an account, saved with it; its owner chooses another at the next sign-in."""
    password = secrets.token_urlsafe(12)
    account.set_password(password)
    account.has_given_password = True
    account.save()
    return password


def let_given_passwords_stand() -> None:
    """Let the passwords given so far stay in use, for a demonstration whose accounts are nobody's."""
    Account.objects.update(has_given_password=False)


def _new(name: str, role: str) -> Account:
    made = Account(username=name, role=role)
    try:
        made.full_clean(exclude=["password", "label"])
    except ValidationError as wrong:
        raise ElectionError(f"{name!r} is no name to sign in with. {' '.join(wrong.messages)}") from None
    return made
