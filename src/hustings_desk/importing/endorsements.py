"""Endorsements taken in: dated and sourced, each once."""

from __future__ import annotations

from collections.abc import Sequence

from hustings.endorse.picks import Pick, entries, in_order, picks_of, standing
from hustings.record.entry import Endorsement, Kind
from hustings_desk.archive import Said, Writer
from hustings_desk.importing.order import Changes, Order


def take_endorsements(order: Order, picks: Sequence[Pick], writer: Writer) -> Changes:
    """Enter picks that a source states and dates; those entered before are passed over.

    A pick that would leave two candidacies of one seat endorsed at once is a fault.
    """
    changes = Changes()
    known = set(writer.book.now.endorsements)
    stated = [one.payload for one in entries(picks, "desk")]
    new = [one for one in stated if isinstance(one, Endorsement) and one not in known]
    changes.same = len(stated) - len(new)
    changes.words += [_in_words(one, writer) for one in new]
    if len(stated) < len(picks):
        changes.words.append(f"not stated or not dated, and so not entered: {len(picks) - len(stated)}")
    _refuse_two_at_once(order, picks, writer, changes)
    if new and not changes.faults:
        writer.append(*(Said(Kind.ENDORSE, one, order.account, one.source) for one in new))
    changes.rows = len(new)
    return changes


def _refuse_two_at_once(order: Order, picks: Sequence[Pick], writer: Writer, changes: Changes) -> None:
    both = in_order([*picks_of(writer.book.now, order.endorser), *picks])
    seen: dict[str | None, Pick] = {}
    for pick in standing(both):
        before = seen.setdefault(pick.contest, pick)
        is_other = (before.candidacy, before.party) != (pick.candidacy, pick.party)
        if is_other and pick.contest == before.contest:
            where = _seat(pick.contest, writer) if pick.contest else "everywhere"
            one, other = before.candidacy or before.party, pick.candidacy or pick.party
            problem = f"{where}: {one} and {other} would both be endorsed; withdraw one first"
            changes.faults.append(order.fault(1, "candidacy" if pick.contest else "party", problem))


def _in_words(one: Endorsement, writer: Writer) -> str:
    where = _seat(one.contest, writer) if one.contest else "everywhere"
    return f"{where}: {one.position} {one.candidacy or one.party or ''}, {one.published}".replace(" ,", ",")


def _seat(key: str, writer: Writer) -> str:
    return writer.book.now.contests[key].contest.seat.name
