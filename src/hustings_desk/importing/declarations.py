"""Declarations taken in as one key of whoever sends them, never both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from hustings.errors import ElectionError, Fault
from hustings.night.guards import Finding, Severity
from hustings.night.keyed import Keyed, differences
from hustings_desk.archive import Writer
from hustings_desk.entering import GuardedError, Outcome, Sent, from_text, key
from hustings_desk.importing.declared_rows import DeclaredRows
from hustings_desk.importing.order import Changes, Order
from hustings_desk.leasing import TakenError
from hustings_desk.models import Keying
from hustings_desk.warned import Answer, mark_of, mark_of_all, words_by_guard

_FORMS = UUID("6f7a1d1e-0d4b-5a53-9d55-6b3c0f1f6a51")
_SAID = {
    Outcome.WAITS: "keyed, waits for its second key",
    Outcome.CONFIRMED: "second key, equal: entered and confirmed",
    Outcome.DIFFERS: "second key, differs: to be settled",
}
Tell = Callable[[int, int], None]


def take_declarations(order: Order, found: Sequence[DeclaredRows], writer: Writer, tell: Tell) -> Changes:
    """Key every contest of a file for its account; faults where a guard stops figures, or they are others.

    What the account keyed alike before, or stands alike, is passed over. A
    contest whose keys are both gone is left, and told.
    """
    changes = Changes()
    for done, one in enumerate(found, start=1):
        seat = one.contest.seat.name
        if _is_known(order, one, writer):
            changes.same += 1
        else:
            try:
                outcome = _keyed(order, one)
                changes.words.append(f"{seat}: {_SAID[outcome]}")
            except TakenError as taken:
                changes.left.append(f"{seat}: {taken}")
            except GuardedError as guarded:
                changes.faults.extend(_told(order, one, guarded.findings))
            except ElectionError as wrong:
                changes.faults.append(order.fault(one.line, "", f"{seat}: {wrong}"))
        tell(done, len(found))
    changes.rows = len(changes.words)
    return changes


def _keyed(order: Order, one: DeclaredRows) -> Outcome:
    """Key one contest; its reason answers warnings where the file carries the mark of their words."""
    form = uuid5(_FORMS, f"{order.sha256} {one.contest.key} {order.account.pk}")
    sent = Sent(order.account, one.figures, form, one.source or order.file)
    try:
        return key(sent)
    except GuardedError as guarded:
        if not one.reason or one.seen != mark_of_all(guarded.findings):
            raise
        said = words_by_guard(guarded.findings)
        answers = {guard: Answer(one.reason, mark_of(words)) for guard, words in said.items()}
        return key(replace(sent, answers=answers))


def _is_known(order: Order, one: DeclaredRows, writer: Writer) -> bool:
    """Whether the account keyed the same before and it is awaited, or the same figures stand."""
    mine = Keying.objects.filter(round__contest=one.contest.key, account=order.account)
    if any(_same(from_text(keying.figures), one.figures) for keying in mine.filter(round__closed_at=None)):
        return True
    standing = writer.book.now.contests[one.contest.key].declaration
    open_rounds = Keying.objects.filter(round__contest=one.contest.key, round__closed_at=None)
    if standing is None or open_rounds.exists():
        return False
    stands = Keyed(
        standing.contest,
        standing.votes,
        standing.valid_votes,
        standing.rejected,
        standing.rejected_by_reason,
        standing.electorate,
        one.figures.verified,
    )
    return _same(stands, one.figures)


def _same(first: Keyed, second: Keyed) -> bool:
    return not differences(first, second)


def _told(order: Order, one: DeclaredRows, findings: Sequence[Finding]) -> Iterator[Fault]:
    is_impossible = any(finding.severity is Severity.IMPOSSIBLE for finding in findings)
    wanted = f" Give the reason in the column reason, and {mark_of_all(findings)} in the column seen."
    answer = "" if is_impossible else wanted
    for finding in findings:
        for box in finding.boxes[:1] or ("",):
            column = "votes" if box.startswith("votes:") else box.partition(":")[0]
            line = one.lines.get(box, one.line)
            yield order.fault(line, column, f"{one.contest.seat.name}: {finding.words}{answer}")
