"""From two keys to an entry: keyed blind, compared, settled where they differ, entered, confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from hustings.errors import DeclarationError, ElectionError
from hustings.night.guards import Finding, Severity
from hustings.night.keyed import Keyed, differences
from hustings.night.two_keys import Entered, Key, equal, settled
from hustings.record.entry import Confirmation, Correction, Kind
from hustings_desk.archive import Said, Writer, writing
from hustings_desk.auditing import note
from hustings_desk.boxes import reasons_of
from hustings_desk.clock import now
from hustings_desk.guarding import findings
from hustings_desk.leasing import TakenError, open_round
from hustings_desk.models import Account, Agreement, Keying, Lease, Notice, Round, Settlement
from hustings_desk.warned import Answer, words_by_guard

_NONE = Answer("", "")


class Outcome(StrEnum):
    """What became of a key that was sent."""

    WAITS = "waits"
    CONFIRMED = "confirmed"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Sent:
    """A key, or a settlement, as it comes from a form or a machine.

    answers: to each warning, by the guard's name; one counts for the words it
    was given to. form: the form's own number: the same number twice counts once.
    """

    account: Account
    figures: Keyed
    form: UUID
    source: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    notice: Notice | None = None


class GuardedError(ElectionError):
    """Figures that a guard holds back: impossible ones, or warnings that nobody answered in these words."""

    def __init__(self, found: Sequence[Finding]) -> None:
        self.findings = tuple(found)
        super().__init__("\n".join(one.words for one in found))


def key(sent: Sent) -> Outcome:
    """Keep what one person keyed; where it is the second key and equal, enter and confirm it.

    Raises GuardedError where a guard stops it, ElectionError where the account
    may not key this contest now. A form sent twice is kept once.
    """
    with writing() as writer:
        before = Keying.objects.filter(form=sent.form).select_related("round").first()
        if before is not None:
            return _again(sent, before)
        current = open_round(sent.figures.contest, sent.account)
        _refuse_wrong_purpose(current, writer)
        answers = answered(sent, writer)
        keyings = list(current.keyings.all())
        slot = _slot(current, sent.account, keyings)
        made = Keying.objects.create(
            round=current,
            slot=slot,
            account=sent.account,
            is_machine=sent.account.is_machine,
            figures=as_text(sent.figures),
            answers=answers,
            source=sent.source,
            notice=sent.notice,
            form=sent.form,
            at=now(),
        )
        Lease.objects.filter(round=current, account=sent.account).delete()
        note(sent.account, "keyed", current.contest, _told(answers))
        keys = sorted([*keyings, made], key=lambda one: one.slot)
        entered = equal([_key(one) for one in keys])
        if entered is not None:
            _enter(writer, current, entered, {str(one.account_id): one.account for one in keys})
        return outcome_of(current)


def settle(sent: Sent) -> Outcome:
    """Propose figures where two keys differ; entered once two people stand behind every box.

    Someone who keyed neither settles at once, unless a box gets a value that
    neither had; then, and where a keyer proposes, another person must agree.
    """
    with writing() as writer:
        _refuse_machine(sent.account)
        before = Settlement.objects.filter(form=sent.form).select_related("round").first()
        if before is not None:
            return _again(sent, before)
        current = open_round(sent.figures.contest, sent.account)
        if current.keyings.count() < 2:
            raise ElectionError("There is nothing to settle here: both keys must be in, and differ.")
        answers = answered(sent, writer)
        made = Settlement.objects.create(
            round=current,
            account=sent.account,
            figures=as_text(sent.figures),
            answers=answers,
            form=sent.form,
            at=now(),
        )
        note(sent.account, "settled", current.contest, _told(answers))
        return _agreed(writer, made, sent.account)


def agree(account: Account, settlement: Settlement) -> Outcome:
    """Stand behind a settlement that someone else proposed."""
    with writing() as writer:
        _refuse_machine(account)
        current = Round.objects.select_for_update().get(pk=settlement.round_id)
        if current.closed_at is not None and current.entry is None:
            raise ElectionError("An editor set these keys aside; there is nothing to agree to any more.")
        if current.closed_at is not None:
            return outcome_of(current)
        if latest_settlement(current) != settlement:
            raise ElectionError("Another settlement was proposed since; look at that one.")
        note(account, "agreed", current.contest)
        return _agreed(writer, settlement, account)


def outcome_of(current: Round) -> Outcome:
    """Return how far a round has come."""
    current.refresh_from_db()
    if current.entry is not None:
        return Outcome.CONFIRMED
    return Outcome.DIFFERS if current.keyings.count() == 2 else Outcome.WAITS


def latest_settlement(current: Round) -> Settlement | None:
    """Return the settlement proposed last; None where none was."""
    return current.settlements.order_by("-pk").first()


def answered(sent: Sent, writer: Writer) -> list[dict[str, str]]:
    """Return the warnings met with the reason for each; GuardedError where a guard stops the figures."""
    _refuse_strangers(sent.figures, writer)
    found = findings(sent.figures, writer.book, now())
    if any(one.severity is Severity.IMPOSSIBLE for one in found):
        raise GuardedError(found)
    said = words_by_guard(found)
    if not all(sent.answers.get(guard, _NONE).is_to(words) for guard, words in said.items()):
        raise GuardedError(found)
    return [
        {"guard": one.guard, "words": one.words, "reason": sent.answers[one.guard].reason.strip()}
        for one in found
    ]


def as_text(figures: Keyed) -> str:
    """Return keyed figures as JSON text."""
    return msgspec.json.encode(figures).decode()


def from_text(text: str) -> Keyed:
    """Return the keyed figures of a JSON text."""
    return msgspec.json.decode(text, type=Keyed)


def _agreed(writer: Writer, settlement: Settlement, account: Account) -> Outcome:
    Agreement.objects.get_or_create(settlement=settlement, account=account, defaults={"at": now()})
    current = settlement.round
    keyings = list(current.keyings.select_related("account"))
    agreements = list(settlement.agreements.select_related("account"))
    people = {str(one.account_id): one.account for one in keyings}
    people |= {str(one.account_id): one.account for one in agreements}
    agreeing = {str(one.account_id) for one in agreements}
    entered = settled([_key(one) for one in keyings], from_text(settlement.figures), agreeing)
    if entered is not None:
        _enter(writer, current, entered, people)
    return outcome_of(current)


def _enter(writer: Writer, current: Round, entered: Entered, people: Mapping[str, Account]) -> None:
    """Append the entry and its confirmation, and close the round."""
    declaration = entered.figures.declaration()
    source = next((one.source for one in current.keyings.all() if one.source), "notice of the result")
    contest = declaration.contest
    said = Said(Kind.ENTER, declaration, people[entered.first], source)
    if current.purpose == Round.CORRECTION:
        said = replace(said, kind=Kind.CORRECT, payload=Correction(declaration, current.reason))
    number = writer.append(said)[0]
    writer.append(Said(Kind.CONFIRM, Confirmation(contest, number), people[entered.second], source))
    current.entry, current.closed_at = number, now()
    current.save(update_fields=["entry", "closed_at"])
    Lease.objects.filter(round=current).delete()


def _slot(current: Round, account: Account, keyings: Sequence[Keying]) -> int:
    if any(one.account_id == account.pk for one in keyings):
        raise ElectionError("You have keyed this contest; a second person keys it now.")
    if account.is_machine and any(one.is_machine for one in keyings):
        raise TakenError("A machine is one of the two keys at most; a person keys the other.")
    used = {one.slot for one in keyings}
    leases = list(Lease.objects.filter(round=current, until__gt=now()))
    own = [lease.slot for lease in leases if lease.account_id == account.pk]
    others = {lease.slot for lease in leases if lease.account_id != account.pk}
    free = [slot for slot in (*own, 1, 2) if slot not in used and (slot in own or slot not in others)]
    if not free:
        raise TakenError("Both keys of this contest are in, or with others.")
    return free[0]


def _refuse_wrong_purpose(current: Round, writer: Writer) -> None:
    standing = writer.book.now.contests.get(current.contest)
    if standing is None:
        raise ElectionError(f"There is no contest {current.contest!r} here.")
    if standing.is_declared and current.purpose == Round.DECLARATION:
        raise ElectionError(
            f"{standing.contest.seat.name} is declared already; an editor opens a correction."
        )


def _refuse_strangers(figures: Keyed, writer: Writer) -> None:
    standing = writer.book.now.contests.get(figures.contest)
    there = {one.key for one in standing.contest.candidacies} if standing else set()
    unknown = sorted(set(figures.votes) - there)
    if standing and unknown:
        raise DeclarationError(f"{standing.contest.seat.name}: nobody here called {', '.join(unknown)}")
    reasons = [reason.key for reason in reasons_of(writer.book.election)]
    strange = sorted(set(figures.rejected_by_reason) - set(reasons))
    if strange:
        raise DeclarationError(
            f"papers rejected for {', '.join(strange)}: want any of {', '.join(reasons) or 'none'}"
        )


def _refuse_machine(account: Account) -> None:
    if account.is_machine:
        raise ElectionError("A machine is one of the two keys at most; people settle where keys differ.")


def _again(sent: Sent, before: Keying | Settlement) -> Outcome:
    """Return what became of a form sent before; ElectionError where its number came with something else."""
    kept = from_text(before.figures)
    is_same = kept.contest == sent.figures.contest and not differences(kept, sent.figures)
    if before.account_id != sent.account.pk or not is_same:
        raise ElectionError(
            "A form of this number was sent before, with something else in it. Send a new one."
        )
    return outcome_of(before.round)


def _key(keying: Keying) -> Key:
    return Key(str(keying.account_id), from_text(keying.figures))


def _told(answers: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(f"{one['words']} Reason: {one['reason']}" for one in answers)
