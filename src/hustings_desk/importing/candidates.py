"""A candidates' list taken in: contests that are new, and contests listed anew with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from django.db import transaction

from hustings.errors import ElectionError, Fault
from hustings.record.contest import Candidacy, Contest
from hustings.record.corrections import Corrected, relisted, renomination
from hustings.record.entry import Kind, Renomination
from hustings.sources.nominations import Nominations
from hustings_desk.archive import Said, Writer
from hustings_desk.foundation import add_parties
from hustings_desk.importing.order import Changes, Order
from hustings_desk.models import Round

_OF_SEAT = {"seat": "name", "region": "region", "country": "country", "county": "county", "kind": "kind"}
_OF_CANDIDACY = {name: name for name in ("description", "adjunct", "sitting", "former")}
Missing = Callable[[Mapping[str, str]], list[str]]
_OF_PERSON = {name: name for name in ("gender", "mnis", "democracy_club")}


def take_candidates(order: Order, listed: Nominations, writer: Writer) -> Changes:
    """Enter what a candidates' list changes; what it says of a contest alike is passed over.

    A column that the file does not have leaves what is known as it is. Who is
    not in the file any more stands no more in that contest.
    """
    changes = Changes()
    standing = writer.book.now.contests
    said: dict[str, Said] = {}
    for key, contest in listed.contests.items():
        known = standing.get(key)
        if known is None:
            said[key] = Said(Kind.NOMINATE, contest, order.account, order.file)
            changes.words.append(f"{contest.seat.name}: new, {_count(contest)}")
            continue
        anew = _with_what_is_known(contest, known.contest, listed.columns)
        if _is_alike(anew, known.contest):
            changes.same += 1
            continue
        said[key] = Said(
            Kind.RENOMINATE, renomination(known.contest, anew, order.reason), order.account, order.file
        )
        changes.words.append(f"{anew.seat.name}: {_difference(known.contest, anew)}")
    changes.faults.extend(_refused(said, listed, order, writer))
    if not changes.faults:
        changes.faults.extend(_entered(said, listed, order, writer))
        add_parties(listed.parties)
    changes.rows = len(said)
    return changes


def _with_what_is_known(contest: Contest, known: Contest, columns: frozenset[str]) -> Contest:
    """Return a contest of the file with what its missing columns do not say taken from what is known."""

    def missing(of: Mapping[str, str]) -> list[str]:
        return [name for column, name in of.items() if column not in columns]

    keys = {new: old for old, new in renomination(known, contest, "").keys.items()}
    before = {one.key: one for one in known.candidacies}
    candidacies = []
    for one in contest.candidacies:
        old = before.get(keys.get(one.key, one.key))
        candidacies.append(one if old is None else _one_with_known(one, old, missing))
    seat = replace(contest.seat, **{name: getattr(known.seat, name) for name in missing(_OF_SEAT)})
    return replace(contest, seat=seat, day=known.day, candidacies=tuple(candidacies))


def _one_with_known(one: Candidacy, old: Candidacy, missing: Missing) -> Candidacy:
    of_person = {name: getattr(old.person, name) for name in missing(_OF_PERSON)}
    of_candidacy = {name: getattr(old, name) for name in missing(_OF_CANDIDACY)}
    if one.party != old.party:
        # A description belongs to the party stood for.
        of_candidacy.pop("description", None)
    return replace(one, person=replace(one.person, **of_person), **of_candidacy)


def _is_alike(one: Contest, other: Contest) -> bool:
    return one.seat == other.seat and set(one.candidacies) == set(other.candidacies)


def _refused(said: Mapping[str, Said], listed: Nominations, order: Order, writer: Writer) -> Iterator[Fault]:
    """Yield what cannot be: a change without a reason, under people's hands, or more seats than there are."""
    setup, standing = writer.book.setup, writer.book.now.contests
    new = [key for key, one in said.items() if one.kind is Kind.NOMINATE]
    if setup.seats is not None and new and len(standing) + len(new) > setup.seats:
        there = f"{len(standing)} contests are here, and the House has {setup.seats} seats"
        yield from (order.fault(listed.lines[key], "seat_code", f"is a new contest; {there}") for key in new)
    for key, one in said.items():
        if not isinstance(one.payload, Renomination):
            continue
        if not order.reason:
            yield order.fault(listed.lines[key], "", "changes who stands; a reason is needed, for readers")
        open_round = Round.objects.filter(contest=key, closed_at__isnull=True).first()
        if open_round is not None and (open_round.keyings.exists() or open_round.lease_set.exists()):
            problem = "is being keyed; settle its keys or set them aside before who stands there changes"
            yield order.fault(listed.lines[key], "", problem)


def _entered(said: Mapping[str, Said], listed: Nominations, order: Order, writer: Writer) -> Iterator[Fault]:
    if not said:
        return
    try:
        with transaction.atomic():
            writer.append(*said.values())
        return
    except ElectionError:
        held = writer.book
    for key, one in said.items():
        try:
            with transaction.atomic():
                writer.append(one)
        except ElectionError as wrong:
            writer.book = held
            yield order.fault(listed.lines[key], "", str(wrong))


def _difference(old: Contest, new: Contest) -> str:
    return "; ".join(map(_in_words, relisted(old, new))) or "named or placed anew"


def _in_words(one: Corrected) -> str:
    if one.what == "candidacy":
        return f"with {one.new}" if one.old is None else f"without {one.old}"
    return f"{one.candidacy}: {one.what} {one.old or 'not known'}, now {one.new or 'not known'}"


def _count(contest: Contest) -> str:
    count = len(contest.candidacies)
    return f"{count} candidac{'y' if count == 1 else 'ies'}"
